"""A list that holds both forms one behind the other: its second half is the first half again."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import evidence
from refnorm.fields.halves import reads
from refnorm.fields.lines import Line
from refnorm.locate.forms import Form, native_script
from refnorm.locate.headings import may_head
from refnorm.locate.parts import same_works
from refnorm.messages import worded
from refnorm.model import ReferenceList, Span
from refnorm.nouns import replace
from refnorm.text import skeleton, words

_FEWEST = 2
"""Works of a half, or lines, that are too few to tell anything."""


def stacked(
    lst: ReferenceList, forms: Sequence[Form], rows: Sequence[Line], text: str
) -> tuple[ReferenceList, ...]:
    """Return two lists where the second half of one is the first half again, in other letters.

    So it looks where the heading of the second list is lost, or has words that are not known. The list itself
    where other works follow.
    """
    raws = [form.piece.span.of(text) for form in forms]
    at = _middle(lst, forms, raws)
    if at is None or not same_works(raws[:at], raws[at:]):
        return (lst,)
    middle = forms[at].piece.span.start
    title = heading_of_second([row for row in rows if row.span.end <= middle][-2:])
    middle = title.start if title else middle
    said = worded("layout.halves")
    first = replace(lst, span=Span(lst.span.start, middle), evidence=said)
    second = replace(lst, span=Span(middle, lst.span.end), heading=title, evidence=said)
    native = forms[0].native
    return (_sided(first, native=native), _sided(second, native=not native))


def _middle(lst: ReferenceList, forms: Sequence[Form], raws: Sequence[str]) -> int | None:
    """Return where the works of a list begin again, all native forms before it or all behind it.

    The last form of a romanized half may look like a native one: the heading below it is a part of it.
    """
    natives = [i for i, form in enumerate(forms) if form.native]
    if not natives:
        return None
    if forms[0].native:
        again = range(natives[-1] + 1, len(forms) if lst.role != "romanized" else 0)
        enough = min(natives[-1] + 1, len(again)) >= _FEWEST
    else:
        again = range(_FEWEST, natives[0] + 2)
        enough = len(forms) - natives[0] > _FEWEST
    return next((i for i in again if _begin_alike(raws[0], raws[i])), None) if enough else None


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
    """Tell whether two items are one work that begins with one name: both halves of a list begin so."""
    names = [next((skeleton(w) for w in words(text) if len(w) > 2), "") for text in (one, other)]
    return names[0] == names[1] != "" and reads(one, other)
