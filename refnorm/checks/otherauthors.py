"""The authors of another work of the list that a romanized entry has, and words that are no authors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refnorm.checks import Context, Couple, shared
from refnorm.checks.letters import compared
from refnorm.model import Entry, Pair, Seat, Side
from refnorm.romanization.comparison import same_word
from refnorm.romanization.known import same_initials
from refnorm.text import skeleton

_TELLING = 2
"""Consonants of surnames that tell who they are, at least."""
_FIRM = 4
"""Consonants of a surname of which one may be written otherwise at home."""


def authors_of_another(entries: Couple, context: Context) -> Side | None:
    """Return the native entry, another one of the list, that has all authors of a romanized entry."""
    names = _families(entries[1])
    known = _authors(context, entries.pair.lists[0]).get(names, ()) if names else ()
    own = [name.family or "" for name in entries[0].reference.author]
    halves = {skeleton(part) for family in own for part in (family, *family.split("-"))}
    if not known or not halves.isdisjoint(names) or _spelled_at_home(*entries):
        return None
    others = (seat for seat in known if seat.entry != entries[0].index)
    return next((seat for seat in others if _are_they(context, seat, entries[1])), None)


def _are_they(context: Context, seat: Side, romanized: Entry) -> bool:
    """Tell whether the authors of another entry have the initials, too: Ёров Б. Н. is not Juraev H. M."""
    other = context.entry(Seat(seat.list, seat.entry or 0))
    named = other.reference.author if other else ()
    return all(same_initials(a, b) for a, b in zip(named, romanized.reference.author, strict=False))


def _spelled_at_home(native: Entry, romanized: Entry) -> bool:
    """Tell whether a translated work names its author as the list's original one does: Бекарт is Beckart."""
    own, theirs = native.reference.author, romanized.reference.author
    if len(own) != len(theirs):
        return False
    from rapidfuzz.distance import OSA

    for a, b in zip(own, theirs, strict=True):
        bones = [skeleton(name.family or "") for name in (a, b)]
        if not same_initials(a, b) or min(map(len, bones)) < _FIRM or OSA.distance(*bones) > 1:
            return False
    return True


@shared
def _authors(context: Context, lst: int) -> Mapping[tuple[str, ...], Sequence[Side]]:
    """Return the entries of a list by the consonants of their authors' surnames."""
    seats: dict[tuple[str, ...], list[Side]] = {}
    for entry in context.lists[lst].entries:
        if names := _families(entry):
            seat = context.side(lst, entry.index, entry.reference.spans["author"])
            seats.setdefault(names, []).append(seat)
    return seats


def _families(entry: Entry) -> tuple[str, ...]:
    """Return the consonants of the authors' surnames; nothing where one has none, or they are too few."""
    authors = entry.reference.author
    if not all(name.family for name in authors):
        return ()
    names = tuple(skeleton(name.family or "") for name in authors)
    return names if len("".join(names)) >= _TELLING else ()


def titled(pair: Pair, context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the two titles that are the same in other letters, and so no person's name."""
    found = compared(pair, context)
    agreed = [match for match in found.within("title") if same_word(match)] if found else []
    return frozenset(m.native.text for m in agreed), frozenset(m.roman.text for m in agreed)
