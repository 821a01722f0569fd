"""RN301 author-drift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context, rule
from refnorm.checks.drift import couple, trust
from refnorm.checks.persons import Person, persons, prints
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Name, Pair, Phrase, Side

_READ = 0.7
"""How sure the authors have to be read on both sides."""


@rule("RN301", Pair, "error", over=())
def author_drift(pair: Pair, context: Context) -> Iterator[Finding]:
    """An author is missing, added, another, or stands at another place among them.

    Why: who is left out loses a citation. `et al.` for the last ones is no fault.

    Fix: Take the authors and their order from the work's title page, on both sides.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: Сергеев П. Т., Орлов Д. Е. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т., Орлов Д. Е. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. et al. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    entries = couple(pair, context)
    if not entries or not all(e.reference.author for e in entries) or not _read(entries):
        return
    people = persons(pair, context, "author")
    lost = [p for p in people if p.native and not p.romanized and not prints(entries[1], p.native)]
    added = [p for p in people if p.romanized and not p.native and not prints(entries[0], p.romanized)]
    if len(lost) == len([p for p in people if p.native]) or any(e.reference.et_al for e in entries):
        return
    confidence = trust(pair, context, "author", 0.96)
    for first, second in zip(lost, added, strict=False):
        message = phrase("RN301.became", native=_printed(first), romanized=_printed(second))
        yield _finding(pair, context, message, first.native, second.romanized, confidence)
    for person in lost[len(added) :]:
        message = phrase("RN301.absent_romanized", author=_printed(person))
        yield _finding(pair, context, message, person.native, None, confidence)
    for person in added[len(lost) :]:
        message = phrase("RN301.absent_native", author=_printed(person))
        yield _finding(pair, context, message, None, person.romanized, confidence)
    if not lost and not added and (moved := _moved(people)):
        message = phrase("RN301.moved", author=_printed(moved))
        yield _finding(pair, context, message, moved.native, moved.romanized, confidence)


def _read(entries: Sequence[Entry]) -> bool:
    return all(e.reference.confidence.get("author", 1.0) >= _READ for e in entries)


def _moved(people: Sequence[Person]) -> Person | None:
    """Return the first person that stands at another place on the romanized side."""
    both = [p for p in people if p.native and p.romanized]
    starts = [p.romanized.span.start for p in both if p.romanized]
    ranked = sorted(starts)
    return next((p for p, s, r in zip(both, starts, ranked, strict=True) if s != r), None)


def _printed(person: Person) -> str:
    name = person.native or person.romanized
    assert name
    return name.literal or " ".join(filter(None, (name.family, name.given)))


def _finding(
    pair: Pair, context: Context, message: Phrase, a: Name | None, b: Name | None, confidence: float
) -> Finding:
    assert pair.native and pair.romanized
    sides: list[Side] = [
        context.side(seat.list, seat.entry, [name.span] if name else ())
        for seat, name in zip((pair.native, pair.romanized), (a, b), strict=True)
    ]
    return context.finding(message, *sides, confidence=confidence)
