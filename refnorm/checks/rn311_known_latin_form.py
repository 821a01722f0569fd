"""RN311 known-latin-form."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.letters import compared
from refnorm.checks.persons import Person, of_name, persons
from refnorm.messages import phrase
from refnorm.model import Finding, Pair, Phrase, Span
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.known import chinese, own_spelling, printed
from refnorm.romanization.originals import western
from refnorm.romanization.pairing import OPEN
from refnorm.text import folded

_CHINESE, _OWN, _GIVEN = 0.9, 0.8, 0.6
"""How sure a Chinese name is one, that two spellings are of one person, and that a name is of the west."""
_LETTER_BY_LETTER = 1.0
"""Cost of a word with a letter at fault."""
_PARTS = 1
"""Words of a name, above which all of it was seen."""


@rule("RN311", Pair, "info", group=lambda found: found.message)
def known_latin_form(pair: Pair, context: Context) -> Iterator[Finding]:
    """An author whose name has an established Latin spelling is romanized letter by letter.

    Why: an author is indexed under the own spelling. A Chinese name goes back from Cyrillic into pinyin; an
    author of whom the lists cite a work in Latin letters is spelled as there; a western given name in full
    (`Zhan` for Jean) as at home.

    Fix: Write the name as the author publishes in Latin letters.

    Source: journals' instructions: an author's own Latin spelling wins; Palladius' system for Chinese
    names.

    Bad:
        native: Мао Цзэдун. Избранные произведения. М.: Наука, 1955. 364 с.
        romanized: Mao Tszedun. Izbrannye proizvedeniya. Moscow: Nauka Publ., 1955. 364 p.

    Good:
        native: Мао Цзэдун. Избранные произведения. М.: Наука, 1955. 364 с.
        romanized: Mao Zedong. Izbrannye proizvedeniya. Moscow: Nauka Publ., 1955. 364 p.
    """
    found = compared(pair, context)
    if not found or not pair.native or not pair.romanized:
        return
    for person in persons(pair, context, "author"):
        if person.native and person.romanized:
            yield from _chinese(pair, context, person, found)
            yield from _own(pair, context, person, found)
            yield from _given(pair, context, person, found)


def _chinese(pair: Pair, context: Context, person: Person, found: Compared) -> Iterator[Finding]:
    """Yield a Chinese name that is written in neither pinyin nor any other spelling of its own."""
    assert person.native and person.romanized
    native = printed(person.native)
    texts = [entry.raw for entry in (context.native(pair), context.romanized(pair)) if entry]
    known = chinese(native, *texts)
    if not known:
        return
    matches = of_name(person.native, found.matches)
    roman = " ".join(m.roman.text for m in matches)
    if folded(known) == folded(roman) or len(matches) < len(native.split()):
        return
    if all(OPEN < m.cost <= _LETTER_BY_LETTER for m in matches):
        message = phrase("RN311.pinyin", native=native, known=known, romanized=roman)
        yield _finding(pair, context, person, message, _CHINESE)


def _own(pair: Pair, context: Context, person: Person, found: Compared) -> Iterator[Finding]:
    """Yield a name that a work in Latin letters spells otherwise."""
    native, roman = person.native, person.romanized
    assert native and roman
    if not roman.family:
        return
    own = own_spelling(native, roman.family, context.comparison.authors)
    if own and all(OPEN < m.cost < _LETTER_BY_LETTER for m in of_name(native, found.matches)):
        message = phrase("RN311.own", native=printed(native), known=own, romanized=roman.family)
        yield _finding(pair, context, person, message, _OWN)


def _given(pair: Pair, context: Context, person: Person, found: Compared) -> Iterator[Finding]:
    """Yield a full given name that its people spell otherwise, beside a surname without a native ending."""
    assert person.native
    matches = of_name(person.native, found.matches)
    given, known = western(" ".join(match.native.text for match in matches)) or ("", ())
    for match in matches if known else ():
        if match.native.text == given and folded(match.roman.text) not in known and same_word(match):
            words = {"native": match.native.text, "romanized": match.roman.text}
            message = phrase("RN311.given", known=" / ".join(map(str.capitalize, sorted(known))), **words)
            yield _finding(pair, context, person, message, _GIVEN)


def _finding(pair: Pair, context: Context, person: Person, message: Phrase, sure: float) -> Finding:
    assert pair.native and pair.romanized and person.native and person.romanized
    sides = context.sides(pair, [person.native.span], [_named(person)])
    return context.finding(message, *sides, confidence=sure)


def _named(person: Person) -> Span:
    """Return where the name stands, without words behind it that were read as a part of it."""
    assert person.romanized
    spans = [m.roman.span for m in person.matches if person.romanized.span.holds(m.roman.span)]
    start = person.romanized.span.start
    return Span(start, max(s.end for s in spans)) if len(spans) > _PARTS else person.romanized.span
