"""Entries that name their work by words for one that is cited before: `Там же. С. 15`, `Ibid.`"""

from __future__ import annotations

from refnorm.fields.phrases import phrases_of
from refnorm.model import Entry
from refnorm.patterns import kept
from refnorm.text import words

_ENDED = kept(r"\s*(?:[.,;:–—-]|$)|(?<=\.)")
"""What stands behind such words; a title that begins with one goes on."""


def is_ended(text: str, end: int) -> bool:
    """Tell whether nothing but a mark follows such words: `Сонда. – 45 б.` but not `Сонда ғана бақыт бар`."""
    return _ENDED.match(text, end) is not None


def leads(text: str) -> bool:
    """Tell whether a text begins with such words: a line that does is an entry's, however short."""
    hit = phrases_of("cited_again").first(text, 0)
    return hit is not None and hit.start == 0 and is_ended(text, hit.end)


def is_cited_again(entry: Entry) -> bool:
    """Tell whether an entry has such words where its title would stand, perhaps behind authors.

    A work with a title of its own is not: `Орлов Д. Е. О льде // Там же. С. 5–9` stands in the same journal.
    """
    raw = entry.raw
    hit = phrases_of("cited_again").first(raw, entry.number_end)
    if hit is None or not is_ended(raw, hit.end):
        return False
    start = entry.span.start
    authors = [span for span in entry.reference.spans.get("author", ()) if span.start < start + hit.start]
    begin = max([entry.number_end, *(min(span.end - start, hit.start) for span in authors)])
    return not words(raw[begin : hit.start])
