"""How much a word, a concept, a surname or a number says: the rarer it is in both lists, the more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from refnorm.align.features import STEM, Features, Row

_STEMS = 0.6
"""What a stem counts beside a word."""
_LENGTHS = (0.25, 0.5, 0.9, 1.0, 1.2, 1.4)
"""What a number counts by its length: a page says more than a volume."""


class Weights:
    """Counts what the entries of both lists print, and weighs it when it is first asked."""

    def __init__(self, both: Sequence[Features]) -> None:
        self._both = both
        self.links = Counter(chain.from_iterable([f.identifiers for f in both]))
        self._totals: dict[int, float] = {}

    def _rarity(self, rows: Iterable[Iterable[str]], counts: Callable[[str], float]) -> dict[str, float]:
        times, size = Counter(chain.from_iterable(rows)), len(self._both)
        return {one: math.log(1 + size / n) * counts(one) for one, n in times.items()}

    @cached_property
    def words(self) -> dict[str, float]:
        """Words, by their rarity and length."""
        return self._rarity(
            [f.words for f in self._both],
            lambda word: _STEMS if word[0] == STEM else min(1.0, 0.35 + 0.13 * len(word)),
        )

    @cached_property
    def concepts(self) -> dict[str, float]:
        """Concepts, by their rarity alone."""
        return self._rarity([f.concepts for f in self._both], lambda _: 1.0)

    @cached_property
    def names(self) -> dict[str, float]:
        """Surnames, by their rarity alone; one that an entry prints twice counts once."""
        return self._rarity([set(f.names) for f in self._both], lambda _: 1.0)

    @cached_property
    def numbers(self) -> dict[str, float]:
        """Numbers, by their rarity and length."""
        return self._rarity([f.numbers for f in self._both], lambda one: _LENGTHS[min(len(one), 6) - 1])

    def overlap(self, a: Row, b: Row, weights: Mapping[str, float]) -> float:
        """Return the weight in common, of the mean of both sides and of the lighter one."""
        shared = a.keys() & b.keys()
        if not shared:
            return 0.0
        own, other = self._total(a, weights), self._total(b, weights)
        if own > other:
            own, other = other, own
        return sum(map(weights.__getitem__, shared)) / (0.7 * own + 0.3 * other)

    def _total(self, features: Row, weights: Mapping[str, float]) -> float:
        found = self._totals.get(id(features))
        if found is None:
            found = self._totals[id(features)] = sum(map(weights.__getitem__, features))
        return found
