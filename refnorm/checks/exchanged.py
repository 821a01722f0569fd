"""A journal or publisher with another one's name, where the list shows how its own is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from refnorm.checks import Context, Couple, couple, shared, trust
from refnorm.checks.another import Change, core
from refnorm.checks.letters import compared
from refnorm.model import Side
from refnorm.romanization.words import Word
from refnorm.text import cyrillic_share, folded, skeleton

_SURE = 0.88
"""How sure such a name is another's."""


class _Named(NamedTuple):
    """A name as both lists have it, folded; whether it is written letter by letter; where it stands."""

    native: str
    romanized: str
    lettered: bool
    seat: Side


_Names = Mapping[str, list[_Named]]


def exchanged(entries: Couple, context: Context, field: str) -> Iterator[tuple[Change, tuple[Side, ...]]]:
    """Yield a name that stands for another native name of the list, and nowhere else for its own.

    Its own is written letter by letter elsewhere: a list may translate a name here and romanize it there,
    but then by a name that no other one has.
    """
    found = compared(entries.pair, context)
    if not found or field in found.romanized:
        return
    own, other = (_key(core(entry, context, field)) for entry in entries)
    if not own or not other:
        return
    by_native, by_other = _names(context, entries.pair.lists, field)
    ours = [one for one in by_native[own] if one.seat.entry != entries[0].index]
    written = any(one.lettered for one in ours) and all(one.romanized != other for one in ours)
    theirs = [one for one in by_other[other] if _is_another(one, own, field)] if written else ()
    if theirs:
        sides = context.sides(entries.pair, *(entry.reference.spans[field] for entry in entries))
        yield (*sides, trust(entries, field, _SURE)), (theirs[0].seat,)


@shared
def _names(context: Context, lists: tuple[int, int], field: str) -> tuple[_Names, _Names]:
    """Return the names of a field that both sides of a pair have, by the native and by the romanized one."""
    names: tuple[_Names, _Names] = (defaultdict(list), defaultdict(list))
    for pair in context.article.pairs:
        if pair.lists == lists and (entries := couple(pair, context)):
            found = compared(pair, context)
            own, other = (_key(core(entry, context, field)) for entry in entries)
            if own and other:
                seat = context.side(lists[0], entries[0].index, entries[0].reference.spans[field])
                named = _Named(own, other, field in found.romanized if found else False, seat)
                names[0][own].append(named)
                names[1][other].append(named)
    return names


def _key(row: Sequence[Word]) -> str:
    return " ".join(folded(word.text) for word in row)


def _is_another(one: _Named, own: str, field: str) -> bool:
    """Tell whether a name is not the translation of another native one.

    A journal may have an English edition, and a body an English name, which works in English cite; a
    publisher whose name is one word has none of these.
    """
    foreign = not cyrillic_share(one.seat.text)
    return _are_unlike(one.native, own) and (not foreign or (field == "publisher" and " " not in own))


def _are_unlike(one: str, other: str) -> bool:
    """Tell whether two native names have no word in common, and neither is short for the other."""
    first, second = ({skeleton(word) for word in name.split()} for name in (one, other))
    return first.isdisjoint(second) and not _is_short(one, other) and not _is_short(other, one)


def _is_short(one: str, other: str) -> bool:
    """Tell whether a name of one word has the first letters of another's words."""
    return " " not in one and one == "".join(word[0] for word in other.split())
