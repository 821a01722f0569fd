"""RN202 year-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.drift import couple, drifted, numbers, trust
from refnorm.checks.editions import edition_note
from refnorm.fields.compare import without
from refnorm.model import Entry, Finding, Pair


@rule("RN202", Pair, "error")
def year_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """The year of the work differs.

    Why: author and year are what an index looks a work up by.

    Fix: Look the year up in the work itself.

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
    if not native or not romanized or native.year == romanized.year:
        return
    elsewhere = [_holds(found[1], native.year), _holds(found[0], romanized.year)]
    if all(elsewhere):
        return
    note = edition_note(*found)
    confidence = trust(pair, context, "issued", 0.9 if note or any(elsewhere) else 0.99)
    yield drifted(pair, context, "issued", confidence, note)


def _holds(entry: Entry, year: int | None) -> bool:
    """Tell whether an entry prints a year anywhere but in its links and access date."""
    return str(year) in numbers(without(entry, ("URL", "DOI", "accessed")))
