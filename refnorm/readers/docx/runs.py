"""What one paragraph shows, piece by piece: runs, fields, tracked changes, what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import NAMES, attribute, first, on, steps
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.readers.docx import symbols
from refnorm.readers.docx.pages import Pages
from refnorm.readers.docx.styles import Look, Styles

if TYPE_CHECKING:
    from lxml import etree

REMOVED = {
    "final": frozenset(("w:del", "w:moveFrom", "w:cellDel")),
    "original": frozenset(("w:ins", "w:moveTo", "w:cellIns")),
}
"""What a reading of tracked changes leaves out, also as a mark of a paragraph, a row or a cell."""

CHANGES = frozenset().union(*REMOVED.values())

_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_TEXTS = frozenset(("w:t", "w:delText", "m:t"))
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_UNSHOWN = frozenset(
    ("w:pPr", "w:rPr", "w:sdtPr", "w:instrText", "w:delInstrText", "w:rt", "w:customXmlPr", "w:smartTagPr")
)
"""Properties, the instructions of fields, and the small reading aid above a word."""

_SPACE = kept(r"[\t\r\n]")
"""White space in a `w:t` that shows as a space."""


@noun
class Piece:
    """A stretch of text that stands in one element."""

    text: str
    path: str
    line: int
    column: int
    page: int | None
    bold: bool


@noun
class Note:
    """A footnote or endnote where the text refers to it; `kind` is the part that holds it."""

    kind: str
    id: str
    line: int
    page: int | None
    section: int


@dataclass(slots=True)
class Fields:
    """The fields that are open: between its beginning and its separator a field holds its instruction."""

    _open: list[bool] = field(default_factory=list)
    _instructions: int = 0

    @property
    def instruct(self) -> bool:
        """Whether what stands here is an instruction, or the result of a field within one."""
        return self._instructions > 0

    def meet(self, mark: str | None) -> None:
        """Follow a mark: begin, separate, end; one without its partner is passed over."""
        if mark == "begin":
            self._open.append(True)
            self._instructions += 1
        elif mark in ("separate", "end") and self._open:
            self._instructions -= self._open.pop()
            if mark == "separate":
                self._open.append(False)

    def settle(self) -> None:
        """End all instructions, as at the end of a paragraph: a lost mark must not hide what follows."""
        if self._instructions:
            self._open.clear()
            self._instructions = 0


@dataclass(slots=True)
class Runs:
    """Reads paragraphs in their order; fields may span several.

    `notes` gathers the notes that the text refers to, `boxes` the text boxes of the paragraph read last.
    """

    styles: Styles
    pages: Pages
    tracked: str
    notes: list[Note] = field(default_factory=list)
    boxes: list[tuple[etree._Element, str]] = field(default_factory=list)
    changed: bool = False
    line: int = 0
    section: int = 0
    _fields: Fields = field(default_factory=Fields)
    _pieces: list[Piece] = field(default_factory=list)
    _column: int = 1

    def pieces(self, paragraph: etree._Element, path: str, look: Look) -> list[Piece]:
        """Return what a paragraph shows; `look` is what its properties settle."""
        self._pieces, self.boxes, self._column = [], [], 1
        self._inside(paragraph, path, look, look)
        self._fields.settle()
        return self._pieces

    def removed(self, element: etree._Element | None) -> bool:
        """Tell whether the properties of a paragraph's mark, a row or a cell say that it is not there."""
        marks = [NAMES[child.tag] for child in element] if element is not None else []
        self.changed = self.changed or not CHANGES.isdisjoint(marks)
        return not REMOVED[self.tracked].isdisjoint(marks)

    def left_out(self, element: etree._Element, name: str) -> bool:
        """Tell whether an element around text is not to be read: a removed change, or a mere placeholder."""
        if name in CHANGES:
            self.changed = True
            return name in REMOVED[self.tracked]
        return name == "w:sdt" and placeholder(element)

    def _inside(self, element: etree._Element, path: str, paragraph: Look, run: Look) -> None:
        """Read the children of an element, whatever it is: what is not known here may hold runs."""
        for child, name, where in steps(element, path):
            if name in _TEXTS:
                self._show(_SPACE.sub(" ", child.text or ""), where, run)
            elif name == "w:r":
                properties = first(child, "w:rPr")
                look = paragraph if properties is None else self.styles.run(properties, paragraph)
                self._inside(child, where, paragraph, look)
            elif name == "mc:AlternateContent":
                self._alternative(child, where, paragraph, run)
            elif name == "w:txbxContent":
                self.boxes.append((child, where))
            elif not self._meet(child, name, where, run) and not self.left_out(child, name):
                self._inside(child, where, paragraph, run)

    def _meet(self, element: etree._Element, name: str, path: str, run: Look) -> bool:
        """Take what stands for itself in a run; False for what has to be looked into."""
        if name in _CHARACTERS:
            if name == "w:br" and attribute(element, "w:type") == "page":
                self.pages.turn(saved=False)
            self._show(_CHARACTERS[name], path, run)
        elif name == "w:lastRenderedPageBreak":
            self.pages.turn(saved=True)
        elif name == "w:sym":
            code, font = attribute(element, "w:char"), attribute(element, "w:font")
            self._show(symbols.shown(font or "", code or ""), path, run)
        elif name == "w:fldChar":
            self._fields.meet(attribute(element, "w:fldCharType"))
        elif name in _NOTES:
            self._refer(_NOTES[name], attribute(element, "w:id"), run)
        else:
            return name in _UNSHOWN
        return True

    def _alternative(self, element: etree._Element, path: str, paragraph: Look, run: Look) -> None:
        """Read one of several forms of the same thing."""
        forms = [(child, where) for child, name, where in steps(element, path) if name.startswith("mc:")]
        for child, where in forms[:1]:
            self._inside(child, where, paragraph, run)

    def _show(self, text: str, path: str, run: Look) -> None:
        if run.hidden or self._fields.instruct or not text:
            return
        piece = Piece(text, path, self.line, self._column, self.pages.number, bool(run.bold))
        self._pieces.append(piece)
        self._column += len(text)
        self.pages.fill(len(text))

    def _refer(self, kind: str, id: str | None, run: Look) -> None:
        if id is not None and not run.hidden and not self._fields.instruct:
            self.notes.append(Note(kind, id, self.line, self.pages.number, self.section))


def placeholder(control: etree._Element) -> bool:
    """Tell whether a content control shows only its prompt."""
    return bool(on(first(first(control, "w:sdtPr"), "w:showingPlcHdr")))
