"""Surnames as a language of Latin letters spells them from end to end: Лещинский, Leszczyński."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from refnorm import locales
from refnorm.derived import derived
from refnorm.nouns import noun
from refnorm.romanization.letters import is_written
from refnorm.romanization.palladius import surname as surname_in_pinyin
from refnorm.romanization.palladius import word as word_in_pinyin
from refnorm.romanization.scheme import languages, schemes
from refnorm.romanization.spots import fold
from refnorm.romanization.spots import native as native_form
from refnorm.romanization.transcribed import is_spelled
from refnorm.tables import beside
from refnorm.text import LATIN_LETTER, folded

_MIXED = "ıəßłđ"
"""Letters that are another one's and no letter with a mark."""


@noun
class Homeland:
    """A language: what stands for native letters, what tells it, whether surnames end as in the region."""

    letters: Mapping[str, Sequence[str]]
    clues: tuple[str, ...]
    regional: bool
    bare: tuple[str, ...]
    """Endings that tell no home, for want of a mark or since the region has them."""
    own: frozenset[str]
    """Native letters that tell the language, whose surnames are spelled by their Russian form."""

    def tells(self, native: str, roman: str) -> bool:
        """Tell whether something in either form of a surname shows the language."""
        return any(clue in roman for clue in self.clues) or not self.own.isdisjoint(native)


@cache
def _initials() -> Mapping[str, str]:
    """Return all first letters of the names that a letter begins in Cyrillic."""
    couples = (row.partition("=") for row in beside(__file__)["heard"])
    return {own.strip(): theirs.strip() for own, _, theirs in couples}


def heard(initial: str, roman: str) -> bool:
    """Tell whether a name at home may begin with a letter that Cyrillic has an initial for: no К. is a B."""
    known = _initials().get(native_form(initial)[:1])
    return known is None or fold(roman)[:1] in known


@cache
def _homelands() -> tuple[Homeland, ...]:
    rows = (row for row in beside(__file__).values() if isinstance(row, dict))
    return tuple(
        Homeland(
            dict(map(_ways, row["letters"])),
            tuple(row["clues"]),
            row.get("regional", False),
            tuple(row.get("bare", ())),
            frozenset(row.get("own", "")),
        )
        for row in rows
    )


def _ways(line: str) -> tuple[str, Sequence[str]]:
    native, _, written = line.partition("=")
    return native.strip(), written.split() or ("",)


def at_home(native: str, roman: str, plain: bool = False) -> bool:
    """Tell whether a surname is spelled as in a language of Latin letters, or with marks that no scheme has.

    `Brzeziński`, `Eichmann`, `Əhmədov`; `Ngô` is Нго but for its mark. `plain` takes Brzezinski as well.
    """
    if LATIN_LETTER.match(native):
        return is_spelled(fold(native), fold(roman))
    own, other = native_form(native), unicodedata.normalize("NFC", roman.casefold().replace("i\u0307", "i"))
    ending = own.endswith(locales.words("surname_ending"))
    told = (one for one in _homelands() if one.tells(own, other))
    sure = plain or not other.isascii()
    near = (one for one in told if not ending or (one.regional and (sure or not other.endswith(one.bare))))
    if any(_spells(own.replace("-", ""), other.replace("-", ""), one) for one in near):
        return True
    bare = _unmarked(other)
    foreign = {c for c in other if not c.isascii()} - _signs()
    return bool(foreign) and foreign.isdisjoint(_MIXED) and is_written(own, bare, languages())


@cache
def _signs() -> frozenset[str]:
    """Return the marks, and the letters with them, that schemes write; who has no others follows one."""
    return frozenset(_written())


@derived
def _written() -> str:
    rules = (rule for one in schemes() for row in one.rules.values() for rule in row)
    outputs = "".join(out for rule in rules for out in rule.outputs)
    return "".join(sorted({c for c in unicodedata.normalize("NFC", outputs.casefold()) if not c.isascii()}))


def in_pinyin(native: str, roman: str) -> bool:
    """Tell whether a surname is a Chinese one as no scheme writes it: Чжан, Zhang; his С. is X."""
    known = surname_in_pinyin(native)
    return bool(known) and folded(roman) == known and not is_written(native_form(native), known, languages())


def is_pinyin(native: str, roman: str, chinese: bool = False) -> bool:
    """Tell whether a name of any part of a Chinese one is in pinyin, Мэйлин, Meiling; or any Chinese word."""
    return (chinese or native[:1].isupper()) and folded(roman) == folded(word_in_pinyin(native))


def _spells(own: str, other: str, one: Homeland) -> bool:
    """Tell whether the letters of a surname are, from end to end, what a language has for them."""
    ends: list[set[int]] = [{0}, *(set() for _ in own)]
    longest = max(map(len, one.letters))
    for i, reached in enumerate(ends[:-1]):
        for length in range(1, longest + 1) if reached else ():
            for written in one.letters.get(own[i : i + length], ()) if i + length <= len(own) else ():
                ends[i + length].update(j + len(written) for j in reached if other.startswith(written, j))
    return len(other) in ends[-1]


def _unmarked(word: str) -> str:
    """Return a word without the marks over and under its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_GENITIVE = ("й", "го", "ї", "га")
"""What ends no foreign surname in the genitive."""


@cache
def native_endings() -> tuple[str, ...]:
    """Return the endings of the surnames at hand, and those of an adjective's genitive: Орловой, Орлова."""
    cases = (text.partition("=")[0].strip() for text in locales.words("surname_nominative"))
    return (*locales.words("surname_ending"), *(case for case in cases if case.endswith(_GENITIVE)))
