"""The letters that a list writes in several ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from refnorm.romanization.hand import Hand
from refnorm.romanization.pairing import ENDING, Match, is_signed
from refnorm.romanization.shown import Shown
from refnorm.romanization.spots import Spot, Way, agree, bare, written_yo

_HABIT = 2
"""Words that write a letter so before it is a way of the list."""
_STEADY = 5
"""Words that show how a list mostly writes a letter."""


class Mixture(NamedTuple):
    """A letter that the list writes in several ways: each with the words that have it."""

    letter: str
    ways: tuple[tuple[Way, tuple[Match, ...]], ...]


def mixtures(hand: Hand, least: int = _HABIT) -> Iterator[Mixture]:
    """Yield the letters that at least so many words write in one way and as many in another."""
    for letter, places in hand.by_letter.items():
        found: Shown = {}
        own = written_yo() if letter == "е" else frozenset()
        ways = sorted({way for spot in places for way in hand.shown[spot] if way[1] and way[1] not in own})
        for first, second in combinations(ways, 2):
            both = _contested(hand, places, first, second)
            if min(map(len, both)) >= least:
                for way, words in zip((first, second), both, strict=True):
                    found.setdefault(way, {}).update(words)
        if found:
            ranked = sorted(found.items(), key=lambda item: -len(item[1]))
            yield Mixture(letter, tuple((way, tuple(words.values())) for way, words in ranked))


def _contested(
    hand: Hand, places: Sequence[Spot], first: Way, second: Way
) -> tuple[dict[str, Match], dict[str, Match]]:
    """Return the words that write a letter in one way and in another where no scheme writes both."""
    found: tuple[dict[str, Match], dict[str, Match]] = ({}, {})
    for one, other in product(places, places):
        shown = hand.shown[one].get(first), hand.shown[other].get(second)
        possible = one.offers(second) and other.offers(first)
        if all(shown) and possible and not agree(one, first, other, second):
            for alike in _alike(one.letter, shown[0] or {}, shown[1] or {}):
                found[0].update(alike[0])
                found[1].update(alike[1])
    return found


def _alike(
    letter: str, first: dict[str, Match], second: dict[str, Match]
) -> Iterator[tuple[dict[str, Match], dict[str, Match]]]:
    """Yield the words to hold against each other: endings of surnames (-ский) against their like alone."""
    if letter not in ENDING:
        yield first, second
        return
    for signed in (False, True):
        both = ({w: m for w, m in words.items() if is_signed(m) == signed} for words in (first, second))
        one, other = both
        if one and other:
            yield one, other


def is_unmarked(mixture: Mixture) -> bool:
    """Tell whether some words write a letter with a mark over or under it, and others leave the mark out."""
    outputs = {output for (_, output), _ in mixture.ways}
    return len({bare(output) for output in outputs}) < len(outputs)


def of_faulty(hand: Hand, matches: Iterable[Match], mixed: Sequence[Mixture]) -> Iterator[Mixture]:
    """Yield the letters that a word with a slip elsewhere in it writes otherwise than the list's other words.

    Such a word shows nothing of the list's hand, but where that is a mixture its letters are a part of it.
    """
    told = {mixture.letter for mixture in mixed}
    for match in matches:
        steps = match.steps if any(step.kind == "wrong" for step in match.steps) else ()
        for step in steps:
            if step.kind == "ok" and step.spot and step.native not in told and step.way[1]:
                others = _others(hand, step.spot, step.way)
                if others:
                    told.add(step.native)
                    yield Mixture(step.native, (*others, (step.way, (match,))))


def _others(hand: Hand, own: Spot, way: Way) -> list[tuple[Way, tuple[Match, ...]]]:
    """Return how the words of a list write a letter, where none writes it so and no scheme writes both."""
    found: Shown = {}
    for spot in hand.by_letter.get(own.letter, ()):
        for other, words in hand.shown[spot].items():
            possible = spot.offers(way) and own.offers(other)
            if other == way or not possible or agree(own, way, spot, other):
                return []
            found.setdefault(other, {}).update(words)
    return [(other, tuple(words.values())) for other, words in found.items()]


def habitual(hand: Hand, matches: Iterable[Match]) -> Iterator[Mixture]:
    """Yield the letters that several words write as no scheme does, and most as one does: к as c, and as k.

    No single word has a slip there; the list has two hands.
    """
    odd: dict[tuple[str, str], dict[str, Match]] = {
        ways: {} for ways, words in hand.faults.items() if all(ways) and len(words) > _HABIT
    }
    for match in matches if odd else ():
        for step in match.steps:
            if step.kind == "wrong" and len(step.native) == 1 and (step.native, step.roman) in odd:
                odd[step.native, step.roman][match.native.form] = match
    for (letter, output), words in odd.items():
        usual: Shown = {}
        for spot in hand.by_letter.get(letter, ()):
            for way, found in hand.shown[spot].items():
                usual.setdefault(way, {}).update(found)
        best = max(usual.items(), key=lambda item: len(item[1]), default=None)
        if best and len(best[1]) >= max(_STEADY, len(words)) and len(words) > _HABIT:
            yield Mixture(letter, ((best[0], tuple(best[1].values())), ((1, output), tuple(words.values()))))


def only_bare(hand: Hand, mixed: Sequence[Mixture]) -> Iterator[Mixture]:
    """Yield the letters of which all words leave the mark out that a list prints over others, now and then.

    They are those to which the schemes of the marked ways give a mark: ә as a, beside ö and o for ө.
    """
    marked = 0
    for mixture in filter(is_unmarked, mixed):
        ways = [way for way, _ in mixture.ways if bare(way[1]) != way[1]]
        for way, spot in product(ways, hand.by_letter[mixture.letter]):
            marked |= spot.schemes(way)
    told = {mixture.letter for mixture in mixed}
    for letter, places in hand.by_letter.items() if marked else ():
        ways = sorted({way for spot in places for way in hand.shown[spot] if way[1]})
        if len(ways) == 1 and letter not in told and any(_is_bare(spot, ways[0], marked) for spot in places):
            words = {w: m for spot in places for w, m in hand.shown[spot].get(ways[0], {}).items()}
            yield Mixture(letter, ((ways[0], tuple(words.values())),))


def _is_bare(spot: Spot, way: Way, schemes: int) -> bool:
    """Tell whether some of these schemes write the same with a mark, and none of them without."""
    return bool(spot.marked(way) & schemes) and not spot.schemes(way) & schemes
