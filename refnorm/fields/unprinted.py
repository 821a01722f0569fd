"""A year that is not printed as such: in brackets, in words, missing; and a work that is not out yet."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.draft import Draft, alternatives, worded
from refnorm.fields.phrases import Phrases, phrases_of
from refnorm.model import Date
from refnorm.patterns import kept
from refnorm.traced import GROUP


@cache
def _bracketed() -> re.Pattern[str]:
    """Return the regex of a year in brackets, that of a copyright or one that is not sure: `[около 1890]`."""
    said = rf"(?:{worded('circa')}|{worded('copyright')})"
    return kept(rf"[\[(]\s?(?:[cс]\.?\s?|{said}\.?\s)?(?P<year>1[5-9]\d\d|20[0-4]\d)\??\s?[\])]")


@cache
def _first() -> re.Pattern[str]:
    words = alternatives(locales.words("first_published"))
    return kept(rf"\({words}\s(?P<year>1[5-9]\d\d|20[0-4]\d)\)\.?")


def bracketed(draft: Draft) -> None:
    """Claim a year in brackets: `[2001]` of the work, `1987 [1923]` of its first edition; also in words."""
    said = phrases_of("first_published").among(draft.words)
    if said and (first := _first().search(draft.mask)):
        where = first.span("year")
        draft.claim("original_date", where, dates.of_year(draft, where), first.span())
    for bracket, start, end in draft.values["brackets"]:
        match = _bracketed().fullmatch(draft.text, start, end) if bracket.role == "other" else None
        if match is None:
            continue
        field = "original_date" if "issued" in draft.values else "issued"
        if field == "original_date" and draft.mask[:start].rstrip()[-1:] != "\x00":
            continue
        where = match.span("year")
        draft.claim(field, where, dates.of_year(draft, where, draft.text[start:end]), (start, end))
        return


@cache
def _undated() -> Phrases[str]:
    return Phrases((p, p) for p in locales.words("no_date"))


_BOUND = kept(r"(?:^|[.,;:(–—\x00-]\s?)$")


def undated(draft: Draft) -> None:
    """Say that a work bears no date: `б. г.`, `o. J.`, `n.d.`, in brackets or not."""
    if "issued" in draft.values or not _undated().among(draft.words):
        return
    for hit in _undated().find(draft.text):
        printed = draft.text[hit.start : hit.end]
        bracket = draft.mask[hit.start] == GROUP
        free = bracket or (draft.mask[hit.start] != "\x00" and _BOUND.search(draft.mask, 0, hit.start))
        if free and printed.replace(" ", "") == hit.value.replace(" ", ""):
            date = Date(None, None, None, printed, draft.span(hit.start, hit.end))
            outer = draft.enclosed(hit.start, hit.end) if not bracket else (hit.start - 1, hit.end + 1)
            draft.claim("issued", (hit.start, hit.end), date, outer)
            return


_STATUS_END = kept(r"\s?(?:[).,;]|$|[\x00\x01])")


def status(draft: Draft) -> None:
    """Claim that a work is not out yet: `in press`, `в печати`."""
    if not phrases_of("in_press").among(draft.words):
        return
    for hit in phrases_of("in_press").find(draft.mask):
        if _BOUND.search(draft.mask, 0, hit.start) and _STATUS_END.match(draft.mask, hit.end):
            outer = draft.enclosed(hit.start, hit.end)
            draft.claim("status", (hit.start, hit.end), draft.text[hit.start : hit.end], outer)
            return
