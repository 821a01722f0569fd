"""The other form of an entry, and where a fault that both forms may repeat is said: once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from refnorm.checks import Context, Sides, by_role, shared
from refnorm.checks.couples import MERGED
from refnorm.model import Entry, Pair, ReferenceList, Seat, Side
from refnorm.text import skeleton, words

_TWO = 2
"""Lists of most articles."""


@shared
def counterparts(context: Context) -> Mapping[Seat, Seat | None]:
    """Return where the other form of each entry sits that stands in a pair; None for an orphan."""
    return context.article.counterparts


@shared
def unpaired_parts(context: Context) -> frozenset[int]:
    """Return the lists that are a part of the native side under a heading of their own, no entry of which
    has a counterpart, though those of the other parts have: sources that the journal does not romanize."""
    paired = {pair.native.list for pair in context.article.pairs if pair.native and pair.romanized}
    sides = {pair.native.list for pair in context.article.pairs if pair.native}
    alone = (context.lists[index] for index in sides - paired) if paired else ()
    return frozenset(lst.index for lst in alone if lst.heading)


def further_natives(pair: Pair, context: Context) -> list[tuple[ReferenceList, Entry]]:
    """Return the entries of other native lists that share a pair's romanized one, with their lists."""
    others = (one for one in context.article.pairs if one.romanized == pair.romanized and one != pair)
    seats = [one.native for one in others if one.native]
    return [(context.lists[seat.list], entry) for seat in seats if (entry := context.entry(seat))]


def is_of_another(pair: Pair, context: Context, field: str) -> bool:
    """Tell whether a field of the romanized entry is that of another native list, word by word.

    Of three lists the third romanizes one of the others; that one says it in its own language.
    """
    seat = pair.romanized if len(context.article.lists) > _TWO else None
    entry = context.entry(seat) if seat else None
    written = _bones(entry, field) if entry else ""
    others = further_natives(pair, context) if written else ()
    return any(_bones(other, field) == written for _, other in others)


def _bones(entry: Entry, field: str) -> str:
    """Return the words of a field as all schemes agree on them."""
    return " ".join(map(skeleton, words(getattr(entry.reference, field) or "")))


def other_form(lst: ReferenceList, entry: Entry, context: Context) -> Entry | None:
    """Return the other form of an entry; None for an orphan."""
    return _forms(context).get((lst.index, entry.index))


@shared
def _forms(context: Context) -> Mapping[tuple[int, int], Entry | None]:
    """Return the other form of each entry by its list and its place there: several rules ask of every one."""
    return {(at.list, at.entry): context.entry(other) for at, other in counterparts(context).items()}


@shared
def orphans(context: Context) -> Counter[int]:
    """Return how many entries of each list have no counterpart: what is lost may have had another form."""
    return Counter(seat.list for seat, other in counterparts(context).items() if other is None)


def native_form(lst: ReferenceList, entry: Entry, context: Context) -> Entry | None:
    """Return the native form of a romanized entry, with which is said what both repeat; else None."""
    return other_form(lst, entry, context) if lst.role == "romanized" else None


def said_once(
    entry: Entry, context: Context, field: str, faulty: Callable[[Entry], bool], differ: Callable[..., bool]
) -> Sides | None:
    """Return the native and the romanized side of a faulty value; None where it is said elsewhere.

    What both forms repeat is said with the native one. Two values that `differ` are the drift of one of
    them, which the rules of drift tell; an entry that seems to be two is RN003's.
    """
    assert context.list
    seat = Seat(context.list.index, entry.index)
    again = counterparts(context).get(seat)
    other = context.entry(again)
    if entry.doubt > MERGED:
        return None
    own = _side(seat, entry, field, context)
    if other is None or getattr(other.reference, field) is None:
        return by_role(context.list, own)
    if differ(getattr(entry.reference, field), getattr(other.reference, field)):
        return None
    if context.list.role == "romanized":
        return None if faulty(other) else (None, own)
    assert again
    return own, _side(again, other, field, context) if faulty(other) else None


def _side(seat: Seat, entry: Entry, field: str, context: Context) -> Side:
    return context.side(seat.list, seat.entry, entry.reference.spans.get(field, (entry.span,)))
