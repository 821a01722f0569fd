"""Titles, journals and publishers that begin with a small letter where the others of a list do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context
from refnorm.model import Entry, Pair
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import Word
from refnorm.text import LETTERS, cyrillic_share

_FIELDS = ("title", "container_title", "publisher")
_MANY, _SOME, _PLAINLY = 4, 2, 7
"""Fields, and such as the one in question, that begin with a capital for each that does not; fields of all
kinds from which on a single one is told, though no other of its kind is there."""


def small_openings(pairs: Sequence[tuple[Pair, Compared]], context: Context) -> Iterator[tuple[Pair, Match]]:
    """Yield the first words of fields that have lost the capital which the native field begins with.

    A script without capitals has none to lose: there the romanized fields alone speak.
    """
    found = {field: list(_openings(pairs, field, context)) for field in _FIELDS}
    small = {
        field: [one for one in first if one[1].roman.text[0].islower()] for field, first in found.items()
    }
    many, few = sum(map(len, found.values())), sum(map(len, small.values()))
    for field, lowered in small.items() if many > _MANY * few else ():
        if len(found[field]) > _SOME * len(lowered) or (few == 1 and many > _PLAINLY):
            yield from lowered


def _openings(
    pairs: Sequence[tuple[Pair, Compared]], field: str, context: Context
) -> Iterator[tuple[Pair, Match]]:
    """Yield the words with which a field begins."""
    for pair, found in pairs:
        if match := _first(pair, found, field, context):
            yield pair, match


def _first(pair: Pair, found: Compared, field: str, context: Context) -> Match | None:
    """Return the word that a field begins with on both sides, if it is romanized and begins no acronym."""
    matches = found.within(field) if field in found.romanized else ()
    match = min(matches, key=lambda one: one.native.span.start, default=None)
    if match is None or not match.steps or not same_word(match) or cyrillic_share(match.roman.text):
        return None
    if not all(_opens(word, entry, context) for word, entry in _sides(match, pair, context)):
        return None
    own, other = match.native.text, match.roman.text
    small = own[0].islower() and own[0] != own[0].title()
    return match if not small and own[1:].islower() and other[1:].islower() else None


def _sides(match: Match, pair: Pair, context: Context) -> Iterator[tuple[Word, Entry | None]]:
    """Yield the two words of a match, each with its entry."""
    yield match.native, context.native(pair)
    yield match.roman, context.romanized(pair)


def _opens(word: Word, entry: Entry | None, context: Context) -> bool:
    """Tell whether a field begins with a word: nothing but quotes stands before it."""
    spans = entry.reference.spans.get(word.field, ()) if entry else ()
    start = min((span.start for span in spans), default=None)
    return start is not None and not LETTERS.search(context.document.text, start, word.span.start)
