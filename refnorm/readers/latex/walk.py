"""Where the reading of a LaTeX file stands: what comes next, what is open, what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Place
from refnorm.nouns import noun
from refnorm.readers.flow import Flow
from refnorm.readers.latex.files import Files
from refnorm.readers.latex.lists import Lists, Numbering
from refnorm.readers.latex.macros import Macros
from refnorm.readers.latex.printing import Printer
from refnorm.readers.latex.stream import Budget, Stream
from refnorm.readers.latex.tokens import Token, scan
from refnorm.readers.lines import CELL, PARAGRAPH, Mode

_DEEPEST = 10_000
"""How many groups may stand within one another."""
_NBSP = "\u00a0"


@dataclass(slots=True)
class Table:
    """A table that is being read: its number, and where in it the next text stands."""

    number: int
    row: int = 1
    column: int = 1


@noun
class State:
    """What a group hands on to those within it; `hidden` is what stands before the document."""

    mode: Mode = PARAGRAPH
    bold: bool = False
    hidden: bool = False
    numbering: Numbering | None = None
    table: Table | None = None


@noun
class Frame:
    """What is open: a `group`, an `environment` of that name, a `heading` or a `note`."""

    kind: str
    token: Token
    outer: State
    name: str = ""


class Walk:
    """The state of the reading of one file and those that it reads in.

    `cited` numbers the entries of its lists by their keys.
    """

    def __init__(self, files: Files, flow: Flow, cited: Mapping[str, str]) -> None:
        budget = Budget(200_000 + 4 * len(files.text))
        self.files = files
        self.flow = flow
        self.cited = cited
        self.macros = Macros()
        self.stream = Stream(scan(files.text), budget)
        self.printer = Printer(self.macros, budget)
        self.lists = Lists(self.printer)
        self.state = State(hidden="\\begin{document}" in files.text)
        self.frames: list[Frame] = []
        self.strays: list[str] = []
        """What closes nothing, and what nothing closed, in words."""
        self.unknown: dict[str, Token] = {}
        """Commands that print nothing because nobody knows them, each where it stands first."""
        self.notes: list[tuple[Token, Sequence[Token]]] = []
        self.language = ""
        self.caption = ""
        self.shorthands = self.math = self.headed = self.over = False
        self.fields: Mapping[str, str] = {}
        """The commands that begin a field of an entry, with the marks before them; none outside of one."""
        self.first = False
        self.conditions = self.tables = 0

    def write(self, token: Token, text: str) -> None:
        """Show text where a token stands."""
        if self.state.hidden or not text:
            return
        if text.isspace() and text != _NBSP:
            self.flow.add(" ")
            return
        self.flow.mode, self.flow.bold = self.state.mode, self.state.bold
        place = self.files.place(token)
        self.flow.add(text, self._in_cell(place))
        self.headed = False

    def _in_cell(self, place: Place) -> Place:
        table = self.state.table
        if table is None or self.state.mode != CELL:
            return place
        return replace(place, cell=(table.number, table.row, table.column))

    def open(self, kind: str, token: Token, state: State | None = None, name: str = "") -> None:
        """Open something; within it a `state` of its own holds."""
        if len(self.frames) >= _DEEPEST:
            raise ReadError(worded("trouble.braces", deepest=f"{_DEEPEST:,}"), worded("advice.no_manuscript"))
        self.frames.append(Frame(kind, token, self.state, name))
        self.state = self.state if state is None else state

    def enter(self, kind: str, token: Token, state: State) -> bool:
        """Open the group that follows, if one does, with a state of its own."""
        following = self.stream.skip_spaces()
        if following is None or following.kind != "open":
            return False
        self.stream.next()
        self.open(kind, token, state)
        return True

    def close(self, token: Token) -> None:
        """Close the group that was opened last."""
        if not self.frames or self.frames[-1].kind == "environment":
            self._stray("closes_nothing", token)
            return
        self._leave(self.frames.pop())

    def leave(self, token: Token, name: str) -> Frame | None:
        """End the environment of that name, and what was left open within it."""
        if not any(frame.kind == "environment" and frame.name == name for frame in self.frames):
            self._stray("ends_nothing", token, name=name)
            return None
        while True:
            frame = self.frames.pop()
            self._leave(frame)
            if frame.kind == "environment" and frame.name == name:
                return frame
            self.left_open(frame)

    def left_open(self, frame: Frame) -> None:
        """Remember what nothing closes."""
        if frame.kind == "environment":
            self._stray("begin_open", frame.token, name=frame.name)
        else:
            self._stray("brace_open", frame.token)

    def _stray(self, what: str, token: Token, **name: str) -> None:
        self.strays.append(worded(f"doubt.{what}", line=self.files.spoken(token), **name))

    def _leave(self, frame: Frame) -> None:
        """Go back to the state before something was opened."""
        if frame.kind in ("heading", "note"):
            self.end()
        self.state = frame.outer
        if frame.kind == "heading":
            self.flow.gap()
            self.headed = True

    def paragraph(self) -> None:
        """End a paragraph, a heading that nothing closed, and what stands in mathematics."""
        self.math = False
        while self.frames and self.frames[-1].kind == "heading":
            frame = self.frames.pop()
            self.left_open(frame)
            self._leave(frame)
        self.end()

    def end(self) -> None:
        """End a block; its notes come next, unless the end belongs to a note."""
        self.flow.end()
        if self.notes and not any(frame.kind == "note" for frame in self.frames):
            notes, self.notes = self.notes, []
            for token, body in reversed(notes):
                at = token._replace(kind="close", text="}")
                self.stream.push((token, *body, at))

    def finish(self) -> None:
        """End the last block and tell what was left open."""
        self.end()
        for frame in self.frames:
            self.left_open(frame)
        for token in self.stream.unclosed:
            self._stray("brace_open", token)
        for name, token in self.unknown.items():
            self._stray("not_printed", token, name=name)
