"""Titles of reviews, which begin with a mark and describe a book: `Рец. на кн.: …`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import alternatives
from refnorm.patterns import kept
from refnorm.romanization.references import turned

_KIND = "review-book"


def described(title: str) -> str | None:
    """Return the title of a review with its mark, and the imprint of the book, as English lists have them."""
    for language, mark in _reviews():
        if found := mark.match(title):
            whole = turned(f"{title[found.end() :]} ", language).strip()
            return f"{locales.english().genres[_KIND][0]}: {whole}"
    return None


@cache
def _reviews() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the marks of reviews of every language."""
    rows = ((lo.language, lo.genres.get(_KIND, ())) for lo in locales.load() if lo.script != "Latin")
    return tuple((one, kept(rf"{alternatives(row)}\.?\s?:?\s*", re.IGNORECASE)) for one, row in rows if row)
