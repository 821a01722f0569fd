"""The assignment is the best there is, also where the two sides are of different sizes."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from refnorm.align.assign import Edge, assign

GAINS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(10, 14)), st.floats(0.01, 1.0, allow_nan=False), max_size=14
)


def total(gains: dict[Edge, float], matched: dict[int, int]) -> float:
    """Return what a matching gains."""
    return sum(gains[edge] for edge in matched.items())


def greatest(gains: dict[Edge, float]) -> float:
    """Return the greatest gain of all matchings, tried one by one; a node may stay alone."""
    left = sorted({i for i, _ in gains})
    right = [*sorted({j for _, j in gains}), *(-1 for _ in left)]
    return max(
        sum(gains.get(edge, 0.0) for edge in zip(left, order, strict=True))
        for order in set(permutations(right, len(left)))
    )


@settings(max_examples=60, deadline=None)
@given(GAINS)
def test_no_matching_gains_more(gains: dict[Edge, float]) -> None:
    """Each node is matched once, along an edge, and the sum is that of the best of all ways."""
    matched = assign(gains)
    assert len(set(matched.values())) == len(matched)
    assert set(matched.items()) <= gains.keys()
    assert abs(total(gains, matched) - greatest(gains)) < 1e-9


def test_more_on_either_side() -> None:
    """Three that want one, and one that wants three."""
    three = {(0, 10): 0.5, (1, 10): 0.9, (2, 10): 0.7}
    assert assign(three) == {1: 10}
    assert assign({(j, i): gain for (i, j), gain in three.items()}) == {10: 1}
