"""Offsets -> places: where a human looks for what stands at an offset of a document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from refnorm.model import BEGIN, Anchor, Document, Part, Place
from refnorm.patterns import kept

_LINE_END = kept(r"\r\n|\r|\n")


def place_of(document: Document, offset: int) -> Place:
    """Return the place of an offset: by the anchors of the file where it has some, else line and column.

    In a document joined of several files the place names its own file and counts within it.
    """
    part = next((p for p in document.parts if p.span.start <= offset < p.span.end), None)
    found = _anchor(document.anchors, offset, part.span.start if part else 0)
    if found is not None:
        return _within(found, offset)
    return _line(document, offset, part)


def in_lines(place: Place) -> bool:
    """Tell whether people look for a line, not for a page, cell or paragraph.

    A path that is an XPath says which element it is, and has its line beside it.
    """
    return place.page is None and place.cell is None and (place.path is None or place.path.startswith("/"))


def spoken(place: Place) -> str:
    """Say a place in words behind the file's name: `12:5`, `page 3, paragraph 41`, `table 1, row 2`."""
    if in_lines(place):
        return ":".join(str(n) for n in (place.line, place.column) if n is not None)
    return ", ".join(_words(place) or [place.path or ""])


def _words(place: Place) -> list[str]:
    page = [f"page {place.page}"] if place.page is not None else []
    if place.cell is not None:
        table, row, column = place.cell
        return [*page, f"table {table}", f"row {row}", f"column {column}"]
    if place.box is not None:
        return [*page, *([place.path] if place.path else [])]
    return [*page, *([f"paragraph {place.line}"] if place.line is not None else [])]


def _anchor(anchors: tuple[Anchor, ...], offset: int, floor: int) -> Anchor | None:
    """Return the last anchor that begins at or before an offset, and not before `floor`."""
    at = bisect_right(anchors, offset, key=BEGIN)
    if not at or anchors[at - 1].span.start < floor:
        return None
    return anchors[at - 1]


def _within(anchor: Anchor, offset: int) -> Place:
    """Count columns on from the anchor's first character; what parts two anchors is at the first's end."""
    place = anchor.place
    if place.column is None:
        return place
    return replace(place, column=place.column + min(offset, anchor.span.end) - anchor.span.start)


def _line(document: Document, offset: int, part: Part | None) -> Place:
    lines = line_starts(document.text)
    number = bisect_right(lines, offset)
    start = lines[number - 1]
    if part is None:
        return Place(document.source, number, offset - start + 1)
    before = bisect_right(lines, part.span.start)
    return Place(part.source, number - before + 1, offset - max(start, part.span.start) + 1)


@lru_cache(maxsize=1)
def line_starts(text: str) -> tuple[int, ...]:
    """Find the lines once for all that is asked of a document."""
    return (0, *(m.end() for m in _LINE_END.finditer(text)))
