"""Running text of a marked-up file -> blocks: white space collapses as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from refnorm.model import Place
from refnorm.patterns import kept
from refnorm.readers.building import LONGEST_HEADING, NOTHING, Builder
from refnorm.readers.lines import BOLD, ITEM, PARAGRAPH, Mode

_STRETCH = kept(r"([ \t\n\r\f]+)|[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")


class Flow:
    """Text piece by piece: white space is collapsed across pieces and dropped at the ends of lines.

    The next block takes its `mode` and `label` when its first visible character comes; `bold` says of what
    is added now whether it is bold.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.mode = PARAGRAPH
        self.label: str | None = None
        self._item = False
        self.bold = False
        self._pieces: list[tuple[str, Place | None]] = []
        self._taken: tuple[Mode, str | None] = (self.mode, None)
        self._white = self._all_bold = self._gap = False

    def item(self, label: str | None) -> None:
        """Say that an item begins: its first block is one, with the label; the others are paragraphs."""
        self.label, self._item = label, True

    def add(self, text: str, place: Place | None = None) -> None:
        """Add running text; `place` is that of its first character."""
        for match in _STRETCH.finditer(text):
            if match[1]:
                self._white = True
            else:
                self.keep(match[0], _shifted(place, match.start()))

    def keep(self, text: str, place: Place | None = None) -> None:
        """Add text whose own white space is shown."""
        if not self._pieces:
            if not text.strip():
                return
            self._begin()
        elif self._white and self._pieces[-1][0] != "\n":
            self._pieces.append((" ", None))
        self._white = False
        self._all_bold = self._all_bold and (self.bold or not text.strip())
        self._pieces.append((text, place))

    def _begin(self) -> None:
        mode = self.mode
        if mode == ITEM and not self._item:
            mode = PARAGRAPH
        self._taken, self._all_bold = (mode, self.label), True
        self.label, self._item = None, False

    def join(self) -> None:
        """Let what follows stand right behind what was added last."""
        self._white = False

    def line(self) -> None:
        """End a line within a block."""
        if self._pieces:
            self._white = False
            self._pieces.append(("\n", None))

    def end(self, known: Mapping[str, str] = NOTHING) -> bool:
        """End the block, if there is one; return whether there was."""
        pieces, self._pieces, self._white = self._pieces, [], False
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        if not pieces:
            return False
        mode, label = self._named(pieces)
        if self._gap:
            self.builder.space()
        self._gap = False
        self.builder.begin(*mode, label, known)
        for text, place in pieces:
            self.builder.add(text, place)
        self.builder.end()
        return True

    def gap(self) -> None:
        """End the block, and leave a blank line before the next."""
        self.end()
        self._gap = True

    def _named(self, pieces: list[tuple[str, Place | None]]) -> tuple[Mode, str | None]:
        """Return what the block is: an item where it has a label, a heading where it is wholly bold."""
        mode, label = self._taken
        if label is not None and mode == PARAGRAPH:
            return ITEM, label
        if mode == PARAGRAPH and self._all_bold and _titular("".join(text for text, _ in pieces)):
            return BOLD, label
        return mode, label


def _titular(text: str) -> bool:
    """Tell whether bold text may be a heading: short, on one line, and no numbered item."""
    return len(text) <= LONGEST_HEADING and "\n" not in text and not kept(r"[\[(]?\d").match(text)


def _shifted(place: Place | None, by: int) -> Place | None:
    if place is None or place.column is None or not by:
        return place
    return replace(place, column=place.column + by)
