"""Persons whose given names are printed in full behind the mark of what they did: `edited by Ann Reed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, conjunction
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import Hit, phrases_of
from refnorm.model import Name
from refnorm.patterns import kept

_ENGLISH = r"[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s?)*[A-Z][\w’'-]+){1,2}"
_COMMA = kept(r",\s$")
_FULL = rf"[{UPPER}]{LETTER}+(?:\s[{UPPER}]{LETTER}+(?:-[{UPPER}]{LETTER}+)?){{1,2}}"


@cache
def _by() -> re.Pattern[str]:
    return kept(rf"{alternatives(locales.words('by'))}$", re.IGNORECASE)


@cache
def _named_by() -> re.Pattern[str]:
    row = rf"{_ENGLISH}(?:(?:,\s{_ENGLISH}){{0,4}},?\s(?:&|{conjunction()})\s{_ENGLISH})?"
    return kept(rf"\s?(?P<row>{row})(?=[.,;:)]|\s?$|\s?\x00|\s\([A-Z][^()]*:)")


@cache
def behind() -> re.Pattern[str]:
    """Return the form of persons right behind a mark of the Balkan languages, or of a translation."""
    joined = alternatives(_joining())
    return kept(rf"(?:\.?\s)?(?P<row>{_FULL}(?:(?:,\s|\s{joined}\s){_FULL})*)(?=\.\s|[,;]\s|$)")


def _joining() -> Iterator[str]:
    """Yield the `and` of the languages whose marks have full names behind them, but for English."""
    for locale in locales.load():
        if "named_in_full" in locale.words and locale is not locales.english():
            yield from locale.words["and"]


@cache
def _between() -> re.Pattern[str]:
    return kept(rf",?\s(?:&|{conjunction()})\s|,\s")


def form(draft: Draft, hit: Hit[None]) -> re.Pattern[str] | None:
    """Return the form of the persons whom a mark names in full; behind `by` only an `and` joins them."""
    said = draft.text[hit.start : hit.end]
    if _by().search(said) or (_of_one(said) and _COMMA.search(draft.mask, max(0, hit.start - 2), hit.start)):
        return _named_by()  # Chicago: `In Clay, ed. Ann Reed, 77–95`
    table = phrases_of("named_in_full")
    return behind() if table.at(table.folded(said), 0) else None


_FAMILY = kept(r"(?<=\s[A-Z]\.)\s(?P<family>[A-Z][\w’'-]{2,})(?=[,;)]|\.\s|\s(?:and|&)\s|\s\()")


def given_first(draft: Draft, at: int) -> bool:
    """Tell whether a family stands behind what was read as one and its initial: `edited by Helen R. Ward`."""
    match = _FAMILY.match(draft.mask, at)
    return match is not None and not locales.city(match["family"])


def _of_one(said: str) -> bool:
    """Tell whether a mark is that of one editor in English."""
    return said.rstrip(".").casefold() == locales.english().words["editor_behind"][0].rstrip(".")


def read(draft: Draft, start: int, persons: re.Pattern[str]) -> tuple[list[Name], int]:
    """Read persons by their full names behind a mark: `прир. Смиља Орлић`, `edited by Ann Reed`."""
    match = persons.match(draft.mask, start)
    if match is None:
        return [], start
    found, start = [], match.start("row")
    ends = [gap.span() for gap in _between().finditer(draft.mask, *match.span("row"))]
    for end, following in [*ends, (match.end("row"), match.end("row"))]:
        given, _, family = draft.text[start:end].rpartition(" ")
        found.append(Name(family, given, None, draft.span(start, end)))
        start = following
    return found, match.end()
