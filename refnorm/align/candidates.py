"""Which entries of two sides are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from refnorm.align.features import Features
from refnorm.align.score import Edge, Scorer

Postings = dict[str, list[int]]
"""In which entries of the other side a feature stands."""

_MOST = 8
"""Candidates that an entry is compared with."""
_NAME, _LINK = 1.5, 8.0
"""What a surname counts beside a word as rare, and what a link does."""
_HEARD = 240
"""Votes that are counted for an entry: what is common in a long list nominates nobody."""


def candidates(left: Sequence[Features], right: Sequence[Features], scorer: Scorer) -> list[Edge]:
    """Return the pairs worth comparing: those that share rare features, and neighbours by number."""
    postings: tuple[Postings, ...] = ({}, {}, {}, {})
    labels: dict[str, list[int]] = defaultdict(list)
    for j, f in enumerate(right):
        for table, keys in zip(postings, _keys(f), strict=True):
            for key in keys:
                table.setdefault(key, []).append(j)
        if f.label:
            labels[f.label].append(j)
    tables = tuple(zip(postings, _weights(scorer), strict=True))
    edges: list[Edge] = []
    for i, f in enumerate(left):
        votes = _votes(f, tables)
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


def _votes(f: Features, tables: Iterable[tuple[Postings, Mapping[str, float]]]) -> dict[int, float]:
    """Return the weight that each entry of the other side has in common with this one.

    The rarest features vote first; common ones only where few entries have been named yet.
    """
    found: list[tuple[list[int], float]] = []
    for (postings, weights), keys in zip(tables, _keys(f), strict=True):
        found += [(postings[key], weights[key]) for key in keys if key in postings]
    found.sort(key=_rarity)
    votes: dict[int, float] = defaultdict(float)
    heard = 0
    for hits, weight in found:
        heard += len(hits)
        if heard > _HEARD and votes:
            break
        for j in hits:
            votes[j] += weight
    return votes


def _rarity(found: tuple[list[int], float]) -> int:
    return len(found[0])


def _keys(f: Features) -> tuple[Iterable[str], ...]:
    """Return by what an entry is found: its surnames, words, numbers and links."""
    return dict.fromkeys(f.names), f.words, f.numbers, f.identifiers


def _weights(scorer: Scorer) -> tuple[Mapping[str, float], ...]:
    """Return the weights of all these."""
    names = {name: _NAME * weight for name, weight in scorer.weights.names.items()}
    return names, scorer.weights.words, scorer.weights.numbers, dict.fromkeys(scorer.weights.links, _LINK)
