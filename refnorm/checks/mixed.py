"""The letters that a list writes by several schemes: those that its words prove, and those shown once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from refnorm.checks import Context, shared, shared_of
from refnorm.model import PEOPLE, Pair
from refnorm.romanization.hand import Hand
from refnorm.romanization.mixtures import Mixture, mixtures
from refnorm.romanization.pairing import Match
from refnorm.romanization.scheme import alphabet
from refnorm.romanization.shown import Slip
from refnorm.romanization.spots import Way
from refnorm.romanization.words import TITLES
from refnorm.text import CYRILLIC_LETTER

_RARE, _PLAIN = 3, 2
"""Words that are written in a rarer way, of all letters, and those of them that are no names, whose bearers
may spell them so: below both they may be slips."""
MANY = 2
"""Letters of one entry written against the list's habit, from which on another hand has written it."""
_ONCE = 1
"""Words that write a letter so, where one is enough."""


def proven(hand: Hand) -> list[Mixture]:
    """Return the letters that several words write in each way; none where the rarer ways may be slips."""
    mixed = list(_in_one_script(mixtures(hand)))
    rare = [match for mixture in mixed for _, words in mixture.ways[1:] for match in words]
    plain = [match for match in rare if match.native.field not in PEOPLE]
    return mixed if len(rare) >= _RARE or len(plain) >= _PLAIN else []


def shown(hand: Hand) -> list[Mixture]:
    """Return the letters that a word or more writes in each way."""
    return list(_in_one_script(mixtures(hand, _ONCE)))


def titled(mixed: Iterable[Mixture]) -> list[Mixture]:
    """Return the letters that titles write in several ways."""
    return [one for one in mixed if sum(map(_in_title, one.ways)) > 1]


def is_contested(context: Context, lists: tuple[int, int], match: Match, letters: Sequence[str]) -> bool:
    """Tell whether a list is proven to mix schemes, and some letters of a title's word are of those that it
    writes in several ways: they are no slips of this word."""
    return match.native.field in TITLES and _contested(context, lists, match.language).issuperset(letters)


@shared
def _contested(context: Context, lists: tuple[int, int], language: str) -> frozenset[str]:
    hand = context.comparison.hands[lists][language]
    known = proven(hand)
    return frozenset(one.letter for one in (*known, *titled(shown(hand)))) if known else frozenset()


def is_by_another(context: Context, pair: Pair, match: Match, letters: Sequence[str]) -> bool:
    """Tell whether another hand has written an entry, and some letters of a word that is no name of a person
    are of those by which it tells that: they are no slips of this word."""
    if match.native.field in PEOPLE or context.comparison.strays(pair) < MANY:
        return False
    return strange(pair, context).issuperset(letters)


def is_by_ear(language: str | None, slips: Iterable[Slip]) -> bool:
    """Tell whether all letters are such as a list's own language lacks, and became another one.

    Whoever writes Uzbek may write a Russian ы as i.
    """
    known = alphabet(language) if language else frozenset()
    return bool(known) and all(s.step.kind == "wrong" and known.isdisjoint(s.step.native) for s in slips)


@shared_of
def strange(pair: Pair, context: Context) -> frozenset[str]:
    """Return the letters by which an entry shows another hand: of two of its title, or of one and more beside
    it, the rarer ways to write them are its own."""
    found, hands = context.comparison.of(pair), context.comparison.hands.get(pair.lists, {})
    own = {match.roman.span for match in found.matches} if found else set()
    rare = [
        (one.letter, match.native.field)
        for hand in hands.values()
        for one in shown(hand)
        for _, words in one.ways[1:]
        for match in words
        if match.roman.span in own
    ]
    every, inside = {letter for letter, _ in rare}, {letter for letter, field in rare if field in TITLES}
    return frozenset(every if len(inside) >= MANY or (inside and len(every) > MANY) else ())


def _in_one_script(found: Iterable[Mixture]) -> Iterator[Mixture]:
    """Yield letters in several ways, but for words that mix scripts: what they show is RN401's."""
    for one in found:
        ways = ((way, tuple(m for m in words if not _mixes(m))) for way, words in one.ways)
        if len(left := tuple((way, words) for way, words in ways if words)) > 1:
            yield Mixture(one.letter, left)


def _mixes(match: Match) -> bool:
    text = match.roman.text
    return not text.isascii() and CYRILLIC_LETTER.search(text) is not None


def _in_title(way: tuple[Way, tuple[Match, ...]]) -> bool:
    return any(match.native.field in TITLES for match in way[1])
