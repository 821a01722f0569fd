"""RN303 surname-misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refnorm import locales
from refnorm.checks import Context, rule
from refnorm.checks.editions import other_edition
from refnorm.checks.genitives import is_genitive
from refnorm.checks.letters import Fault, compared, faults, judged
from refnorm.checks.particles import lost_particles
from refnorm.checks.persons import (
    Person,
    among_western,
    declined,
    each,
    is_parted,
    is_stranger,
    misnamed,
    original,
    own_spelling,
    persons,
    prints,
)
from refnorm.checks.saying import finding, same_slip
from refnorm.messages import phrase
from refnorm.model import PEOPLE, Entry, Finding, Pair, Phrase, Span
from refnorm.nouns import replace
from refnorm.romanization.comparison import same_word
from refnorm.romanization.homelands import at_home, native_endings
from refnorm.romanization.known import same_initials
from refnorm.romanization.letters import is_written
from refnorm.romanization.originals import homeward
from refnorm.romanization.pairing import Match
from refnorm.romanization.scheme import languages
from refnorm.romanization.shown import Slip
from refnorm.text import cyrillic_share

_ELSEWHERE = 0.9
"""How sure a surname is misspelled that is told by its letters alone, or stands in the genitive."""
_PART = 3
"""Letters at least of a part of a surname that may stand alone: Юсь."""
_OTHER_SPELLING = 0.85
"""How sure a surname is misspelled that is written by another scheme throughout, as its bearer may do."""


@rule("RN303", Pair, "error", group=same_slip)
def surname_misspelled(pair: Pair, context: Context) -> Iterator[Finding]:
    """A surname has letters missing, added or wrong against the list's own romanization.

    Why: a citation is counted for nobody whose name is misspelled. A foreign name in its original spelling
    (Хайек, Hayek) is no fault, nor is one that a work in Latin letters in the native list spells so.

    Fix: Write the surname as the list's other words are romanized, or as its bearer signs.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        native: Тимофеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Timofev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Тимофеев П. Т. Реки степи. М.: Наука, 2015. 364 с.
        romanized: Timofeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p.
    """
    people = [person for _, person in each(pair, context)]
    replaced = [*_replaced(pair, context)]
    among = among_western(pair, context)
    for fault in (*faults(pair, context, PEOPLE), *_moved(pair, context, people)):
        if (
            declined(fault.match)
            or _is_relation(fault.match)
            or any(span.holds(fault.match.native.span) for span in replaced)
        ):
            continue
        if any(_of_another(fault.match, one) for one in people):
            continue
        person = next((p for p in people if p.native and p.native.span.holds(fault.match.native.span)), None)
        if person and fault.match not in person.matches:
            continue  # a given name that stands first, beside another person's surname
        spoken, word = context.lists[pair.lists[1]].schemes, fault.match
        if homeward(word.native.form, word.roman.form, [slip.step for slip in fault.slips], spoken):
            continue
        if person and _is_at_home(pair, context, person, fault.slips, person in among):
            continue
        another = (all(slip.excused for slip in fault.slips) and len(fault.slips) > 1) or _by_russian(fault)
        another = another or at_home(word.native.form, word.roman.form, plain=True)
        yield finding(pair, context, "RN303", fault, _OTHER_SPELLING if another else 1.0)
    for role, person in each(pair, context):
        if role == "editor" and is_genitive(context.document.text, person):
            yield _of_person(pair, context, phrase("RN303.genitive", **_families(person)), person)
    yield from _parted(pair, context)
    yield from _halves(pair, context)
    for person, particle in lost_particles(pair, context):
        said = phrase("RN303.particle", particle=particle, **_families(person))
        yield _of_person(pair, context, said, person)
    for role, person in misnamed(pair, context):
        if role != "author" or not is_stranger(person):
            yield _of_person(pair, context, phrase("RN303.unlike", **_families(person)), person)


def _is_relation(match: Match) -> bool:
    """Tell whether a word says whose son or daughter somebody is, as another language says it: оглы, oglu."""
    known = locales.words("patronymic")
    return match.native.text.casefold() in known and match.roman.text.casefold() in known


def _by_russian(fault: Fault) -> bool:
    """Tell whether a Kazakh surname may be written as in passports, by its Russian form: Abylov, Абылов."""
    steps = [slip.step for slip in fault.slips]
    return fault.match.language == "kk" and all((step.native, step.roman) == ("і", "y") for step in steps)


def _replaced(pair: Pair, context: Context) -> Iterator[Span]:
    """Yield where persons stand in whose place another one does: of them RN301 speaks."""
    for role in PEOPLE:
        for person in persons(pair, context, role):
            if person.native and person.matches and not person.romanized:
                yield person.native.span


def _of_another(match: Match, person: Person) -> bool:
    """Tell whether a surname was compared with that of a namesake: `Орлова` with Orlov."""
    own, theirs = person.native, person.romanized
    return bool(
        own and theirs and theirs.span.holds(match.roman.span) and not own.span.holds(match.native.span)
    )


def _moved(pair: Pair, context: Context, people: Sequence[Person]) -> Iterator[Fault]:
    """Yield what is at fault in surnames that stand behind the title on one side, before it on the other."""
    found = compared(pair, context)
    for person in people if found else ():
        assert found and person.romanized
        moved = [match for match in person.matches if match not in found.matches]
        if not moved or not same_initials(person.native, person.romanized):
            continue
        for match in moved:
            if fault := judged(pair, context, match):
                yield replace(fault, confidence=min(fault.confidence, _ELSEWHERE))


def _is_at_home(pair: Pair, context: Context, person: Person, slips: Sequence[Slip], among: bool) -> bool:
    """Tell whether a surname is spelled as by its bearers; none of them writes a capital inside."""
    if all(slip.step.kind == "capital" for slip in slips):
        return False
    native, romanized = context.native(pair), context.romanized(pair)
    if native and romanized and all(slip.excused for slip in slips) and other_edition(native, romanized):
        return True  # a translated book beside its original, in which the author signs so
    return original(person, slips, among) or own_spelling(pair, context, person)


def _parted(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield the surnames that the other form prints with a space inside: `Or lova`."""
    text, entries = context.document.text, (context.native(pair), context.romanized(pair))
    for person in persons(pair, context, "author"):
        both = [(name, name.family if name else None) for name in (person.native, person.romanized)]
        for (name, family), (_, theirs), other in zip(both, both[::-1], entries[::-1], strict=True):
            span = _parted_at(family, other, text) if family and other and not theirs else None
            if name and span:
                spans = [[name.span], [span]] if name is person.native else [[span], [name.span]]
                message = phrase("RN303.parted", family=str(family), printed=span.of(text))
                yield context.finding(message, *context.sides(pair, *spans), confidence=_ELSEWHERE)


def _parted_at(family: str, entry: Entry, text: str) -> Span | None:
    """Return where a surname is printed with a space inside: `Or lova`."""
    if not is_parted(family, entry.raw):
        return None
    letters = re.compile(rf"(?<!\w){' ?'.join(map(re.escape, family))}(?!\w)")  # of a name, and so not kept
    found = letters.search(text, entry.span.start, entry.span.end)
    return Span(*found.span()) if found and " " in found[0] else None


def _halves(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield the double surnames of which one side prints a part alone, or the parts in another order.

    `Чепіга-Зарічна`: Zarichna, Zarichna-Chepiha.
    """
    entries = context.native(pair), context.romanized(pair)
    for role, person in each(pair, context):
        own, theirs = person.native, person.romanized
        if role != "author" or not own or not theirs:
            continue
        parts = [(name.family or "").split("-") for name in (own, theirs)]
        # whose letters those are is asked last: it takes all languages
        if max(map(len, parts)) == 1 or not same_initials(own, theirs, languages()):
            continue
        if len(parts[0]) == len(parts[1]) == 2 and _are_turned(*parts):
            yield _of_person(pair, context, phrase("RN303.turned", **_families(person)), person)
        elif len(parts[0]) == len(parts[1]) == 2 and _is_half_wrong(person, *parts):
            yield _of_person(pair, context, phrase("RN303.unlike", **_families(person)), person)
        (double, _), (single, other) = sorted(zip(parts, entries, strict=True), key=_fewer)
        if len(double) != 2 or len(single) != 1 or not all(map(_is_family, double)) or " " in single[0]:
            continue
        same = [part for part in double if _is_written_so(part, single[0])]
        gone = [part for part in double if part not in same]
        if len(same) == len(gone) == 1 and other and not prints(other, replace(own, family=gone[0])):
            yield _of_person(pair, context, phrase("RN303.half", part=gone[0], **_families(person)), person)


def _are_turned(own: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether each part of a double surname is the other one of the other side's."""
    return all(map(_is_written_so, own, theirs[::-1])) and not any(map(_is_written_so, own, theirs))


def _is_half_wrong(person: Person, own: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether one part of a double surname of the region has no letters of its own, as the other has."""
    known = {match.native.text for match in person.matches if same_word(match)}
    odd = [place for place, part in enumerate(own) if part not in known]
    if len(odd) != 1 or len(known) != 1 or not own[odd[0]].casefold().endswith(native_endings()):
        return False
    return not _is_written_so(own[odd[0]], theirs[odd[0]])


def _fewer(side: tuple[list[str], Entry | None]) -> int:
    return -len(side[0])


def _is_family(part: str) -> bool:
    """Tell whether a part of a surname may stand alone: Бонч-Бруевич has two, Аль-Фараби has one."""
    if len(part) < _PART or part.casefold() in locales.words("particle"):
        return False
    return part[0].isupper() == part[0].isalpha()


def _is_written_so(part: str, other: str) -> bool:
    own, theirs = (part, other) if cyrillic_share(part) or not part.isascii() else (other, part)
    return is_written(own, theirs, languages())


def _of_person(pair: Pair, context: Context, message: Phrase, person: Person) -> Finding:
    """Report a person whose surname as a whole is not as it should be."""
    assert person.native and person.romanized
    native, roman = context.sides(pair, [person.native.span], [person.romanized.span])
    return context.finding(message, native, roman, confidence=_ELSEWHERE)


def _families(person: Person) -> dict[str, str]:
    """Return the surnames of both sides, for a message."""
    assert person.native and person.romanized
    both = [name.family or name.literal or "" for name in (person.native, person.romanized)]
    return dict(zip(("native", "romanized"), both, strict=True))
