"""RN002 numbering."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Sides, by_role, rule
from refnorm.checks.couples import MERGED
from refnorm.checks.notes import of_notes
from refnorm.checks.rn102_missing_native import is_copy
from refnorm.fields.ordinals import ordinal
from refnorm.messages import phrase
from refnorm.model import Edit, Entry, Finding, Phrase, ReferenceList, Span
from refnorm.patterns import kept

_TWICE = kept(r"(?:(\d+)[.)]\s?)(?=\1)(\1[.)]\s*)")


@rule("RN002", ReferenceList, "warning")
def numbering(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """A printed number is missing, repeated or out of order.

    Why: citations in the text point at numbers; a doubled or lost number makes them point at another work.
    Under a subheading of the list the numbers may begin anew; notes are numbered whether they cite or not.
    A list without numbers is reported where the profile says `numbering = true`.

    Fix: Print every number once and in order; then look whether the citations in the text still point at
    the right works.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
        text: 3. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
        text: 3. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
    """
    if of_notes(lst):
        return
    if sum(e.label is not None for e in lst.entries) * 2 <= len(lst.entries):
        yield from _unnumbered(lst, context)
        return
    expected = _first(lst, context)
    for entry in lst.entries:
        if entry.label is None:
            yield context.finding(
                phrase("RN002.missing", number=expected), *_sides(lst, entry, context), confidence=0.9
            )
            expected += 1
            continue
        number, typed = _read(entry.label, expected)
        if number == 1 and _heads_part(lst, entry):
            expected = 1
        explained = number > expected and _explained(lst, entry, range(expected, number), context)
        if typed is not None:
            fix = _single(entry, number, typed)
            yield context.finding(_doubled(number, typed), *_sides(lst, entry, context), fix=fix)
        elif number == expected - 1 and (_copied(lst, entry, context) or _lettered(lst, entry)):
            continue  # the entry stands twice, once in native script: RN102; or it is `3b` behind `3a`
        elif number != expected and not explained:
            yield context.finding(_message(number, expected), *_sides(lst, entry, context))
        expected = number + 1 if number >= expected or number < expected - 1 else expected


def _first(lst: ReferenceList, context: Context) -> int:
    """Return the number with which a list begins: a part of its side goes on with that of the part before."""
    label = lst.entries[0].label
    number = _read(label, 1)[0] if label else 1
    before = (
        one.entries[-1].label
        for one in context.article.lists
        if one.index < lst.index and one.entries and (one.role == lst.role or lst.heading is None)
    )
    return number if any(last and _read(last, number - 1)[0] == number - 1 for last in before) else 1


def _heads_part(lst: ReferenceList, entry: Entry) -> bool:
    """Tell whether an entry is the first one under a subheading, where numbers may begin anew."""
    before = lst.entries[entry.index - 2].span.end if entry.index > 1 else lst.span.start
    return any(
        gap.reason == "subheading" and before <= gap.span.start <= entry.span.start for gap in lst.gaps
    )


def _unnumbered(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield one finding for a list without numbers, where the journal asks for them."""
    profile = context.options.profile
    if profile and profile.numbering and lst.entries and not any(e.label for e in lst.entries):
        side = context.side(lst.index, None, [lst.heading] if lst.heading else ())
        yield context.finding(phrase("RN002.none"), *by_role(lst, side), confidence=0.96)


def _explained(lst: ReferenceList, entry: Entry, lost: range, context: Context) -> bool:
    """Tell whether lost numbers are reported otherwise: in the entry before (RN003), as orphans (RN101), or
    where they stand beside, out of order: 5, 7, 6, 8."""
    if entry.index > 1 and lst.entries[entry.index - 2].doubt > MERGED:
        return True
    beside = {one.label for one in lst.entries[max(0, entry.index - 3) : entry.index + 1]}
    if {str(n) for n in lost} <= beside:
        return True
    alone = [p for p in context.article.pairs if p.score is None and lst.index in p.lists]
    seats = (seat for p in alone if (seat := p.native or p.romanized) and seat.list != lst.index)
    orphans = {orphan.label for seat in seats if (orphan := context.entry(seat))}
    return {str(n) for n in lost} <= orphans


def _copied(lst: ReferenceList, entry: Entry, context: Context) -> bool:
    """Tell whether an entry or the one before it is the other in native script."""
    pair = lst.entries[max(0, entry.index - 2) : entry.index]
    return any(is_copy(lst.index, one, context) for one in pair)


def _lettered(lst: ReferenceList, entry: Entry) -> bool:
    """Tell whether a letter sets the number of an entry apart from that of the one before."""
    label, before = entry.label or "", lst.entries[max(0, entry.index - 2)].label or ""
    return label[-1:].isalpha() and before[-1:].isalpha() and label != before


def _read(label: str, expected: int) -> tuple[int, int | None]:
    """Return what a label counts, and the second number where two are printed."""
    first, _, second = label.partition(". ")
    return ordinal(first, expected) or 0, ordinal(second, expected) if second else None


def _doubled(number: int, typed: int) -> Phrase:
    if number == typed:
        return phrase("RN002.twice", number=number)
    return phrase("RN002.two", number=number, typed=typed)


def _single(entry: Entry, number: int, typed: int) -> Edit | None:
    """Return the change that prints a number once; None where two numbers differ or the mark is odd."""
    twice = _TWICE.match(entry.raw)
    if number != typed or not twice or twice[1] != str(typed):
        return None
    return Edit(Span(entry.span.start, entry.span.start + len(twice[0])), twice[2], safe=True)


def _message(number: int, expected: int) -> Phrase:
    if number == expected - 1:
        return phrase("RN002.repeated", number=number)
    if number < expected:
        return phrase("RN002.after", number=number, before=expected - 1)
    if number == expected + 1:
        return phrase("RN002.lost", first=expected, number=number)
    return phrase("RN002.lost_run", first=expected, last=number - 1, number=number)


def _sides(lst: ReferenceList, entry: Entry, context: Context) -> Sides:
    return by_role(lst, context.side(lst.index, entry.index, [entry.span], entry.label or ""))
