"""Faults of letters, words and initials, put into one romanized entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from refnorm.romanization.letters import traced
from refnorm.romanization.pairing import Match
from refnorm.romanization.spots import fold
from refnorm.text import LOOKALIKES

MISSPELLED = frozenset(("RN301", "RN303", "RN304", "RN305", "RN306", "RN307", "RN309"))
TWINS = {latin: native for native, latin in LOOKALIKES.items()}


@dataclass(frozen=True, slots=True)
class Fault:
    """A changed romanized entry, the codes that may say so, and in whose row it counts."""

    kind: str
    changed: str
    codes: frozenset[str]
    what: str


Change = Callable[[str, Random], str | None]


def dropped(word: str, random: Random) -> str | None:
    """Leave out a letter."""
    at = random.choice([i for i, c in enumerate(word) if c.isalpha() and i])
    return word[:at] + word[at + 1 :]


def doubled(word: str, random: Random) -> str | None:
    """Write a letter twice."""
    at = random.choice([i for i, c in enumerate(word) if c.isalpha() and i])
    return word[:at] + word[at] + word[at:]


def swapped(word: str, random: Random) -> str | None:
    """Let two letters change places."""
    places = [i for i in range(1, len(word) - 1) if word[i].isalpha() and word[i + 1].isalpha()]
    places = [i for i in places if word[i].lower() != word[i + 1].lower()]
    if not places:
        return None
    at = random.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def replaced(word: str, random: Random) -> str | None:
    """Write another letter."""
    at = random.choice([i for i, c in enumerate(word) if c.isalpha() and i])
    other = random.choice([c for c in "abdefgiklmnoprstuvz" if c != word[at].lower()])
    return word[:at] + other + word[at + 1 :]


def homoglyph(word: str, random: Random) -> str | None:
    """Write a native letter that looks like the Latin one."""
    places = [i for i, c in enumerate(word) if c in TWINS]
    if not places:
        return None
    at = random.choice(places)
    return word[:at] + TWINS[word[at]] + word[at + 1 :]


def syllable_lost(word: str, random: Random) -> str | None:
    """Leave out a consonant and the vowel behind it, inside the word."""
    places = [m.start() for m in SYLLABLE.finditer(word)]
    at = random.choice(places) if places else 0
    return word[:at] + word[at + 2 :] if at else None


def syllable_doubled(word: str, random: Random) -> str | None:
    """Write a consonant and the vowel behind it twice."""
    places = [m.start() for m in SYLLABLE.finditer(word)]
    at = random.choice(places) if places else 0
    return word[: at + 2] + word[at:] if at else None


def digit(word: str, random: Random) -> str | None:
    """Write a digit in place of a letter that it looks like."""
    places = [i for i in range(1, len(word) - 1) if word[i] in DIGITS and word[i + 1].islower()]
    at = random.choice(places) if places else 0
    return word[:at] + DIGITS[word[at]] + word[at + 1 :] if at else None


def capital(word: str, random: Random) -> str | None:
    """Write a capital inside a word."""
    places = [i for i in range(4, len(word) - 1) if word[i].islower() and word[i - 1].islower()]
    at = random.choice(places) if places else 0
    return word[:at] + word[at].upper() + word[at + 1 :] if at else None


SYLLABLE = re.compile(r"(?<=[^\W\d_])[bdfgklmnprstvz][aeiou](?=[^\W\d_])")
DIGITS = {"o": "0", "z": "3", "l": "1", "s": "5", "b": "6"}
SHAPES: dict[str, Change] = {
    "syllable lost": syllable_lost,
    "syllable doubled": syllable_doubled,
    "digit": digit,
    "capital inside": capital,
}
LETTERS: dict[str, tuple[Change, frozenset[str]]] = {
    "dropped": (dropped, MISSPELLED),
    "doubled": (doubled, MISSPELLED),
    "swapped": (swapped, MISSPELLED),
    "replaced": (replaced, MISSPELLED),
    "homoglyph": (homoglyph, frozenset(("RN401",))),
}


def of_letters(entry: str, own: Sequence[Match], random: Random) -> Iterator[Fault]:
    """Yield a fault of each kind in a word of the entry."""
    for kind, (change, codes) in LETTERS.items():
        match = random.choice(own)
        wrong = change(match.roman.text, random)
        if wrong is None or entry.count(match.roman.text) != 1:
            continue
        excused = codes == MISSPELLED and _excused(match, wrong)
        if excused is None:
            continue
        row = f"{kind}, excused" if excused else kind
        yield Fault(row, entry.replace(match.roman.text, wrong), codes, f"{match.roman.text} -> {wrong}")
    yield from of_schemes(entry, own, random)


def of_shapes(entry: str, own: Sequence[Match], random: Random) -> Iterator[Fault]:
    """Yield a syllable lost or doubled, a digit among letters and a capital inside a word of the entry."""
    for kind, change in SHAPES.items():
        match = random.choice(own)
        wrong = change(match.roman.text, random)
        if wrong is not None and entry.count(match.roman.text) == 1:
            changed = entry.replace(match.roman.text, wrong)
            yield Fault(kind, changed, MISSPELLED, f"{match.roman.text} -> {wrong}")


def of_schemes(entry: str, own: Sequence[Match], random: Random) -> Iterator[Fault]:
    """Yield a letter left out of a word that some other scheme writes without it, where the entry has one."""
    found = [
        (match.roman.text, wrong)
        for match in own
        for wrong in _shorter(match.roman.text)
        if entry.count(match.roman.text) == 1 and _excused(match, wrong)
    ]
    if found:
        text, wrong = random.choice(found)
        yield Fault("dropped, excused", entry.replace(text, wrong), MISSPELLED, f"{text} -> {wrong}")


def _shorter(word: str) -> Iterator[str]:
    """Yield a word without one of its letters, but for the first."""
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at].isalpha())


def _excused(match: Match, wrong: str) -> bool | None:
    """Tell whether some scheme writes the word so; None if it is no fault: a sign, or no other word."""
    form = fold(wrong)
    if form.replace("'", "") == match.roman.form.replace("'", ""):
        return None
    steps = traced(match.native.form, form, match.language)
    return steps is not None


def of_words(entry: str, native: str, own: Sequence[Match], random: Random) -> Iterator[Fault]:
    """Yield a lost word, a word left in native script, and changed initials."""
    inner = [m for m in own if m.native.field == "title" and entry.count(m.roman.text) == 1]
    inner = [m for m in inner if re.search(rf"\w\s{re.escape(m.roman.text)}\s\w", entry)]
    if inner:
        match = random.choice(inner)
        yield Fault(
            "word lost", entry.replace(match.roman.text + " ", ""), frozenset(("RN309",)), match.roman.text
        )
    names = [m for m in own if m.native.field == "author" and entry.count(m.roman.text) == 1]
    if names:
        match = random.choice(names)
        left = entry.replace(match.roman.text, match.native.text)
        yield Fault("name left", left, frozenset(("RN402", "RN401", "RN301")), match.native.text)
        initial = re.search(rf"{re.escape(match.roman.text)},?\s(?P<letter>[A-Z])[a-z]*\.", entry)
        if initial:
            other = random.choice([c for c in "ABDGKLMNOPRSTVZ" if c != initial["letter"]])
            at = initial.start("letter")
            end = entry.index(".", at)
            yield Fault(
                "initial", entry[:at] + other + entry[end:], frozenset(("RN302",)), f"{initial[0]} {other}"
            )
