"""Initials that are cut to their first letter, in lists that write those of all others whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from refnorm.checks import Context, shared
from refnorm.checks.initials import usual
from refnorm.checks.persons import Person, each, original
from refnorm.model import Pair
from refnorm.romanization.hand import Hand
from refnorm.romanization.spots import fold, native

_WHOLE = 2
"""Persons with an initial of two letters, from which on one that is cut is a slip."""
_HUSHING = frozenset("жчшщ")
"""Letters that no scheme without marks writes as one letter of their sound."""
_SOUNDS = frozenset("yij")
"""Letters to which many cut the initial of Ю and Я."""


def cut_alone(pair: Pair, context: Context, person: Person, hands: Sequence[Hand]) -> tuple[int, str] | None:
    """Return which initial is cut to its first letter, and how the list writes it of all others: `S.`, Sh.

    Of a letter that no other initial has, or but one, the like speak: `C.` for Ch beside `Zh.` and `Kh.`
    """
    for place, (letter, found) in enumerate(person.coupled):
        own = fold(found)
        ways = _ways(context).get((pair.lists, native(letter)), Counter[str]())
        whole = [way for way in ways if len(way) > 1 and way[0] == own]
        if len(own) > 1 or ways[own] != 1 or own in _SOUNDS:
            continue
        if sum(ways[way] for way in whole) >= _WHOLE:
            return place, max(whole, key=ways.__getitem__).capitalize()
        wanted = max(whole, key=ways.__getitem__).capitalize() if whole else usual(letter, hands)
        alike = ways.total() == 1 + sum(ways[way] for way in whole)
        if alike and len(_plain(wanted)) > 1 and _plain(wanted)[0] == own:
            counts = _long_ways(pair, context, hands)
            if counts[True] == 1 and counts.total() > _WHOLE:
                return place, wanted
    return None


def _plain(initial: str) -> str:
    """Return an initial without the apostrophe that may be lost behind it: Q'."""
    return fold(initial).replace("'", "")


def _long_ways(pair: Pair, context: Context, hands: Sequence[Hand]) -> Counter[bool]:
    """Count the initials for which the list's words have several letters: those that are cut, and others."""
    counts = Counter[bool]()
    for (lists, letter), ways in _ways(context).items():
        wanted = _plain(usual(letter, hands)) if lists == pair.lists else ""
        if len(wanted) > 1 or (letter in _HUSHING and not wanted and lists == pair.lists):
            for way, many in ways.items():
                counts[len(_plain(way)) == 1] += many if way not in _SOUNDS else 0
    return counts


@shared
def _ways(context: Context) -> Mapping[tuple[tuple[int, int], str], Counter[str]]:
    """Count by the letter of an initial how two lists write it."""
    found: dict[tuple[tuple[int, int], str], Counter[str]] = defaultdict(Counter)
    for pair in context.article.pairs:
        for _, person in each(pair, context):
            for letter, way in person.coupled if not original(person) else ():
                found[pair.lists, native(letter)][fold(way)] += 1
    return found
