"""RN705 impossible-date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import suppress

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import other_form, said_once
from refnorm.fields.compare import same_date
from refnorm.messages import phrase
from refnorm.model import Date, Entry, Finding, Phrase
from refnorm.patterns import kept

_READ = 0.9
"""How sure the year of the work has to be read before a date of access can precede it."""
_NUMERIC = kept(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d\d)")
"""A date in figures, of which day or month may stand first."""


@rule("RN705", Entry, "warning")
def impossible_date(entry: Entry, context: Context) -> Iterator[Finding]:
    """An access date that does not exist, lies ahead, or is before the year of the work.

    Why: a slip that both lists repeat passes every comparison, and the date that shows which state of a
    page was read shows nothing. A date in figures counts as possible where it is so with the day first or
    with the month first; what was looked at in the year of the work is in order.

    Fix: Give the day on which the page was really looked at, or open it anew and give today's, in both lists.

    Source: GOST R 7.0.100-2018, 5.8.6.4: the access date is the day on which the link was looked at;
    the calendar says which days there are.

    Bad:
        native: О реках степи. URL: https://example.org/reki (дата обращения: 31.02.2021).
        romanized: O rekakh stepi. URL: https://example.org/reki (date accessed: 31.02.2021).

    Good:
        native: О реках степи. URL: https://example.org/reki (дата обращения: 28.02.2021).
        romanized: O rekakh stepi. URL: https://example.org/reki (date accessed: 28.02.2021).
    """
    said = _fault(entry, context)
    if said is None:
        return
    found = said_once(
        entry,
        context,
        "accessed",
        lambda other: _fault(other, context) is not None,
        lambda one, other: not same_date(one, other),
    )
    if found and not _year_drifts(entry, context, said):
        sure = round(0.95 * entry.reference.confidence.get("accessed", 1.0), 2)
        yield context.finding(said, *found, confidence=sure)


def _fault(entry: Entry, context: Context) -> Phrase | None:
    """Return what is wrong with an access date."""
    accessed, issued = entry.reference.accessed, entry.reference.issued
    if accessed is None or accessed.year is None:
        return None
    days = list(_days(accessed))
    if not days:
        return phrase("RN705.none", date=accessed.raw)
    tomorrow = context.options.today + datetime.timedelta(days=1)  # it is so already where the sun rises
    if min(days) > tomorrow:
        return phrase("RN705.ahead", date=accessed.raw)
    sure = entry.reference.confidence.get("issued", 1.0) >= _READ
    if issued and issued.year and sure and not issued.last and accessed.year < issued.year:
        return phrase("RN705.before", date=accessed.raw, year=issued.year)
    return None


def _days(date: Date) -> Iterator[datetime.date]:
    """Yield the first days that a date may mean; none where it means no day."""
    assert date.year
    month, day = date.month or 1, date.day or 1
    ways = (
        {(month, day), (day, month)} if date.day and _NUMERIC.fullmatch(date.raw.strip()) else {(month, day)}
    )
    for m, d in sorted(ways):
        with suppress(ValueError):
            yield datetime.date(date.year, m, d)


def _year_drifts(entry: Entry, context: Context, said: Phrase) -> bool:
    """Tell whether the year of the work, which the access date precedes, is another in the other form."""
    assert context.list
    other = other_form(context.list, entry, context)
    dates = [one.reference.issued for one in (entry, other) if one]
    return said.key == "RN705.before" and len({date.year for date in dates if date}) > 1
