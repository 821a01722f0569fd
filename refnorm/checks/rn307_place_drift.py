"""RN307 place-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule
from refnorm.checks.cities import near_city, place
from refnorm.checks.letters import faults
from refnorm.checks.saying import finding
from refnorm.messages import phrase
from refnorm.model import Finding


@rule("RN307", Couple, "warning", group=lambda found: found.message)
def place_drift(entries: Couple, context: Context) -> Iterator[Finding]:
    """The place of publication is misspelled, or is another.

    Why: the place tells editions apart. A name in its English form is no fault.

    Fix: Write the place's English name, or romanize it whole.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard). English
    names of cities: the tables of places.

    Bad:
        native: Сергеев П. Т. Реки степи. Новосибирск: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Novosibrsk: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    told = [*faults(entries.pair, context, ("publisher_place", "event_place"))]
    for fault in told:
        yield finding(entries.pair, context, "RN307", fault, 0.9)
    for native, roman, sure in place(entries, context):
        yield context.became("RN307.became", (native, roman), sure)
    for native, roman, expected in () if told else near_city(entries, context):
        key = "RN307.misspelled" if expected.isascii() else "RN307.native"
        message = phrase(key, native=native.text, romanized=roman.text, expected=expected)
        yield context.finding(message, native, roman, confidence=0.9)
