"""The best assignment of a sparse set of gains."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

Edge = tuple[int, int]

_DENSE = 80
"""Nodes up to which a connected part is solved exactly."""


def assign(gains: Mapping[Edge, float]) -> dict[int, int]:
    """Return the matching of left to right with the greatest total gain; nodes may stay alone.

    Connected parts are solved one by one, exactly up to a size, beyond it greedily.
    """
    matched: dict[int, int] = {}
    for part in _parts(gains):
        if len(part) == 1:
            (i, j) = part[0]
            matched[i] = j
        elif len({i for i, _ in part}) + len({j for _, j in part}) <= _DENSE:
            matched.update(_exact(part, gains))
        else:
            matched.update(_greedy(part, gains))
    return matched


def _parts(gains: Mapping[Edge, float]) -> list[list[Edge]]:
    """Split the edges into connected parts."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for i, j in gains:
        a, b = find(("l", i)), find(("r", j))
        leader[a] = b
    parts: dict[tuple[str, int], list[Edge]] = defaultdict(list)
    for i, j in gains:
        parts[find(("l", i))].append((i, j))
    return list(parts.values())


def _greedy(part: Sequence[Edge], gains: Mapping[Edge, float]) -> dict[int, int]:
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(part, key=lambda e: (-gains[e], e)):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _exact(part: Sequence[Edge], gains: Mapping[Edge, float]) -> dict[int, int]:
    """Solve a part by the Hungarian method; a missing edge gains nothing, as does staying alone."""
    rows = sorted({i for i, _ in part})
    columns = sorted({j for _, j in part})
    size = max(len(rows), len(columns))
    costs = [
        [
            -gains.get((rows[r], columns[c]), 0.0) if r < len(rows) and c < len(columns) else 0.0
            for c in range(size)
        ]
        for r in range(size)
    ]
    of_column = _hungarian(costs)
    found = {}
    for c, r in enumerate(of_column):
        if r < len(rows) and c < len(columns) and (rows[r], columns[c]) in gains:
            found[rows[r]] = columns[c]
    return found


def _hungarian(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return for each column of a square matrix its row in the cheapest assignment (Kuhn-Munkres, O(n³))."""
    n = len(costs)
    row_price, column_price = [0.0] * (n + 1), [0.0] * (n + 1)
    row_of = [0] * (n + 1)
    for row in range(1, n + 1):
        row_of[0] = row
        way, column = _path(costs, row_of, row_price, column_price)
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return [row_of[c] - 1 for c in range(1, n + 1)]


def _path(
    costs: Sequence[Sequence[float]], row_of: Sequence[int], row_price: list[float], column_price: list[float]
) -> tuple[list[int], int]:
    """Find the cheapest augmenting path from the row at column 0, updating the prices."""
    n = len(costs)
    least, way, used = [float("inf")] * (n + 1), [0] * (n + 1), [False] * (n + 1)
    column = 0
    while row_of[column]:
        used[column] = True
        row, step, following = row_of[column], float("inf"), 0
        for c in range(1, n + 1):
            if used[c]:
                continue
            reduced = costs[row - 1][c - 1] - row_price[row] - column_price[c]
            if reduced < least[c]:
                least[c], way[c] = reduced, column
            if least[c] < step:
                step, following = least[c], c
        for c in range(n + 1):
            if used[c]:
                row_price[row_of[c]] += step
                column_price[c] -= step
            else:
                least[c] -= step
        column = following
    return way, column


def slots(matched: Mapping[int, int], left: int, right: int) -> list[Edge]:
    """Return the orphans that are in one place between two neighbouring pairs: as far from either of both."""
    anchors = [(-1, -1), *sorted(matched.items()), (left, right)]
    found: list[Edge] = []
    for (i, j), (k, m) in itertools.pairwise(anchors):
        least = min(k - i, m - j)
        found.extend((i + step, j + step) for step in range(1, least))
        if k - i != m - j:
            found.extend((k - step, m - step) for step in range(1, least))
    taken = set(matched.values())
    return [(i, j) for i, j in found if j not in taken]
