"""RN211 degree-drift."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from refnorm.checks import Context, Couple, rule, trust
from refnorm.fields.compare import blanked
from refnorm.fields.phrases import Phrases
from refnorm.model import PEOPLE, Entry, Finding, Span
from refnorm.tables import table

_SURE = 0.93
"""How sure a degree is another; the words for it are few and known."""
_LEVELS = ("candidate", "doctor")
_THESIS = "thesis"


@rule("RN211", Couple, "warning")
def degree_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """A thesis is a candidate's on one side and a doctor's on the other.

    Why: a candidate's and a doctor's thesis of one author are two works. A doctor of philosophy, who stands
    for either, is not compared.

    Fix: Look the degree up on the title page or in a library's catalogue.

    Source: Statute on awarding academic degrees (Government of the Russian Federation, 24.09.2013 No. 842):
    candidate and doctor of sciences are two degrees.

    Bad:
        native: Сергеев П. Т. Реки степи: дис. ... канд. геогр. наук. М., 2015. 164 с.
        romanized: Sergeev P. T. Reki stepi: dis. ... d-ra geogr. nauk. Moscow, 2015. 164 p.

    Good:
        native: Сергеев П. Т. Реки степи: дис. ... канд. геогр. наук. М., 2015. 164 с.
        romanized: Sergeev P. T. Reki stepi. Cand. Sci. (Geography) thesis. Moscow, 2015. 164 p.
    """
    if all(entry.reference.type != _THESIS for entry in found):
        return
    named = [_degrees(entry) for entry in found]
    if any(len(degrees) != 1 for degrees in named) or named[0].keys() == named[1].keys():
        return
    spans = [[*degrees.values()] for degrees in named]
    if all(level in _LEVELS for degrees in named for level in degrees):
        sides = context.sides(found.pair, *spans)
        yield context.became("RN211.degree", sides, trust(found, "title", _SURE))


def _degrees(entry: Entry) -> dict[str, Span]:
    """Return the degrees that an entry names outside of its title and people, and where it does."""
    shown = blanked(entry, entry.reference.where("title", "URL", "DOI", *PEOPLE))
    hits = _words().find(shown)
    return {hit.value: Span(entry.span.start + hit.start, entry.span.start + hit.end) for hit in hits}


@cache
def _words() -> Phrases[str]:
    levels = table(Path(__file__).with_name("degrees.toml"))
    return Phrases((word, level) for level in (*_LEVELS, "either") for word in levels[level])
