"""Which tables of a page hold data, and where their cells stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refnorm.readers.html.numbering import integer

if TYPE_CHECKING:
    from lxml import etree

_WIDEST = 1000
"""Columns of a table: `colspan` may say anything, and HTML stops there as well (4.9.11)."""
_STRUCTURE = ("h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "table", "list", "ref-list")


def holds_data(table: etree._Element) -> bool:
    """Tell a table of data from one that only lays out the page: that holds headings, lists, tables."""
    if table.get("role") in ("presentation", "none"):
        return False
    if any(inner is not table for inner in table.iter(*_STRUCTURE)):
        return False
    cells = table.iter("td", "th")
    return next(cells, None) is not None and next(cells, None) is not None


class Grid:
    """The cells of one table, row by row; a cell may take several columns and rows."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._row = self._column = 0
        self._taken: dict[int, int] = {}

    def row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0

    def cell(self, element: etree._Element) -> tuple[int, int, int]:
        """Return table, row and column of the next cell."""
        self._row = self._row or 1
        self._column += 1
        while self._column < _WIDEST and self._taken.get(self._column, 0) >= self._row:
            self._column += 1
        first = self._column
        wide, high = (
            min(max(integer(element.get(name)) or 1, 1), _WIDEST) for name in ("colspan", "rowspan")
        )
        self._column += wide - 1
        if high > 1:
            taken = range(first, min(first + wide, _WIDEST))
            self._taken.update(dict.fromkeys(taken, self._row + high - 1))
        return self._number, self._row, first
