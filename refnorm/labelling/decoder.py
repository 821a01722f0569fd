"""A linear-chain model in plain Python: how likely each label is at each token, and the likeliest readings.

Probabilities are kept as such, scaled at every token, because sums of products are much faster here than sums
of logarithms. Numbers may bear every label, words only those before `Model.words`.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import mul
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from refnorm.labelling.passes import Passes, Steps, Vector
from refnorm.labelling.view import View
from refnorm.labelling.words import Group

_PLAIN = 0.6
"""Probability of its label from which a token leaves no doubt about the row."""
_MANY = 15_000
"""Features that are looked for one by one: of more, it is quicker to find all at once."""


STEP, ZERO = 0.05, 0x200
"""The step between two weights, and the character for none: each weight of a feature is one character."""


def packed(weights: Sequence[float]) -> str:
    """Return the weights of a feature, label by label, as a string."""
    return "".join(chr(ZERO + round(max(-9.0, min(9.0, w)) / STEP)) for w in weights)


Drawers = tuple[bytes, ...]
"""Features with their weights as a number, a line each, shared out by the checksum of the feature's name."""


def drawers(features: Mapping[str, str]) -> Drawers:
    """Share features out: a text has few of all there are, and a dictionary of all would take longer to make.

    The packed weights of a feature become a number: sixteen bits a label, below zero with a borrow. Added up,
    numbers are the sums of all labels at once; there is room for ninety features.
    """
    zeros = chr(ZERO) * len(next(iter(features.values()), ""))
    none = int.from_bytes(zeros.encode("utf-16-le"), "little")
    found = [b"\n"] * max(1, len(features) // 5)
    for name, text in features.items():
        key = name.encode()
        number = int.from_bytes(text.encode("utf-16-le"), "little") - none
        found[crc32(key) % len(found)] += b"%b\t%x\n" % (key, number)
    return tuple(found)


class _Odds(dict[int, float]):
    """What is left of a likelihood so many steps below the highest, computed when it is first met."""

    def __missing__(self, steps: int) -> float:
        value = self[steps] = math.exp(-STEP * steps)
        return value


_ODDS = _Odds()


class _Weights(dict[str, int]):
    """The weights of a feature as a number, found when it is first asked for; 0 where there are none.

    After many questions all drawers are emptied at once: what is not there then has no weights.
    """

    def __init__(self, features: Drawers) -> None:
        self._drawers = features

    def __missing__(self, name: str) -> int:
        if len(self) >= _MANY and self._drawers:
            self._empty()
        if not self._drawers:
            return self.get(name, 0)
        key = name.encode("utf-8", "surrogatepass")
        drawer = self._drawers[crc32(key) % len(self._drawers)]
        _, found, rest = drawer.partition(b"\n%b\t" % key)
        value = self[name] = int(rest[: rest.index(b"\n")], 16) if found else 0
        return value

    def total(self, names: Group) -> int:
        """Return the sum of the weights of some features."""
        if self._drawers:
            return sum(map(self.__getitem__, names))
        return sum(filter(None, map(self.get, names)))

    def _empty(self) -> None:
        lines = [line for drawer in self._drawers for line in drawer.split(b"\n") if line]
        self.clear()
        self._drawers = ()
        for line in lines:
            name, _, number = line.partition(b"\t")
            self[name.decode()] = int(number, 16)


class Path(NamedTuple):
    """Labels of all tokens, as indices, and the logarithm of their weight."""

    labels: tuple[int, ...]
    score: float


class Model:
    """Weights of features and of neighbouring labels, and sums of groups that were seen before."""

    def __init__(
        self,
        labels: Sequence[str],
        words: int,
        features: Drawers,
        transitions: Sequence[Sequence[float]],
    ) -> None:
        self.labels = tuple(labels)
        self.words = words
        """How many labels a word may bear: the first ones."""
        self._moves = list(zip(*transitions, strict=True))
        """By the label that is moved to, what each label before it counts."""
        self.count = _Weights(features).total
        """Gives the weights of some features as one number; numbers of several groups may be added up."""
        self.view = View(self.count)
        """Looks at references with the weights of this model."""
        every = len(labels)
        self._rows = Struct(f"<{words}h{2 * (every - words)}x").unpack, Struct(f"<{every}h").unpack
        self._bytes, self._signs = 2 * every, int.from_bytes(b"\0\x80" * every, "little")
        odds = [[math.exp(w) for w in row] for row in transitions]
        self._passes = Passes(odds)
        sizes = [(a, b) for a in (words, every) for b in (words, every)]
        self._into = {(a, b): tuple(tuple(odds[j][k] for j in range(a)) for k in range(b)) for a, b in sizes}

    def emissions(self, counts: Sequence[int], figures: Sequence[bool]) -> list[Steps]:
        """Return for every token the score of each label that it may bear, by what its features count."""
        rows, size, signs = self._rows, self._bytes, self._signs
        # what is added and then turned over makes of borrows the two bytes of a number below zero
        return [
            rows[figure](((count + signs) ^ signs).to_bytes(size, "little"))
            for count, figure in zip(counts, figures, strict=True)
        ]

    def marginals(self, emissions: Sequence[Steps]) -> list[Vector]:
        """Return the probability of every label at every token (Rabiner 1989, V.A)."""
        first = _odds(emissions[0])
        scale = sum(first)
        ahead: Vector = tuple([o / scale for o in first])
        passed = []
        passes = self._passes
        for now, following in pairwise(emissions):
            step, back = passes[len(now), len(following)]
            scale, further, odds = step(ahead, following, _ODDS)
            passed.append((ahead, odds, scale, back))
            ahead = further
        found = [ahead]
        behind: Vector = (1.0,) * len(ahead)
        for before, odds, scale, back in reversed(passed):
            behind, share = back(before, odds, behind, scale)
            found.append(share)
        return found[::-1]

    def likeliest(self, emissions: Sequence[Steps], shares: Sequence[Vector]) -> list[int]:
        """Return the likeliest row of labels: each the likeliest by itself, or, in doubt, by Viterbi."""
        tops = [max(share) for share in shares]
        if min(tops) > _PLAIN:
            return [share.index(top) for share, top in zip(shares, tops, strict=True)]
        odds = [_odds(e) for e in emissions]
        ahead: list[Sequence[float]] = [odds[0]]
        for now, following in pairwise(odds):
            into = self._into[len(now), len(following)]
            before = ahead[-1]
            ahead.append(
                _scaled(
                    [o * max(map(mul, before, weights)) for o, weights in zip(following, into, strict=True)]
                )
            )
        at = max(range(len(ahead[-1])), key=ahead[-1].__getitem__)
        found = [at]
        for i in range(len(ahead) - 2, -1, -1):
            came = list(map(mul, ahead[i], self._into[len(odds[i]), len(odds[i + 1])][at]))
            at = came.index(max(came))
            found.append(at)
        return found[::-1]

    def best(self, emissions: Sequence[Steps], many: int) -> list[Path]:
        """Return the likeliest rows of labels, the best first (list Viterbi)."""
        cells = [[(e * STEP, -1, 0)] for e in emissions[0]]
        columns = [cells]
        for emission in emissions[1:]:
            ways = [(entry[0], j, rank) for j, cell in enumerate(cells) for rank, entry in enumerate(cell)]
            cells = [
                [(score + e * STEP, j, rank) for score, j, rank in self._leading(ways, k, many)]
                for k, e in enumerate(emission)
            ]
            columns.append(cells)
        ends = [(entry[0], k, rank) for k, cell in enumerate(cells) for rank, entry in enumerate(cell)]
        return [Path(_traced(columns, k, rank), score) for score, k, rank in heapq.nlargest(many, ends)]

    def _leading(
        self, ways: Sequence[tuple[float, int, int]], k: int, many: int
    ) -> list[tuple[float, int, int]]:
        """Return the best ways to come to a label, of all from the token before."""
        moves = self._moves[k]
        options = [(score + moves[j], j, rank) for score, j, rank in ways]
        # of so few, all are sorted sooner than the largest are found
        options.sort(reverse=True)
        return options[:many]


def _traced(
    columns: Sequence[Sequence[Sequence[tuple[float, int, int]]]], k: int, rank: int
) -> tuple[int, ...]:
    """Follow a path back from its end."""
    labels = []
    for cells in reversed(columns):
        labels.append(k)
        _, k, rank = cells[k][rank]
    return tuple(reversed(labels))


def _odds(emission: Steps) -> list[float]:
    top = max(emission)
    return [_ODDS[top - e] for e in emission]


def _scaled(values: Sequence[float]) -> Sequence[float]:
    total = sum(values) or 1.0
    return [v / total for v in values]
