"""Dates of a romanized list that have the month before the day where the native ones do not."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context
from refnorm.checks.counterparts import native_form
from refnorm.fields.compare import same_date
from refnorm.messages import phrase
from refnorm.model import Date, Entry, Finding, ReferenceList, Span
from refnorm.patterns import kept

_FIGURES = kept(r"(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(?:\d{4}|\d\d)")
"""A date with periods, in which the day stands first in all of the region; slashes are America's own."""
_MONTHS = 12
_SURE = 0.8


def month_first(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the dates with the month first, once a list: 03.20.2008 for 20.03.2008."""
    places = [(entry, span, None) for entry in lst.entries for span in _turned(entry, lst, context)]
    if places:
        text = context.document.text
        forms = " · ".join(dict.fromkeys(span.of(text) for _, span, _ in places))
        message = phrase("RN505.month-first", n=len(places), forms=forms)
        yield context.of_places(message, lst, places, _SURE)


def _turned(entry: Entry, lst: ReferenceList, context: Context) -> Iterator[Span]:
    dates = [one for one in (entry.reference.issued, entry.reference.accessed) if one]
    odd = [one for one in dates if _order(one) == "month"]
    native = native_form(lst, entry, context) if odd else None
    if native:
        own = [one for one in (native.reference.issued, native.reference.accessed) if one]
        for date in odd:
            if any(_order(one) == "day" and same_date(one, date) for one in own):
                yield date.span


def _order(date: Date) -> str:
    """Return which part of a date in figures stands first, empty where both could be a month."""
    found = _FIGURES.search(date.raw)
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    if first > _MONTHS >= second:
        return "day"
    return "month" if second > _MONTHS >= first else ""
