"""What a title has that translators copy, and its translation has not: names in Latin letters, years."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks.numerals import is_numeral, mentioned
from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.text import TO_LATIN, cyrillic_share

_NAME = kept(r"[A-Za-z](?<![\w./@:-].)[A-Za-z]{2,}(?![\w./@:]|-\w)")
"""A word in Latin letters; one with a hyphen, a figure or a period has many forms."""
_CAPITALS = kept(r"[A-Z].*[A-Z]")
"""Two capitals make a name of a product, a programme or a standard (`WiMAX`), which no language translates;
other words may be of a Latin phrase or of a species' name."""
_YEAR = kept(r"(?<![\d.,/–—])(?<!\d-)(?:1[5-9]|20)\d\d(?![\w/–—]|[.,]\d)")
"""A year by itself; of a span of years a translation may make a century."""


def omitted(entry: Entry, text: str, title: str, said: str, numbers: str) -> Iterator[Span]:
    """Yield the names and years of a native title that its translation, the `title`, does not have.

    `said` is what may say the names, the translation and where it has no bracket all of the romanized entry;
    `numbers` what may say the years, which often stand behind the title: a law's, a report's.
    """
    low, years = said.casefold().translate(TO_LATIN), mentioned(numbers)
    # where the translation has a year of its own, one stands for another
    others = {int(year) for year in _YEAR.findall(title)} - mentioned(entry.reference.title or "")
    for own in entry.reference.spans.get("title", ()):
        if not cyrillic_share(own.of(text)):
            continue
        for found in _NAME.finditer(text, own.start, own.end):
            if _CAPITALS.search(found[0]) and not is_numeral(found[0]) and found[0].casefold() not in low:
                yield Span(*found.span())
        for found in _YEAR.finditer(text, own.start, own.end) if not others else ():
            if not {int(found[0]), int(found[0]) % 100} & years:
                yield Span(*found.span())
