"""The order that a list of references stands in: of the alphabet, of the years, of the citations, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from refnorm.locales import by_language
from refnorm.model import Citation, Entry, Reference, ReferenceList
from refnorm.text import LETTERS, script, yoless

T = TypeVar("T")

_LEAST = 8
"""Entries that a list needs before it shows that it has no order."""
_TURNED = 0.3
"""Share of pairs of works that stand the other way round and leave an order in sight: of none it is a half,
of parts of a list, laws first or a late addition it is less."""
_LATE = 0.1
"""The same of works that follow one another in time: many lists have their older works first by chance."""
_FEW = 2
"""Works up to which citations say little: they are in order only where the first one is cited first."""
_MOST = 200
"""Works of a long list that are held against one another."""
_FAR = 1 << 10
"""A place behind every alphabet, for letters that a list's own has not."""


def has_order(lst: ReferenceList, citations: Sequence[Citation]) -> bool:
    """Tell whether a list's entries stand in any order: a short list says nothing, and that counts as one."""
    if len(lst.entries) < _LEAST:
        return True
    return _by_alphabet(lst) or _by_year(lst.entries) or _by_citation(lst, citations)


def _by_alphabet(lst: ReferenceList) -> bool:
    """Tell whether the entries of each script follow the alphabet, by names or by what stands first."""
    locale = by_language().get(lst.language)
    places = {char: at for at, char in enumerate(locale.alphabet)} if locale else {}
    rows = (
        [_named(one.reference) for one in lst.entries],
        [one.raw[one.number_end :] for one in lst.entries],
    )
    return any(_follows(list(map(_word, row)), places) for row in rows)


def _named(reference: Reference) -> str:
    """Return what an entry is sorted by: its first author, else its title."""
    first = reference.author[0] if reference.author else None
    return ((first.family or first.literal) if first else reference.title) or ""


def _word(text: str) -> str:
    """Return the first word of a text in small letters; initials are none."""
    found = next((word for word in LETTERS.findall(text) if len(word) > 1), "")
    return yoless(found)


def _follows(heads: Sequence[str], places: Mapping[str, int]) -> bool:
    keys = [[places.get(char, _FAR + ord(char)) for char in head] for head in heads]
    kinds = list(map(script, heads))
    rows = [(kind, key) for kind, key in zip(kinds, keys, strict=True) if key]
    return _holds([one[1] > two[1] for one, two in _pairs(rows) if one[0] == two[0]])


def _by_year(entries: Sequence[Entry]) -> bool:
    """Tell whether the works follow one another in time, or back in time."""
    dates = [entry.reference.issued for entry in entries]
    years = [date.year for date in dates if date and date.year]
    later = [one > two for one, two in _pairs(years) if one != two]
    return min(sum(later), len(later) - sum(later)) <= _LATE * len(later)


def _by_citation(lst: ReferenceList, citations: Sequence[Citation]) -> bool:
    """Tell whether the numbers follow the places where the works are first cited."""
    cited = sorted(citations, key=lambda one: one.span)
    firsts = list(dict.fromkeys(target for one in cited for target in one.targets))
    if len(firsts) <= _FEW:
        return (lst.entries[0].label or "").rstrip(".") == str(firsts[0])
    return _holds([one > two for one, two in _pairs(firsts)])


def _pairs(rows: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Yield pairs in their order; of a long list those of some that stand evenly in it."""
    return combinations(rows[:: 1 + len(rows) // _MOST], 2)


def _holds(turned: Sequence[bool]) -> bool:
    return sum(turned) <= _TURNED * len(turned)
