"""Editors whose genitive was romanized with them: `под ред. И. С. Громова`, `ed. by I. S. Gromova`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.checks.persons import Person
from refnorm.fields.draft import alternatives
from refnorm.model import Name
from refnorm.patterns import kept
from refnorm.romanization.letters import is_written
from refnorm.text import words

_AROUND = 160
"""Characters before a name in which the mark of its role stands."""
_ROMANIZED = kept(r"(?<!\w)(?:red|redakts?iei?)(?!\w)", re.IGNORECASE)
"""A mark that is romanized, too, and asks for the genitive there."""


@cache
def _governed() -> re.Pattern[str]:
    """A mark that asks for the genitive, in front of persons."""
    return kept(rf"(?<!\w){alternatives(locales.words('genitive_mark'))}[^/:–\d]*$", re.IGNORECASE)


@cache
def _endings() -> tuple[str, ...]:
    """Return the endings of the genitive that are those of no other case behind such a mark."""
    return tuple(text.partition("=")[0].strip() for text in locales.words("surname_nominative"))


@cache
def _nominatives() -> tuple[str, ...]:
    """Return the endings that only a man's surname in the nominative has: a woman's is declined, too."""
    found = {text.partition("=")[2].strip() for text in locales.words("surname_nominative")}
    return tuple(sorted(e for e in found if f"{e}а" in found and f"{e}а" in _endings()))


def is_governed(text: str, own: Name) -> bool:
    """Tell whether a native surname stands in the genitive that the mark before it asks for.

    Where a man before it stands in the nominative, so does it: `под ред. И. Громов, А. Орлова`.
    """
    before = text[max(0, own.span.start - _AROUND) : own.span.start]
    if not own.family or not own.family.endswith(_endings()) or not (mark := _governed().search(before)):
        return False
    return not any(word.endswith(_nominatives()) for word in words(mark[0]) if word[0].isupper())


def kept_case(own: Name, printed: str, misspelt: bool = False) -> bool:
    """Tell whether a word in Latin letters is a native surname letter by letter, its case ending included.

    Of a `misspelt` one the ending has to be so, and its first letter.
    """
    family = own.family or ""
    if not misspelt:
        return printed.isascii() and is_written(family, printed)
    ending = max((one for one in _endings() if family.endswith(one)), key=len, default="")
    begun = bool(ending) and printed.isascii() and is_written(family[0], printed[0])
    return begun and any(is_written(ending, printed[-n:]) for n in range(len(ending), len(printed)))


def is_genitive(text: str, person: Person) -> bool:
    """Tell whether a surname is romanized in the case that its native mark asks for."""
    own, theirs = person.native, person.romanized
    if not own or not theirs or not own.family or not theirs.family or not is_governed(text, own):
        return False
    behind = text[max(0, theirs.span.start - _AROUND) : theirs.span.start]
    return not _ROMANIZED.search(behind.rpartition("]")[2]) and kept_case(own, theirs.family)
