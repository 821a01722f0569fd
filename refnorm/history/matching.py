"""Faults of two runs that are one: by fingerprint, else by what is printed in entries that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from refnorm.history.faults import Fault

ALIKE = 75
"""Per cent of two entries' characters that agree where they are one entry before and after a revision."""

_CANDIDATES = 5
"""Old entries that are thought of for a new one."""

Key = Callable[[Fault], Hashable]


class Matching:
    """Pairs of positions in two sequences of faults, made pass by pass; nobody is taken twice."""

    def __init__(self, old: Sequence[Fault], new: Sequence[Fault]) -> None:
        self._old, self._new = old, new
        self.pairs: dict[int, int] = {}
        """From the position of a new fault to that of the old one."""
        self._taken: set[int] = set()

    def by(self, key: Key) -> None:
        """Match faults with equal keys, in the order in which they stand."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in reversed(self._free_old()):
            waiting[key(self._old[at])].append(at)
        for at in self._free_new():
            if waiting.get(key(self._new[at])):
                self._pair(at, waiting[key(self._new[at])].pop())

    def alike(self, key: Key) -> None:
        """Match faults with equal keys whose entries are alike, the likest first."""
        from rapidfuzz import process
        from rapidfuzz.fuzz import ratio

        olds: dict[Hashable, dict[int, str]] = defaultdict(dict)
        for at in self._free_old():
            olds[key(self._old[at])][at] = self._old[at].text
        scored = []
        for at in self._free_new():
            texts = olds.get(key(self._new[at]), {})
            found = process.extract(
                self._new[at].text, texts, scorer=ratio, score_cutoff=ALIKE, limit=_CANDIDATES
            )
            scored += [(score, at, old) for _, score, old in found]
        for _, at, old in sorted(scored, key=lambda one: -one[0]):
            if at not in self.pairs and old not in self._taken:
                self._pair(at, old)

    def _pair(self, new: int, old: int) -> None:
        self.pairs[new] = old
        self._taken.add(old)

    def _free_new(self) -> list[int]:
        return [at for at in range(len(self._new)) if at not in self.pairs]

    def _free_old(self) -> list[int]:
        return [at for at in range(len(self._old)) if at not in self._taken]
