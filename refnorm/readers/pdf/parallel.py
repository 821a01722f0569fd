"""Two columns that run beside each other from page to page: a table of two lists, or of a text and another.

On such pages the left columns are read to their end before the right ones. That they are parallel is told by
their scripts, one on the left and another on the right, and by rows: where an item begins in one column, a
line of the other stands level with it, often with room above it in the shorter of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from refnorm.patterns import kept
from refnorm.readers.pdf.centred import LEVEL, lone, raised, room, usual
from refnorm.readers.pdf.columns import Column
from refnorm.readers.pdf.rows import Row, baseline, shown
from refnorm.text import cyrillic_share

_APART = 0.25
"""By how much the shares of Cyrillic of the two columns differ at least."""
_GAP = 1.02
"""Usual distances of lines from which a row begins with room above it."""
_SHARE = 0.4
"""Share of the left column's items that begin level with a line and below some room, in a table."""
_ITEM = kept(r"\W{0,2}(?P<number>\d{1,3})(?:\s?[.)\]]\s?\D|\s+[^\W\d_][^\W_]+,?\s[^\W\d_]\.)")
"""How an item of the left column begins: without a mark if a person's name follows; `1994. 5 p.` is none."""
_REST = 10
"""Lines that the rest of a row or an item from the page before takes at most."""
_SIDES = ("left column", "right column")

Sheet = tuple[int, Column]


class Placed(NamedTuple):
    """A column of a page, in reading order, and of a table's the baselines at which rows begin in it."""

    page: int
    column: Column
    starts: frozenset[float] | None = None


def in_order(sheets: Sequence[Sheet]) -> list[Placed]:
    """Return columns in reading order."""
    pages = [[Placed(*sheet) for sheet in same] for _, same in groupby(sheets, lambda sheet: sheet[0])]
    found: list[Placed] = []
    for opposed, group in _grouped(pages):
        several = [_raised(page) for page in group] if opposed else group
        level = opposed and _are_rows(several)
        beside = level or (opposed and _go_on(several))
        found.extend(_streams(several, level) if beside else (placed for page in several for placed in page))
    return found


def _raised(page: list[Placed]) -> list[Placed]:
    """Return a page of two columns, the cells of a table that are centred in their rows on one level."""
    sides = [next(one.column for one in page if one.column.name == side) for side in _SIDES]
    named = dict(zip(_SIDES, raised(*sides), strict=True))
    return [one._replace(column=named.get(one.column.name or "", one.column)) for one in page]


def _grouped(pages: Sequence[list[Placed]]) -> Iterator[tuple[bool, list[list[Placed]]]]:
    """Yield runs of pages with columns of two scripts, and of others.

    The last works of both lists may be in one script: their page belongs to those before if its left column
    goes on where theirs ends.
    """
    run: list[list[Placed]] = []
    before = False
    for page in pages:
        opposed = _are_opposed(page) or (before and _goes_on(run[-1], page))
        if run and opposed != before:
            yield before, run
            run = []
        before = opposed
        run.append(page)
    if run:
        yield before, run


def _goes_on(page: Sequence[Placed], following: Sequence[Placed]) -> bool:
    """Tell whether the left column's items go on in that of the next page, and not in its right one.

    A page of few lines and no items has the rest of the last row.
    """
    both = (page, following)
    sides = [[one.column for one in some if one.column.name in _SIDES] for some in both]
    if any(len(pair) != len(_SIDES) for pair in sides):
        return False
    (before, _), (after, right) = ([_numbers(column) for column in pair] for pair in sides)
    if not before:
        return False
    if not after and not right:
        tops = [baseline(column.rows[0]) for column in sides[1]]
        return abs(tops[0] - tops[1]) < LEVEL and all(len(column.rows) <= _REST for column in sides[1])
    return after[:1] == [before[-1] + 1] and right[:1] != [after[-1] + 1]


def _streams(pages: Sequence[Sequence[Placed]], level: bool) -> Iterator[Placed]:
    """Yield all left columns with what stands above them, then all right ones with what stands below.

    `level` tells that their items begin in rows.
    """
    cuts = [next(n for n, one in enumerate(page) if one.column.name == _SIDES[1]) for page in pages]
    rows = [_starts(page) if level else (None, None) for page in pages]
    for page, cut, (left, _) in zip(pages, cuts, rows, strict=True):
        yield from (one._replace(starts=left) if one.column.name == _SIDES[0] else one for one in page[:cut])
    for page, cut, (_, right) in zip(pages, cuts, rows, strict=True):
        yield page[cut]._replace(starts=right)
        yield from page[cut + 1 :]


def _starts(page: Sequence[Placed]) -> tuple[frozenset[float], frozenset[float]]:
    """Return the baselines at which rows begin in both columns of a page."""
    left, right = (next(one.column for one in page if one.column.name == side) for side in _SIDES)
    level = list(_level(left, right, proven=True))
    return (
        frozenset(baseline(left.rows[n]) for n, _ in level),
        frozenset(baseline(right.rows[n]) for _, n in level),
    )


def _are_opposed(page: Sequence[Placed]) -> bool:
    """Tell whether a page has two columns of two scripts."""
    sides = [[one.column for one in page if one.column.name == side] for side in _SIDES]
    if any(len(side) != 1 for side in sides):
        return False
    shares = [cyrillic_share(shown(chain.from_iterable(column.rows))) for (column,) in sides]
    return abs(shares[0] - shares[1]) >= _APART


def _are_rows(pages: Sequence[Sequence[Placed]]) -> bool:
    """Tell whether the items of pages of two columns begin in rows.

    They do not where the right column's numbers go on from the left one's: there one list flows on.
    """
    items = level = 0
    for page in pages:
        left, right = (next(one.column for one in page if one.column.name == side) for side in _SIDES)
        before, after = _numbers(left), _numbers(right)
        if before and after and after[0] == before[-1] + 1:
            return False
        items += sum(1 for n, row in enumerate(left.rows) if n and _ITEM.match(shown(row)))
        level += sum(n > 0 for n, _ in _level(left, right))
    return items > 0 and level >= _SHARE * items


def _go_on(pages: Sequence[Sequence[Placed]]) -> bool:
    """Tell whether the items of every column go on in the same column of the next page.

    Of one column the next page may have no more than the rest of its last item.
    """
    sides = [[one.column for one in page if one.column.name in _SIDES] for page in pages]
    return len(pages) > 1 and all(
        all(_has_next(*both) or _is_rest(*both) for both in zip(page, following, strict=True))
        and any(_has_next(*both) for both in zip(page, following, strict=True))
        for page, following in pairwise(sides)
    )


def _has_next(before: Column, after: Column) -> bool:
    numbers = _numbers(before), _numbers(after)
    return numbers[0] != [] and numbers[1][:1] == [numbers[0][-1] + 1]


def _is_rest(before: Column, after: Column) -> bool:
    return len(after.rows) <= _REST and _numbers(before) != [] and not _numbers(after)


def _numbers(column: Column) -> list[int]:
    """Return the numbers of a column's items."""
    found = (_ITEM.match(shown(row)) for row in column.rows)
    return [int(match["number"]) for match in found if match]


def _level(left: Column, right: Column, *, proven: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the left column's items that begin a row: a line of the right one stands level with each, and
    there is some room above one of the two; both by their positions.

    In a table that is `proven` a number by itself, the next in turn, begins a row without any room.
    """
    lines = {round(baseline(row)): n for n, row in enumerate(right.rows)}
    steps = usual(left.rows), usual(right.rows)
    last = 0
    for n, row in enumerate(left.rows):
        alone = _alone(row) if proven else None
        if alone is None and not _ITEM.match(shown(row)):
            continue
        y = round(baseline(row))
        at = next((lines[near] for near in range(y - LEVEL, y + LEVEL + 1) if near in lines), None)
        if at is None:
            continue
        above = max(room(left.rows, n) / steps[0], room(right.rows, at) / steps[1])
        if n == 0 or above > _GAP or alone == last + 1:
            last = alone or last
            yield n, at


def _alone(row: Row) -> int | None:
    """Return the number that stands by itself before a line, as in a column of numbers."""
    return lone(row) if len(row) > 1 else None
