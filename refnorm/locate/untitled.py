"""Lists without numbers under a heading that no table knows: the works of another list give them away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from refnorm.fields import evidence
from refnorm.fields.lines import Line
from refnorm.locate.ends import plain_end
from refnorm.locate.headings import begins_under
from refnorm.locate.interleaving import items_of
from refnorm.locate.works import Works
from refnorm.model import Document, ReferenceList, Span
from refnorm.text import cyrillic_share, unlinked

Found = tuple[Span, Span]
"""The line above a list, which is its heading, and the list without it."""

_WINDOW = 30
"""Lines in which a list begins whose first line is none of it, but a byline."""
_DIFFERENT = 0.03
"""By how much the share of native letters differs between the two forms of a list."""
_MOST = 100
"""Lines that a list may begin with that are looked at."""
_FEWEST = 3
"""Works that a list without a known heading holds at least."""
_BEFORE = 3
"""Lines that may be headings before one, under which the other form of its list is looked for."""


def untitled(document: Document, rows: Sequence[Line], lists: Sequence[ReferenceList]) -> Iterator[Found]:
    """Yield the other form of each list that has none beside it, where it stands under an unknown heading.

    Where no list is known, two under unknown headings are lists if they hold the same works in other letters.
    """
    if not lists:
        yield from _twins(document, rows)
    last = rows[-1].span.end if rows else 0
    shares = [_share(lst.body.of(document.text)) for lst in lists]
    for n, lst in enumerate(lists):
        before, after = lists[n - 1 : n], lists[n + 1 : n + 2]
        if any(_other_script(shares[n], one) for one in (*shares[n - 1 : n], *shares[n + 1 : n + 2])):
            continue
        works = Works(_works(document, _within(rows, lst.body)))
        above = Span(before[0].span.end if before else 0, lst.span.start)
        below = Span(lst.span.end, after[0].span.start if after else last)
        gaps = (_within(rows, gap) for gap in (above, below))
        found = (_other(document, gap, works, shares[n]) for gap in gaps)
        yield from [one for one in found if one][:1]


def _twins(document: Document, rows: Sequence[Line]) -> Sequence[Found]:
    """Return two stretches of references, one behind the other, that hold the same works from the first."""
    heads: list[int] = []
    for at in islice((at for at in range(1, len(rows)) if begins_under(rows, at, dense=True)), _MOST):
        level = rows[at - 1].block.level
        second = rows[at : at + plain_end(rows[at:], level)]
        for head in heads[: -_BEFORE - 1 : -1] if second else ():
            first = rows[head : head + plain_end(rows[head : at - 1], level)]
            if first and _same(document, first, second):
                return (_found(rows, head, first), _found(rows, at, second))
        heads.append(at)
    return ()


def _same(document: Document, first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Tell whether two stretches are forms of one list."""
    one, other = (Works(_works(document, part)) for part in (first, second))
    if min(len(one.texts), len(other.texts)) < _FEWEST or not one.are(other):
        return False
    shares = (_share(_span(part).of(document.text)) for part in (first, second))
    return one.hold(other.texts[0]) and other.hold(one.texts[0]) and _other_script(*shares)


def _found(rows: Sequence[Line], at: int, body: Sequence[Line]) -> Found:
    return rows[at - 1].span, _span(body)


def _span(body: Sequence[Line]) -> Span:
    return Span(body[0].span.start, body[-1].span.end)


def _within(rows: Sequence[Line], span: Span) -> list[Line]:
    """Return the lines of a stretch; a document of many articles asks for many."""
    first = bisect_left(rows, span.start, key=lambda row: row.span.start)
    return list(rows[first : bisect_right(rows, span.end, first, key=lambda row: row.span.end)])


def _other(document: Document, rows: Sequence[Line], works: Works, share: float) -> Found | None:
    """Return the list among these lines that holds such works in other letters.

    The first of its works is one of the other list too; failing that, any that begins like a reference.
    """
    found, sure = _beginning(document, rows, works, share)
    if sure:
        return found
    dense, sure = _beginning(document, rows, works, share, dense=True)
    return dense if sure else found


def _beginning(
    document: Document, rows: Sequence[Line], works: Works, share: float, dense: bool = False
) -> tuple[Found | None, bool]:
    """Return such a list, and whether its first work is one of the other list; `dense` as for headings."""
    second: Found | None = None
    done, last = 0, len(rows)
    beginnings = (at for at in range(1, len(rows)) if at >= done and begins_under(rows, at, dense))
    for at in islice(beginnings, _MOST):
        if at >= last:
            break
        end = at + plain_end(rows[at:], rows[at - 1].block.level)
        body = Span(rows[at].span.start, rows[end - 1].span.end)
        other = end > at and _other_script(share, _share(body.of(document.text)))
        own = Works(_works(document, rows[at:end]) if other else [])
        if len(own.texts) < _FEWEST or not works.are(own):
            done = end
            continue
        found = rows[at - 1].span, body
        if works.hold(own.texts[0]) and not evidence.names_only(rows[at].text):  # that may be a byline
            return found, True
        second, last = second or found, min(last, at + _WINDOW)
    return second, False


def _share(text: str) -> float:
    return cyrillic_share(unlinked(text))


def _other_script(one: float, other: float) -> bool:
    """Tell whether lists of such shares of native letters are two forms: many works may be foreign."""
    return abs(one - other) >= _DIFFERENT


def _works(document: Document, rows: Sequence[Line]) -> list[str]:
    """Return the works of a list; left out is what is none, such as the head of a page."""
    texts = (span.of(document.text) for span, _ in items_of(document, rows))
    return [text for text in texts if evidence.weight(text) > 1]
