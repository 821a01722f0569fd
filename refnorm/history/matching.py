"""Faults of two runs that are one: by fingerprint, else by what is printed in entries that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, islice

from refnorm.history.faults import Fault

ALIKE = 75
"""Per cent of two entries' characters that agree where they are one entry before and after a revision."""

_CANDIDATES = 5
"""Old entries that are thought of for a new one."""

Key = Callable[[Fault], Hashable]

MANY = 200
"""Texts up to which each is compared with each; of more, those that share rare runs of letters are."""
_RUN, _RAREST = 4, 24
"""Letters of a run, and how many of a text's rarest runs are looked up."""
_LOOKED_AT = 1500
"""Texts that are looked at for one, the holders of its rarest runs first: all runs may be common ones."""
_LIKELY = 40
"""Texts that share most of them and are compared letter by letter."""


class Alike:
    """Texts by their keys, which are asked for those that are like another one.

    Two texts of which three quarters agree share runs of letters; the rare runs of a text stand in few
    others, so that thousands of texts are not compared with thousands.
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = texts
        self._holders: dict[str, list[int]] = defaultdict(list)
        if len(texts) > MANY:
            for key, text in texts.items():
                for run in _runs(text):
                    self._holders[run].append(key)

    def near(self, text: str) -> list[tuple[float, int]]:
        """Return score and key of the likest texts, the likest first."""
        from rapidfuzz import process
        from rapidfuzz.fuzz import ratio

        texts = self._texts
        if self._holders:
            texts = {key: texts[key] for key in self._likely(text)}
        found = process.extract(text, texts, scorer=ratio, score_cutoff=ALIKE, limit=_CANDIDATES)
        return [(score, key) for _, score, key in found]

    def _likely(self, text: str) -> Iterator[int]:
        known = [run for run in _runs(text) if run in self._holders]
        rare = nsmallest(_RAREST, known, key=lambda run: (len(self._holders[run]), run))
        shared = Counter(islice(chain.from_iterable(map(self._holders.__getitem__, rare)), _LOOKED_AT))
        return (key for key, _ in shared.most_common(_LIKELY))


def _runs(text: str) -> set[str]:
    return {text[at : at + _RUN] for at in range(max(len(text) - _RUN + 1, 1))}


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
        olds: dict[Hashable, dict[int, str]] = defaultdict(dict)
        for at in self._free_old():
            olds[key(self._old[at])][at] = self._old[at].text
        shelves = {group: Alike(texts) for group, texts in olds.items()}
        scored = []
        for at in self._free_new():
            shelf = shelves.get(key(self._new[at]))
            found = shelf.near(self._new[at].text) if shelf else ()
            scored += [(score, at, old) for score, old in found]
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
