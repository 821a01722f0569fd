"""Laws and decrees: their number, date and section, which stay in their title."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from refnorm import locales
from refnorm.fields import dates, unions
from refnorm.fields.dates import LONE_YEAR
from refnorm.fields.documents import NEAR, NUMBER, VALUE
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.evidence import SMALL
from refnorm.fields.phrases import Hit, genre_phrases, phrases_of, word_heads
from refnorm.fields.signs import of_case
from refnorm.patterns import kept

_MARKED = r"(?:[A-ZА-ЯЎҚҒҲ][A-ZА-ЯЎҚҒҲ‘ʻ’']{0,4}-)?\d{1,5}(?:-[IVXІ]{1,4})?"


@cache
def _counted() -> str:
    """Return the regex of the word for a number behind it."""
    return rf"\s?-\s?(?i:{alternatives(locales.words('number_behind'))})(?!\w)"


@cache
def _count() -> re.Pattern[str]:
    """Return the regex of the number of a decree before its word, as Uzbek has it: `ПФ-4947-сон`."""
    return kept(rf"(?<=\s)(?P<value>{_MARKED}){_counted()}")


@cache
def _dated() -> re.Pattern[str]:
    return kept(rf"(?<!\w){alternatives(locales.words('dated'))}\s$")


@cache
def _year_mark() -> re.Pattern[str]:
    return kept(dates.year_word())


@cache
def number_next() -> re.Pattern[str]:
    """Return what stands behind the date of an act: `2014 г. № 7`, `ПФ-4947-сон`."""
    case = rf"(?:{SMALL}{{1,2}}\s{alternatives(locales.words('court_case'))}\s)?"  # `по делу`
    numbered = rf"{dates.year_word()}[\s,]*{case}(?:№|[Nn]o\.?|N)\s?(?P<value>{VALUE})"
    return kept(rf"(?:{numbered}|,?\s(?P<counted>{_MARKED}){_counted()})")


@cache
def _section() -> re.Pattern[str]:
    before, after = (alternatives(unstopped("article-number", side)) for side in locales.SIDES)
    return kept(
        rf"(?<=[.,;:(–—-]\s)(?:{before}(?:\.\s?|\s)(?P<value>\d{{1,4}}(?:[.-]\d{{1,3}})?)|(?P<first>\d{{1,4}})-{after})(?!\w)"
    )


_OF_GAZETTE = kept(r"(?<!\w)(?:бр|br)\.\s?\d{1,4}\s(?:от|ot|од|od)\s$")
"""`Държавен вестник, бр. 19 от 8 март 2011 г.`: the date is the paper's."""
_ADOPTED = 60
"""Characters between the word that says so and the date of a law's adoption."""
_LAST = kept(r"[\s.\x00\x01]*$")
_BEFORE_SECTION = kept(r"(?:[^\W\d_][»”\"]?|,\s(?:19|20)\d\d),\s(?P<value>\d{1,3}),\s$")
"""The number of a gazette before the section that it prints: `Vidomosti Rady, 36, st. 349`; a year too."""


@cache
def _day_meant() -> re.Pattern[str]:
    """Return the regex of what stands before the day whose text of a law is meant."""
    return kept(rf"(?<!\w){alternatives(locales.words('as_of'))}\s$")


def whole(draft: Draft) -> None:
    """Join to the title of a law what a full stop in its date cut off: `Gesetz vom 27. Juli 2007`."""
    title, rest = (draft.spans.get(field, ()) for field in ("title", "container_title"))
    if draft.kind != "legislation" or "//" in draft.text or not title or not rest:
        return
    own = [draft.spans[field][-1].end for field in ("issued", "number") if field in draft.spans]
    if title[-1].end > rest[-1].start or max(own, default=rest[-1].end) <= title[-1].end:
        return  # what follows its number and date is the paper that has printed it
    start, end = (bisect_left(draft.traced.at, at) for at in (title[-1].start, rest[-1].end))
    draft.note("title", (start, end))
    del draft.values["container_title"], draft.spans["container_title"]


_OF_YEAR = kept(r"\d{1,3}/(?P<year>(?:19|20)\d\d)")


def _issued(draft: Draft) -> None:
    """Take the year that a gazette's number bears where no other stands: `Службени гласник, бр. 30/2010`."""
    match = _OF_YEAR.fullmatch(draft.values.get("issue", ""))
    if match is None or not phrases_of("gazette").first(draft.values["container_title"]):
        return
    if where := draft.inside(draft.spans["issue"][0], match["year"]):
        draft.note("issued", where, dates.of_year(draft, where))


_YEARED = kept(r"[.,]\s(?:19|20)\d\d$")


def gazette(draft: Draft) -> None:
    """Part the year from the gazette that prints a law, whose own date is another: `Sobr. zakonov. 2015`."""
    spans = draft.spans.get("container_title", ())
    if spans and "issued" not in draft.values:
        _issued(draft)
    if draft.kind != "legislation" or not spans or "issued" not in draft.values:
        return
    start, end = draft.local(spans[-1])
    if match := _YEARED.search(draft.text, start, end):
        draft.note("container_title", (start, match.start()))


def called_law(draft: Draft) -> Hit[None] | None:
    """Return the words by which a document calls itself a law or decree.

    Turkic languages have the word behind all the rest: `… 20 ақпандағы № 47-VI Заңы`, Slavic ones before it
    (`Закон о … от 21.07.1997 № 116-ФЗ`); it alone is too common.
    """
    phrases = genre_phrases("legislation")
    hit = phrases.first(draft.mask) if phrases.among(draft.words) else None
    if hit or draft.words.isdisjoint(word_heads("act") | word_heads("act_head")):
        return hit
    found = dates.find(draft.mask)
    numbered = number_next().match(draft.mask, found.end) if found and found.day else None
    if numbered is None:
        return None
    head = phrases_of("act_head").first(draft.mask)
    first = head if head and not draft.mask[: head.start].strip() else None
    return first or phrases_of("act").first(draft.mask, numbered.end())


def ends_as_law(name: str) -> bool:
    """Tell whether a name ends with the word for a law, as no newspaper's does: `… «Тіл туралы» Заңы`."""
    return any(hit.end == len(name) for hit in phrases_of("act").find(name))


def law(draft: Draft) -> None:
    """Note number and date of a law or decree, which stay in its title: `Закон РК от … № 319-III «…»`."""
    slashes = draft.mask.find("//")
    limit = slashes if slashes >= 0 else len(draft.mask)
    union = unions.act(draft, limit)
    hit = None if union else called_law(draft)
    start, end = union.span() if union else (hit.start, hit.end) if hit else (limit + 1, 0)
    if draft.kind or start > limit or (slashes >= 0 and "author" in draft.values):
        return
    if section := _section().search(draft.mask, end):
        draft.note("section", section.span("value" if section["value"] else "first"))
        if issue := _BEFORE_SECTION.search(draft.mask, 0, section.start()):
            draft.claim("issue", issue.span("value"), issue["value"], issue.span("value"))
        if _LAST.match(draft.mask, section.end()):
            draft.hide(*section.span())
    numbered = NUMBER.search(draft.mask, 0, limit) or _count().search(draft.mask, 0, limit)
    found = _dated_act(draft, limit)
    if not found and not union:
        _as_of(draft)
        return
    draft.kind = "legislation"
    if found:
        _amended(draft, found.end, limit)
    if union:
        unions.claimed(draft, union)
    elif found:
        _number(draft, found, numbered, limit)


def _dated_act(draft: Draft, limit: int) -> dates.Found | None:
    """Return the date of an act, which its title keeps: a word for it is before it, or a number behind it."""
    for found in dates.all_dates(draft.mask, 0, limit):
        named = _dated().search(draft.mask, max(0, found.start - 8), found.start)
        if (
            found.day
            and not _OF_GAZETTE.search(draft.mask, max(0, found.start - 16), found.start)
            and (named or number_next().match(draft.mask, found.end) or _adopted(draft, found.start))
        ):
            if not LONE_YEAR.search(draft.mask, limit):
                draft.note("issued", (found.start, found.end), dates.as_date(draft, found))
            draft.veil(found.start, found.end)
            return found
    return None


def _number(draft: Draft, found: dates.Found, numbered: re.Match[str] | None, limit: int) -> None:
    """Note the number of an act: behind its date, or the first one."""
    behind = number_next().match(draft.mask, found.end)
    for other in NUMBER.finditer(draft.mask, 0, limit):
        if (behind and other.end() <= found.start) or of_case(draft.mask, other.start()):
            draft.veil(*other.span())
    if behind:
        where = behind.span("value" if behind["value"] else "counted")
        draft.note("number", where)
        draft.veil(*where)
    elif numbered and numbered.start() - found.end < NEAR:
        draft.note("number", numbered.span("value"))
        draft.veil(*numbered.span())


def _adopted(draft: Draft, at: int) -> bool:
    """Tell whether a date is that on which a law was adopted: `(принята 30 августа 1995 года)`."""
    table = phrases_of("approved")
    return table.among(draft.words) and table.first(draft.mask[max(0, at - _ADOPTED) : at]) is not None


def _as_of(draft: Draft) -> None:
    """Veil the day whose text of a law a book prints: `: станом на 1 верес. 2016 р. – Харків, 2016`."""
    for found in dates.all_dates(draft.mask):
        before = max(0, found.start - 8), found.start
        if found.day and _day_meant().search(draft.mask, *before) and LONE_YEAR.search(draft.mask, found.end):
            mark = _year_mark().match(draft.mask, found.end)
            draft.veil(found.start, mark.end() if mark else found.end)


def _amended(draft: Draft, start: int, limit: int) -> None:
    """Veil the dates of what has amended a law: `(ред. от 14.07.2022)`, `станом на 1 січ. 2021 р.`"""
    for found in dates.all_dates(draft.mask, start, limit):
        before = max(0, found.start - 8), found.start
        if found.day and (_dated().search(draft.mask, *before) or _day_meant().search(draft.mask, *before)):
            ends = (number_next().match(draft.mask, found.end), _year_mark().match(draft.mask, found.end))
            draft.veil(found.start, next((m.end() for m in ends if m), found.end))
