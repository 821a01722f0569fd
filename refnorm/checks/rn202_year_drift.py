"""RN202 year-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.drift import bare, couple, drifted, numbers, trust
from refnorm.checks.editions import edition_note
from refnorm.fields.compare import same_date, without
from refnorm.fields.dates import all_dates
from refnorm.messages import phrase
from refnorm.model import Date, Entry, Finding, Pair
from refnorm.text import DIGITS

_LINKS = ("URL", "DOI", "accessed")
"""Fields whose numbers are no date of the work."""


@rule("RN202", Pair, "error")
def year_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """The year of the work differs, or the month or day of a full date.

    Why: author and year are what an index looks a work up by; an article of a newspaper is found by its
    day.

    Fix: Look the year or the date up in the work itself.

    Source: GOST 7.1-2003, 5.1: the year of publication is an obligatory element.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2016. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015 г. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    found = couple(pair, context)
    if not found:
        return
    native, romanized = (entry.reference.issued for entry in found)
    if not native or not romanized:
        return
    if native.year == romanized.year:
        yield from _day_drift(pair, context, native, romanized)
        return
    elsewhere = [_holds(found[1], native.year), _holds(found[0], romanized.year)]
    note = edition_note(*found)
    if all(elsewhere) or (not note and lost_year(*found) is not None):
        return
    confidence = trust(pair, context, "issued", 0.9 if note or any(elsewhere) else 0.99)
    yield drifted(pair, context, "issued", confidence, note)


def lost_year(native: Entry, romanized: Entry) -> int | None:
    """Return which side, 0 or 1, lacks a year of two that the other prints, though both have one."""
    one, two = native.reference.issued, romanized.reference.issued
    if not one or not two or not one.year or not two.year or one.year == two.year:
        return None
    if _holds(native, two.year) and not _holds(romanized, one.year):
        return 1 if _times(native, two.year) >= _times(romanized, two.year) else None
    if _holds(romanized, one.year) and not _holds(native, two.year):
        return 0 if _times(romanized, one.year) >= _times(native, one.year) else None
    return None


def _times(entry: Entry, year: int) -> int:
    """Count how often an entry prints a year, but for its links and access date."""
    return DIGITS.findall(without(entry, _LINKS)).count(str(year))


def _day_drift(pair: Pair, context: Context, native: Date, romanized: Date) -> Iterator[Finding]:
    """Yield that one year has another month or day on the other side, both dates being whole."""
    found = couple(pair, context)
    if same_date(native, romanized) or native.parts[1:] == romanized.parts[:0:-1]:
        return  # `03.05.2018` is the fifth of March to some and the third of May to others
    if found and _dated(found[0], romanized) and _dated(found[1], native):
        return  # a law has its own date, and that of the newspaper which prints it
    own, other = (numbers(without(entry, _LINKS)) for entry in found or ())
    if native.month == romanized.month and str(native.day) in other and str(romanized.day) in own:
        return  # days of a conference or of a double number: `12–14 мая`
    assert pair.native and pair.romanized
    sides = context.sides(pair, [bare(native)], [bare(romanized)])
    message = phrase("drift.date", native=sides[0].text, romanized=sides[1].text)
    # two whole dates are read for certain, even where neither stands where a year does
    read = "date" if native.day and romanized.day else "issued"
    yield context.finding(message, *sides, confidence=trust(pair, context, read, 0.97))


def _dated(entry: Entry, date: Date) -> bool:
    """Tell whether an entry prints a date, in whatever words."""
    return any((one.year, one.month, one.day) == date.parts for one in all_dates(entry.raw))


def _holds(entry: Entry, year: int | None) -> bool:
    """Tell whether an entry prints a year anywhere but in its links and access date."""
    return str(year) in numbers(without(entry, _LINKS))
