"""Volumes that no mark names, told by where they stand."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import pages
from refnorm.fields.dates import LONE_YEAR, YEAR, all_dates
from refnorm.fields.draft import Draft, alternatives, labels, unstopped
from refnorm.patterns import kept

_DIGIT = kept(r"\d")
_BETWEEN = kept(
    r"(?P<value>\d(?:(?<=[^\W\d_][\s,.»”)].)|(?<=[^\W\d_][\s,.»”)]\s.)|(?<=\x01\s.)|(?<=\x01,\s.))\d{0,3}(?:[–/-]\d{1,4})?)"
    r"(?=\s?[.,:;]?\s?\x00|,?\s\(\x00{4}\)[,:]?\s?\x00)"
)
"""A number between container and pages: `Control Systems, 14, 57-71`, `Rural Past 3 (1991): 5–19`."""
_ROMAN = kept(
    r"(?P<volume>[IVXLC](?:(?<=[^\W\d_]\s.)|(?<=[^\W\d_],\s.))[IVXLC]+)(?=,\s?(?:(?P<issue>\d{1,2}),\s?)?\x00)"
)
"""A Roman number between the name of a journal and a range of pages: `Rural Past XXXIII, 2, 12–31`."""
_ROW = kept(
    r"(?P<volume>(?:\d(?<=[,.]\s.)\d{0,2}|[IVXLC](?<=[,.]\s.)[IVXLC]+)),\s"
    r"(?:(?P<issue>\d{1,3}(?:[–/-]\d{1,3})?),\s)?(?P<first>\d{1,5})\s?[–-]\s?(?P<last>\d{1,5})"
    r"(?=\s\((?:1[5-9]|20)\d\d\))"
)
"""Volume, issue and pages in a row before the year: `Rural Past, XXXIII, 2, 12–31 (1999)`."""
_BEHIND = kept(
    r"\x00[).,;:]*(?:\s|(?<=[;:]))(?P<value>\d{1,4}(?:[–/-]\d{1,4}(?=:\s?(?:\x00|\d{5})))?)(?=\s?[.,:;]\s?(?:\x00|[A-Za-z]?\d))"
)
"""A number behind the year: `2010, 10, 1012`, `2019;1–2:84–89`."""
_VANCOUVER = kept(r"\x00{4}[;:]\s?$")
"""The year and the mark before a volume: `2017;1:6–11`."""
_PAGES = kept(
    r"[\s.,:;]*(?:(?:[Nn]o\.?|[Ii]ss\.|№)\s?\d|(?:\((?:1[5-9]|20)\d\d\)[\s,:]*)?(?:pp?\.?|[СсCc]\.)?\s?[A-Za-z]?\d)"
)
_LAST = kept(r"(?:(?<=\x00)|(?<=\x00\)))\s?[.,:;]\s?(?P<value>[A-Za-z]{0,2}\d{1,8})(?=[.,;]?\s*(?:$|\x00))")
"""The number that ends an entry, behind the volume, the issue or the year: `34 (8). 136.`, `12 (2001): 5`"""
_IN_ROW = kept(r"\x00{4}(?:,\s\x00+,\s|;\s?\x00+:\s?)$")
"""Year and volume before the page: `2001, 377, 73.`, `2021;5(5):CD010867.`"""
_ENCLOSED = kept(r"(?<=\x00),\s(?P<value>\d{1,6})(?=\s\(\x00{4}\))")
"""The one page of an article before the year: `No. 3, 5 (1999)`."""
_BOTH = kept(r"(?P<volume>\d{1,3})/(?P<issue>\d{1,2})")
_PAIR = kept(
    r"(?P<volume>\d(?:(?<=[^\W\d_]\s.)|(?<=[^\W\d_][.)]\s.))\d{0,3}):(?P<page>[A-Za-z]?\d{1,8})"
    r"(?=[.,;]?\s*(?:$|\x00|\())"
)
"""Volume and page of which nothing else tells: `(2022) Sorption of metals. Rural Past 15:1944.`"""
_SIX = kept(
    r"(?P<volume>[A-Z]?\d(?:(?<=[^\W\d_]\s.)|(?<=[^\W\d_]\.\s.)|(?<=\.\s[A-Z].))\d{0,2}),\s(?P<page>0\d{5})(?=,\s(?:19|20)\d\d)"
)
"""The same in physics, where an article has six figures, before the year: `Phys. Rev. C61, 024901, 2000`."""
_SCALE = kept(r"1:\d+000")
_LIKE_YEAR = kept(
    r"(?<![\w/.-])(?:1[89]|20)\d\d[a-z]?\)?(?:[;,.]\s?(?:[–—-]\s)?(?:\x00+|\d{1,3})[\s\x00(),\d]{0,12}?[,:]\s?"
    r"|(?<=\x00\s\(\d{4}\)),?\s)(?P<page>(?:1[5-9]|20)\d\d)(?=[.;,]?\s*(?:$|\x00))"
)
"""A page that reads like a year, behind the year and the volume: `Georisk 2021, 13, 1754.`"""
_LAST_PAIR = kept(
    r"(?P<volume>\d(?:(?<=[^\W\d_][\s,].)|(?<=[^\W\d_][.,]\s.)|(?<=[^\W\d_]\.,\s.))\d{0,2}),\s"
    r"(?P<page>(?:1[5-9]|20)\d\d)(?=[.;,]?\s*(?:$|\x00))"
)
_HEADED = kept(r"\x00+[\s.,]*\(?(?:1[89]|20)\d\d\b")
"""The same at the end of an entry whose year is behind the authors: `Reed J. (2023). Ice. Frost 6, 1950`"""
_OF_YEAR = 24
"""Issues of a year at most; a greater number in an English list is a volume."""
_ISSUES = 12
"""Issues of a volume at most, where no mark says that it is one."""


_LABEL = 12
"""Characters before a number in which its label stands."""


@cache
def _label() -> re.Pattern[str]:
    said = labels(unstopped("issue", "before"), r"\w")
    return kept(rf"{said}\.?\s$")


@cache
def _version() -> re.Pattern[str]:
    """What stands before the number of a version, which is no volume: `Rev. 1`."""
    return kept(rf"(?<!\w){alternatives(locales.words('version'))}\s$")


def row(draft: Draft) -> None:
    """Claim volume, issue and pages that no marks name but their row before the year in parentheses.

    A mark may name the first: `Rural Past, No. 12, 1230–1235 (1996)`.
    """
    match = _ROW.search(draft.mask) if "(" in draft.mask else None
    if not match:
        _paired(draft)
        return
    pages.ranged(draft, match)
    at = match.start("volume")
    if label := _label().search(draft.mask, max(0, at - _LABEL), at):
        draft.claim("issue", match.span("volume"), match["volume"], (label.start(), match.end("volume")))
        return
    for field in ("volume", "issue"):
        if match[field]:
            draft.claim(field, match.span(field), match[field])


def _paired(draft: Draft) -> None:
    """Claim volume and page that a colon joins, behind the year: `Rural Past 15:194`."""
    match = _PAIR.search(draft.mask) if ":" in draft.mask else None
    if physical := _SIX.search(draft.mask):
        draft.claim("volume", physical.span("volume"), physical["volume"])
        _sure_page(draft, physical)
        return
    if not match or _SCALE.fullmatch(match[0]) or not LONE_YEAR.search(draft.mask, 0, match.start()):
        return
    draft.claim("volume", match.span("volume"), match["volume"])
    _sure_page(draft, match)


def like_year(draft: Draft) -> None:
    """Claim a page that reads like a year, before the year is looked for."""
    if draft.values.get("pages"):
        return
    if match := _LIKE_YEAR.search(draft.mask):
        _sure_page(draft, match)
    elif _HEADED.match(draft.mask) and (match := _LAST_PAIR.search(draft.mask)):
        near = max(0, match.start() - _LABEL)
        if next(all_dates(draft.mask, near, match.end()), None) is None:  # `May 12, 2019`
            draft.claim("volume", match.span("volume"), match["volume"])
            _sure_page(draft, match)


def _sure_page(draft: Draft, match: re.Match[str]) -> None:
    """Claim a page that its place proves."""
    pages.last(draft, match.span("page"))
    draft.confidence.pop("page")


def _placed(draft: Draft, match: re.Match[str], sure: float) -> None:
    """Claim a volume by its place, or the issue too: `52/1 (2004): 45–67`; `51/52` is a volume of two."""
    start, end = match.span("value")
    both = _BOTH.fullmatch(draft.text, start, end) if "issue" not in draft.values else None
    if not both or int(both["issue"]) > _ISSUES or int(both["issue"]) == int(both["volume"]) + 1:
        draft.claim("volume", (start, end), match["value"], None, sure)
        return
    for field in ("volume", "issue"):
        draft.claim(field, both.span(field), both[field], (start, end), sure)


def _roman(draft: Draft) -> None:
    """Claim a Roman volume behind a journal's name, and its issue, where the year stands before both."""
    year = draft.spans.get("issued") if "range" in draft.page_kinds else None
    match = _ROMAN.search(draft.mask) if year else None
    if not year or not match or draft.local(year[0])[0] > match.start():
        return
    for field in ("volume", "issue"):
        if match[field] and field not in draft.values:
            draft.claim(field, match.span(field), match[field], None, 0.97)


def volume(draft: Draft) -> None:
    """Claim a volume that no mark names, and the single page behind it, by their places."""
    if "volume" not in draft.values:
        _roman(draft)
    if not _DIGIT.search(draft.mask):
        return
    if "volume" not in draft.values:
        found = (*_BETWEEN.finditer(draft.mask), *_BEHIND.finditer(draft.mask))
        for match in sorted(found, key=lambda m: m.start("value")):
            value, at = match["value"], match.start("value")
            if _version().search(draft.mask, max(0, at - _LABEL), at):
                continue
            behind = draft.text[match.end() :]
            if not YEAR.fullmatch(value) and _PAGES.match(behind) and not _year_behind(draft, match.end()):
                yeared = behind.lstrip(", ")[:1] == "(" or _VANCOUVER.search(draft.mask, 0, at)
                range_behind = behind[:1] == ":" and "range" in draft.page_kinds  # `2:101–109`
                many = value.isdecimal() and int(value) > _OF_YEAR and draft.text.isascii()
                sure = 0.97 if yeared or range_behind or many else 0.85
                _placed(draft, match, sure)
                break
    serial = not draft.values.get("pages") and not draft.values.keys().isdisjoint(("volume", "issue"))
    enclosed = _ENCLOSED.search(draft.mask) if serial and "(" in draft.mask else None
    last = _LAST.search(draft.mask) if serial else None
    if enclosed:
        pages.last(draft, enclosed.span("value"))
        draft.confidence.pop("page")  # the year in parentheses proves it
    elif last and ("volume" in draft.values or draft.text.endswith("):", 0, last.start("value"))):
        pages.last(draft, last.span("value"))
        if _IN_ROW.search(draft.mask, 0, last.start("value")):
            draft.confidence["page"] = 0.97


def _year_behind(draft: Draft, at: int) -> bool:
    """Tell whether a year is what stands behind a number, and no page that reads like one."""
    behind = draft.text[at:].lstrip(" .,:;")
    start = len(draft.text) - len(behind)
    paged = (draft.local(span)[0] for span in draft.spans.get("page", ()))
    return YEAR.match(behind) is not None and start not in paged


_AT_END = kept(r"[^\W\d_]{2}(?P<volume>\s(?:[IVXLC]{2,}|[VX]))$")
_BEFORE_ISSUE = kept(r"[^\W\d_]{2}(?P<volume>,\s\d{1,3}|\.?\s(?:[IVXLC]{2,}|[VX])(?=/))")
"""A volume that ends a journal's name, before year and issue, `Наука, 48, 2011, № 3`, or with its issue,
`Зборник LV/1 (2012)`."""


def named(draft: Draft) -> None:
    """Part a volume from the end of a journal's name: `Зборник LI, Ниш 2011`, `Наука, 48, 2011, № 3`."""
    values, spans = draft.values, draft.spans.get("container_title")
    if not spans or not draft.page_kinds & {"range", "cited"}:
        return
    if not values.keys().isdisjoint(("volume", "publisher", "editor", "event_title", "DOI")):
        return
    start, end = draft.local(spans[-1])
    numbered = "issue" in values
    match = None if numbered else _AT_END.search(draft.text, start, end)
    for found in _BEFORE_ISSUE.finditer(draft.text, start, end + 1) if numbered else ():
        match = found if found.end() == end else match
    if match:
        at = match.start("volume")
        draft.note("container_title", (start, at))
        draft.note("volume", (end - len(match["volume"].strip(" .,")), end))
