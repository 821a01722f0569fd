"""Reference lists that are set in tables: a column each, or both forms in one cell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from refnorm.fields import evidence, subheads
from refnorm.fields.cells import Cell, tables
from refnorm.fields.halves import reads
from refnorm.fields.lines import Line
from refnorm.locate.forms import forms
from refnorm.locate.headings import Heading, heading
from refnorm.locate.interleaving import parted
from refnorm.messages import phrase, worded
from refnorm.model import BEGIN, END, Document, Piece, ReferenceList, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, unlinked

_NUMBER = kept(r"[\W_]*(?P<number>\d{1,4}|[ivxlc]{1,7})[\W_]*", re.IGNORECASE)
_BEGINS = kept(r"[\W_]*(?P<number>\d{1,3})(?!\d)")
_WORD = kept(r"\w")
_FEWEST, _MOST = 2, 0.6
"""References that a column holds at least, and their share of its cells."""
_ABOVE = 3
"""Lines above a table in which its heading is looked for."""
_ROWS_AGREE = 0.5
"""Share of rows whose two cells are forms of one work, from which the columns are lists of the same works."""


@noun
class Column:
    """A column of references: its cells, and the heading in its first cell."""

    cells: tuple[Cell, ...]
    head: Cell | None
    heading: Heading | None


@noun
class Table:
    """A table of references: its span with the heading above it, its columns, the numbers of its rows."""

    span: Span
    title: Span | None
    heading: Heading | None
    columns: tuple[Column, ...]
    numbers: dict[int, str]
    others: bool
    """Whether it says more of the works than their numbers: a table of results does."""


def tabled(document: Document, rows: Sequence[Line]) -> Iterator[tuple[Span, tuple[ReferenceList, ...]]]:
    """Yield every table that holds reference lists: what it takes of the document, and its lists."""
    if not any(block.kind == "cell" for block in document.blocks):
        return
    every = (
        part for cells in _joined(document.text, tables(document)) for part in _cut(document.text, cells)
    )
    for cells in every:
        columns = tuple(_columns(document.text, cells, _under_heading(rows, cells)))
        if not columns:
            continue
        table = _table(document, rows, cells, columns)
        lists = tuple(_lists(document, table))
        if lists:
            yield table.span, lists


def _joined(text: str, found: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Yield tables; one that goes on with the numbers of the table right above it belongs to that."""
    before: tuple[Cell, ...] = ()
    for cells in found:
        if before and _goes_on(text, before, cells):
            below = max(cell.row for cell in before) + 1
            before = (*before, *(replace(cell, row=cell.row + below) for cell in cells))
            continue
        if before:
            yield before
        before = cells
    if before:
        yield before


def _cut(text: str, cells: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Yield the parts of a table at the rows in its middle that are nothing but a list's heading."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if _WORD.search(text, cell.span.start, cell.span.end):
            rows.setdefault(cell.row, []).append(cell)
    first = min(rows, default=0)
    cuts = [
        row for row, own in rows.items() if row > first and len(own) == 1 and heading(own[0].span.of(text))
    ]
    ends = [0, *sorted(cuts), 1 + max(cell.row for cell in cells)]
    for start, end in pairwise(ends):
        if part := tuple(cell for cell in cells if start <= cell.row < end):
            yield part


def _goes_on(text: str, before: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Tell whether a table has the columns and the next number of the one above, with nothing between."""
    if {cell.column for cell in before} != {cell.column for cell in cells}:
        return False
    end, start = max(cell.span.end for cell in before), min(cell.span.start for cell in cells)
    ends = max(cell.row for cell in before), min(cell.row for cell in cells)
    numbers = [_numbered(text, some, row) for some, row in zip((before, cells), ends, strict=True)]
    goes_on = numbers[0] is not None and numbers[1] == numbers[0] + 1
    return goes_on and _WORD.search(text, end, start) is None


def _numbered(text: str, cells: Sequence[Cell], row: int) -> int | None:
    """Return the number with which a row begins."""
    first = min((cell for cell in cells if cell.row == row), key=lambda cell: cell.column)
    found = _BEGINS.match(first.span.of(text))
    return int(found["number"]) if found else None


def _under_heading(rows: Sequence[Line], cells: Sequence[Cell]) -> bool:
    """Tell whether a list's heading stands right above a table."""
    at = bisect_right(rows, min(cell.span.start for cell in cells), key=END)
    return at > 0 and heading(rows[at - 1].text) is not None


def _columns(text: str, cells: Sequence[Cell], headed: bool) -> Iterator[Column]:
    """Yield the columns that mostly hold references; a first cell that is none is the column's head.

    Under a list's heading less evidence is enough.
    """
    columns: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda c: c.row):
        columns.setdefault(cell.column, []).append(cell)
    for _, own in sorted(columns.items()):
        first = own[0].span.of(text)
        named = heading(first)
        head = own[0] if named or evidence.weight(first) < 1 else None
        body = _without_subheads(text, cells, own[1:] if head else own)
        least = 1 if named or headed else 2
        good = sum(evidence.weight(c.span.of(text)) >= least for c in body)
        if good >= _FEWEST and good >= _MOST * len(body):
            yield Column(tuple(body), head, named)


def _without_subheads(text: str, cells: Sequence[Cell], body: Sequence[Cell]) -> list[Cell]:
    """Leave out the cells that name a part of the list, `I. Sources`: known ones, and those that are no
    references and have no number where most rows have one."""
    numbered = {row for row in {cell.row for cell in body} if _numbered(text, cells, row) is not None}
    mostly = len(numbered) >= _MOST * len(body)
    return [
        cell
        for cell in body
        if not subheads.known(said := cell.span.of(text))
        and not (mostly and cell.row not in numbered and _names_part(said))
    ]


def _names_part(text: str) -> bool:
    """Tell whether a cell may be a subheading: no reference, nor what goes on with one from the row above."""
    bare = subheads.unlettered(text)
    return len(text) <= subheads.LONGEST and evidence.capital(bare.lstrip("(«")) and evidence.weight(bare) < 1


def _table(
    document: Document, rows: Sequence[Line], cells: Sequence[Cell], columns: tuple[Column, ...]
) -> Table:
    span = Span(min(c.span.start for c in cells), max(c.span.end for c in cells))
    at = bisect_right(rows, span.start, key=END)
    behind = bisect_left(rows, span.end, key=BEGIN)
    span = Span(min(span.start, rows[at].span.start), max(span.end, rows[behind - 1].span.end))
    above = [(row, h) for row in rows[max(0, at - _ABOVE) : at] if (h := heading(row.text))]
    title, named = (above[-1][0].span, above[-1][1]) if above else (None, None)
    taken = {c.column for column in columns for c in column.cells}
    numbers = {
        c.row: m["number"]
        for c in cells
        if c.column not in taken and (m := _NUMBER.fullmatch(c.span.of(document.text)))
    }
    first = min(c.row for column in columns for c in column.cells)
    others = any(c.row >= first and c.row not in numbers for c in cells if c.column not in taken)
    whole = Span(title.start if title else span.start, span.end)
    return Table(whole, title, named, columns, numbers, others)


def _lists(document: Document, table: Table) -> Iterator[ReferenceList]:
    """Yield a list a column, or two of one column whose cells hold both forms."""
    text = document.text
    agreeing = _agreeing(text, table.columns)
    if table.heading is None and not agreeing and not any(c.heading for c in table.columns):
        return
    if table.others and len(table.columns) < 2:
        return
    for column in table.columns:
        lst = _list(text, table, column)
        if len(table.columns) > 1:
            said = phrase("layout.columns", n=len(table.columns))
            same = phrase("layout.agreeing", columns=said, n=agreeing) if agreeing else said
            yield replace(lst, evidence=worded(same))
        else:
            items = [(piece.span, piece.label) for piece in lst.pieces]
            yield from parted(lst, list(forms(document, items)), text)


def _agreeing(text: str, columns: Sequence[Column]) -> int:
    """Count the rows that hold the same work in two columns; 0 where they are few."""
    if len(columns) < 2:
        return 0
    by_row = [{c.row: c.span.of(text) for c in column.cells} for column in columns]
    both = [row for row in by_row[0] if row in by_row[-1]]
    good = sum(reads(by_row[0][row], by_row[-1][row]) for row in both)
    return good if good >= _ROWS_AGREE * max(len(both), 1) else 0


def _list(text: str, table: Table, column: Column) -> ReferenceList:
    """Return the list of a column; its heading is its head, else what stands above the table."""
    title = table.title if column.head is None or table.title else column.head.span
    known = column.heading or table.heading
    body = " ".join(unlinked(c.span.of(text)) for c in column.cells)
    script = "Cyrillic" if cyrillic_share(body) >= 0.5 else "Latin"
    pieces = tuple(Piece(c.span, table.numbers.get(c.row)) for c in column.cells)
    return ReferenceList(
        0,
        title,
        Span(title.start if title else table.span.start, table.span.end),
        known.language if known else "und",
        script,
        "native" if script == "Cyrillic" else "romanized",
        layout="table",
        evidence=worded("layout.column"),
        pieces=pieces,
    )
