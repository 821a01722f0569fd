"""Judgments by the names of the parties: `Orlova v. Moldavia, no. 12345/06, 3 July 2012 (ECtHR)`.

The form of OSCOLA (4th ed., 2.6) and of the note on citing by the court in Strasbourg; what other courts
decide is read as acts are, with date and number.
"""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates, pages
from refnorm.fields.draft import Draft, alternatives, either_case
from refnorm.patterns import kept

_NAMES = kept(
    r"(?:(?P<court>[A-Z]{2,5}[a-z]?[A-Z]{0,3})[,:]\s|Cases?\s(?P<number>[CTF][–‑-]\d{1,4}/\d\d(?:\sP)?),?\s)?"
    r"(?P<title>(?:Case\sof\s)?[A-Z][^\x00\x01.,;:()]{0,80}?\sv(?:s?\.|s)?\s(?:the\s)?[A-Z][^\x00\x01.,;:()]{2,60}?)"
    r"(?=\s?[,.(\x01])"
)
_REPORTED = kept(
    r"(?:[,.\s\x01]*(?P<volume>\d{1,4})|[,.\s]*\x01+)\s(?P<reporter>[A-Z][A-Za-z]{0,9}\.?(?:\s?(?:[A-Z][A-Za-z]{0,9}\.?|\d(?:d|th))){0,4})"
    r"\s(?P<first>\d{1,5})(?:,\s\d{1,5})?(?:\s\((?:[^()\d]{1,40}\s)?(?P<year>(?:1[7-9]|20)\d\d)\))?(?=[.,;]?\s*(?:$|\x00|\x01))"
)
"""Volume, reporter and page in which a case is printed: `410 U.S. 113 (1973)`, `[1981] 2 AC 312`."""
_ECLI = kept(r"[,.\s\x01]*(?P<value>ECLI:[A-Z]{2}:[A-Z]{1,7}:\d{4}:\w+)")
_FAR = 60
"""Characters behind the number within which it is said when the case was judged."""


@cache
def _application() -> re.Pattern[str]:
    words = either_case(word.rstrip(".") for word in locales.words("application"))
    more = r"(?:(?:,|\sand|\s&)\s\d{1,6}/\d\d)*"
    return kept(rf"[,.(\s]*(?:{words}\.?\s)?[Nn]os?\.\s?(?P<value>\d{{1,6}}/\d\d{more})")


@cache
def _judgment() -> re.Pattern[str]:
    words = either_case(locales.words("judgment"))
    return kept(rf"[,.;\s]*\(?{words}\s(?:\([^()]{{2,20}}\)\s)?(?:of\s)?")


@cache
def _court() -> re.Pattern[str]:
    return kept(rf"(?<!\w)\(?(?P<court>{alternatives(locales.words('court'))})\)?(?=[.,;\s]|$)")


@cache
def _reports() -> re.Pattern[str]:
    return kept(rf"(?<!\w){alternatives(locales.words('law_reports'))}\s[Nn]o\.\s?\d{{1,4}}(?!\w)")


def case(draft: Draft) -> int | None:
    """Claim the number, the day and the court of a case that parties name; return where its title begins."""
    match = _NAMES.match(draft.mask) if " v" in draft.text else None
    if match is None:
        return None
    number = _application().match(draft.mask, match.end())
    end = number.end() if number else match.end()
    court, reports = _court().search(draft.mask, end), _reports().search(draft.mask, end)
    printed = _reported(draft, end)
    if not number and not court and not reports and not printed and not (match["court"] or match["number"]):
        return None
    if match["number"]:
        draft.note("number", match.span("number"))
    if reports:
        draft.custom("reports", reports[0])
        draft.hide(*reports.span())
    if court or match["court"]:
        draft.custom("court", court["court"] if court else match["court"])
    if number:
        draft.claim("number", number.span("value"), number["value"], number.span())
    if court:
        draft.hide(*court.span())
    _judged(draft, end)
    draft.kind = "legal_case"
    draft.hide(0, match.start("title"))
    return match.start("title")


def _reported(draft: Draft, at: int) -> bool:
    """Claim where a case is printed, or the identifier of a European one."""
    if ecli := _ECLI.search(draft.mask, at):
        draft.custom("ecli", ecli["value"])
        draft.hide(*ecli.span())
        return True
    match = _REPORTED.match(draft.mask, at)
    if match is None or next(dates.all_dates(draft.mask, at, match.end()), None):  # `, 12 April 2007`
        return False
    if match["volume"]:
        draft.claim("volume", match.span("volume"), match["volume"])
    draft.claim("container_title", match.span("reporter"), match["reporter"])
    pages.last(draft, match.span("first"))
    draft.confidence.pop("page")
    if match["year"]:
        where = match.span("year")
        draft.claim("issued", where, dates.of_year(draft, where))
    draft.hide(*match.span())
    return True


def _judged(draft: Draft, end: int) -> None:
    """Claim the day of a judgment."""
    found = next(dates.all_dates(draft.mask, end, min(len(draft.mask), end + _FAR)), None)
    if found and found.day:
        said = _judgment().match(draft.mask, end)
        start = said.start() if said and said.end() == found.start else found.start
        draft.claim("issued", (found.start, found.end), dates.as_date(draft, found), (start, found.end))
