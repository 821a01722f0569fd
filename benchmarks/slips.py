"""Faults in persons, in numbers of titles, and in translations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.sheet import CYRILLIC

_INITIALS = r"(?:[А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺA-Z][а-яa-z]?\.\s?-?){1,3}"
_PERSON = rf"[А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺA-Z][\w’'ʹ-]+ {_INITIALS}"
_PERSONS = re.compile(rf"{_PERSON}(?:, ?{_PERSON})*")
_NUMBER = re.compile(r"(?<=[^\W\d_][ -])\d{2,4}(?![\d/]|[.,-]\d)(?!\W*$)")
_ACRONYM = re.compile(r"(?<![\w/.-])[A-Z]{4,}(?![\w/-])")
_BRACKET = re.compile(r"\[[^\]]{20,}\]")
_TITLE = re.compile(r"\s?//|\s/\s|\.\s?[–-]\s|\s?\[|\.\s(?=[A-ZА-Я])")
_NEWCOMER = ("Савельев К.Т.", "Savel’ev K.T.", "Harding K.T.")
"""An author who wrote none of the works: in Cyrillic, romanized, and of a work in Latin letters."""
_MORE = re.compile(r"и др\.|et al|e\. ?a\.|та ін|және т")
"""There are authors whom an entry does not name."""
_THREE = 3
"""Authors of whom one may be lost without being the only other one."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A changed text and what it shows."""

    text: str
    what: str


Change = Callable[[str, str, Random], Slip | None]


def lost_author(text: str, other: str, random: Random) -> Slip | None:
    """Lose one of several authors, not the first."""
    own, beside = persons(text), persons(other)
    if len(own) != len(beside) or len(own) < _THREE or _MORE.search(text + other):
        return None
    gone = random.randrange(1, len(own))
    return named(text, [name for i, name in enumerate(own) if i != gone], f"without {own[gone]}")


def added_author(text: str, other: str, random: Random) -> Slip | None:
    """Add an author behind the last one."""
    own, beside = persons(text), persons(other)
    if not own or len(own) != len(beside) or _MORE.search(text + other):
        return None
    new = _NEWCOMER[0 if native(text) else 1 if native(other) else 2]
    return named(text, [*own, new], f"with {new}")


def persons(text: str) -> list[str]:
    """Return the authors at the beginning of an entry."""
    found = _PERSONS.match(text)
    return [name.strip() for name in found[0].split(",")] if found else []


def named(text: str, names: Sequence[str], what: str) -> Slip:
    """Return an entry with other authors."""
    found = _PERSONS.match(text)
    assert found
    return Slip(f"{', '.join(names)} {text[found.end() :].lstrip()}", what)


def native(text: str) -> bool:
    """Tell whether an entry is in Cyrillic."""
    return sum(letter in CYRILLIC for letter in text.casefold()) * 2 > sum(map(str.isalpha, text))


def title_number(text: str, other: str, random: Random) -> Slip | None:
    """Change a digit of a number in the title, which both sides have once."""
    begin, end = title(text)
    found = [m for m in _NUMBER.finditer(text, begin, end) if once(m[0], text) and once(m[0], other)]
    return changed(text, random.choice(found).span(), random) if found else None


def bracket_number(text: str, other: str, random: Random) -> Slip | None:
    """Change a digit of a number in the translation that the native entry has as well."""
    return within(text, other, _NUMBER, lambda at: changed(text, at, random))


def bracket_acronym(text: str, other: str, random: Random) -> Slip | None:
    """Let two letters of an acronym change places that the title beside the translation has as well."""

    def turned(at: tuple[int, int]) -> Slip | None:
        word = text[slice(*at)]
        places = [i for i in range(len(word) - 1) if word[i] != word[i + 1]]
        i = random.choice(places) if places and word in text[: at[0]].partition("[")[0] else -1
        new = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        return Slip(text[: at[0]] + new + text[at[1] :], f"{word} as {new}") if i >= 0 else None

    return within(text, other, _ACRONYM, turned)


def within(
    text: str, other: str, what: re.Pattern[str], change: Callable[[tuple[int, int]], Slip | None]
) -> Slip | None:
    """Change what stands once in the translation of a romanized entry and in the native one."""
    bracket = _BRACKET.search(text) if native(other) else None
    found = what.search(text, *bracket.span()) if bracket else None
    if not bracket or not found or other.count(found[0]) != 1 or bracket[0].count(found[0]) != 1:
        return None
    return change(found.span())


def title(text: str) -> tuple[int, int]:
    """Return where the title stands: behind the authors and a year in parentheses."""
    head = re.compile(rf"(?:{_PERSONS.pattern})?[\s,]*(?:\(\d{{4}}\)\.?)?").match(text)
    begin = head.end() if head else 0
    end = _TITLE.search(text, begin + 10)
    return begin, end.start() if end else begin


def once(number: str, text: str) -> bool:
    """Tell whether a text holds a number a single time outside of its translation."""
    return re.findall(r"\d+", _BRACKET.sub(" ", text)).count(number) == 1


def changed(text: str, at: tuple[int, int], random: Random) -> Slip | None:
    """Put another digit in, not as the first one of a number."""
    digits = [i for i in range(*at) if text[i].isdigit() and text[i - 1].isdigit()]
    if not digits:
        return None
    i = random.choice(digits)
    new = text[:i] + random.choice([d for d in "0123456789" if d != text[i]]) + text[i + 1 :]
    return Slip(new, f"{text[slice(*at)]} as {new[slice(*at)]}")


CHANGES: dict[str, tuple[tuple[str, ...], Change]] = {
    "author-lost": (("RN301",), lost_author),
    "author-added": (("RN301",), added_author),
    "title-number": (("RN210", "RN209"), title_number),
    "bracket-number": (("RN310",), bracket_number),
    "bracket-acronym": (("RN310",), bracket_acronym),
}


def slips(kind: str, both: tuple[str, str], random: Random) -> Iterator[tuple[int, Slip]]:
    """Yield a change of a kind on one side, at random, where the texts allow it."""
    change = CHANGES[kind][1]
    for side in random.sample(range(2), 2):
        found = change(both[side], both[1 - side], random)
        if found:
            yield side, found
            return
