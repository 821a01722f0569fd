"""Running heads and page numbers: rows at the edge of a page that recur at the same height on others.

A page loses its outermost rows only, from outside in, as long as each of them recurs; so what stands
within the text can never be taken for a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from statistics import median_low

from refnorm import locales
from refnorm.fields.compare import arabic
from refnorm.fields.draft import alternatives, unstopped
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.readers.pdf.rows import Row, Run, baseline, rows, shown
from refnorm.readers.pdf.stamps import LONG, NAMED, without_stamps
from refnorm.text import DIGITS

_DEEP = 4
"""Rows at either edge that may be heads."""
_BAND = 0.22
"""Share of the text's height from either edge within which they stand."""
_SAME = 4.0
"""Points by which the heights of two rows of one kind differ at most."""
_LEVEL = 1.0
"""Points by which the heights of what stands in one head differ at most."""
_NEAR = 60
"""Pages within which a head recurs: an article's, or that of every second page."""
_APART = 1.2
"""A head stands farther from the text than its lines from each other, so many times at least."""
_OTHER_SIZE = 0.08
"""Share by which the height of a head differs from that of the next line, if it is of another size."""
_OFTEN = 4
"""A head that recurs so often needs no such distance."""

_PRINTED = kept(r"(?<!\d)\d{1,2}:\d\d(?!\d)|://")
"""The time or the address, in the head of a printed page."""

Side = int
"""0 is the top of a page, 1 its foot."""


@noun
class _Edge:
    """A row at the edge of a page: the kind that may recur, where it stands, and its runs."""

    page: int
    kind: tuple[Side, str | int]
    y: float
    row: Row


def without_heads(pages: Mapping[int, Sequence[Run]]) -> dict[int, list[Run]]:
    """Return the runs of every page, by its number, without running heads and page numbers."""
    sheets = {number: rows(page) for number, page in without_stamps(pages).items()}
    edges = {(n, side): _edge(n, lines, side, pages[n]) for n, lines in sheets.items() for side in (0, 1)}
    known: dict[tuple[Side, str | int], list[_Edge]] = {}
    for one in chain(chain.from_iterable(edges.values()), _stamped(pages, sheets)):
        known.setdefault(one.kind, []).append(one)
    if len(sheets) == 1:
        return {n: list(_unnumbered(lines, edges[n, 0], edges[n, 1])) for n, lines in sheets.items()}
    return {number: list(_kept(number, lines, edges, known)) for number, lines in sheets.items()}


def _stamped(pages: Mapping[int, Sequence[Run]], sheets: Mapping[int, Sequence[Row]]) -> Iterator[_Edge]:
    """Yield rows at the edges of pages that lost stamps: the first page may have kept its own as a heading.

    The heading of a table, which its first page has to keep, has several columns or few words.
    """
    for number, page in pages.items():
        if len(page) != sum(map(len, sheets[number])):
            whole = rows(page)
            for side in (0, 1):
                yield from (one for one in _edge(number, whole, side, page) if _long(one.row))


def _long(row: Row) -> bool:
    return len(row) == 1 and len(row[0].words) >= LONG


@cache
def _lone() -> re.Pattern[str]:
    """Return the regex of the number of a page, by itself or behind the word for one."""
    marks = alternatives(unstopped("page", "before"))
    return kept(rf"\W*(?:{marks}\W{{0,2}})?(?P<number>\d{{1,5}}|[ivxlc]{{1,7}})\W*", re.IGNORECASE)


@cache
def _counted(number: str) -> re.Pattern[str]:
    """Return the regex of a page and of how many there are, as browsers print them: `1/1`, `# of #`."""
    return kept(rf"(?:^|\s){number}\s?(?:/|{alternatives(locales.words('out_of'))})\s?{number}(?=\s|$)")


def _unnumbered(lines: Sequence[Row], top: Sequence[_Edge], foot: Sequence[_Edge]) -> Iterator[Run]:
    """Yield the runs of an only page but for a page number at its foot, apart from the text.

    Where that counts the pages a browser has printed it, and the page's name stands above with the time or
    its address.
    """
    counted = bool(foot) and _counted("1").search(shown(foot[0].row)) is not None
    last = bool(foot) and (counted or isinstance(foot[0].kind[1], int)) and _distant(lines[::-1], 1, foot[0])
    first = counted and last and _PRINTED.search(shown(top[0].row)) and _distant(lines, 1, top[0])
    yield from chain.from_iterable(lines[int(bool(first)) : len(lines) - int(last)])


def _edge(number: int, lines: Sequence[Row], side: Side, page: Sequence[Run]) -> list[_Edge]:
    """Return the rows at one edge of a page, the outermost first; `page` is all that it shows."""
    if not lines:
        return []
    top, foot = baseline(lines[0]), baseline(lines[-1])
    outer, depth = (foot, 1) if side else (top, -1)
    found: list[_Edge] = []
    for row in reversed(lines) if side else iter(lines):
        y = baseline(row)
        if len(found) == _DEEP or depth * (y - outer) > _BAND * max(top - foot, 200):
            break
        found.append(_Edge(number, (side, _named(number, row, page)), y, row))
    return found


def _named(number: int, row: Row, page: Sequence[Run]) -> str | int:
    """Return what recurs of a row; a date or a count of pages is known by the stamp that stood beside it."""
    kind = _kind(number, shown(row))
    if isinstance(kind, int) or NAMED.search(kind):
        return kind
    y = baseline(row)
    whole = [one for one in page if abs(one.y - y) <= _LEVEL]
    return kind if len(whole) == len(row) else _kind(number, shown(sorted(whole, key=lambda one: one.x0)))


def _kind(page: int, text: str) -> str | int:
    """Return what recurs: the text but for its digits, or how far a lone number is ahead of the pages."""
    lone = _lone().fullmatch(text)
    number = arabic(lone["number"]) if lone else ""
    return int(number) - page if number.isdigit() else DIGITS.sub("#", text.casefold())


def _recurs(one: _Edge, known: Mapping[tuple[Side, str | int], Sequence[_Edge]]) -> int:
    """Count the other pages near by on which a row of this kind stands as high."""
    kind = one.kind[1]
    if isinstance(kind, str) and not NAMED.search(kind) and not _counted("#").search(kind):
        return 0
    pages = {
        other.page
        for other in known[one.kind]
        if other.page != one.page and abs(other.page - one.page) <= _NEAR and abs(other.y - one.y) <= _SAME
    }
    return len(pages)


def _kept(
    number: int,
    lines: Sequence[Row],
    edges: Mapping[tuple[int, Side], Sequence[_Edge]],
    known: Mapping[tuple[Side, str | int], Sequence[_Edge]],
) -> Iterator[Run]:
    """Yield the runs of a page but for those of the heads at its two edges."""
    first = _heads(lines, edges[number, 0], known)
    last = _heads(lines[::-1], edges[number, 1], known)
    yield from chain.from_iterable(lines[first : len(lines) - last])


def _heads(
    lines: Sequence[Row], edge: Sequence[_Edge], known: Mapping[tuple[Side, str | int], Sequence[_Edge]]
) -> int:
    """Count the heads at an edge; `lines` begin at that edge."""
    times = [_recurs(one, known) for one in edge]
    count = next((i for i, n in enumerate(times) if not n), len(times))
    while count and not _apart(lines, count, edge[count - 1], times[count - 1]):
        count -= 1
    return count


def _apart(lines: Sequence[Row], count: int, last: _Edge, times: int) -> bool:
    """Tell whether the innermost head is one beyond doubt: a number, an often repeated or a distant row."""
    return times >= _OFTEN or isinstance(last.kind[1], int) or _distant(lines, count, last)


def _distant(lines: Sequence[Row], count: int, last: _Edge) -> bool:
    """Tell whether a head is of another size, or farther from the text than its lines from each other."""
    if count >= len(lines):
        return True
    height, next_height = (max(one.height for one in row) for row in (last.row, lines[count]))
    if abs(height / next_height - 1) > _OTHER_SIZE:
        return True
    steps = [abs(baseline(a) - baseline(b)) for a, b in zip(lines[count:], lines[count + 1 :], strict=False)]
    return not steps or abs(last.y - baseline(lines[count])) > _APART * median_low(steps)
