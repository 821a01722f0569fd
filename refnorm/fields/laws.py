"""Laws and decrees: their number, date and section, which stay in their title."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.dates import LONE_YEAR
from refnorm.fields.documents import NEAR, NUMBER, VALUE
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.phrases import Hit, genre_phrases
from refnorm.patterns import kept

_MARKED = r"(?:[A-ZА-ЯЎҚҒҲ][A-ZА-ЯЎҚҒҲ‘ʻ’']{0,4}-)?\d{1,5}(?:-[IVX]{1,4})?"
_COUNTED = r"\s?-\s?(?i:сон|son)(?:и|ли|i|li)?(?!\w)"
_COUNT = kept(rf"(?<=\s)(?P<value>{_MARKED}){_COUNTED}")
"""The number of a decree before its mark, as Uzbek has it: `ПФ-4947-сон`."""


@cache
def _dated() -> re.Pattern[str]:
    return kept(rf"(?<!\w){alternatives(locales.words('dated'))}\s$")


_CASE = r"(?:(?:по\sделу|у\sсправі|po\sdelu|[uv]\sspravi|in\scase)\s)?"
"""What a court says before the number of its case."""


@cache
def number_next() -> re.Pattern[str]:
    """Return what stands behind the date of an act: `2014 г. № 7`, `ПФ-4947-сон`."""
    numbered = rf"{dates.year_word()}[\s,]*{_CASE}(?:№|[Nn]o\.?|N)\s?(?P<value>{VALUE})"
    return kept(rf"(?:{numbered}|,?\s(?P<counted>{_MARKED}){_COUNTED})")


@cache
def _section() -> re.Pattern[str]:
    marks = alternatives(unstopped("article-number", "before"))
    return kept(rf"(?<=[.,;:(]\s){marks}(?:\.\s?|\s)(?P<value>\d{{1,4}}(?:[.-]\d{{1,3}})?)(?!\w)")


_LAST = kept(r"[\s.]*$")


def whole(draft: Draft) -> None:
    """Join to the title of a law what a full stop in its date cut off: `Gesetz vom 27. Juli 2007`."""
    title, rest = (draft.spans.get(field, ()) for field in ("title", "container_title"))
    if draft.kind != "legislation" or "//" in draft.text or not title or not rest:
        return
    if title[-1].end > rest[-1].start:
        return
    start, end = (bisect_left(draft.traced.at, at) for at in (title[-1].start, rest[-1].end))
    draft.note("title", (start, end))
    del draft.values["container_title"], draft.spans["container_title"]


def called_law(draft: Draft) -> Hit[None] | None:
    """Return the words by which a document calls itself a law or decree."""
    phrases = genre_phrases("legislation")
    return phrases.first(draft.mask) if phrases.among(draft.words) else None


"""The year of the paper that a law is printed in, behind `//`."""


def law(draft: Draft) -> None:
    """Note number and date of a law or decree, which stay in its title: `Закон РК от … № 319-III «…»`."""
    slashes, hit = draft.mask.find("//"), called_law(draft)
    limit = slashes if slashes >= 0 else len(draft.mask)
    if draft.kind or hit is None or hit.start > limit or (slashes >= 0 and "author" in draft.values):
        return
    if section := _section().search(draft.mask, hit.end):
        draft.note("section", section.span("value"))
        if _LAST.match(draft.mask, section.end()):
            draft.hide(*section.span())
    numbered = NUMBER.search(draft.mask) or _COUNT.search(draft.mask)
    for found in dates.all_dates(draft.mask, 0, limit):
        named = _dated().search(draft.mask, max(0, found.start - 8), found.start)
        if found.day and (named or number_next().match(draft.mask, found.end)):
            if not LONE_YEAR.search(draft.mask, limit):
                draft.note("issued", (found.start, found.end), dates.as_date(draft, found))
            draft.veil(found.start, found.end)
            draft.kind = "legislation"
            break
    if numbered and draft.kind and numbered.end() <= limit and numbered.start() - found.end < NEAR:
        draft.note("number", numbered.span("value"))
        draft.veil(*numbered.span())
