"""Two readings of one work -> the two that agree best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType

from refnorm.model import Document, Entry, Gap, Reference
from refnorm.nouns import noun, replace
from refnorm.reconcile.fitness import Reading, reading
from refnorm.reconcile.links import Link, links
from refnorm.reconcile.proposals import proposals
from refnorm.reconcile.quick import agree
from refnorm.reconcile.rebuild import rebuilt
from refnorm.reconcile.score import agreement, whole
from refnorm.reconcile.side import LEFT, OF_WORDS, Side, side

_GAIN = 0.8
"""What another couple of readings has to gain."""
_AT_ODDS = 0.5
"""How much two readings have to disagree before others are looked at."""
_LIKELY = 6
"""Other readings of a side that are tried with those of the other side."""
_DOUBT = 0.4
"""What is left of the doubt of a field in which both sides agree."""


@noun
class Settled:
    """Both references, what the change of boundaries gained, and the new readings, if any."""

    references: tuple[Reference, Reference]
    gain: float = 0.0
    readings: tuple[tuple[Side, str], ...] = ()


def couple(
    document: Document, pair: tuple[Entry, Entry], gaps: tuple[Sequence[Gap], Sequence[Gap]]
) -> Settled:
    """Settle the boundaries of two entries that are one work."""
    old = pair[0].reference, pair[1].reference
    if agree(*old):
        return Settled((_surer(old[0]), _surer(old[1])))
    a, b = (side(document, entry, holes) for entry, holes in zip(pair, gaps, strict=True))
    if not a.words or not b.words:
        return Settled(old)
    found = links(a, b)
    if _settled(a, b, found):
        return Settled((_surer(old[0]), _surer(old[1])))
    left, right, gain = _best(a, b, found)
    if gain < _GAIN:
        return Settled(old)
    return Settled((_read(a, left, gain), _read(b, right, gain)), gain, ((a, left), (b, right)))


def _settled(a: Side, b: Side, found: Sequence[Link]) -> bool:
    """Tell whether both sides have the same fields and no word stands in one here, in another there."""
    fields = set(a.labels)
    if fields != set(b.labels) or any(a.labels[i] != b.labels[j] for i, j, _ in found):
        return False
    return fields - {"A", LEFT} <= {a.labels[i] for i, _, _ in found}


def _read(one: Side, labels: str, gain: float) -> Reference:
    return one.reference if labels == one.labels else rebuilt(one, labels, gain)


def _others(one: Side, other: Side, found: Sequence[Link]) -> Iterator[Reading]:
    """Yield the other readings of a side; one whose fields the file marks has none."""
    if not one.reference.given:
        yield from (reading(one, labels) for labels in proposals(one, other, found)[1:])


def _best(a: Side, b: Side, found: Sequence[Link]) -> tuple[str, str, float]:
    """Return the couple of readings that scores best, and its gain over the present couple."""
    book = whole(a) or whole(b)
    present = reading(a, a.labels), reading(b, b.labels)
    at_odds = -agreement(*present, found, book)
    if at_odds < _AT_ODDS:
        return a.labels, b.labels, 0.0
    turned = [(j, i, alike) for i, j, alike in found]
    left = [present[0], *_others(a, b, found)]
    right = [present[1], *_others(b, a, turned)]

    def score(x: Reading, y: Reading) -> float:
        return x.fit + y.fit + agreement(x, y, found, book)

    now = score(*present)
    # the likely ones are those that go best with the other side's present reading
    xs = [left[0], *sorted(left[1:], key=lambda x: -score(x, right[0]))[:_LIKELY]]
    ys = [right[0], *sorted(right[1:], key=lambda y: -score(left[0], y))[:_LIKELY]]
    x, y = max(product(xs, ys), key=lambda couple: score(*couple))
    return x.labels, y.labels, score(x, y) - now


def _surer(reference: Reference) -> Reference:
    """Return the reference with less doubt about its fields."""
    doubts = {n: c for n, c in reference.confidence.items() if c < 1.0 and n in OF_WORDS}
    if not doubts:
        return reference
    raised: Mapping[str, float] = {n: round(1.0 - _DOUBT * (1.0 - c), 3) for n, c in doubts.items()}
    return replace(reference, confidence=MappingProxyType({**reference.confidence, **raised}))
