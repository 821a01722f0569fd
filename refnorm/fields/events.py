"""Conferences: their dates and places, which are not those of the print, and their names."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.draft import Draft, alternatives, worded
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.model import Date
from refnorm.patterns import kept

_D = r"\s?[–—-]\s?"
_MONTH = rf"{LETTER}{{3,10}}\.?"
_YEAR = r"(?:19|20)\d\d"


@cache
def _days() -> re.Pattern[str]:
    year, counted = dates.year_word(), alternatives(locales.words("counted_month"))
    return kept(
        rf"(?<![\d.])(?:(?P<d6>\d{{1,2}})\s(?P<n6>{_MONTH}){_D}(?P<e6>\d{{1,2}})\s(?P<m6>{_MONTH}),?\s?(?P<y6>{_YEAR})"
        rf"|(?P<d1>\d{{1,2}})\.?(?:{_D}(?P<e1>\d{{1,2}})\.?)?[\s-](?P<n1>{_MONTH}),?\s?(?P<y1>{_YEAR})"
        rf"|(?P<n2>{_MONTH})\s(?P<d2>\d{{1,2}})(?:{_D}(?P<e2>\d{{1,2}}))?,?\s(?P<y2>{_YEAR})"
        rf"|(?P<y5>{_YEAR}){year}\s(?P<n5>1[0-2]|[1-9])\s?{counted}\s(?P<d5>\d{{1,2}})(?:{_D}(?P<e5>\d{{1,2}}))?"
        rf"|(?P<y3>{_YEAR}){year}\s(?P<d3>\d{{1,2}})(?:{_D}(?P<e3>\d{{1,2}}))?\s(?P<n3>{_MONTH})"
        rf"|(?P<y4>{_YEAR})\s(?P<n4>{_MONTH})\s(?P<d4>\d{{1,2}})(?:{_D}(?P<e4>\d{{1,2}}))?(?=;\s[{UPPER}]))"
        rf"(?!\w){year}"
    )


_WHERE = rf"(?P<place>[{UPPER}]{LETTER}+(?:[ -][{UPPER}]{LETTER}+)?(?:,\s[{UPPER}]{LETTER}+)?)"
"""A town, and the country behind it."""
_PLACE_BEHIND = kept(rf";\s{_WHERE}(?=[.;])")
"""The place behind a date: `; 1970 Mar 11–13; Gorky.`"""


@cache
def _place() -> re.Pattern[str]:
    """Return the regex of a place that ends a text, with the word for a town before it."""
    return kept(rf"(?:^|[(,.;:»”\"–—]\s?)(?P<town>{worded('town')}\.\s)?{_WHERE},\s?$")


@cache
def _town_behind() -> re.Pattern[str]:
    """Return the regex of the town behind the day: `, 5 дек. 2019 г., г. Нукус.`"""
    return kept(rf",\s{worded('town')}\.\s{_WHERE}(?=[.,;)])")


_MARK = kept(r"[,;:(.](?<=[^\W\d_][,;:(.]|[»”\"\x01)][,;:(.])\s?$")
_OF_PRINT = kept(r"(?:19|20)\d\d(?!\d)")


def _is_set_off(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether one day without a place is that of the conference: the year of the print is behind it."""
    return bool(
        _MARK.search(draft.mask, max(0, match.start() - 3), match.start())
        and _OF_PRINT.search(draft.mask, match.end())
    )


def dated(draft: Draft) -> None:
    """Note place and date of a conference; the year of the work settles what becomes of their characters."""
    conferences = genre_phrases("paper-conference")
    hit = conferences.first(draft.mask) if conferences.among(draft.words) else None
    begin = hit.end - 1 if hit else 0  # `конф.` ends with what stands before a place
    for match in _days().finditer(draft.mask, hit.end) if hit else ():
        found = {k[0]: v for k, v in match.groupdict().items() if v}
        name = found["n"].casefold().rstrip(".")
        month = int(name) if name.isdecimal() else locales.months().get(name)
        ending = locales.months().get(found.get("m", name).casefold().rstrip("."), month or 0)
        place = _place().search(draft.mask, max(begin, match.start() - 60), match.start())
        behind = _town_behind().match(draft.mask, match.end())
        alone = not (place or "e" in found or behind)
        if month is None or (alone and not _is_set_off(draft, match)):
            continue
        end = match.end()
        if behind and not place:
            draft.note("event_place", behind.span("place"))
            end = behind.end()
        if match["y4"] and (behind := _PLACE_BEHIND.match(draft.mask, end)):
            draft.note("event_place", behind.span("place"))
            end = behind.end()
        year = int(found["y"])
        last = (year, ending, int(found["e"])) if "e" in found else ()
        raw, span = match[0], draft.span(*match.span())
        draft.note("event_date", match.span(), Date(year, month, int(found["d"]), raw, span, last))
        if place:
            draft.note("event_place", place.span("place"))
        first = place.start("town" if place["town"] else "place") if place else match.start()
        draft.event = (first, match.start(), end)
        return
    if hit and "(" in draft.mask and (held := _HELD.search(draft.mask, hit.end)):
        span = draft.span(*held.span("year"))
        draft.note("event_place", held.span("place"))
        draft.note("event_date", held.span("year"), Date(int(held["year"]), None, None, held["year"], span))
        draft.hide(held.start(), held.end("year"))


_HELD = kept(
    rf",\s(?P<place>[{UPPER}]{LETTER}+(?:[ -][{UPPER}]{LETTER}+)?(?:,\s[{UPPER}]{LETTER}+)?)"
    rf",\s(?P<year>{_YEAR})(?=[,.]?[”\"]?,?\s\([^()]{{3,60}},\s{_YEAR}\))"
)
"""Where and in which year a conference was held, before the print: `Omsk, Russia, 1988 (Omsk, 1989)`."""


_PRESENTED = kept(
    rf"\x01\.\s(?P<event>[{UPPER}][^,.;\x00\x01]{{5,120}})(?:,\s(?P<place>[{UPPER}][^.;\x00\x01]{{2,60}}))?(?=\.|\s?$)"
)
"""The conference and its place behind `[Paper presentation]` (APA 7, 10.5)."""


@cache
def _presented_at() -> re.Pattern[str]:
    """The same behind a quoted title (IEEE): `“Rivers,” presented at the Int. Conf. Water, Oslo, 2019`."""
    words = alternatives(word for word in locales.words("presented") if word[0].islower())
    return kept(
        rf"[”\"'.]\s(?i:{words})\s(?:the\s)?(?P<event>[{UPPER}][^,;\x00\x01]{{5,120}})"
        rf"(?:,\s(?P<place>[{UPPER}][^.;\x00\x01\d]{{2,60}}?))?(?=,\s[{UPPER}][a-z]{{2,8}}\.?\s\d|[.,]\s?\x00|\.?\s?$)"
    )


def presented(draft: Draft) -> None:
    """Claim the conference at which a paper was read that nobody has printed."""
    if phrases_of("presented").among(draft.words) and (match := _presented_at().search(draft.mask)):
        draft.claim(
            "event_title", match.span("event"), match["event"], (match.start() + 1, match.end("event"))
        )
        if match["place"]:
            draft.claim("event_place", match.span("place"), match["place"])
        draft.kind = "paper-conference"
        return
    groups = draft.values.get("brackets", ()) if phrases_of("presented").among(draft.words) else ()
    for bracket, _, end in groups:
        match = _PRESENTED.match(draft.mask, end - 1) if phrases_of("presented").first(bracket.text) else None
        if match:
            draft.note("genre", draft.local(bracket.span), bracket.text.strip("[]"))
            draft.claim("event_title", match.span("event"), match["event"])
            if match["place"]:
                draft.claim("event_place", match.span("place"), match["place"])
            draft.kind = "paper-conference"


@cache
def _proceedings() -> re.Pattern[str]:
    leads = worded("proceedings")
    ends = rf"\s?\(|:\s|,\s(?:{worded('town')}\.\s)?[{UPPER}]|[.,;:]?$|\.\s(?:[–—-]\s)?(?=[{UPPER}])"
    # what a quote holds is one name, whatever marks are in it: «Ecological, Industrial Safety»
    name = r"(?:«[^«»]*»|“[^“”]*”|[^()«“])"
    return kept(rf"(?<!\w)(?i:{leads})\.?:?\s(?P<event>{name}{{4,}}?\.?)(?={ends})")


def named(draft: Draft) -> None:
    """Note the conference that a container names: `Материалы XII междунар. конф. «Лёд»`."""
    if draft.event:
        draft.hide(draft.event[0], draft.event[2])  # what parts its place from its date is no field's
    _closed(draft)
    container, conferences = draft.values.get("container_title"), genre_phrases("paper-conference")
    if not container or not conferences.among(draft.words):
        return
    match = _proceedings().search(container)
    if match and " " in match["event"] and conferences.first(match["event"]):
        where = draft.inside(draft.spans["container_title"][-1], match["event"])
        if where:
            draft.note("event_title", where)


def _closed(draft: Draft) -> None:
    """Cut a container before the parenthesis whose end went with the date: `Proc. of the conf. (Kursk`."""
    container = draft.values.get("container_title", "")
    if not draft.event or container.count("(") <= container.count(")"):
        return
    rest = container[: container.rindex("(")].rstrip(" ,;")
    where = draft.inside(draft.spans["container_title"][-1], rest) if rest else None
    if where:
        draft.note("container_title", where)
