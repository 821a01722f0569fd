"""What is printed on page after page in one place, wherever that is: a watermark, a box of the journal's.

Text of an article never stands in the very same place on three pages. The heading of a table may, which
its pages repeat: the first one is kept of what is set in letters of about the text's size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from refnorm.patterns import kept
from refnorm.readers.pdf.rows import Run, shown

_FEWEST, _LEAST = 3, 2
"""Pages that show a stamp at least; two are enough for one that no heading of a table looks like."""
LONG = 4
"""Words that no heading of a table has."""
_DENSE = 0.5
"""Share of the pages from its first to its last one that have it: facing pages may differ."""
_FINE = 4
"""Parts of a point within which places are the same."""
_SMALL, _LARGE = 0.95, 2.0
"""Beyond these shares of the usual height of letters nothing is a heading."""
NAMED = kept(r"[^\W\d_]{3}")

Stamp = tuple[str, int, int]


def without_stamps(pages: Mapping[int, Sequence[Run]]) -> dict[int, list[Run]]:
    """Return the runs of every page, by its number, without stamps."""
    known: dict[Stamp, list[int]] = {}
    for number, page in pages.items():
        for one in page:
            known.setdefault(_stamp(one), []).append(number)
    recurring = {stamp: on for stamp, on in known.items() if len(on) >= _LEAST and NAMED.search(stamp[0])}
    if not recurring:
        return {number: list(page) for number, page in pages.items()}
    usual = median(one.height for page in pages.values() for one in page)
    return {number: list(_kept(number, page, recurring, usual)) for number, page in pages.items()}


def _stamp(one: Run) -> Stamp:
    return shown([one]), round(one.x0 * _FINE), round(one.y * _FINE)


def _kept(
    number: int, page: Sequence[Run], recurring: Mapping[Stamp, Sequence[int]], usual: float
) -> Iterator[Run]:
    """Yield the runs of a page that are no stamps."""
    for one in page:
        pages = recurring.get(_stamp(one))
        like_text = _SMALL * usual < one.height < _LARGE * usual
        least = _FEWEST if like_text or (len(one.words) < LONG and one.height < usual) else _LEAST
        if pages is None or not _recurs(pages, least) or (like_text and number == pages[0]):
            yield one


def _recurs(pages: Sequence[int], least: int) -> bool:
    """Tell whether pages are enough, and near enough to each other, for what recurs on them."""
    count = len(set(pages))
    return count >= least and count >= _DENSE * (pages[-1] - pages[0] + 1)
