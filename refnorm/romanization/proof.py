"""The letters of a list that prove its schemes, or speak against one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from refnorm.romanization.hand import Hand
from refnorm.romanization.pairing import Match
from refnorm.romanization.scheme import scheme
from refnorm.romanization.spots import Spot, all_followable, bits, followable

_SIGNS = "ьъё'"
"""Letters that many leave out or print as others, whatever their scheme."""
_MANY = 10
"""Words that tell a scheme if they follow one."""


class Proof(NamedTuple):
    """A letter, how the list writes it, what a scheme would write there, and the words that show it.

    `expected` is empty where no one scheme is asked for.
    """

    letter: str
    written: str
    expected: str
    words: tuple[Match, ...]


def proofs(hand: Hand) -> tuple[Proof, ...]:
    """Return the letters that tell the schemes of a hand from others, the most telling first."""
    proven = hand.evidence.nearest if hand.schemes else 0
    every = all_followable(hand.language)
    found: dict[tuple[str, str], tuple[int, dict[str, Match]]] = {}
    for spot, output, words in _shown(hand):
        allowed = spot.schemes((1, output)) & every
        if proven and allowed & proven == proven and allowed != every:
            others, seen = found.get((spot.letter, output), (every, {}))
            found[spot.letter, output] = min(others, allowed, key=int.bit_count), seen | words
    ranked = sorted(found.items(), key=lambda item: (item[1][0].bit_count(), -len(item[1][1])))
    return tuple(Proof(*key, "", tuple(words.values())) for key, (_, words) in ranked)


def against(hand: Hand, code: str) -> tuple[Proof, ...]:
    """Return the letters of a hand that a scheme writes otherwise, those of most words first.

    Letters that the scheme's standard leaves open prove nothing.
    """
    bit = bits(hand.language)[code]
    skipped = _SIGNS + scheme(code).unspecified
    found: dict[tuple[str, str, str], dict[str, Match]] = {}
    for spot, output, words in _shown(hand):
        allowed = spot.schemes((1, output))
        expected = _written(spot, bit)
        if allowed and not allowed & bit and expected and spot.letter not in skipped:
            found.setdefault((spot.letter, output, expected), {}).update(words)
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return tuple(Proof(*key, tuple(words.values())) for key, words in ranked)


def nearest(hand: Hand) -> str | None:
    """Return the scheme that fewest words speak against, where many words are by none from end to end."""
    if hand.schemes or hand.words < _MANY:
        return None
    doubts = {code: sum(len(one.words) for one in against(hand, code)) for code in followable(hand.language)}
    code = min(doubts, key=doubts.__getitem__)
    return code if doubts[code] else None


def _shown(hand: Hand) -> Iterator[tuple[Spot, str, dict[str, Match]]]:
    """Yield what the words show of single letters."""
    for spot, ways in hand.shown.items():
        for (length, output), words in ways.items():
            if length == 1 and output:
                yield spot, output, words


def _written(spot: Spot, bit: int) -> str:
    """Return what a scheme writes first in a place, empty where it takes the letter with the next one."""
    return next((c.output for c in spot.choices if c.first & bit and c.length == 1), "")
