"""Supplements, sets of volumes, issues in which a work goes on, and what a library says of appendices."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.phrases import label_heads, word_heads
from refnorm.patterns import kept
from refnorm.text import DASH


@cache
def _supplement() -> re.Pattern[str]:
    return kept(
        rf"(?<![\w])(?P<label>{alternatives(unstopped('supplement', 'before'))})(?!\w)"
        r"\s?\.?\s?(?:№\s?|[Nn]o\.?\s?)?"
        rf"(?P<value>\d{{1,4}}[A-Za-z]?(?!\w))?(?=\s?(?:[.,;:)/(–—-]|[\x00\x01]|$))"
    )


def supplement(draft: Draft) -> None:
    """Claim a supplementary issue: `Suppl. 1`, `Спецвыпуск`; one without a number is its own name."""
    if draft.words.isdisjoint(label_heads("supplement")):
        return
    match = _supplement().search(draft.mask)
    if match and match["value"] and YEAR.fullmatch(match["value"]):
        return
    if match and (match["value"] or "volume" in draft.values or "//" in draft.text[: match.start()]):
        name = "value" if match["value"] else "label"
        draft.claim("supplement", match.span(name), match[name], draft.enclosed(*match.span()))


@cache
def _appendices() -> re.Pattern[str]:
    marks = alternatives(locales.words("appendix"))
    return kept(rf"(?<=[—–]\s){marks}(?:[^—–\x00\x01]|[—–](?=\d))*?(?=\s?\.?\s?(?:[—–]\s|\x00)|$)")


def appendices(draft: Draft) -> None:
    """Take out the area of notes that names appendices and their pages: `Библиогр.: с. 577–622`."""
    if draft.words.isdisjoint(word_heads("appendix")):
        return
    for match in list(_appendices().finditer(draft.mask)):
        draft.custom("appendices", match[0].strip())
        draft.hide(*match.span())


_ON, _ITS_PAGES = kept(r"\x00\s?[;,]\s?$"), kept(r"[\s.,–—-]{0,5}\x00")


def goes_on(draft: Draft, match: re.Match[str], first: int) -> bool:
    """Tell whether a further issue has its own pages behind those of the first, whose number ends there."""
    before = max(first, match.start() - 4), match.start()
    return bool(_ON.search(draft.mask, *before) and _ITS_PAGES.match(draft.mask, match.end()))


_SET = kept(rf"1{DASH}(?P<last>\d+)")


def of_set(whole: re.Match[str], one: re.Match[str]) -> bool:
    """Tell whether the second volume is one of the first ones, right behind them: `(Vols. 1–5; Vol. 3)`."""
    volumes = _SET.fullmatch("".join(whole["value"].split()))
    if volumes is None or not one["value"].isdigit():
        return False
    near = not whole.string[whole.end() : one.start()].strip(" ;,.()")
    return near and int(one["value"]) <= int(volumes["last"])


_PARTED = kept(
    r"(?P<value>\d(?<![\w.].)\d{0,3})\s?\((?P<inner>\d{1,4}),\s?[^\W\d_]{1,5}\.?\s?(?P<part>\d{1,2})\)"
)


def parted(draft: Draft) -> bool:
    """Claim `89(8, вып. 2)`: volume, issue and a part of that."""
    free = "(" in draft.mask and draft.values.keys().isdisjoint(("volume", "issue"))
    match = _PARTED.search(draft.mask) if free else None
    if match is None:
        return False
    draft.claim("part", match.span("part"), match["part"])
    draft.claim("issue", match.span("inner"), match["inner"])
    draft.claim("volume", match.span("value"), match["value"], match.span())
    return True


_AMENDING = kept(
    r"(?:(?<=\d/(?:19|20)\d\d)|(?<=\d/\d\d))(?:(?:[,;]|\s[иіi])\s(?P<value>\d{1,3}/(?:(?:19|20)\d\d|\d\d)(?!\w)))+"
)
"""Further issues of a gazette with their years: `бр. 72/2009, 13/2016 и 30/2016`."""


def amended(draft: Draft, end: int) -> None:
    """Take the issues of a gazette in which an act was amended for further issues."""
    if match := _AMENDING.match(draft.text, end):
        draft.custom("further-issue", match[0].lstrip(" ,;иiі"))
        draft.hide(*match.span())
