"""RN702 implausible-year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.checks import Context, by_role, rule
from refnorm.checks.counterparts import other_form
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import has_arabic

FIRST = 1450
"""Before this year nothing was printed from type in Europe."""
_ODD_YEAR = kept(
    r"(?<=[,.–—]\s)(?P<year>[3-9]\d{3}|1[0-3]\d\d|20[5-9]\d|2[1-9]\d\d)(?=\s?(?:г\.|ж\.|\.\s?[–—]|,\s?(?:vol|no|pp?)\.|\.\s?$|\.\s?\d+\s?[сpб]\.))"
)


@rule("RN702", Entry, "warning")
def implausible_year(entry: Entry, context: Context) -> Iterator[Finding]:
    """The year lies ahead, or before the printed book.

    Why: `2105` for `2015` passes every comparison when both lists repeat it.

    Fix: Look the year up in the work itself and correct both lists.

    Source: practice: a work is printed after 1450 and not in the future.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи. М.: Наука, 2105. 364 с.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи. М.: Наука, 2015. 364 с.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    lst, issued = context.list, entry.reference.issued
    if lst is None:
        return
    limit = context.options.today.year + 1
    span, sure = None, round(0.95 * entry.reference.confidence.get("issued", 1.0), 2)
    if issued and issued.year and not FIRST <= issued.year <= limit:
        span = entry.reference.spans["issued"][0]
    elif issued is None and not entry.reference.archive_location:
        match = _ODD_YEAR.search(context.document.text, entry.span.start, entry.span.end)
        span = Span(*match.span("year")) if match else None
    if span and not _of_another_calendar(lst, entry, context):
        side = context.side(lst.index, entry.index, [span])
        yield context.finding(phrase("RN702.year", year=side.text), *by_role(lst, side), confidence=sure)


def _of_another_calendar(lst: ReferenceList, entry: Entry, context: Context) -> bool:
    """Tell a book whose years count from the Hijra: in Arabic letters, or of a city where these are used."""
    forms = (entry, other_form(lst, entry, context))
    places = (locales.city(form.reference.publisher_place or "") for form in forms if form)
    return any(form and has_arabic(form.raw) for form in forms) or not _cities().isdisjoint(places)


@cache
def _cities() -> frozenset[str]:
    """Return the cities of the languages that are written in Arabic letters."""
    lands = (table.cities for table in locales.load() if has_arabic(table.alphabet))
    return frozenset(locales.city(city.names[0]) for cities in lands for city in cities)
