"""The schemes that the letters of a list prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from refnorm.romanization.letters import Step, writers
from refnorm.romanization.pairing import Match
from refnorm.romanization.spots import SIGNS, Spot, Way, all_followable, followable

_EVIDENCE = 4
"""Letters that tell schemes apart, in as many words, below which a list proves none."""
_ALLOWED = 0.9
"""The share of such letters that a scheme has to allow."""
_LIKE = 0.9
"""The share that it has to write so before all else, so that the list is said to follow it."""
_PROVEN = 0.85
"""The share that it has to write so before all else, so that the list's letters prove it."""
_STEADY = 3
"""Words that write a letter as a scheme never does: the list does not follow it where no word does."""
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
        self._enough = min(words, sum(many for _, _, many in self._told)) >= _EVIDENCE

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
        least = _ALLOWED * sum(many for _, _, many in self._told)
        return [(bit, preferred) for bit, allowed, preferred in self._scores if allowed >= least]

    @cached_property
    def nearest(self) -> int:
        """The schemes that allow nearly all letters and write most of them so before all else; or none."""
        best = max((many for _, many in self._fitting), default=0)
        return sum(bit for bit, many in self._fitting if many == best) if self._enough else 0

    @cached_property
    def followed(self) -> int:
        """The nearest schemes, where they write nearly all letters so before all else; or none."""
        best = max((many for _, many in self._fitting), default=0)
        return self.nearest if best >= _LIKE * sum(many for _, _, many in self._told) else 0

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

    def _is_kept(self, bit: int) -> bool:
        """Tell whether no letter is written against a scheme in all of several words."""
        allowed: Counter[str] = Counter()
        other: Counter[str] = Counter()
        for spot, ways in self._shown.items():
            for way, found in ways.items():
                if way[1] and spot.letter not in SIGNS:
                    (allowed if spot.schemes(way) & bit else other)[spot.letter] += len(found)
        return all(allowed[letter] or times < _STEADY for letter, times in other.items())

    @cached_property
    def proven(self) -> tuple[str, ...]:
        """The schemes that the letters prove, the likeliest first; or none.

        What no second word tells apart stays together. A scheme that allows every letter in several ways fits
        any list: it is proven only where no other one would rather write as the list does, or could. Most
        schemes of a language together are no class.
        """
        best = max((many for _, many in self._fitting), default=0)
        rival = max((many for _, _, many in self._scores), default=0)
        allowing = max((many for bit, many, _ in self._scores if not bit & self.nearest), default=0)
        plain = best >= max(rival - _ONE, _PROVEN * sum(many for _, _, many in self._told))
        if not self._enough or not (plain or best > allowing):
            return ()
        codes = zip(followable(self._language), self._scores, strict=True)
        alike = sorted((-many, code) for code, (_, _, many) in codes if many >= best - _ONE)
        alike = [(many, code) for many, code in alike if self._is_kept(followable(self._language)[code])]
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
                yield mask, first, found
