"""The order that a list of references stands in: of the alphabet, of the years, of the citations, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from refnorm.locales import by_language
from refnorm.model import Citation, Entry, Reference, ReferenceList
from refnorm.text import LETTERS, script

_LEAST = 8
"""Entries that a list needs before it shows that it has no order."""
_BREAKS = 4
"""One break in so many neighbours leaves an order in sight: parts of a list, laws first, a late addition."""
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
    return found.casefold().replace("ё", "е")


def _follows(heads: Sequence[str], places: Mapping[str, int]) -> bool:
    rows = [(script(head), [places.get(char, _FAR + ord(char)) for char in head]) for head in heads if head]
    return _holds([one[1] > two[1] for one, two in pairwise(rows) if one[0] == two[0]])


def _by_year(entries: Sequence[Entry]) -> bool:
    """Tell whether the works follow one another in time, or back in time."""
    dates = [entry.reference.issued for entry in entries]
    years = [date.year for date in dates if date and date.year]
    steps = [(one > two, one < two) for one, two in pairwise(years)]
    return any(_holds([step[way] for step in steps]) for way in (0, 1))


def _by_citation(lst: ReferenceList, citations: Sequence[Citation]) -> bool:
    """Tell whether the numbers follow the places where most of the works are first cited."""
    cited = sorted(citations, key=lambda one: one.span)
    firsts = list(dict.fromkeys(target for one in cited for target in one.targets))
    most = 2 * len(firsts) >= len(lst.entries)
    return most and _holds([one > two for one, two in pairwise(firsts)])


def _holds(breaks: Sequence[bool]) -> bool:
    return _BREAKS * sum(breaks) <= len(breaks)
