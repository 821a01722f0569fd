"""RN202 year-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.brackets import translations
from refnorm.checks.drift import bare, drifted, numbers
from refnorm.checks.editions import edition_note
from refnorm.fields.compare import LINKS, blanked, same_date, without
from refnorm.fields.dates import all_dates
from refnorm.model import Date, Entry, Finding, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS

_NUMBERED = ("page", "number-of-pages", "volume", "issue", "number", "ISBN", "ISSN", "edition")
"""Fields whose numbers are no year with a digit at fault, where the other side has them too."""
_CENTURIES = {"19": "20", "20": "19"}
"""Beginnings of a year that are confused."""
_LIKE_A_YEAR = kept(r"(?<=[\s(])(?<!\w\s)[\dOОoоlI]{3,5}(?=\s?(?:[.,;:)–—]|-\s|$))(?!\.\d)")
_FIGURES = str.maketrans("OОoоlI", "000011")
"""Letters that are typed, or read by a program, for figures."""
_BOTH_CALENDARS = kept(r"(?<!\d)(\d{1,2})\s?[(/]\s?(\d{1,2})(?!\d)")
_RANGE, _DIGIT, _OF_LAW = 0.9, 0.97, 0.9
"""How sure it is a fault that only one side has a second year (`1983–1984` for `1983`), that a number is the
other side's year with a digit at fault, and that a law has another date."""


@rule("RN202", Couple, "error", over=("RN702",))
def year_drift(found: Couple, context: Context) -> Iterator[Finding]:
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
    native, romanized = (entry.reference.issued for entry in found)
    if not native or not romanized:
        yield from _misprinted(found, context)
        return
    if native.year == romanized.year:
        days = list(_day_drift(found, context, native, romanized))
        yield from days or _of_law(found, context)
        yield from _second_year(found, context, native, romanized)
        return
    elsewhere = [_holds(found[1], native.year), _holds(found[0], romanized.year)]
    note = edition_note(*found)
    if all(elsewhere) or (not note and lost_year(*found) is not None):
        return
    # the same day of another year: two whole dates are read for certain
    read = "date" if native.day and native.parts[1:] == romanized.parts[1:] else None
    yield drifted(found, context, "issued", 0.9 if any(elsewhere) else 0.99, note, read=read)


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
    """Count how often an entry prints a year, but for its links, its access date and its translation."""
    shown = blanked(entry, (*entry.reference.where(*LINKS), *(b.span for b in entry.reference.brackets)))
    return DIGITS.findall(shown).count(str(year))


def _day_drift(found: Couple, context: Context, native: Date, romanized: Date) -> Iterator[Finding]:
    """Yield that one year has another month or day on the other side, both dates being whole."""
    if same_date(native, romanized) or native.parts[1:] == romanized.parts[:0:-1]:
        return  # `03.05.2018` is the fifth of March to some and the third of May to others
    if _dated(found[0], romanized) or _dated(found[1], native):
        return  # a law has its own date, and that of the newspaper which prints it
    if _of_two_calendars(native, romanized) or _of_two_calendars(romanized, native):
        return
    own, other = (numbers(without(entry, LINKS)) for entry in found)
    if native.month == romanized.month and str(native.day) in other and str(romanized.day) in own:
        return  # days of a conference or of a double number: `12–14 мая`
    # two whole dates are read for certain, even where neither stands where a year does
    read = "date" if native.day and romanized.day else "issued"
    sides = context.sides(found.pair, [bare(native)], [bare(romanized)])
    yield context.became("drift.date", sides, trust(found, read, 0.97))


def told_days(found: tuple[Entry, Entry]) -> list[Span]:
    """Return the dates of an act that are others on the other side, of which this rule tells."""
    issued = [entry.reference.issued for entry in found]
    same = issued[0] and issued[1] and issued[0].year == issued[1].year
    apart = _other_day(found) if same else None
    return [*apart] if apart else []


def _of_law(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the one date of an act, or of what amends it, of which a part became another.

    The year of an act may be that of the paper which prints it: the act's own date is in its title.
    """
    if apart := _other_day(found):
        sides = context.sides(found.pair, *([span] for span in apart))
        yield context.became("drift.date", sides, trust(found, "date", _OF_LAW))


def _other_day(found: tuple[Entry, Entry]) -> tuple[Span, Span] | None:
    """Return the one date of an act that differs in one part."""
    if "legislation" not in {entry.reference.type for entry in found}:
        return None
    rows = [_whole_dates(entry) for entry in found]
    gone, come = rows[0].keys() - rows[1].keys(), rows[1].keys() - rows[0].keys()
    if len(rows[0]) != len(rows[1]) or len(gone) != 1:
        return None
    (one,), (other,) = gone, come
    apart = sum(a != b for a, b in zip(one, other, strict=True))
    return (rows[0][one], rows[1][other]) if apart == 1 else None


def _whole_dates(entry: Entry) -> dict[tuple[int, int | None, int | None], Span]:
    """Return the dates with a day that an entry prints outside of links and of what brackets translate."""
    shown = blanked(entry, (*entry.reference.where(*LINKS), *(b.span for b in translations(entry))))
    start = entry.span.start
    days = (one for one in all_dates(shown) if one.day)
    return {(one.year, one.month, one.day): Span(start + one.start, start + one.end) for one in days}


def _of_two_calendars(date: Date, other: Date) -> bool:
    """Tell whether one side prints the days of both calendars, `3 (15)`, and the other one of them."""
    found = _BOTH_CALENDARS.search(date.raw)
    apart = (int(found[2]) - int(found[1])) if found else 0
    return found is not None and 10 <= apart <= 13 and str(other.day) in found.groups()


def _second_year(found: Couple, context: Context, native: Date, romanized: Date) -> Iterator[Finding]:
    """Yield that a year is the first of two on one side alone, and the other prints no second one."""
    if native.last[:1] == romanized.last[:1] or native.day or romanized.day:
        return
    last = (native.last or romanized.last)[0]
    if (native.last and romanized.last) or not _holds(found[not romanized.last], last):
        sides = context.sides(found.pair, [bare(native)], [bare(romanized)])
        yield context.became("drift.issued", sides, trust(found, "date", _RANGE))


def _misprinted(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield a year that the other side prints with a digit at fault, so that it was not read as a year."""
    if span := misprint(*found):
        dates = (entry.reference.issued for entry in found)
        sides = context.sides(found.pair, *([bare(date) if date else span] for date in dates))
        yield context.became("drift.issued", sides, trust(found, "issued", _DIGIT))


def misprint(native: Entry, romanized: Entry) -> Span | None:
    """Return where the side without a year prints that of the other one with one digit lost, added, wrong,
    or two of them at each other's place; None where it prints nothing of the kind, or where both have a year.
    """
    dates = native.reference.issued, romanized.reference.issued
    if (dates[0] is None) == (dates[1] is None):
        return None
    poorer, date, other = (romanized, dates[0], native) if dates[0] else (native, dates[1], romanized)
    if date is None or not date.year:
        return None
    from rapidfuzz.distance import OSA

    shared = (*LINKS, *(name for name in _NUMBERED if name in other.reference.spans))
    text, year = without(poorer, shared), str(date.year)
    for match in _LIKE_A_YEAR.finditer(text):
        near = OSA.distance(match[0], year, score_cutoff=1) == 1
        forms = (match[0].translate(_FIGURES), _CENTURIES.get(match[0][:2], "") + match[0][2:])
        near = near or year in forms
        if near and match[0] not in numbers(without(other, LINKS)):
            return Span(poorer.span.start + match.start(), poorer.span.start + match.end())
    return None


def _dated(entry: Entry, date: Date) -> bool:
    """Tell whether an entry prints a date, in whatever words, outside of what its brackets translate."""
    shown = blanked(entry, (*entry.reference.where(*LINKS), *(b.span for b in translations(entry))))
    return any((one.year, one.month, one.day) == date.parts for one in all_dates(shown))


def _holds(entry: Entry, year: int | None) -> bool:
    """Tell whether an entry prints a year of its own anywhere but in its links and access date."""
    return str(year) in numbers(_printed(entry))


def _printed(entry: Entry) -> str:
    """Return an entry without its links, and without the place of the work in a journal's other edition."""
    editions = (bracket.span for bracket in entry.reference.brackets if bracket.role == "parallel")
    return blanked(entry, (*entry.reference.where(*LINKS), *editions))
