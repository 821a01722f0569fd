"""Both entries of a pair that can be compared: what most rules of pairs look at."""

from __future__ import annotations

from refnorm.checks.context import Context, shared_of
from refnorm.model import Entry, Pair

MERGED = 0.5
"""From this doubt on an entry is taken to be two, or a part of another."""


class Couple(tuple[Entry, Entry]):
    """The native and the romanized entry of a pair: both are there, and neither seems to hold two (RN003)."""

    pair: Pair


@shared_of
def couple(pair: Pair, context: Context) -> Couple | None:
    """Return the couple of a pair, if there is one."""
    entries = context.native(pair), context.romanized(pair)
    if not entries[0] or not entries[1] or max(entry.doubt for entry in entries if entry) > MERGED:
        return None
    found = Couple((entries[0], entries[1]))
    found.pair = pair
    return found


def trust(found: Couple, field: str, sure: float = 0.99) -> float:
    """Return how sure a difference in a field is: no surer than both readings and the pair itself."""
    read = min(entry.reference.confidence.get(field, 1.0) for entry in found)
    whole = 1.0 - max(entry.doubt for entry in found)
    return round(sure * min(read, whole) * (1.0 if (found.pair.score or 0) >= 0.6 else 0.85), 3)
