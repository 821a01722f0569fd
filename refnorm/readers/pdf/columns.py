"""Runs of a page -> columns in the order in which people read them.

A column ends at a gutter: a strip that no line crosses, over several lines, with lines that begin at one
place on its right. Lines that cross it, as a title over two columns, part the page into bands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from refnorm.nouns import noun
from refnorm.readers.pdf.rows import Row, Run, baseline, rows

_STEP = 2.0
"""Points: how finely a page is searched for gutters."""
_NARROW = 4.0
"""Points from which on a strip without letters is a gutter."""
_LEAST_WIDTH = 50.0
_LEAST_SHARE = 0.16
"""No column is narrower, in points and as a share of the text: numbers beside items make no column."""
_LEAST_ROWS = 3
"""Lines that a column has at least."""
_STRAIGHT = 0.6
"""Share of a right column's lines that begin at its one or two usual places."""
_MOSTLY = 0.6
"""Share of a side's lines that columns within it hold."""
_NEAR, _FLUSH = 3.0, 1.5
"""Points by which what begins at an edge is off it: at a line's usual places, and at a column's own."""
_SPACE = 1.5
"""Share of the letters' height by which the words of a stretched line are apart at most."""
_INDENT = 45.0
"""Points by which a line begins right of its column's edge at most."""


@noun
class Column:
    """What is read from top to bottom; `name` says where it stands on a page of several columns."""

    name: str | None
    rows: tuple[Row, ...]


@noun
class Gutter:
    """A white strip at `x`; `begin` is where the lines on its right begin."""

    x: float
    begin: float


Band = tuple[list[Run], list[Run]]


def columns(page: Sequence[Run], gutter: Gutter | None, whole: bool = False) -> list[Column]:
    """Return the columns of a page that a gutter parts; none stand within a side that is `whole`."""
    found: list[Column] = []
    for part in _parts(rows(page), gutter):
        if isinstance(part, list):
            found.append(Column(None, tuple(rows(part))))
        else:
            inner = list(part) if whole else list(chain.from_iterable(map(_leaves, part)))
            names = ("left column", "right column") if len(inner) == 2 else _numbered(len(inner))
            found.extend(Column(name, tuple(rows(side))) for name, side in zip(names, inner, strict=True))
    return found


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(f"column {n}" for n in range(1, count + 1))


def _leaves(side: list[Run]) -> Iterator[list[Run]]:
    """Yield the columns within a side: two of three columns may stand there.

    They part most of it; a few lines that gaps between words part in one place are no columns.
    """
    lines = rows(side)
    parts = _parts(lines, proven(side))
    parted = sum(len(rows(chain(*part))) for part in parts if not isinstance(part, list))
    if parted < _MOSTLY * len(lines):
        yield side
        return
    for part in parts:
        yield from [part] if isinstance(part, list) else part


def proven(page: Sequence[Run]) -> Gutter | None:
    """Return the gutter that most lines of a page prove, if there is one."""
    return _best(page, _candidates(page))


def shared(page: Sequence[Run], known: Sequence[Gutter]) -> Gutter | None:
    """Return the gutter of other pages that parts a page: as it is known, fewer lines are proof enough."""
    return _best(page, known, known=True)


def _parts(lines: list[Row], gutter: Gutter | None) -> list[list[Run] | Band]:
    """Cut rows into bands of two sides and what stands between the bands."""
    page = list(chain.from_iterable(lines))
    if gutter is None:
        return [page] if page else []
    width = _width(page)
    parts: list[list[Run] | Band] = []
    loose: list[Run] = []
    for crossed, group in groupby(lines, key=lambda row: _crosses(row, gutter.x)):
        band = list(group)
        sides = None if crossed else _sides(band, gutter.x)
        if sides is None or not _valid(sides, width, gutter):
            loose.extend(chain.from_iterable(band))
            continue
        above, band = _trimmed(band, gutter)
        loose.extend(chain.from_iterable(above))
        parts.extend([loose] if loose else [])
        parts.append(_sides(band, gutter.x))
        loose = []
    return [*parts, loose] if loose else parts


def _crosses(row: Row, x: float) -> bool:
    return any(one.x0 < x - 1 and one.x1 > x + 1 for one in row)


def _sides(band: Sequence[Row], x: float) -> Band:
    every = list(chain.from_iterable(band))
    return [one for one in every if one.x0 < x - 1], [one for one in every if one.x0 >= x - 1]


def _candidates(page: Sequence[Run]) -> list[Gutter]:
    """Return the strips that fewer lines cross than their surroundings."""
    if not page:
        return []
    left, right = min(one.x0 for one in page), max(one.x1 for one in page)
    cover = _cover(page, left, right)
    limit = 0.6 * max(cover)
    found: list[Gutter] = []
    low, high = (int((right - left) * share / _STEP) for share in (_LEAST_SHARE, 1 - _LEAST_SHARE))
    for below, group in groupby(range(low, high), key=lambda i: cover[i] < limit):
        bins = list(group)
        least = min(cover[i] for i in bins) if below else 0
        for is_least, inner in groupby(bins, key=lambda i, least=least: cover[i] == least):  # type: ignore[misc]
            strip = list(inner)
            if below and is_least and len(strip) * _STEP >= _NARROW:
                x = left + (strip[0] + strip[-1] + 1) / 2 * _STEP
                found.append(Gutter(x, left + (strip[-1] + 1) * _STEP))
    return found


def _cover(page: Sequence[Run], left: float, right: float) -> list[int]:
    """Count the runs over each step of the page's width."""
    steps = [0] * (int((right - left) / _STEP) + 3)
    for one in page:
        steps[int((one.x0 - left) / _STEP)] += 1
        steps[int((one.x1 - left) / _STEP) + 1] -= 1
    for i in range(1, len(steps)):
        steps[i] += steps[i - 1]
    return steps


def _best(page: Sequence[Run], candidates: Sequence[Gutter], *, known: bool = False) -> Gutter | None:
    """Return the candidate that parts most lines."""
    if not candidates or not page:
        return None
    lines, width = rows(page), _width(page)
    best: tuple[int, Gutter] | None = None
    for gutter in candidates:
        parted, begins = 0, list[float]()
        for crossed, group in groupby(lines, key=lambda row, x=gutter.x: _crosses(row, x)):  # type: ignore[misc]
            band = list(group)
            sides = None if crossed else _sides(band, gutter.x)
            if sides and _valid(sides, width, gutter if known else None):
                parted += len(band)
                begins += [one.x0 for one in sides[1]]
        if parted and (best is None or parted > best[0]):
            best = (parted, Gutter(gutter.x, sorted(begins)[len(begins) // 20]))
    return best[1] if best else None


def _valid(sides: Band, width: float, known: Gutter | None) -> bool:
    """Tell whether two sides are columns: wide and long enough, and straight where the right one begins.

    Of a `known` gutter it is enough that a line of the right one begins there.
    """
    left, right = (rows(side) for side in sides)
    if not left or not right:
        return False
    if known and any(-_NEAR < row[0].x0 - known.begin < _INDENT for row in right):
        return not _stretched(left, right, known)
    if min(len(left), len(right)) < _LEAST_ROWS or not _overlap(left, right):
        return False
    if min(map(_width, sides)) < max(_LEAST_WIDTH, _LEAST_SHARE * width):
        return False
    if _ragged(left, right):
        return False
    begins = Counter(round(row[0].x0 / _NEAR) for row in right)
    usual = {n for n, _ in begins.most_common(2)}
    straight = sum(count for n, count in begins.items() if {n - 1, n, n + 1} & usual)
    return straight >= _STRAIGHT * len(right)


def _ragged(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether all lines on the right go on stretched ones, and begin at no one place."""
    begins = [row[0].x0 for row in right]
    usual = max(sum(abs(one - other) <= _FLUSH for other in begins) for one in begins)
    return 2 * usual <= len(begins) and all(_near(left, right))


def _stretched(left: Sequence[Row], right: Sequence[Row], known: Gutter) -> bool:
    """Tell whether all that is right of a gutter goes on lines whose words stand that far apart."""
    flush = any(abs(row[0].x0 - known.begin) <= _FLUSH for row in right)
    return not flush and all(_near(left, right))


def _near(left: Sequence[Row], right: Sequence[Row]) -> Iterator[bool]:
    """Tell of each line on the right whether no more than a stretched space parts it from one on the left."""
    ends = {round(baseline(row)): row[-1].x1 for row in left}
    for row in right:
        gap = row[0].x0 - ends.get(round(baseline(row)), row[0].x0)
        yield 0 < gap < _SPACE * row[0].height


def _width(some: Sequence[Run]) -> float:
    return max(one.x1 for one in some) - min(one.x0 for one in some)


def _overlap(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether two sides stand beside each other for a good part of the shorter one."""
    top = min(baseline(left[0]), baseline(right[0]))
    foot = max(baseline(left[-1]), baseline(right[-1]))
    shorter = min(baseline(side[0]) - baseline(side[-1]) for side in (left, right))
    return top - foot >= 0.5 * shorter


def _trimmed(band: list[Row], gutter: Gutter) -> tuple[list[Row], list[Row]]:
    """Cut off what stands above two columns on one side only: short lines of a title, well above the rest.

    No title begins just where the right column does: that is the rest of a row from the page before.
    """
    x = gutter.x
    tops = [next((baseline(row) for row in band if _on(row, x, side)), 0.0) for side in (0, 1)]
    lower, side = min(tops), tops.index(max(tops))
    width = max(one.x1 - one.x0 for row in band for one in row)
    cut = 0
    for row in band:
        long = row[-1].x1 - row[0].x0 > 0.7 * width
        if (
            not _on(row, x, side)
            or _on(row, x, 1 - side)
            or long
            or abs(row[0].x0 - gutter.begin) < _FLUSH
            or baseline(row) - lower < 2 * row[0].height
        ):
            break
        cut += 1
    return band[:cut], band[cut:]


def _on(row: Row, x: float, side: int) -> bool:
    return any((one.x0 >= x - 1) == bool(side) for one in row)
