"""Which entries of two sides are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from refnorm.align.features import Features
from refnorm.align.score import Edge, Scorer

Key = tuple[str, str]

_MOST = 8
"""Candidates that an entry is compared with."""
_HEARD = 240
"""Votes that are counted for an entry: what is common in a long list nominates nobody."""


def candidates(left: Sequence[Features], right: Sequence[Features], scorer: Scorer) -> list[Edge]:
    """Return the pairs worth comparing: those that share rare features, and neighbours by number."""
    postings: dict[Key, list[int]] = defaultdict(list)
    labels: dict[str, list[int]] = defaultdict(list)
    for j, f in enumerate(right):
        for key, _ in _keys(f, scorer):
            postings[key].append(j)
        if f.label:
            labels[f.label].append(j)
    edges: list[Edge] = []
    for i, f in enumerate(left):
        votes = _votes(f, scorer, postings)
        best = _best(votes, i)
        near = {*labels.get(f.label or "", ())} | ({i} if i < len(right) else set())
        edges.extend((i, j) for j in sorted({*best, *near}))
    return edges


def _best(votes: Mapping[int, float], i: int) -> Iterable[int]:
    """Return the entries with most votes, of equal ones the nearest; only those are sorted that can win."""
    if len(votes) <= _MOST:
        return votes
    least = sorted(votes.values())[-_MOST]
    able = [j for j, weight in votes.items() if weight >= least]
    return sorted(able, key=lambda j: (-votes[j], abs(j - i)))[:_MOST]


def _votes(f: Features, scorer: Scorer, postings: Mapping[Key, Sequence[int]]) -> dict[int, float]:
    """Return the weight that each entry of the other side has in common with this one.

    The rarest features vote first; common ones only where few entries have been named yet.
    """
    votes: dict[int, float] = defaultdict(float)
    heard = 0
    for hits, weight in sorted(
        ((postings[key], weight) for key, weight in _keys(f, scorer) if key in postings),
        key=lambda found: len(found[0]),
    ):
        heard += len(hits)
        if heard > _HEARD and votes:
            break
        for j in hits:
            votes[j] += weight
    return votes


def _keys(f: Features, scorer: Scorer) -> Iterable[tuple[Key, float]]:
    for name in set(f.names):
        yield ("name", name), 1.5 * scorer.name_weights[name]
    for word in f.words:
        yield ("word", word), scorer.word_weights[word]
    for number in f.numbers:
        yield ("number", number), scorer.number_weights[number]
    for link in f.identifiers:
        yield ("link", link), 8.0
