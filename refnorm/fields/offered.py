"""Words of links that a page offers behind a reference: `Google Scholar`, `Crossref`, `Копировать`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.patterns import kept

ENDING = "[](|,;·•"
"""Marks that may enclose the last word."""


@cache
def phrases() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the last words of all phrases, and the pattern of an end that is made of them."""
    every = sorted(locales.words("link"), key=len, reverse=True)
    one = "|".join(re.escape(phrase.casefold()) for phrase in every)
    pattern = rf"(?:[\s\[\](|,;·•]*(?<![^\W_])(?:{one})(?:\s*\(\d+\))?(?![^\W_]))+[\s\])|.…]*$"
    return frozenset(phrase.casefold().split()[-1] for phrase in every), kept(pattern)


def ends_so(text: str) -> bool:
    """Tell whether a text ends with such words."""
    last = text.rsplit(None, 1)[-1:]
    lasts, pattern = phrases()
    return bool(last) and last[0].strip(ENDING).casefold() in lasts and bool(pattern.search(text.casefold()))
