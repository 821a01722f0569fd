"""Cyrillic in Latin letters, by the schemes that authors of reference lists use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from random import Random

from training.shelf import Table, table

_WORD = re.compile(r"[^\W\d_]+")


@cache
def schemes(language: str) -> tuple[str, ...]:
    """Return the names of the schemes for a language."""
    return tuple(one["name"] for one in table("vocabulary", "romanization")["scheme"] if fits(one, language))


def fits(scheme: Table, language: str) -> bool:
    """Tell whether a scheme is for a language."""
    return language in scheme["languages"]


@cache
def _letters(name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the letters of a scheme, and what it writes at the end of words."""
    held = table("vocabulary", "romanization")
    (scheme,) = (one for one in held["scheme"] if one["name"] == name)
    return _pairs(f"{held['base']['cyrillic']} {scheme['letters']}"), _pairs(scheme.get("ends", ""))


def _pairs(text: str) -> dict[str, str]:
    return {native: latin for native, _, latin in (pair.partition("=") for pair in text.split())}


def romanize(text: str, scheme: str) -> str:
    """Write a text in a scheme's letters; what the scheme does not know stays."""
    letters, ends = _letters(scheme)
    return _WORD.sub(lambda word: _word(word[0], letters, ends), text)


def _word(word: str, letters: Mapping[str, str], ends: Mapping[str, str]) -> str:
    end = next((end for end in ends if word.endswith(end)), "")
    stem = word[: len(word) - len(end)]
    capitals = len(word) > 1 and word.isupper()
    return "".join(_letter(letter, letters, capitals) for letter in stem) + ends.get(end, "")


def _letter(letter: str, letters: Mapping[str, str], capitals: bool) -> str:
    if (latin := letters.get(letter.lower())) is None:
        return letter
    if letter.islower():
        return latin
    return latin.upper() if capitals else latin[:1].upper() + latin[1:]


def scheme_for(language: str, rng: Random) -> str | None:
    """Draw a scheme for a language, if it is written in another script."""
    found = schemes(language)
    return rng.choice(found) if found else None
