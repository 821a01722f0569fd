"""The latest time that a passage of a text tells of: a year, a name of that year, `in recent years`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from refnorm import locales
from refnorm.checks.pointing import pointed
from refnorm.fields.dates import all_dates
from refnorm.fields.draft import alternatives
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import words

BEYOND = 2
"""Years at least by which a passage is later than a work: works look ahead to the year that follows."""
_RECENT = 10
"""Years before the newest work that nobody calls recent."""
_DAY_BEYOND = 5
"""Years at most by which a day that a text tells of is later than its newest work."""
_PASSAGE = 1200
"""Characters before a citation, at most, that it speaks for."""
_ENDING = 4
"""Letters at most that a word for a year has behind its listed form."""
_AROUND = 16
"""Characters on either side of `the last years` in which it may say whose last years they are."""
_ROOT = 6
"""Letters by which the first word of a paragraph is known again in the paragraph before."""


class Told(NamedTuple):
    """The earliest year in which a passage can have been written, and its words that say so."""

    year: int
    words: str


def times(text: str, before: int, end: int, newest: int) -> Iterator[Told]:
    """Yield the latest time that a passage tells of, then those of the paragraphs that it takes up."""
    start = max(before, text.rfind("\n\n", before, end), end - _PASSAGE)
    for place in _places(text, before, start, end):
        if place and (told := _latest(text, *place, newest)):
            yield told


def _places(text: str, before: int, start: int, end: int) -> Iterator[tuple[int, int] | None]:
    """Yield a passage and what it takes up, each looked for only where those before do not tell enough."""
    yield start, end
    yield _repeated(text, before, start)
    yield pointed(text, start, end)


def _latest(text: str, start: int, end: int, newest: int) -> Told | None:
    """Return the latest time in a part of a text; one far past the newest work is of a forecast."""
    years = (Told(int(one := found[1] or found[2]), one) for found in _years().finditer(text, start, end))
    told = [*years, *_since(text, start, end), *_recently(text, start, end, newest)]
    sure = [one for one in told if one.year <= newest + BEYOND]
    return max([*sure, *_days(text, start, end, newest)], default=None)


def _days(text: str, start: int, end: int, newest: int) -> list[Told]:
    """Return the years of full dates in a passage: few forecasts name the day."""
    found = [one.year for one in all_dates(text, start, end) if one.day and one.month]
    return [Told(year, str(year)) for year in found if year <= newest + _DAY_BEYOND]


def _repeated(text: str, before: int, start: int) -> tuple[int, int] | None:
    """Return the paragraph before the one that begins at a place, if its first word takes that one up."""
    first = _first().match(text, start + 2) if text.startswith("\n\n", start) else None
    if not first:
        return None
    above = max(text.rfind("\n\n", before, start), before)
    return (above, start) if first[0].casefold()[:_ROOT] in text[above:start].casefold() else None


@cache
def _first() -> re.Pattern[str]:
    """Return the pattern of a first word that is long enough to be known again."""
    return kept(rf"[^\W\d_]{{{_ROOT},}}")


def _since(text: str, start: int, end: int) -> list[Told]:
    """Return the names of things in a passage that were not known by them before a year."""
    return [Told(_names()[found[1]], found[1]) for found in _named().finditer(text, start, end)]


def _recently(text: str, start: int, end: int, newest: int) -> list[Told]:
    """Return what a passage calls recent; a person's last years may be long ago."""
    return [
        Told(newest - _RECENT + BEYOND, found[0])
        for found in _recent().finditer(text, start, end)
        if not _of_a_life(text[max(found.start() - _AROUND, 0) : found.end() + _AROUND])
    ]


def _of_a_life(around: str) -> bool:
    """Tell whether words beside `the last years` say whose they are."""
    return any(word.startswith(locales.words("last_of")) for word in words(around))


@cache
def _names() -> dict[str, int]:
    """Return the years since which names are in use."""
    return {name: row["year"] for row in beside(__file__)["since"] for name in row["names"]}


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of the names that tell a year, with an ending of their language."""
    return kept(rf"\b({alternatives(_names())})[^\W\d_A-ZА-ЯҚ]{{0,{_ENDING}}}\b")


@cache
def _recent() -> re.Pattern[str]:
    """Return the pattern of `in recent years` in all languages."""
    return kept(rf"\b(?i:{alternatives(locales.words('recent'))})\b")


@cache
def _years() -> re.Pattern[str]:
    """Return the pattern of a lone year with its word: `2016 жылы`, `in May 2016`; spans are plans."""
    labels = (one for lo in locales.load() for one in lo.labels if (one.field, one.side) == ("year", "after"))
    said = {token for label in labels for token in label.native}
    full, short = (alternatives(word for word in said if word.endswith(".") is cut) for cut in (False, True))
    year = r"(1[5-9]\d\d|20\d\d)"
    behind = rf"\s?(?:(?:{full})\w{{0,{_ENDING}}}\b|(?:{short})(?!\s?(?:{short})))"
    ahead = alternatives(locales.words("in_year"))
    return kept(rf"(?<![\d–—-]){year}{behind}|\b(?i:{ahead})\s(?:[^\W\d_]+\s)?{year}\b(?!\s?[–—-]\s?\d)")
