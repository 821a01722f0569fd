"""RN311 known-latin-form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refnorm.checks import Context, rule
from refnorm.checks.letters import compared
from refnorm.checks.persons import Person, other_initials, persons
from refnorm.model import Finding, Name, Pair, Seat
from refnorm.romanization.pairing import OPEN, Match
from refnorm.romanization.palladius import marked, pinyin
from refnorm.text import cyrillic_share, folded, skeleton

_CJK = re.compile("[\u3400-\u9fff]")
_CHINESE, _OWN = 0.9, 0.8
"""How sure a Chinese name is one, and that two spellings are of one person."""
_LETTER_BY_LETTER = 1.0
"""Cost of a word with a letter at fault."""
_INITIALS = 0.9
"""How sure the initials have to differ for another person; one that the list writes otherwise is none."""
_APART = 2
"""Letters in which two spellings of one surname may differ."""
_VOWELS = tuple("aeiouy")


@rule("RN311", Pair, "info", group=lambda found: found.message)
def known_latin_form(pair: Pair, context: Context) -> Iterator[Finding]:
    """An author whose name has an established Latin spelling is romanized letter by letter.

    Why: an author is indexed under the own spelling. A Chinese name goes back from Cyrillic into pinyin; an
    author of whom the lists cite a work in Latin letters is spelled as there.

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
            matches = [m for m in found.matches if person.native.span.holds(m.native.span)]
            yield from _chinese(pair, context, person, matches)
            yield from _own(pair, context, person, matches)


def _printed(name: Name) -> str:
    return name.literal or " ".join(filter(None, (name.family, name.given)))


def _chinese(pair: Pair, context: Context, person: Person, matches: Sequence[Match]) -> Iterator[Finding]:
    """Yield a Chinese name that is written in neither pinyin nor any other spelling of its own."""
    assert person.native and person.romanized
    native, roman = _printed(person.native), " ".join(m.roman.text for m in matches)
    known = pinyin(native)
    entries = (context.native(pair), context.romanized(pair))
    if not known or not (marked(native) or any(entry and _CJK.search(entry.raw) for entry in entries)):
        return
    if folded(known) == folded(roman) or len(matches) < len(native.split()):
        return
    if all(OPEN < m.cost <= _LETTER_BY_LETTER for m in matches):
        message = f"author {native} is {known} in pinyin, here {roman}"
        yield _finding(pair, context, person, message, _CHINESE)


def _own(pair: Pair, context: Context, person: Person, matches: Sequence[Match]) -> Iterator[Finding]:
    """Yield a name that a work in Latin letters spells otherwise."""
    native, roman = person.native, person.romanized
    assert native and roman
    if not native.family or not roman.family or not native.given or cyrillic_share(native.family) < 1:
        return
    if not all(OPEN < m.cost < _LETTER_BY_LETTER for m in matches):
        return
    hands = tuple(context.comparison.hands.get(pair.lists, {}).values())
    named = _latin(context).get(skeleton(native.family), ())
    known = [name for name, _ in named if other_initials(Person(native, name), hands) < _INITIALS]
    if any(folded(name.family or "") == folded(roman.family) for name in known):
        return
    for name in known[:1]:
        if _near(folded(name.family or ""), folded(roman.family)):
            message = (
                f"author {_printed(native)} is {name.family} in a work in Latin letters, here {roman.family}"
            )
            yield _finding(pair, context, person, message, _OWN)


def _latin(context: Context) -> dict[str, list[tuple[Name, Seat]]]:
    """Return the authors of works that are in Latin letters in a native list, by their consonants."""
    if "latin authors" not in context.cache:
        found: dict[str, list[tuple[Name, Seat]]] = {}
        for lst in context.article.lists:
            for entry in lst.entries if lst.role == "native" else ():
                for name in entry.reference.author if cyrillic_share(entry.raw) < 0.2 else ():
                    if name.family and name.given:
                        found.setdefault(skeleton(name.family), []).append(
                            (name, Seat(lst.index, entry.index))
                        )
        context.cache["latin authors"] = found
    latin: dict[str, list[tuple[Name, Seat]]] = context.cache["latin authors"]
    return latin


def _near(one: str, other: str) -> bool:
    """Tell whether two spellings may be one person's: few letters differ, and not the gender."""
    from rapidfuzz.distance import Levenshtein

    distance = Levenshtein.distance(one, other)
    return 0 < distance <= _APART and one.endswith(_VOWELS) == other.endswith(_VOWELS)


def _finding(pair: Pair, context: Context, person: Person, message: str, sure: float) -> Finding:
    assert pair.native and pair.romanized and person.native and person.romanized
    sides = (
        context.side(pair.native.list, pair.native.entry, [person.native.span]),
        context.side(pair.romanized.list, pair.romanized.entry, [person.romanized.span]),
    )
    return context.finding(message, *sides, confidence=sure)
