"""The order of a file: paragraphs, tables, text boxes and notes become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import attribute, first, on, steps, value
from refnorm.messages import worded
from refnorm.model import Place
from refnorm.readers.building import LONGEST_HEADING, Builder
from refnorm.readers.docx.numbering import Numbering
from refnorm.readers.docx.runs import CHANGES, Piece, Runs
from refnorm.readers.docx.styles import BODY, Look, whole
from refnorm.readers.lines import BOLD, CELL, FOOTNOTE, ITEM, PARAGRAPH, Mode, item
from refnorm.traced import INVISIBLE

if TYPE_CHECKING:
    from lxml import etree

LONGEST_NUMBERED = 100
"""How long a bold line with a number may be to be a heading; beyond it is an item of a list set in bold."""

_WIDEST = 1000
"""How many columns of a table one cell may span."""

_AROUND = CHANGES | {"w:sdt", "w:sdtContent", "w:customXml"}
"""What may stand between a table and its rows, a row and its cells."""

_EMBEDDED = {"w:altChunk": "embedded", "w:subDoc": "included"}


@dataclass(slots=True)
class Where:
    """In what the walk is.

    `cell` is that of a table; `note` is the number of a footnote that no block bears yet, "" after the first
    one and None outside of notes; `lines` is whether paragraphs count, `filled` whether one has shown text.
    """

    cell: tuple[int, int, int] | None = None
    note: str | None = None
    lines: bool = True
    filled: bool = False


class Body:
    """Walks the parts of a file and gives the builder what they show."""

    def __init__(
        self, source: str, builder: Builder, numbering: Numbering, runs: Runs, sections: list[str | None]
    ) -> None:
        self._source, self._builder, self._numbering, self._runs = source, builder, numbering, runs
        self._sections = sections
        self._joined: list[Piece] = []
        self._tables = 0
        self._label: str | None = None
        self.unread: dict[str, None] = {}

    def story(self, element: etree._Element, path: str, where: Where) -> None:
        """Read what stands in an element that holds paragraphs and tables."""
        self._walk(element, path, where)
        self._flush(where)

    def part(self) -> None:
        """Leave a blank line between two parts of the file."""
        self._builder.space()

    def _walk(self, element: etree._Element, path: str, where: Where) -> None:
        for child, name, at in steps(element, path):
            if name == "w:p":
                self._paragraph(child, at, where)
            elif name == "w:tbl":
                self._flush(where)
                self._table(child, at, where)
            elif name in _EMBEDDED:
                self.unread[worded(f"doubt.{_EMBEDDED[name]}", name=name[2:])] = None
            elif name == "mc:AlternateContent":
                self._walk_first(child, at, where)
            elif name not in ("w:sectPr", "w:sdtPr", "w:tcPr") and not self._runs.left_out(child, name):
                self._walk(child, at, where)

    def _walk_first(self, element: etree._Element, path: str, where: Where) -> None:
        for child, name, at in steps(element, path):
            if name.startswith("mc:"):
                return self._walk(child, at, where)
        return None

    def _paragraph(self, element: etree._Element, path: str, where: Where) -> None:
        runs, properties = self._runs, first(element, "w:pPr")
        look = runs.styles.paragraph(properties)
        runs.line += where.lines
        if on(first(properties, "w:pageBreakBefore")):
            runs.pages.turn(saved=False)
        pieces = runs.pieces(element, path, look)
        boxes = runs.boxes
        # a paragraph whose mark is removed runs on into the next one, which gives the whole its form
        if runs.removed(first(properties, "w:rPr")):
            self._joined += pieces
        else:
            shown = self._joined + pieces
            self._joined = []
            self._block(shown, look, where, bool(_hidden(properties) and not shown))
        for box, at in boxes:
            held, self._joined = self._joined, []
            self.story(box, at, Where(where.cell, where.note, lines=False))
            self._joined = held
        if first(properties, "w:sectPr") is not None:
            self._section()

    def _section(self) -> None:
        """End a section; how the next one begins is said where that one ends."""
        self._builder.space()
        self._runs.section += 1
        following = self._sections[self._runs.section :][:1]
        if following and following[0] not in ("continuous", "nextColumn"):
            self._runs.pages.turn(saved=False)

    def _flush(self, where: Where) -> None:
        if self._joined:
            shown, self._joined = self._joined, []
            self._block(shown, Look(), where, hidden=False)

    def _block(self, pieces: list[Piece], look: Look, where: Where, hidden: bool) -> None:
        """Give one paragraph to the builder, under its number; an empty one leaves a blank line."""
        if hidden:
            return
        label = self._numbering.label(look)
        text = "".join(piece.text for piece in pieces)
        if not text.strip():
            self._empty(label, where)
            return
        mode = _mode(pieces, text, look, label, where)
        if where.note is not None:
            label, where.note = where.note or label, ""
        elif where.cell is not None:
            label, self._label = label or self._label, None
        self._builder.begin(*mode, label or None)
        for piece in pieces:
            self._builder.add(piece.text, self._place(piece, where))
        self._builder.end()
        where.filled = True

    def _empty(self, label: str | None, where: Where) -> None:
        """Keep the number of an empty cell for the next one: in many tables it has a column of its own."""
        if where.cell is None:
            self._builder.space()
        elif label:
            self._label = label
        elif where.filled:
            self._builder.space()

    def _place(self, piece: Piece, where: Where) -> Place:
        return Place(self._source, piece.line, piece.column, piece.page, cell=where.cell, path=piece.path)

    def _table(self, table: etree._Element, path: str, where: Where) -> None:
        self._tables += 1
        number, row, pages = self._tables, 0, self._runs.pages
        for element, at in self._through(table, path, "w:tr"):
            properties = first(element, "w:trPr")
            if self._runs.removed(properties):
                continue
            row += 1
            start, ends = pages.number, []
            for cell, column, inner in self._cells(element, at, properties):
                pages.back(start)
                self.story(cell, inner, Where((number, row, column), where.note, where.lines))
                ends.append(pages.number)
            pages.back(None if None in ends else max((n for n in ends if n is not None), default=start))
            self._label = None

    def _cells(
        self, row: etree._Element, path: str, properties: etree._Element | None
    ) -> Iterator[tuple[etree._Element, int, str]]:
        """Yield the cells of a row with their columns; one that goes on from above shows nothing."""
        column = 1 + _width(value(properties, "w:gridBefore"), 0)
        for cell, at in self._through(row, path, "w:tc"):
            own = first(cell, "w:tcPr")
            if self._runs.removed(own):
                continue
            if not any(_continues(first(own, name)) for name in ("w:vMerge", "w:hMerge")):
                yield cell, column, at
            column += _width(value(own, "w:gridSpan"), 1)

    def _through(
        self, element: etree._Element, path: str, wanted: str
    ) -> Iterator[tuple[etree._Element, str]]:
        """Yield the rows of a table or the cells of a row, also out of content controls."""
        for child, name, at in steps(element, path):
            if name == wanted:
                yield child, at
            elif name in _AROUND and not self._runs.left_out(child, name):
                yield from self._through(child, at, wanted)


def _mode(pieces: list[Piece], text: str, look: Look, label: str | None, where: Where) -> Mode:
    if where.note is not None:
        return FOOTNOTE
    if where.cell is not None:
        return CELL
    short = len(text.strip()) <= LONGEST_HEADING
    if short and look.outline is not None and 0 <= look.outline < BODY:
        return Mode("heading", min(look.outline + 1, BOLD.level - 1))
    if short and all(piece.bold for piece in pieces if piece.text.strip()) and _titled(text.strip(), label):
        return BOLD
    return ITEM if label is not None or item(text.strip().lstrip(INVISIBLE)) else PARAGRAPH


def _titled(text: str, label: str | None) -> bool:
    """Tell whether a bold line may be a heading: under a number it is an item if it reads like a sentence."""
    return label is None or (label != "" and len(text) <= LONGEST_NUMBERED and text[-1] not in ".;")


def _hidden(properties: etree._Element | None) -> bool:
    return bool(on(first(first(properties, "w:rPr"), "w:vanish")))


def _continues(merge: etree._Element | None) -> bool:
    return merge is not None and attribute(merge) != "restart"


def _width(text: str | None, least: int) -> int:
    return max(least, min(whole(text) or least, _WIDEST))
