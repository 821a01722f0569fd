"""A list that holds both forms one behind the other: its second half is the first half again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from refnorm.fields import evidence
from refnorm.fields.halves import reads
from refnorm.fields.lines import Line
from refnorm.locate.ends import plain_end
from refnorm.locate.forms import Form, native_script
from refnorm.locate.headings import begins_under, may_head
from refnorm.locate.works import Works
from refnorm.messages import worded
from refnorm.model import ReferenceList, Span
from refnorm.nouns import replace
from refnorm.text import skeleton, words

_FEWEST = 2
"""Works of a half, or lines, that are too few to tell anything."""
_START = attrgetter("piece.span.start")
_APART = 0.1
"""By how much the share of native forms differs between two halves."""
_NEAR, _FIRST = 10, 6
"""The share of a list about its middle in which its second half may begin; works that are looked at there."""
_INITIALS = 2
"""Letters of a word that may be no more than initials."""


def stacked(
    lst: ReferenceList, forms: Sequence[Form], rows: Sequence[Line], text: str
) -> tuple[ReferenceList, ...]:
    """Return two lists where the second half of one is the first half again, in other letters.

    So it looks where the heading of the second list is lost, or has words that are not known. The list itself
    where other works follow.
    """
    raws = [form.piece.span.of(text) for form in forms]
    for title, at, native in (*_titled(rows, forms), *_untitled(lst, rows, forms, raws)):
        if Works(raws[:at]).are(Works(raws[at:])):
            return _halved(lst, rows, title, native=native)
    return (lst,)


Middle = tuple[Span, int, bool]
"""The heading of a second half, empty where it has none; its first form; whether the first half is native."""


def _titled(rows: Sequence[Line], forms: Sequence[Form]) -> Iterator[Middle]:
    """Yield the middles that a line like a heading shows: it parts native forms from others."""
    for row in range(2, len(rows)):
        if begins_under(rows, row) and heading_of_second(rows[row - 2 : row]):
            title = rows[row - 1].span
            at = bisect_left(forms, title.start, key=_START)
            if _FEWEST <= at <= len(forms) - _FEWEST:
                before, behind = _natives(forms[:at]), _natives(forms[at:])
                if abs(before - behind) > _APART:
                    yield title, at, before > behind


def _natives(forms: Sequence[Form]) -> float:
    return sum(form.native for form in forms) / len(forms)


def _untitled(
    lst: ReferenceList, rows: Sequence[Line], forms: Sequence[Form], raws: Sequence[str]
) -> Iterator[Middle]:
    """Yield the middles where the first work comes again."""
    for native, again in _again(lst, forms):
        at = next((i for i in again if _begin_alike(raws[0], raws[i])), None)
        at = _middle(again, raws) if at is None else at
        if at is not None:
            start = forms[at].piece.span.start
            yield _title(rows, start) or Span(start, start), at, native


def _middle(again: range, raws: Sequence[str]) -> int | None:
    """Return the place about the middle from which the first works come again: both halves are as long.

    A title may be only translated, so that no single work tells it.
    """
    near, first = max(_FEWEST, len(raws) // _NEAR), raws[:_FIRST]
    places = [i for i in again if abs(2 * i - len(raws)) <= near and i >= _FIRST]
    found = [(sum(map(reads, first, raws[i:])), -abs(2 * i - len(raws)), i) for i in places]
    most, _, at = max(found, default=(0, 0, 0))
    return at if 2 * most >= _FIRST else None


def _again(lst: ReferenceList, forms: Sequence[Form]) -> Iterator[tuple[bool, range]]:
    """Yield where the works of a list may begin again, and whether the first half is the native one.

    All native forms are before that, or all behind it. The last form of a romanized half may look like a
    native one: the heading below it is a part of it.
    """
    natives = [i for i, form in enumerate(forms) if form.native]
    if not natives:
        return
    if lst.role != "romanized" and min(natives[-1] + 1, len(forms) - natives[-1] - 1) >= _FEWEST:
        yield True, range(natives[-1] + 1, len(forms))
    if min(natives[0], len(forms) - natives[0] - 1) >= _FEWEST:
        yield False, range(_FEWEST, natives[0] + 2)


def _halved(
    lst: ReferenceList, rows: Sequence[Line], title: Span, *, native: bool
) -> tuple[ReferenceList, ...]:
    """Return both halves of a list; `title` is the heading of the second, empty where it has none."""
    said = worded("layout.halves")
    # an abstract may stand between the halves
    before = [row for row in rows if row.span.end <= title.start]
    end = plain_end(before, 0)
    last = before[end - 1].span.end if end else title.start
    first = replace(lst, span=Span(lst.span.start, last), evidence=said)
    second = replace(
        lst, span=Span(title.start, lst.span.end), heading=title if len(title) else None, evidence=said
    )
    return (_sided(first, native=native), _sided(second, native=not native))


def _title(rows: Sequence[Line], start: int) -> Span | None:
    """Return the heading right above a place, if one stands there."""
    return heading_of_second([row for row in rows if row.span.end <= start][-2:])


def _sided(lst: ReferenceList, *, native: bool) -> ReferenceList:
    role = "native" if native else "romanized"
    return replace(lst, script=native_script(lst) if native else "Latin", role=role)


def heading_of_second(last: Sequence[Line]) -> Span | None:
    """Return the heading between two halves: of the first one's last two lines the second, no entry's end."""
    if len(last) < _FEWEST or not evidence.closed(last[0].text):
        return None
    text = last[1].text
    opened = any(text.count(one) != text.count(other) for one, other in ("()", "[]"))  # it goes on
    return None if opened or evidence.continues(text) or not may_head(text) else last[1].span


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether two items are one work that begins with one name: both halves of a list begin so.

    A wrapped one may be cut before its numbers; then a second name or word has to agree.
    """
    names = [[skeleton(w) for w in words(text) if len(w) > _INITIALS][:2] for text in (one, other)]
    if not names[0] or names[0][:1] != names[1][:1] or not names[0][0]:
        return False
    return names[0] == names[1] or reads(one, other)
