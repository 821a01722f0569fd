"""How well the two readings of a pair agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from refnorm.reconcile.fitness import Reading
from refnorm.reconcile.links import Link
from refnorm.reconcile.side import FIELDS, SLASHES, Side, serial

_DISAGREE = {"A": 3.0, "T": 5.0, "C": 5.0, "P": 4.0, "L": 4.0}
"""What it costs that all words of a field stand in others on the other side."""
_CLEAR = 6.0
"""Words astray from which their number counts in full; their share counts as much."""
_ALONE = {"A": 0.7, "T": 1.5, "C": 0.9, "P": 0.5, "L": 0.5}
"""What it costs that one side alone has a field."""
_BOTH = 0.6
"""What it costs for each field that both sides change: one of the two should have been right."""
_BOOK = 0.8
"""What a container costs where one side counts the pages of the whole work, and it stands in no volume."""
_LENGTH = 1.2
"""The most that it costs when a translated field is much longer or shorter than the other side's."""


def agreement(x: Reading, y: Reading, links: Sequence[Link], book: bool) -> float:
    """Return how much two readings agree, 0 at best; a container stands ill where either side is a book."""
    same: dict[str, float] = defaultdict(float)
    cross: dict[str, float] = defaultdict(float)
    labels, others = x.labels, y.labels
    for i, j, alike in links:
        left, right = labels[i], others[j]
        if left == right:
            same[left] += alike
        else:
            cross[left] += alike
            cross[right] += alike
    total = -_BOTH * len(x.moved & y.moved)
    for label in FIELDS:
        if label in cross:
            share = cross[label] / (same[label] + cross[label])
            total -= _DISAGREE[label] * (share + min(1.0, cross[label] / _CLEAR)) / 2
        if (label in x.fields) != (label in y.fields):
            total -= _ALONE[label]
    if book:
        total -= _BOOK * (("C" in x.fields) + ("C" in y.fields))
    if x.title is not None and y.title is not None:
        total -= min(_LENGTH, 3.0 * abs(x.title - y.title))
    return total


def whole(one: Side) -> bool:
    """Tell whether an entry reads like a book: its pages are counted, and it stands in no volume."""
    reference = one.reference
    within = serial(reference) or SLASHES in one.marks
    return reference.number_of_pages is not None and not within
