"""The hand of one list in one language: what each letter becomes in it, as its own words show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import Match
from refnorm.romanization.spots import Spot, bits, named

_ENOUGH = 5
"""Words that show a habit before a word is judged by it."""
_HABIT = 2
"""Other words that write as this one does, from which a spelling that no scheme knows is a habit."""
_EVIDENCE = 4
"""Letters that tell schemes apart, in as many words, below which a list proves none."""
_LIKE = 0.9
"""The share of such letters that a scheme has to write as the list does."""
_LETTERS_A_FAULT = 4.0
"""Letters of a word for each fault in it, from which it tells how the list writes."""


class Slip(NamedTuple):
    """A letter that is not written as the list writes it: what stands there, what was expected, and why.

    `like` is a word of the list that shows it, `scheme` whether some scheme excuses the letter elsewhere.
    """

    step: Step
    expected: str
    like: tuple[str, str] | None
    shown: int
    excused: bool


class Mixture(NamedTuple):
    """A letter that the list writes in several ways: each with the words that have it."""

    letter: str
    ways: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


Shown = dict[str, dict[str, str]]
"""For each output the words that have it: native word, romanized word."""


@dataclass(frozen=True)
class Hand:
    """What the words of one list show of each letter in each context, in one language."""

    language: str
    shown: Mapping[Spot, Shown]
    faults: Mapping[tuple[str, str], frozenset[str]]
    """The words that have a letter written as no scheme writes it."""
    words: int

    def slips(self, match: Match) -> Iterator[Slip]:
        """Yield the letters of a word which the other words of the list write otherwise."""
        for step in match.steps:
            if slip := self._slip(match.native.form, step):
                yield slip

    def _slip(self, word: str, step: Step) -> Slip | None:
        if step.kind == "soft" or step.native in ("ё", "'"):
            return None
        if step.kind != "ok" or step.spot is None:
            if len(self.faults.get((step.native, step.roman), frozenset()) - {word}) >= _HABIT:
                return None
            return self._fault(word, step)
        if not step.roman and not step.spot.schemes(step.roman):
            return None
        for pool in (self.shown.get(step.spot, {}), self._pool(step.spot, step.roman)):
            if any(w != word for w in pool.get(step.roman, ())):
                return None
            best, like, many = _usual(pool, step.roman, word)
            if many >= _ENOUGH:
                return Slip(step, best, like, many, True)
        return None

    @cached_property
    def _by_letter(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = defaultdict(list)
        for spot in self.shown:
            found[spot.letter].append(spot)
        return found

    def _pool(self, spot: Spot, output: str) -> Shown:
        """Return the words that show a letter in any context in which it may become `output`.

        What one scheme writes in both contexts, in each its own way, is not held against it.
        """
        pool: Shown = {}
        for one in self._by_letter.get(spot.letter, ()):
            for out, found in self.shown[one].items() if one.offers(output) else ():
                if out == output or (spot.offers(out) and not _agree(spot, output, one, out)):
                    pool.setdefault(out, {}).update(found)
        return pool

    def _fault(self, word: str, step: Step) -> Slip:
        """Return a letter that no scheme writes so, with what was to be expected."""
        if step.spot is None or step.kind == "extra":
            return Slip(step, "", None, 0, False)
        best, like, many = _usual(self.shown.get(step.spot, {}), step.roman, word)
        first = next((c.output for c in step.spot.choices if c.length == 1), "")
        return Slip(step, best if many else first, like, many, False)

    def schemes(self) -> tuple[str, ...]:
        """Return the schemes that the letters prove, those that cannot be told apart together; or none.

        A scheme has to allow nearly every letter that tells schemes apart; of those that do, the ones count
        that prefer most of them.
        """
        told = list(self._told())
        total = sum(many for _, _, many in told)
        if total < _EVIDENCE or self.words < _EVIDENCE:
            return ()
        fits = [
            (sum(many for _, first, many in told if first & bit), bit)
            for bit in bits(self.language).values()
            if sum(many for mask, _, many in told if mask & bit) >= _LIKE * total
        ]
        best = max(fits, default=(0, 0))[0]
        return named(self.language, sum(bit for score, bit in fits if score == best))

    def _told(self) -> Iterator[tuple[int, int, int]]:
        """Yield what tells schemes apart: those that allow an output, those that prefer it, its words."""
        every = (1 << len(bits(self.language))) - 1
        for spot, outputs in self.shown.items():
            for output, found in outputs.items():
                mask = spot.schemes(output)
                if mask and spot.preferred(output) != every:
                    yield mask, spot.preferred(output), len(found)

    def mixtures(self) -> Iterator[Mixture]:
        """Yield the letters that several words write in one way and several in another."""
        for letter, spots in self._by_letter.items():
            ways: Shown = {}
            outputs = sorted({out for spot in spots for out in self.shown[spot] if out})
            for first, second in combinations(outputs, 2):
                found = self._contested(spots, first, second)
                if min(map(len, found)) >= _HABIT:
                    for out, words in zip((first, second), found, strict=True):
                        ways.setdefault(out, {}).update(words)
            if ways:
                ranked = sorted(ways.items(), key=lambda item: -len(item[1]))
                yield Mixture(letter, tuple((out, tuple(words.items())) for out, words in ranked))

    def _contested(
        self, spots: Sequence[Spot], first: str, second: str
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return the words that write a letter in one way and in another where no scheme writes both."""
        found: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for one, other in product(spots, spots):
            shown = self.shown[one].get(first), self.shown[other].get(second)
            possible = one.offers(second) and other.offers(first)
            if all(shown) and possible and not _agree(one, first, other, second):
                found[0].update(shown[0] or {})
                found[1].update(shown[1] or {})
        return found


def _agree(one: Spot, output: str, other: Spot, out: str) -> bool:
    """Tell whether one scheme prefers both ways to write a letter, each in its context."""
    return bool(one.preferred(output) & other.preferred(out))


def _usual(pool: Shown, output: str, word: str) -> tuple[str, tuple[str, str] | None, int]:
    """Return what other words write instead, one of them, and how many they are."""
    rivals = {
        out: {w: r for w, r in found.items() if w != word} for out, found in pool.items() if out != output
    }
    best = max(rivals, key=lambda out: len(rivals[out]), default="")
    found = rivals.get(best, {})
    return best, next(iter(found.items()), None), len(found)


class Learner:
    """Gathers what the words of a list show."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._shown: dict[Spot, Shown] = defaultdict(lambda: defaultdict(dict))
        self._faults: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._words: set[str] = set()

    def add(self, match: Match) -> None:
        """Learn from a word, unless too much of it is at fault."""
        word = match.native.form
        if match.cost * _LETTERS_A_FAULT > len(word):
            return
        self._words.add(word)
        for step in match.steps:
            if step.kind == "ok" and step.spot is not None:
                self._shown[step.spot][step.roman].setdefault(word, match.roman.text)
            elif step.kind not in ("ok", "soft"):
                self._faults[step.native, step.roman].add(word)

    def hand(self) -> Hand:
        """Return what was learnt."""
        faults = {key: frozenset(found) for key, found in self._faults.items()}
        return Hand(self.language, dict(self._shown), faults, len(self._words))
