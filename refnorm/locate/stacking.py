"""A list that holds both forms one behind the other: its second half is the first half again."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import evidence
from refnorm.fields.halves import reads
from refnorm.fields.lines import Line
from refnorm.locate.ends import plain_end
from refnorm.locate.forms import Form, native_script
from refnorm.locate.headings import may_head
from refnorm.locate.parts import same_works
from refnorm.messages import worded
from refnorm.model import ReferenceList, Span
from refnorm.nouns import replace
from refnorm.text import skeleton, words

_FEWEST = 2
"""Works of a half, or lines, that are too few to tell anything."""
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
    titles = {i: _title(rows, forms[i].piece.span.start) for i in _again(lst, forms)}
    at = next((i for i in titles if _begin_alike(raws[0], raws[i])), None)
    # the first work of either half may be missing in the other
    at = next((i for i, title in titles.items() if title), None) if at is None else at
    if at is None or not same_works(raws[:at], raws[at:]):
        return (lst,)
    title = titles[at]
    middle = title.start if title else forms[at].piece.span.start
    said = worded("layout.halves")
    # an abstract may stand between the halves
    before = [row for row in rows if row.span.end <= middle]
    end = plain_end(before, 0)
    last = before[end - 1].span.end if end else middle
    first = replace(lst, span=Span(lst.span.start, last), evidence=said)
    second = replace(lst, span=Span(middle, lst.span.end), heading=title, evidence=said)
    native = forms[0].native
    return (_sided(first, native=native), _sided(second, native=not native))


def _again(lst: ReferenceList, forms: Sequence[Form]) -> range:
    """Return where the works of a list may begin again: all native forms are before that, or all behind.

    The last form of a romanized half may look like a native one: the heading below it is a part of it.
    """
    natives = [i for i, form in enumerate(forms) if form.native]
    if not natives:
        return range(0)
    if forms[0].native:
        again = range(natives[-1] + 1, len(forms) if lst.role != "romanized" else 0)
        return again if min(natives[-1] + 1, len(again)) >= _FEWEST else range(0)
    return range(_FEWEST, natives[0] + 2) if len(forms) - natives[0] > _FEWEST else range(0)


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
    return None if evidence.continues(text) or not may_head(text) else last[1].span


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether two items are one work that begins with one name: both halves of a list begin so.

    A wrapped one may be cut before its numbers; then a second name or word has to agree.
    """
    names = [[skeleton(w) for w in words(text) if len(w) > _INITIALS][:2] for text in (one, other)]
    if not names[0] or names[0][:1] != names[1][:1] or not names[0][0]:
        return False
    return names[0] == names[1] or reads(one, other)
