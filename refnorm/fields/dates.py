"""Dates in all orders and languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.phrases import letters, lowered, phrases_of
from refnorm.model import Date
from refnorm.nouns import noun, replace
from refnorm.patterns import kept
from refnorm.traced import TAKEN

_YEAR = r"(?:1[5-9]|20)\d\d"
YEAR, LONE_YEAR = kept(_YEAR), kept(rf"(?<!\d){_YEAR}(?!\d)")
"""A year of printing, and one that is a number by itself."""
_LONGEST = 14
"""Letters of a month's name at most: `pattern` takes as many for one at either end of a longer word."""
_MONTH = rf"[^\W\d_]{{3,{_LONGEST}}}+['’]?\.?"
"""A word where a month may stand; `read` looks it up. No shorter one fits where it does not: no retries."""
_WHOLE = rf"(?:(?<![^\W\d_])|(?=[^\W\d_]{{{_LONGEST}}}(?![^\W\d_])))"
"""Where such a word may begin: where a word does, or where as much is left of it as a month may have."""


_TO = r"(?:(?:\s?[–-]\s?|\s?\(|/)\d{1,2}(?!\d)\)?)?"
"""The last of several days, `12–15 марта`, or the day of the other calendar: `14 (26) мая`."""


@noun
class Found:
    """A date in a string: its offsets there and its parts."""

    start: int
    end: int
    year: int
    month: int | None
    day: int | None


@cache
def _full() -> re.Pattern[str]:
    """A full date: numeric, day-month-year, month-day-year, year-day-month."""
    # what parts a year from the day and month behind it: `2004 жылғы 12 мамыр`, `2019. – 5 мая`
    before, after = (alternatives(locales.tokens("year", side)) for side in locales.SIDES)
    behind = rf"\s?(?:{after})?[.,]?\s?(?:[–—-]\s?)?"
    counted, ending = (alternatives(locales.words(kind)) for kind in ("counted_month", "ordinal_ending"))
    return kept(
        rf"(?<![\d.])(?:{_WHOLE}(?P<n4>{_MONTH})\s?"
        rf"(?:(?P<d4>\d{{1,2}}){_TO}(?:{ending})?[,.]?\s?(?P<y4>{_YEAR})|(?P<y7>{_YEAR}))"
        rf"|(?=[\d«])(?:(?P<d1>\d{{1,2}})\s?[./-]\s?(?P<m1>\d{{1,2}})\s?[./-]\s?(?P<y1>{_YEAR}|\d\d)(?![\d/])"
        rf"|(?P<y2>{_YEAR})\s?(?P<s2>[./–-])\s?(?P<m2>\d{{1,2}})\s?(?P=s2)\s?(?P<d2>\d{{1,2}})(?!\d)"
        rf"|«?(?P<d3>\d{{1,2}}){_TO}»?(?:-?{ending}|\.(?=\s))?\s?(?:of\s)?(?P<n3>{_MONTH}),?\s?(?:{before}\s)?(?P<y3>{_YEAR})"
        rf"|(?P<y8>{_YEAR}){behind}(?P<m8>\d{{1,2}})\s?{counted}\s(?P<d8>\d{{1,2}})"
        rf"|(?P<y5>{_YEAR}){behind}(?P<d5>\d{{1,2}}){_TO}\.?[\s-]*(?P<n5>{_MONTH})"
        rf"|(?P<y6>{_YEAR}){behind}(?P<n6>{_MONTH})(?:\s?[–-]?\s?(?P<d6>\d{{1,2}}){_TO}(?!\w)|(?!\s?\w))))",
        re.IGNORECASE,
    )


@cache
def _months() -> frozenset[str]:
    """Return the names of months as they stand among the words of an entry."""
    names = [name for lo in locales.load() for names in lo.months for name in names]
    return frozenset(locales.months()).union(*(letters(lowered(name)) for name in names))


@cache
def _hint() -> re.Pattern[str]:
    """Return the regex of what a date has whose month is a number, or is glued to what stands before it."""
    kinds = ("counted_month", "ordinal_ending")
    counted, ending = (alternatives(word.lstrip("-") for word in locales.words(kind)) for kind in kinds)
    year = alternatives(word.lstrip("-") for word in unstopped("year", "after"))
    return kept(
        rf"\d(?:\s?[./-]\s?\d\d?\s?[./-]\s?\d|\s?-?{counted}|-?{ending}[^\W\d_]|\s?-?{year}(?:\s\d|[^\W\d_]))",
        re.IGNORECASE,
    )


def possible(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a part of an entry can hold a full date: with the name of a month, or in figures alone."""
    months = _months()
    if not months.isdisjoint(draft.words) or _hint().search(draft.mask, start, end):
        return True
    long = [word for word in draft.words if len(word) > _LONGEST]
    return not months.isdisjoint([part for word in long for part in (word[:_LONGEST], word[-_LONGEST:])])


def find(text: str, start: int = 0) -> Found | None:
    """Return the first date of a string from an offset on."""
    return next(all_dates(text, start), None)


def all_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Yield the dates of a string, or of a part of it."""
    end = len(text) if end is None else end
    pattern = _full()
    while match := pattern.search(text, start, end):
        found = read(match)
        if found:
            yield found
        # a word that is no month may hide a date behind it: `Правда. 2001. 12 марта`
        start = match.end() if found else min(match.end(k) for k, v in match.groupdict().items() if v)


_CENTURY = 100
"""A year of two figures is the last such that is past: `опубл. 23.03.87`."""


def read(match: re.Match[str]) -> Found | None:
    """Turn a match of `pattern` into numbers; None where a word is no month."""
    groups = {k[0]: v for k, v in match.groupdict().items() if v}
    year = int(groups["y"])
    if year < _CENTURY:
        year += 2000 if year <= date.today().year % _CENTURY else 1900
    month = int(groups["m"]) if "m" in groups else locales.months().get(groups["n"].casefold().rstrip(".'’"))
    if month is None or ("m1" in match.groupdict() and match["m1"] and _of_case(match[0])):
        return None
    day = int(groups["d"]) if "d" in groups else None
    if day and month > 12 >= day and "m" in groups:
        month, day = day, month
    if month > 12 and not {"-", "."}.difference(match[0]):
        return None  # days before a year: `Sochi, 23-24. 2012`
    return Found(*match.span(), year, month, day)


def _of_case(printed: str) -> bool:
    """Tell the number of a court's case, `1-34/2001`, or of a document, `70/1. 25 May`, from a date."""
    return "/" in printed and ("-" in printed or ". " in printed)


def of_year(draft: Draft, where: tuple[int, int], raw: str | None = None) -> Date:
    """Make a Date of a year alone; `raw` is what else is printed of it."""
    year = draft.text[slice(*where)]
    return Date(int(year), None, None, raw or year, draft.span(*where))


def as_date(draft: Draft, found: Found) -> Date:
    """Make a Date with its span in the document."""
    raw = draft.text[found.start : found.end]
    return Date(found.year, found.month, found.day, raw, draft.span(found.start, found.end))


_DAY_APART = kept(
    rf"[\s.,;(]*(?:[–—-]\s)?\x00+[\s.,;)]*(?:[–—-]\s)?(?:(?P<d1>\d{{1,2}})[\s-]?(?P<n1>{_MONTH})|(?P<n2>{_MONTH})\s(?P<d2>\d{{1,2}}))"
    r"(?=\s?[.,;)\x00]|\s*$)"
)
"""The day of a newspaper behind the number that parts it from the year: `1896. № 34. 5 мая`."""


def day_apart(draft: Draft) -> None:
    """Add to the year of a newspaper's issue the day that stands behind the issue's number."""
    issued = draft.values.get("issued")
    if not issued or issued.month or "issue" not in draft.values or issued.span not in draft.spans["issued"]:
        return
    start, end = draft.local(issued.span)
    match = _DAY_APART.match(draft.mask, end)
    groups = {k[0]: v for k, v in match.groupdict().items() if v} if match else {}
    month = locales.months().get(groups["n"].casefold().rstrip(".'’")) if groups else None
    if match and month:
        whole, raw = draft.span(start, match.end()), draft.text[start : match.end()]
        draft.values["issued"] = Date(issued.year, month, int(groups["d"]), raw, whole)
        draft.hide(max(match.start("d1"), match.start("n2")), match.end())


_DAY_BEHIND = kept(
    rf",\s(?:(?P<d1>\d{{1,2}})\s(?P<n1>{_MONTH})|(?P<n2>{_MONTH})\s(?P<d2>\d{{1,2}}))(?=,\s\x00)"
)
"""The day of a newspaper between its name and the issue or the page."""


def day_behind(draft: Draft) -> None:
    """Add to a year behind the authors the day of the newspaper: `Reed D. (2017). Ice. Sun, May 2, p. 3`."""
    issued = draft.values.get("issued")
    if not issued or issued.month or issued.last or not draft.values.keys().isdisjoint(("volume", "DOI")):
        return
    start, end = draft.local(issued.span)
    match = _DAY_BEHIND.search(draft.mask, end) if start - draft.head[1] < _NEAR_HEAD else None
    groups = {k[0]: v for k, v in match.groupdict().items() if v} if match else {}
    month = locales.months().get(groups["n"].casefold().rstrip(".'’")) if groups else None
    if match and month:
        draft.values["issued"] = replace(issued, month=month, day=int(groups["d"]))
        draft.spans["issued"].append(draft.span(match.start() + 2, match.end()))
        draft.hide(*match.span())


_NEAR_HEAD = 4
"""Characters between the authors and the year at their end."""
_YEAR_ONLY, _SHORT = kept(rf"(?:\d\d?\.)?(?P<year>{_YEAR})"), 12
"""A link's day of which only the year is told, with its month: `accessed 03.2019`; and its characters."""
_GAP = kept(r"[\s:.,–—-]*(?:on\s|at\s)?", re.IGNORECASE)


@cache
def year_word() -> str:
    """Return the regex of what may stand behind a year: `г.`, ` жылғы`, `-йил`, or nothing."""
    return rf"(?:\s?{alternatives(unstopped('year', 'after'))}(?!\w))?\.?"


@cache
def _tail() -> re.Pattern[str]:
    """What stands behind an access date: the word of the year, `from`, a closing bracket."""
    return kept(rf"{year_word()}(?:,?\s?from(?=[\s\x00]))?\s?[)\]]?")


def accessed(draft: Draft) -> None:
    """Claim the access date: the date after `дата обращения`, `accessed`, `қаралған күні` …, or before it."""
    if not phrases_of("accessed").among(draft.words):
        return
    if _accessed_in(draft, draft.mask, 0, len(draft.mask)):
        return
    for group in draft.values.get("brackets", []):
        _, start, end = group
        if _accessed_in(draft, draft.text, start, end):
            draft.hide(start, end)
            draft.values["brackets"].remove(group)
            return


_BEHIND_LINK = kept(
    r"[>)\]\s]*[,;.–—-]?\s?(?P<open>[(\[])?\s?(?P<said>(?:[^\W\d_]+[.:]?\s){0,4})(?P<date>\d[^()\[\]\x00]{5,18}?)\s?[)\]]?[\s.,;]*"
    r"(?:[(\[][^\d()\[\]]{2,24}[)\]][\s.]*)?$"
)


def behind_link(draft: Draft) -> None:
    """Claim the day that ends an entry right behind its link: `https://example.org/reki , 22.12.2015.`"""
    if "accessed" in draft.values or not (links := draft.spans.get("URL")):
        return
    match = _BEHIND_LINK.match(draft.text, draft.local(links[-1])[1])
    if match is None or TAKEN in draft.mask[slice(*match.span("date"))]:
        return
    if match["said"] and not _may_say_accessed(draft, match):
        return
    found = next(all_dates(draft.text, *match.span("date")), None)
    if found and found.day and (found.start, found.end) == match.span("date"):
        draft.claim("accessed", (found.start, found.end), as_date(draft, found), match.span())
        groups = draft.values["brackets"]  # `[12.05.2021]`
        draft.values["brackets"] = [g for g in groups if not match.start() <= g[1] < match.end()]


def _may_say_accessed(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether words that no table has, before a day behind a link, may mean its access."""
    if any(phrases_of(kind).first(match["said"]) for kind in ("published", "updated", "registered")):
        return False
    link = draft.local(draft.spans["URL"][0])[0]
    return match["open"] is not None or LONE_YEAR.search(draft.mask, 0, link) is not None


def _accessed_in(draft: Draft, text: str, start: int, end: int) -> bool:
    """Claim the access date that a part of a text holds; tell whether there is one."""
    hits = phrases_of("accessed").find(text, start, end)
    for hit in (hit for hit in hits if not _of_name(text, hit.start, hit.end)):
        gap = _GAP.match(text, hit.end)
        begin = gap.end() if gap else hit.end
        found = next(all_dates(text, begin, min(begin + 40, end)), None)
        if found and found.start - begin <= 3:
            tail = _tail().match(text, found.end, end)
            outer = (_opening(draft, hit.start), tail.end() if tail else found.end)
            draft.claim("accessed", (found.start, found.end), as_date(draft, found), outer)
            return True
        if before := _before(text, max(start, hit.start - 30), hit.start):
            where = (before.start, before.end)
            draft.claim("accessed", where, as_date(draft, before), (_opening(draft, before.start), hit.end))
            return True
        if year := _YEAR_ONLY.match(text, begin, begin + _SHORT):
            where, outer = year.span("year"), (_opening(draft, hit.start), year.end("year"))
            draft.claim("accessed", where, of_year(draft, where, year[0]), outer)
            return True
    return False


_CLOSE = kept(r"[\s,(]*(?:[^\W\d_]{1,4}\.?)?[\s,(]*")  # `12.03.2021 ж. қаралды`


_WORD_BEFORE = kept(r"(?<![\w/.:-])[^\W\d_]+\s$")


def _of_name(text: str, start: int, end: int) -> bool:
    """Tell a word of a name from the mark of a day: `IEEE Access, 2022`, `Open access`."""
    said = text[start:end]
    noun = said.casefold() == "access" or said[:1].isupper()
    return (
        noun and " " not in said and _WORD_BEFORE.search(text, max(0, start - _SHORT * 2), start) is not None
    )


def _before(text: str, start: int, end: int) -> Found | None:
    """Return a full date right before a mark."""
    found = [None, *all_dates(text, start, end)][-1]
    return found if found and found.day and _CLOSE.fullmatch(text, found.end, end) else None


def _opening(draft: Draft, start: int) -> int:
    """Return where the bracket around an access date opens, or its own start."""
    before = draft.mask[:start].rstrip()
    return len(before) - 1 if before.endswith(("(", "[")) else start
