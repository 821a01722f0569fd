"""A linear-chain model in plain Python: how likely each label is at each token, and the likeliest readings.

Probabilities are kept as such, scaled at every token, because sums of products are much faster here than sums
of logarithms. Numbers may bear every label, words only those before `Model.words`.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from operator import mul
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from refnorm.labelling.words import Group
from refnorm.store import code

Vector = tuple[float, ...]
Steps = tuple[int, ...]
"""A score for every label, in steps of `STEP`."""

_PLAIN = 0.6
"""Probability of its label from which a token leaves no doubt about the row."""
_MOST = 60_000
"""Groups of features whose sums are remembered."""


STEP, ZERO = 0.05, 0x200
"""The step between two weights, and the character for none: each weight of a feature is one character."""


def packed(weights: Sequence[float]) -> str:
    """Return the weights of a feature, label by label, as a string."""
    return "".join(chr(ZERO + round(max(-9.0, min(9.0, w)) / STEP)) for w in weights)


Drawers = tuple[bytes, ...]
"""Features with their weights as a number, a line each, shared out by the checksum of the feature's name."""


def drawers(features: Mapping[str, str]) -> Drawers:
    """Share features out: a text has few of all there are, and a dictionary of all would take longer to make.

    The packed weights of a feature become a number: two bytes a label, and two that count features. Added up,
    numbers are the sums of all labels at once; there is room for ninety features.
    """
    found = [b"\n"] * max(1, len(features) // 5)
    for name, text in features.items():
        key = name.encode()
        number = int.from_bytes((text + "\1").encode("utf-16-le"), "little")
        found[crc32(key) % len(found)] += b"%b\t%x\n" % (key, number)
    return tuple(found)


class _Odds(dict[int, float]):
    """What is left of a likelihood so many steps below the highest, computed when it is first met."""

    def __missing__(self, steps: int) -> float:
        value = self[steps] = math.exp(-STEP * steps)
        return value


_ODDS = _Odds()


class _Weights(dict[str, int]):
    """The weights of a feature as a number, found when it is first asked for; 0 where there are none."""

    def __init__(self, features: Drawers) -> None:
        self._drawers = features

    def __missing__(self, name: str) -> int:
        key = name.encode("utf-8", "surrogatepass")
        drawer = self._drawers[crc32(key) % len(self._drawers)]
        _, found, rest = drawer.partition(b"\n%b\t" % key)
        value = self[name] = int(rest[: rest.index(b"\n")], 16) if found else 0
        return value


class _Sums(dict[Group, int]):
    """The sum of the weights of a group of features, found when it is first asked for."""

    def __init__(self, weights: _Weights) -> None:
        self._weights = weights

    def __missing__(self, group: Group) -> int:
        total = self[group] = sum(map(self._weights.__getitem__, group))
        return total

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self._weights.clear()


Product = Callable[..., tuple[float, ...]]


class _Products(dict[tuple[int, int], Product]):
    """For every couple of sizes, the product of so many numbers with a matrix, made when it is asked for.

    Its sums are written out, which takes a third of the time of loops; its text holds nothing but numbers.
    """

    def __init__(self, matrices: Mapping[tuple[int, int], Sequence[Sequence[float]]]) -> None:
        self._matrices = matrices

    def __missing__(self, sizes: tuple[int, int]) -> Product:
        matrix = self._matrices[sizes]
        names = [f"v{n}" for n in range(len(matrix[0]))]
        sums = (" + ".join(f"{v} * {w!r}" for v, w in zip(names, row, strict=True)) for row in matrix)
        made: Product = eval(code(f"lambda {', '.join(names)}: ({', '.join(sums)},)", "eval"))
        self[sizes] = made
        return made


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
        self.transitions = transitions
        self._row = Struct(f"<{len(labels) + 1}H")
        self._sums = _Sums(_Weights(features))
        every = len(labels)
        sizes = [(a, b) for a in (words, every) for b in (words, every)]
        odds = [[math.exp(w) for w in row] for row in transitions]
        self._into = {(a, b): tuple(tuple(odds[j][k] for j in range(a)) for k in range(b)) for a, b in sizes}
        self._onward = _Products(self._into)
        self._back = _Products({(a, b): [odds[j][:b] for j in range(a)] for a, b in sizes})

    def emissions(self, row: Sequence[Sequence[Group]], figures: Sequence[bool]) -> list[Steps]:
        """Return for every token the score of each label that it may bear."""
        if len(self._sums) > _MOST:
            self._sums.clear()
        sum_of, size, read = self._sums.__getitem__, self._row.size, self._row.unpack
        found: list[Steps] = []
        for groups, figure in zip(row, figures, strict=True):
            counts = read(sum(map(sum_of, groups)).to_bytes(size, "little"))
            zero = ZERO * counts[-1]
            found.append(tuple([n - zero for n in counts[: -1 if figure else self.words]]))
        return found

    def marginals(self, emissions: Sequence[Steps]) -> list[Vector]:
        """Return the probability of every label at every token."""
        odds = [_odds(e) for e in emissions]
        ahead, scales = self._ahead(odds)
        back: Sequence[float] = (1.0,) * len(odds[-1])
        found = [tuple(ahead[-1])]
        for i in range(len(odds) - 2, -1, -1):
            scale = scales[i + 1]
            beyond = [o * b / scale for o, b in zip(odds[i + 1], back, strict=True)]
            back = self._back[len(odds[i]), len(beyond)](*beyond)
            found.append(tuple(map(mul, ahead[i], back)))
        return found[::-1]

    def _ahead(self, odds: Sequence[Sequence[float]]) -> tuple[list[Sequence[float]], list[float]]:
        """Return the pass forward, each step scaled to one, and the scales (Rabiner 1989, V.A)."""
        scales = [sum(odds[0])]
        ahead: list[Sequence[float]] = [[o / scales[0] for o in odds[0]]]
        for now, following in pairwise(odds):
            into = self._onward[len(now), len(following)]
            step = list(map(mul, following, into(*ahead[-1])))
            total = sum(step)
            scales.append(total)
            ahead.append([v / total for v in step])
        return ahead, scales

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
            cells = [
                [(score + e * STEP, j, rank) for score, j, rank in self._leading(cells, k, many)]
                for k, e in enumerate(emission)
            ]
            columns.append(cells)
        ends = [(entry[0], k, rank) for k, cell in enumerate(cells) for rank, entry in enumerate(cell)]
        return [Path(_traced(columns, k, rank), score) for score, k, rank in heapq.nlargest(many, ends)]

    def _leading(
        self, cells: Sequence[Sequence[tuple[float, int, int]]], k: int, many: int
    ) -> list[tuple[float, int, int]]:
        """Return the best ways to come to a label."""
        options = [
            (entry[0] + self.transitions[j][k], j, rank)
            for j, cell in enumerate(cells)
            for rank, entry in enumerate(cell)
        ]
        return heapq.nlargest(many, options)


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
