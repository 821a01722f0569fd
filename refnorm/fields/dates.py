"""Dates in all orders and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft
from refnorm.fields.phrases import Phrases
from refnorm.model import Date

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"[^\W\d_]{3,10}['’]?\.?"
"""A word where a month may stand; `read` looks it up."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a string: its offsets there and its parts."""

    start: int
    end: int
    year: int
    month: int | None
    day: int | None


@cache
def pattern() -> re.Pattern[str]:
    """Return the regex of a full date: numeric, day-month-year, month-day-year, year-day-month."""
    return re.compile(
        rf"(?<![\d.])(?:(?P<d1>\d{{1,2}})\s?[./-]\s?(?P<m1>\d{{1,2}})\s?[./-]\s?(?P<y1>{_YEAR}|\d\d)(?![\d/])"
        rf"|(?P<y2>{_YEAR})\s?[./-]\s?(?P<m2>\d{{1,2}})\s?[./-]\s?(?P<d2>\d{{1,2}})(?!\d)"
        rf"|«?(?P<d3>\d{{1,2}})»?(?:st|nd|rd|th|-?го)?\s?(?:of\s)?(?P<n3>{_MONTH}),?\s?(?P<y3>{_YEAR})"
        rf"|(?P<n4>{_MONTH})\s?(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y4>{_YEAR})"
        rf"|(?P<y5>{_YEAR})\s?(?:ж\.|жылғы|жылы|zh\.|zhylgy|zhylygy|йил|р\.|г\.)?,?\s?(?P<d5>\d{{1,2}})[\s-]*(?P<n5>{_MONTH})"
        rf"|(?P<y6>{_YEAR})\s?(?:ж\.|жылғы|жылы|zh\.|г\.)?,?\s?(?P<n6>{_MONTH})\s?(?P<d6>\d{{1,2}})?(?![\d\w])"
        rf"|(?P<n7>{_MONTH})\s?(?P<y7>{_YEAR}))",
        re.IGNORECASE,
    )


def find(text: str, start: int = 0) -> Found | None:
    """Return the first date of a string from an offset on."""
    return next(all_dates(text, start), None)


def all_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Yield the dates of a string, or of a part of it."""
    for match in pattern().finditer(text, start, len(text) if end is None else end):
        found = read(match)
        if found:
            yield found


def read(match: re.Match[str]) -> Found | None:
    """Turn a match of `pattern` into numbers; None where a word is no month."""
    groups = {k[0]: v for k, v in match.groupdict().items() if v}
    year = int(groups["y"])
    year += 0 if year > 99 else 2000
    month = int(groups["m"]) if "m" in groups else locales.months().get(groups["n"].casefold().rstrip(".'’"))
    if month is None:
        return None
    day = int(groups["d"]) if "d" in groups else None
    if day and month > 12 >= day and "m" in groups:
        month, day = day, month
    return Found(*match.span(), year, month, day)


def as_date(draft: Draft, found: Found) -> Date:
    """Make a Date with its span in the document."""
    raw = draft.text[found.start : found.end]
    return Date(found.year, found.month, found.day, raw, draft.span(found.start, found.end))


@cache
def _accessed() -> Phrases[None]:
    return Phrases((p, None) for p in locales.words("accessed"))


_GAP = re.compile(r"[\s:.,–—-]*(?:on\s|at\s)?", re.IGNORECASE)


def accessed(draft: Draft) -> None:
    """Claim the access date: the date after `дата обращения`, `accessed`, `қаралған күні` …."""
    for hit in _accessed().find(draft.mask):
        gap = _GAP.match(draft.mask, hit.end)
        begin = gap.end() if gap else hit.end
        found = next(all_dates(draft.mask, begin, begin + 40), None)
        if found and found.start - begin <= 3:
            end = found.end
            tail = re.match(r"\s?(?:г|ж|р|y)?\.?\s?[)\]]?", draft.mask[end:])
            draft.claim(
                "accessed",
                (found.start, found.end),
                as_date(draft, found),
                (_opening(draft, hit.start), end + (tail.end() if tail else 0)),
            )
            return
        year = re.match(rf"(?:\d\d?\.)?({_YEAR})", draft.mask[begin : begin + 12])
        if year:
            at = begin + year.start(1)
            date = Date(int(year[1]), None, None, year[0], draft.span(at, at + 4))
            draft.claim("accessed", (at, at + 4), date, (_opening(draft, hit.start), at + 4))
            return


def _opening(draft: Draft, start: int) -> int:
    """Return where the bracket around an access date opens, or its own start."""
    before = draft.mask[:start].rstrip()
    return len(before) - 1 if before.endswith(("(", "[")) else start
