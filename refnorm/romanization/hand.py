"""The hand of one list in one language: what each letter becomes in it, as its own words show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations, product
from typing import NamedTuple

from refnorm.romanization.letters import Step, writers
from refnorm.romanization.pairing import Match
from refnorm.romanization.spots import SIGNS, Spot, bits, named, spots

_ENOUGH = 5
"""Words that show a habit before a word is judged by it."""
_HABIT = 2
"""Other words that write as this one does, from which a spelling that no scheme knows is a habit."""
_EVIDENCE = 4
"""Letters that tell schemes apart, in as many words, below which a list proves none."""
_MANY = 10
"""Words from which the schemes that a list proves speak against a letter that its words do not show."""
_LIKE = 0.9
"""The share of such letters that a scheme has to write as the list does."""
_LETTERS_A_FAULT = 4.0
"""Letters of a word for each fault in it, from which it tells how the list writes."""


class Slip(NamedTuple):
    """A letter that is not written as the list writes it: what stands there, what was expected, and why.

    `like` is a word of the list that shows it, `shown` how many do, `excused` whether some scheme writes so.
    """

    step: Step
    expected: str
    like: str | None
    shown: int
    excused: bool


class Mixture(NamedTuple):
    """A letter that the list writes in several ways: each with the words that have it."""

    letter: str
    ways: tuple[tuple[str, tuple[Match, ...]], ...]


Shown = dict[str, dict[str, Match]]
"""For each output the words that have it, by the native word."""


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
        slips = (self._slip(match.native.form, step) for step in match.steps)
        found = [s for s in slips if s and s.expected.replace("'", "") != (s.step.roman or None)]
        if found and not self._is_right(match):
            yield from found

    def _is_right(self, match: Match) -> bool:
        """Tell whether a scheme that the list proves writes the word so, its letters parted otherwise."""
        proven = sum(bits(self.language)[code] for code in self.schemes)
        return bool(proven & writers(match.native.form, match.roman.form, self.language))

    def _slip(self, word: str, step: Step) -> Slip | None:
        if step.kind == "soft" or step.native in ("ё", "'") or _is_yo(step):
            return None
        if step.kind != "ok" or step.spot is None:
            if len(self.faults.get((step.native, step.roman), frozenset()) - {word}) >= _HABIT:
                return None
            return self._fault(word, step)
        if not step.roman and (step.native in SIGNS or not step.spot.schemes(step.roman)):
            return None
        for pool in (self.shown.get(step.spot, {}), self._pool(step.spot, step.roman)):
            if any(w != word for w in pool.get(step.roman, ())):
                return None
            best, like, many = _usual(pool, step.roman, word)
            if many >= _ENOUGH:
                return Slip(step, best, like, many, True)
        return self._against_scheme(step)

    def _against_scheme(self, step: Step) -> Slip | None:
        """Return a letter that no scheme writes so which the list's other letters prove."""
        spot = step.spot
        assert spot is not None
        followed = self._followed
        if not followed or self.words < _MANY or spot.schemes(step.roman) & followed:
            return None
        expected = next((c.output for c in spot.choices if c.first & followed), "")
        return Slip(step, expected, None, 0, True)

    def outputs(self, letter: str) -> set[str]:
        """Return what a first letter becomes here: as words show, and in the schemes that they prove."""
        found = {out for spot in self._by_letter.get(letter, ()) for out in self.shown[spot]}
        proven = sum(bits(self.language)[code] for code in self.schemes)
        return found | {c.output for c in spots(letter, self.language)[0].choices if c.schemes & proven}

    def strays(self, match: Match) -> Iterator[tuple[str, str]]:
        """Yield the letters of a word, and what they become, that the list mostly writes otherwise."""
        for step in match.steps:
            if step.kind == "ok" and step.spot is not None and step.roman and not _is_yo(step):
                pool = self._pool(step.spot, step.roman)
                same = sum(1 for w in pool.get(step.roman, ()) if w != match.native.form)
                _, _, many = _usual(pool, step.roman, match.native.form)
                if many > max(1, 2 * same):
                    yield step.native, step.roman

    @cached_property
    def _by_letter(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = defaultdict(list)
        for spot in self.shown:
            found[spot.letter].append(spot)
        return found

    @cached_property
    def _pools(self) -> dict[tuple[Spot, str], Shown]:
        return {}

    def _pool(self, spot: Spot, output: str) -> Shown:
        """Return the words that show a letter in any context in which it may become `output`.

        What one scheme writes in both contexts, in each its own way, is not held against it.
        """
        known = self._pools.get((spot, output))
        if known is None:
            known = self._pools[spot, output] = self._pooled(spot, output)
        return known

    def _pooled(self, spot: Spot, output: str) -> Shown:
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

    @cached_property
    def schemes(self) -> tuple[str, ...]:
        """Return the schemes that the letters prove, those that cannot be told apart together; or none.

        A scheme has to allow nearly every letter that tells schemes apart; of those that do, the ones count
        that prefer most of them.
        """
        return named(self.language, self._proof[0])

    @cached_property
    def _followed(self) -> int:
        """Return the schemes that the list follows: those that it proves and that prefer nearly all letters."""
        proven, share = self._proof
        return proven if share >= _LIKE else 0

    @cached_property
    def _proof(self) -> tuple[int, float]:
        """Return the schemes that the letters prove, and the share of the letters that they prefer."""
        told = list(self._told())
        total = sum(many for _, _, many in told)
        if total < _EVIDENCE or self.words < _EVIDENCE:
            return 0, 0.0
        fits = [
            (sum(many for _, first, many in told if first & bit), bit)
            for bit in bits(self.language).values()
            if sum(many for mask, _, many in told if mask & bit) >= _LIKE * total
        ]
        best = max(fits, default=(0, 0))[0]
        return sum(bit for score, bit in fits if score == best), best / total

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
        for letter, places in self._by_letter.items():
            ways: Shown = {}
            outputs = sorted({out for spot in places for out in self.shown[spot] if out} - _own(letter))
            for first, second in combinations(outputs, 2):
                found = self._contested(places, first, second)
                if min(map(len, found)) >= _HABIT:
                    for out, words in zip((first, second), found, strict=True):
                        ways.setdefault(out, {}).update(words)
            if ways:
                ranked = sorted(ways.items(), key=lambda item: -len(item[1]))
                yield Mixture(letter, tuple((out, tuple(words.values())) for out, words in ranked))

    def _contested(
        self, places: Sequence[Spot], first: str, second: str
    ) -> tuple[dict[str, Match], dict[str, Match]]:
        """Return the words that write a letter in one way and in another where no scheme writes both."""
        found: tuple[dict[str, Match], dict[str, Match]] = ({}, {})
        for one, other in product(places, places):
            shown = self.shown[one].get(first), self.shown[other].get(second)
            possible = one.offers(second) and other.offers(first)
            if all(shown) and possible and not _agree(one, first, other, second):
                found[0].update(shown[0] or {})
                found[1].update(shown[1] or {})
        return found


def _own(letter: str) -> frozenset[str]:
    """Return what a letter becomes that is printed for another one."""
    return _written_yo() if letter == "е" else frozenset()


def _is_yo(step: Step) -> bool:
    """Tell whether a е is written as the ё that it stands for: Королев, Korolyov."""
    return step.native == "е" and step.roman != "e" and step.roman in _written_yo()


@cache
def _written_yo() -> frozenset[str]:
    """Return what schemes write for ё, but for what they write for other vowels."""
    return frozenset(
        c.output
        for c in spots("ё", "ru")[0].choices + spots("лё", "ru")[1].choices
        if len(c.output) > 1 or c.output == "ë"
    )


def _agree(one: Spot, output: str, other: Spot, out: str) -> bool:
    """Tell whether one scheme prefers both ways to write a letter, each in its context."""
    return bool(one.preferred(output) & other.preferred(out))


def _usual(pool: Shown, output: str, word: str) -> tuple[str, str | None, int]:
    """Return what other words write instead, one of them, and how many they are."""
    rivals = {
        out: {w: m for w, m in found.items() if w != word} for out, found in pool.items() if out != output
    }
    best = max(rivals, key=lambda out: len(rivals[out]), default="")
    found = rivals.get(best, {})
    return best, next((m.roman.text for m in found.values()), None), len(found)


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
        faults = [step for step in match.steps if step.kind not in ("ok", "soft")]
        for step in faults:
            self._faults[step.native, step.roman].add(word)
        for step in match.steps if not faults else ():
            if step.spot is not None:
                self._shown[step.spot][step.roman].setdefault(word, match)

    def hand(self) -> Hand:
        """Return what was learnt."""
        faults = {key: frozenset(found) for key, found in self._faults.items()}
        return Hand(self.language, dict(self._shown), faults, len(self._words))
