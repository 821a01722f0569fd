"""Faults of two runs that are one: by fingerprint, else by what is printed in entries that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from refnorm.history.faults import Fault

ALIKE = 75
"""Per cent of two entries' characters that agree where they are one entry before and after a revision."""

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
        olds: dict[Hashable, list[int]] = defaultdict(list)
        for at in self._free_old():
            olds[key(self._old[at])].append(at)
        scored = [
            (score, at, old)
            for at in self._free_new()
            for old in olds.get(key(self._new[at]), ())
            if (score := likeness(self._new[at].text, self._old[old].text)) >= ALIKE
        ]
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


def likeness(one: str, other: str) -> float:
    """Return the per cent of two entries that agree; entries of a list as a whole are one."""
    from rapidfuzz.fuzz import ratio

    return 100.0 if one == other else ratio(one, other, score_cutoff=ALIKE)
