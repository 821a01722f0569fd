"""The cells of tables: as a file marks them, or as Markdown and HTML within it draw them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from refnorm.model import BEGIN, Anchor, Block, Document, Span
from refnorm.nouns import noun
from refnorm.patterns import kept

_PIPE = kept(r"(?<!\\)\|")
_RULE = kept(r"[\s|:=+-]*")
_TAG = kept(r"<(?P<end>/?)(?P<name>table|tr|td|th)\b[^<>]*>", re.IGNORECASE)


@noun
class Cell:
    """What stands in a table: its text without white space around it, its row and column from 0."""

    span: Span
    row: int
    column: int


def tables(document: Document) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each table that has any text."""
    for _, run in groupby(_runs(document), key=lambda found: found[0]):
        blocks = [block for _, block in run]
        anchored = _anchored(document, blocks)
        for table in anchored if anchored else [_drawn(document.text, blocks)]:
            if table:
                yield tuple(table)


def _runs(document: Document) -> Iterator[tuple[int, Block]]:
    """Yield the blocks of tables, each with the number of its run of such blocks."""
    number, last = 0, -2
    for i, block in enumerate(document.blocks):
        if block.kind == "cell":
            number += i != last + 1
            last = i
            yield number, block


def _anchored(document: Document, blocks: Sequence[Block]) -> list[list[Cell]]:
    """Return the cells that the file's own places tell; blocks of one cell are joined."""
    places = [_cell_of(document.anchors, block) for block in blocks]
    if None in places:
        return []
    found: dict[int, dict[tuple[int, int], Span]] = {}
    for place, block in zip(places, blocks, strict=True):
        assert place is not None
        cells = found.setdefault(place[0], {})
        known = cells.get(place[1:], block.span)
        cells[place[1:]] = Span(known.start, block.span.end)
    return [[Cell(span, *at) for at, span in cells.items()] for cells in found.values()]


def _cell_of(anchors: Sequence[Anchor], block: Block) -> tuple[int, int, int] | None:
    at = bisect_right(anchors, block.span.start, key=BEGIN)
    return anchors[at - 1].place.cell if at and anchors[at - 1].span.end > block.span.start else None


def _drawn(text: str, blocks: Sequence[Block]) -> list[Cell]:
    """Return the cells of a drawn table: between tags, or between the bars of each line."""
    if "<" in blocks[0].span.of(text)[:1]:
        return list(_tagged(text, Span(blocks[0].span.start, blocks[-1].span.end)))
    rows = [block.span for block in blocks if not _RULE.fullmatch(block.span.of(text))]
    return [cell for row, span in enumerate(rows) for cell in _barred(text, span, row)]


def _barred(text: str, line: Span, row: int) -> Iterator[Cell]:
    """Yield the cells of a line between bars."""
    bars = [m.start() for m in _PIPE.finditer(text, line.start, line.end)]
    bounds = [*([line.start - 1] if not bars or bars[0] > line.start else []), *bars]
    bounds += [line.end] if not bars or bars[-1] < line.end - 1 else []
    for column, (a, b) in enumerate(pairwise(bounds)):
        span = _inner(text, a + 1, b)
        if span:
            yield Cell(span, row, column)


def _tagged(text: str, table: Span) -> Iterator[Cell]:
    """Yield the cells between the tags of HTML; a cell ends at the next tag of the table."""
    row, column, begin = -1, -1, -1
    for tag in _TAG.finditer(text, table.start, table.end):
        if begin >= 0 and (span := _inner(text, begin, tag.start())):
            yield Cell(span, row, column)
        begin = -1
        if tag["end"]:
            continue
        if tag["name"].lower() == "tr":
            row, column = row + 1, -1
        elif tag["name"].lower() in ("td", "th"):
            column, begin = column + 1, tag.end()


def _inner(text: str, start: int, end: int) -> Span | None:
    chunk = text[start:end]
    inner = chunk.strip()
    if not inner:
        return None
    at = start + chunk.index(inner[0])
    return Span(at, at + len(inner))
