"""Tables whose cells are centred in their rows: both columns are raised to the tops of the rows.

Such rows are told by the room between them: as many in both columns, each as high in the middle as the other.
Numbers in a column of their own come to the first lines of their rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from refnorm.readers.pdf.columns import Column
from refnorm.readers.pdf.rows import Row, Run, baseline

LEVEL = 2
"""Points by which the baselines of one row of a table differ at most."""
_GAP = 1.25
"""Usual distances of lines from which one is in another row."""
_FEWEST = 3
"""Rows that a page has at least."""
_OFF = 4.0
"""Points by which the middles of a row's two cells differ at most."""

Cell = list[Row]


def raised(left: Column, right: Column) -> tuple[Column, Column]:
    """Return both columns with the cells of each row on one level; as they are where that shows no table."""
    edge = median([rest[0].x0 for row in left.rows if (rest := row[lone(row) is not None :])] or [0.0])
    aside = [lone(row) is not None and row[0].x1 < edge for row in left.rows]
    numbers = [row[0] for row, number in zip(left.rows, aside, strict=True) if number]
    texts = [row[1:] if number else row for row, number in zip(left.rows, aside, strict=True)]
    cells = _cells([row for row in texts if row]), _cells(right.rows)
    if len(cells[0]) != len(cells[1]) or len(cells[0]) < _FEWEST:
        return left, right
    pairs = list(zip(*cells, strict=True))
    apart = [abs(_middle(one) - _middle(other)) > _OFF for one, other in pairs]
    if any(apart[1:-1]) or all(abs(_top(one) - _top(other)) <= LEVEL for one, other in pairs[1:-1]):
        return left, right
    tops = [None if off else max(_top(a), _top(b)) for (a, b), off in zip(pairs, apart, strict=True)]
    lefts, rights = ([_lifted(c, top) for c, top in zip(side, tops, strict=True)] for side in cells)
    found = [_numbered(cell, own, numbers) for cell, own in zip(lefts, cells[0], strict=True)]
    if sum(count for _, count in found) != len(numbers) or any(count > 1 for _, count in found):
        return left, right
    rows = tuple(row for cell, _ in found for row in cell)
    return Column(left.name, rows), Column(right.name, tuple(row for cell in rights for row in cell))


def lone(row: Row) -> int | None:
    """Return the number that stands by itself on a line or before it, as in a column of numbers."""
    number = row[0].words[0].text.rstrip(".)") if len(row[0].words) == 1 else ""
    return int(number) if number.isdecimal() and len(number) < len("1000") else None


def room(rows: Sequence[Row], n: int) -> float:
    """Return the distance of a line from the one above, 0 for the first."""
    return baseline(rows[n - 1]) - baseline(rows[n]) if n else 0.0


def usual(rows: Sequence[Row]) -> float:
    """Return the distance of most lines from each other."""
    steps = sorted(baseline(a) - baseline(b) for a, b in pairwise(rows))
    return max(steps[len(steps) // 4], 1.0) if steps else 1.0


def _cells(rows: Sequence[Row]) -> list[Cell]:
    """Part the lines of a column where there is room between them."""
    step = usual(rows)
    found: list[Cell] = []
    for n, row in enumerate(rows):
        if not n or room(rows, n) > _GAP * step:
            found.append([])
        found[-1].append(row)
    return found


def _top(cell: Cell) -> float:
    return baseline(cell[0])


def _middle(cell: Cell) -> float:
    return (baseline(cell[0]) + baseline(cell[-1])) / 2


def _lifted(cell: Cell, top: float | None) -> Cell:
    by = 0.0 if top is None else top - _top(cell)
    return [[one._replace(y=one.y + by) for one in row] for row in cell] if by else cell


def _numbered(cell: Cell, own: Cell, numbers: Sequence[Run]) -> tuple[Cell, int]:
    """Return a cell with the number that stood beside it before its first line, and how many did."""
    beside = [one for one in numbers if _top(own) + LEVEL >= one.y >= baseline(own[-1]) - LEVEL]
    if len(beside) != 1:
        return cell, len(beside)
    first = cell[0]
    return [[beside[0]._replace(y=baseline(first)), *first], *cell[1:]], 1
