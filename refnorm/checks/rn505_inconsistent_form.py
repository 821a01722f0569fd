"""RN505 inconsistent-form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, rule
from refnorm.checks.cased import translated
from refnorm.checks.counterparts import counterparts, orphans
from refnorm.checks.forms import forms, merged, one_name
from refnorm.checks.gaps import labels
from refnorm.checks.kinds import BODY, HOUSE, JOURNAL, NEAR, PLACE, SPACED, Form, Kind
from refnorm.checks.nearly import called, nearly_one
from refnorm.checks.paged import citations
from refnorm.checks.turned import month_first
from refnorm.checks.unlike import is_usual
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Phrase, ReferenceList, Seat, Side, Span
from refnorm.text import SET_OFF

_SURE = 0.8
_RENAMED = 1993
"""The year in which most cities of the region had their present names: Алма-Ата became Алматы, Киев Київ."""
_SHORT = 3
"""Characters of a place that is abbreviated."""
_BETWEEN = " · "


@rule("RN505", ReferenceList, "info")
def inconsistent_form(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """One journal, place, publisher, person or mark stands in several forms in one list.

    Why: an index counts each form as another thing. Case, spaces and quotes are no other form, nor are the
    abbreviations that a native list may use for its journals. Names of journals, publishers and persons that
    differ in one letter of the native list are told: one may be misspelled on both sides. So are a year that
    stands behind the issue, a given name in full and an author named again before the journal, where nearly
    all other entries have it otherwise; initials before some surnames and behind others; a journal, book or
    publisher that is only translated, where most are romanized; a link that no `URL:` announces, a romanized
    work without the note on its language that most have; quotes round some titles, or round some romanized
    journals alone, where the native ones have none; quotes within titles that only some romanized forms or
    translations keep; translated titles and names whose words have capitals beside others that have none;
    books with all their pages beside others with the cited ones; a book that two entries cite, one of them
    without its publisher; a state's adjective that is translated as its people's too (Kazakhstani, Kazakh);
    and a citation in the text (`[9,157]`, `[3: 134]`) with another mark before its page than nearly all
    others, or without a page; dates with the month first (03.20.2008) beside native ones with the day;
    the headings of both lists, one of which has a colon; quotation marks of several kinds; and marks of
    pages and dates that are English (`8 June 2017. – p. 132`) where others are in the list's language.

    Fix: Choose one form and use it in the whole list.

    Source: citation indexes group works by the exact form of names and titles.

    Bad:
        native: Петрунин Ю. К. Реки степи. М.: Наука, 2015. 364 с.
        native: Петрунин Ю. К. Птицы южных островов. М.: Колос, 1987. 214 с.
        native: Белов А. К. Ледники Алтая. М.: Мысль, 2014. 164 с.
        romanized: Petrunin Yu. K. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
        romanized: Petrunin Ju. K. Ptitsy yuzhnykh ostrovov. Moscow: Kolos Publ., 1987. 214 p.
        romanized: Belov A. K. Ledniki Altaya. Moscow: Mysl Publ., 2014. 164 p.

    Good:
        native: Петрунин Ю. К. Реки степи. М.: Наука, 2015. 364 с.
        native: Петрунин Ю. К. Птицы южных островов. М.: Колос, 1987. 214 с.
        native: Белов А. К. Ледники Алтая. М.: Мысль, 2014. 164 с.
        romanized: Petrunin Yu. K. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
        romanized: Petrunin Yu. K. Ptitsy yuzhnykh ostrovov. Moscow: Kolos Publ., 1987. 214 p.
        romanized: Belov A. K. Ledniki Altaya. Moscow: Mysl Publ., 2014. 164 p.
    """
    kinds: dict[Kind, dict[str, list[Form]]] = {}
    lost = orphans(context).total()
    for form in _untold(lst, context):
        kinds.setdefault(form.kind, {}).setdefault(form.thing, []).append(form)
    for kind, things in kinds.items():
        for found in merged(things) if kind == JOURNAL else things.values():
            clear = [places for places in _ways(found) if len(places) >= kind.least]
            clear = [places for places in clear if one_name(clear[0], places)]
            if len(clear) > 1 and kind.is_form(clear, lost) and not _renamed(lst, clear):
                bodies = kinds.get(BODY, {}).get("", ()) if kind == HOUSE else ()
                yield _finding(lst, context, kind, _ways([*found, *bodies]) if bodies else clear)
    for found in nearly_one(lst) if lst.role != "romanized" else ():
        yield _nearly(lst, context, found)
    yield from citations(lst, context) if lst.role != "romanized" else ()
    if lst.role == "romanized":
        yield from _headings(lst, context)
        yield from month_first(lst, context)


def _headings(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the heading of a romanized list of which the colon is lost, or added, beside the native one's."""
    text = context.document.text
    native = next((one for one in context.article.lists if one.role == "native"), None)
    words = [span for one in (native, lst) if one and (span := _words(one.heading, text))]
    printed = [span.of(text) for span in words]
    if len(printed) == 2 and len({heading.endswith(":") for heading in printed}) == 2:
        message = phrase("RN505.heading", n=2, forms=_BETWEEN.join(printed))
        yield context.finding(message, None, context.side(lst.index, None, words[1:]), confidence=_SURE)


def _words(heading: Span | None, text: str) -> Span | None:
    """Return a heading without what sets it off."""
    found = heading and heading.of(text).strip(SET_OFF)
    if not heading or not found:
        return None
    start = text.index(found, heading.start)
    return Span(start, start + len(found))


def _ways(found: Sequence[Form]) -> list[list[Form]]:
    """Return the ways in which a thing is printed, the most usual one first."""
    ways: dict[str, list[Form]] = {}
    for form in found:
        ways.setdefault(form.form, []).append(form)
    return sorted(ways.values(), key=len, reverse=True)


def _untold(lst: ReferenceList, context: Context) -> Iterator[Form]:
    """Yield the forms of a list without the marks whose lost space RN507 tells one by one."""
    found = list(forms(lst, context))
    spaces = {form.form for form in found if form.kind == SPACED}
    told: dict[int, list[Span]] = {}
    for entry, mark in labels(lst, context.document) if len(spaces) > 1 else ():
        told.setdefault(entry.index, []).append(mark)
    for form in found:
        if form.kind != SPACED or not any(map(form.span.holds, told.get(form.entry, ()))):
            yield form


def _renamed(lst: ReferenceList, ways: list[list[Form]]) -> bool:
    """Tell whether a place stands under its old name in old works and under its new one in new works."""
    if ways[0][0].kind != PLACE or any(len(places[0].printed) <= _SHORT for places in ways):
        return False
    dates = [[lst.entries[form.entry - 1].reference.issued for form in places] for places in ways]
    years = sorted(([date.year or 0 if date else 0 for date in row] for row in dates), key=min)
    return min(years[0]) > 0 and max(years[0]) <= _RENAMED < min(min(row) for row in years[1:])


def _nearly(lst: ReferenceList, context: Context, found: list[Form]) -> Finding:
    """Tell of names that are nearly the same, and of how the romanized list has those of journals."""
    ways, seats = _ways(found), counterparts(context)
    if found[0].kind != NEAR:
        return _finding(lst, context, found[0].kind, ways)
    related = [
        context.side(seat.list, seat.entry, spans)
        for form in found
        if (seat := seats.get(Seat(lst.index, form.entry))) and (entry := context.entry(seat))
        for spans in _renderings(entry, lst.entries[form.entry - 1], context)
    ]
    known = called(form.printed for form in found)
    message = phrase("RN505.near-known", n=len(ways), forms=_said(ways), known=known) if known else None
    return _finding(lst, context, NEAR, ways, message, related)


def _renderings(entry: Entry, native: Entry, context: Context) -> Iterator[list[Span]]:
    """Yield where a romanized entry names its journal, and where it translates the name."""
    yield from ([span] for span in entry.reference.where("container_title"))
    for _, span in translated(entry, native, frozenset({"container_title"}), context.document.text):
        yield [span]


def _said(ways: list[list[Form]]) -> str:
    """Return the ways to print a thing, each with how often it stands there."""
    return _BETWEEN.join(f"{places[0].printed} ({len(places)})" for places in ways)


def _finding(
    lst: ReferenceList,
    context: Context,
    kind: Kind,
    ways: list[list[Form]],
    message: Phrase | None = None,
    further: Sequence[Side] = (),
) -> Finding:
    usual, odd = len(ways[0]) + orphans(context).total(), sum(map(len, ways[1:]))
    shown = ways[1:] if is_usual(usual, usual + odd - 1) else ways  # what is to be changed
    first, *others = (context.side(lst.index, form.entry, [form.span]) for places in shown for form in places)
    sides = (first, None) if lst.role == "native" else (None, first)
    message = message or phrase(f"RN505.{kind.name}", n=len(ways), forms=_said(ways))
    return context.finding(message, *sides, related=[*others, *further], confidence=_SURE)
