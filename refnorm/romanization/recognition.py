"""The schemes that the letters of a list prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from refnorm.romanization.letters import Step, writers
from refnorm.romanization.pairing import ENDING, Match, is_signed
from refnorm.romanization.spots import SIGNS, Spot, Way, all_followable, followable, written_yo

_EVIDENCE = 4
"""Letters that tell schemes apart, in as many words, below which a list proves none."""
_ALLOWED = 0.9
"""The share of such letters that a scheme has to allow."""
_LIKE = 0.9
"""The share that it has to write so before all else, so that the list is said to follow it."""
_PROVEN = 0.85
"""The share that it has to write so before all else, so that the list's letters prove it."""
_SLIPPED = 0.8
"""Either share where each way to write a letter against the scheme is that of one word: slips, not habits."""
_SEVERAL = 10
"""Letters that tell schemes apart, in as many words, from which slips are told from habits."""
_STEADY = 3
"""Words that write a letter as a scheme never does: it is not followed where not twice as many write so."""
_ONE = 1
"""Words that are too few to choose between two schemes: one may be a slip, or a name's own spelling."""


class Evidence:
    """What the words of a list show of the schemes of its language.

    `shown` holds for each letter in its context the ways in which words write it, `words` says how many
    words there are.
    """

    def __init__(self, language: str, shown: Mapping[Spot, Mapping[Way, Mapping[str, Match]]], words: int):
        self._language = language
        self._shown = shown
        self._told = [(mask, first, len(words)) for mask, first, words in self._telling]
        self._every = sum(many for _, _, many in self._told)
        self._enough = min(words, self._every) >= _EVIDENCE

    @cached_property
    def _scores(self) -> list[tuple[int, int, int]]:
        """For each scheme its bit, and the words with letters that it allows, and that it prefers."""
        return [
            (bit, sum(m for a, _, m in self._told if a & bit), sum(m for _, f, m in self._told if f & bit))
            for bit in followable(self._language).values()
        ]

    @cached_property
    def _fitting(self) -> list[tuple[int, int]]:
        """The schemes that allow nearly all letters: the bit and the words with letters that it prefers."""
        many = self._every >= _SEVERAL
        return [
            (bit, preferred)
            for bit, allowed, preferred in self._scores
            if allowed >= (_SLIPPED if bit & self._slipped and many else _ALLOWED) * self._every
        ]

    @cached_property
    def _slipped(self) -> int:
        """The schemes against which each way to write a letter is that of one word."""
        against: dict[tuple[str, str], dict[int, set[str]]] = {}
        for letter, output, mask, words in self._ways:
            for bit in followable(self._language).values():
                if not mask & bit:
                    against.setdefault((letter, output), {}).setdefault(bit, set()).update(words)
        many = {bit for found in against.values() for bit, words in found.items() if len(words) > _ONE}
        return sum(bit for bit in followable(self._language).values() if bit not in many)

    @cached_property
    def _ways(self) -> list[tuple[str, str, int, Mapping[str, Match]]]:
        """The ways in which letters are written: letter, output, the schemes that allow it, the words."""
        return [
            (spot.letter, way[1], self._allowing(spot, way, words), words)
            for spot, ways in self._shown.items()
            for way, words in ways.items()
            if way[1] and spot.letter not in SIGNS and not _is_plain_yo(spot, way)
        ]

    def _allowing(self, spot: Spot, way: Way, words: Mapping[str, Match]) -> int:
        """Return the schemes that write letters so, together or one by one: ый is yi, and so are ы and й."""
        mask = spot.schemes(way)
        if way[0] > 1:
            steps = next(iter(words.values())).steps
            letters = next(s.native for s in steps if s.spot is spot and s.way == way)
            mask |= writers(letters, way[1], self._language)
        return mask

    @cached_property
    def nearest(self) -> int:
        """The schemes that allow nearly all letters and write most of them so before all else; or none.

        One that the list steadily contradicts in a letter is none of them where another is near.
        """
        near = [(bit, many) for bit, many in self._fitting if bit & self._kept] or self._fitting
        best = max((many for _, many in near), default=0)
        return sum(bit for bit, many in near if many == best) if self._enough else 0

    @cached_property
    def followed(self) -> int:
        """The schemes that write most letters, and nearly all, so before all else; or none."""
        best = max((many for _, many in self._fitting), default=0)
        if not self._enough or best < _LIKE * self._every:
            return 0
        return sum(bit for bit, many in self._fitting if many == best)

    @cached_property
    def _objections(self) -> Mapping[int, frozenset[str]]:
        """For each scheme the words that have a letter which it does not allow."""
        own = self._language
        told = [
            (word, mask | writers(word, match.roman.form, own))
            for mask, _, words in self._telling
            for word, match in words.items()
        ]
        return {
            bit: frozenset([word for word, allowing in told if not allowing & bit])
            for bit in followable(own).values()
        }

    @cached_property
    def _telling(self) -> list[tuple[int, int, Mapping[str, Match]]]:
        """What tells schemes apart, with the words that have it."""
        return list(_telling(self._language, self._shown))

    @cached_property
    def nearly(self) -> int:
        """The schemes that write all words but one at most, where several letters tell schemes apart."""
        if len(self._telling) <= _EVIDENCE:
            return 0
        return sum(bit for bit, words in self._objections.items() if len(words) <= _ONE)

    def against(self, schemes: int, word: str) -> int:
        """Count the words, but for one, that speak against each of some schemes."""
        spoken = [len(words - {word}) for bit, words in self._objections.items() if bit & schemes]
        return min(spoken, default=0)

    def agreed(self, match: Match, step: Step) -> int:
        """Return the schemes that write all words but one, where none of them allows a letter of that word.

        Letters of the other words that tell schemes apart have to be several.
        """
        word = match.native.form
        others = sum(len(words) > (word in words) for _, _, words in self._telling)
        alone = sum(bit for bit, words in self._objections.items() if words <= {word})
        if others < _EVIDENCE or not alone or step.spot is None or alone & step.spot.schemes(step.way):
            return 0
        return 0 if alone & writers(word, match.roman.form, self._language) else alone

    @cached_property
    def _kept(self) -> int:
        """The schemes against which no letter is written in several words and half as many as with them."""
        spoken = [(letter, mask, _spoken(letter, words)) for letter, _, mask, words in self._ways]
        left = 0
        for bit in followable(self._language).values():
            allowed: Counter[str] = Counter()
            other: Counter[str] = Counter()
            for letter, mask, times in spoken:
                (allowed if mask & bit else other)[letter] += times
            if all(times < max(_STEADY, allowed[letter] / 2) for letter, times in other.items()):
                left |= bit
        return left

    def _is_steady(self, bit: int) -> bool:
        """Tell whether each letter is written in one way where the scheme would rather write another one."""
        ways: dict[str, Counter[str]] = {}
        departs = set()
        for letter, output, _, words in self._ways:
            ways.setdefault(letter, Counter())[output] += len(words)
        for spot, found in self._shown.items():
            if any(spot.schemes(way) & bit and not spot.preferred(way) & bit for way in found if way[1]):
                departs.add(spot.letter)
        return all(ways[one].total() - max(ways[one].values()) <= _ONE for one in departs & ways.keys())

    @cached_property
    def proven(self) -> tuple[str, ...]:
        """The schemes that the letters prove, the likeliest first; or none.

        What no second word tells apart stays together. A scheme that allows every letter in several ways fits
        any list: it is proven only where no other one that the list keeps to would rather write so, or could,
        and where the list writes each letter in one of the ways, with slips at most. Most schemes of a
        language together are no class.
        """
        kept = [score for score in self._scores if score[0] & self._kept]
        if not self._enough or not self.nearest & self._kept:
            return ()
        best = max(many for bit, _, many in kept if bit & self.nearest)
        rival = max(many for _, _, many in kept)
        allowing = max((many for bit, many, _ in kept if not bit & self.nearest), default=0)
        slipped = self._every >= _SEVERAL and self.nearest & self._slipped
        least = (_SLIPPED if slipped else _PROVEN) * self._every
        near = [bit for bit, _, _ in kept if bit & self.nearest]
        loose = best > allowing and all(bit & self._slipped and self._is_steady(bit) for bit in near)
        if best < max(rival - _ONE, least) and not loose:
            return ()
        codes = {bit: code for code, bit in followable(self._language).items()}
        alike = sorted((-many, codes[bit]) for bit, _, many in kept if many >= best - _ONE)
        return tuple(code for _, code in alike) if 2 * len(alike) <= len(self._scores) + 1 else ()


def _telling(
    language: str, shown: Mapping[Spot, Mapping[Way, Mapping[str, Match]]]
) -> Iterator[tuple[int, int, Mapping[str, Match]]]:
    """Yield the outputs that tell schemes apart: those that allow it, those that prefer it, its words.

    A sign that is left out tells nothing: many leave it out whatever their scheme.
    """
    every = all_followable(language)
    for spot, ways in shown.items():
        for way, found in ways.items():
            mask, first = spot.schemes(way) & every, spot.preferred(way) & every
            if mask and first != every and (way[1] or spot.letter not in SIGNS):
                yield every if _is_plain_yo(spot, way) else mask, first, found


def _spoken(letter: str, words: Mapping[str, Match]) -> int:
    """Count the words that tell of a letter: of й not the surnames whose bearers end them as they like, of ё
    none, which is printed as е or not as it comes."""
    if letter == "ё":
        return 0
    return sum(letter not in ENDING or not is_signed(match) for match in words.values())


def _is_plain_yo(spot: Spot, way: Way) -> bool:
    """Tell whether a ё is written as the е that it is mostly printed as, which speaks against no scheme."""
    return spot.letter == "ё" and way[1] not in written_yo()
