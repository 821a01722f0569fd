"""Which native list a romanized one is in other letters, where an article prints two of them."""

from __future__ import annotations

from collections.abc import Mapping

from refnorm.model import Seat

_READ, _OTHER = 0.6, 0.2
"""Share of the titles that are romanized: from which a list is that one, and below which it is not."""
_FEWEST = 3
"""Pairs of a list that tell."""


def renderings(romanized: Mapping[tuple[Seat, Seat], bool]) -> frozenset[tuple[int, int]]:
    """Return the pairs of lists that are of other letters: the romanized list is another native one's.

    `romanized` tells for each pair of entries whether the title is romanized. Journals
    of Kazakhstan print a list in Kazakh, one in Russian and one that romanizes the Kazakh one: the Russian
    names (Абдиманапов) are no misspelling of the Kazakh ones (Äbdimanapov).
    """
    told: dict[tuple[int, int], list[bool]] = {}
    for (native, roman), is_romanized in romanized.items():
        told.setdefault((native.list, roman.list), []).append(is_romanized)
    shares = {lists: sum(found) / len(found) for lists, found in told.items() if len(found) >= _FEWEST}
    read = {roman for (_, roman), share in shares.items() if share >= _READ}
    return frozenset(lists for lists, share in shares.items() if share <= _OTHER and lists[1] in read)
