"""How people are named: records hold `Family, Given Names; …`, styles order, shorten and join them.

A form is a pattern of letters: F family name, C the same in capitals, G given names in full, H the first
of them in full and the rest as initials, I initials with spaces, J without spaces, V without dots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random
from typing import Any

from training.shelf import chosen

_LETTER = re.compile(r"[FCGHIJV]")
# Ю. and Дж. are initials as well as I.
_SHORT = re.compile(r"[^\W\d_]{1,2}\.")


JOINER = "\u2060"
"""Stands in a romanized name behind the letters of its initial: Yu in Yuri."""


def initial(name: str) -> str:
    """Return the initial of a given name, with a dot; parts joined by a hyphen keep it."""
    return "-".join(f"{part[: max(1, part.find(JOINER))]}." for part in name.split("-") if part)


def given(names: str) -> list[str]:
    """Return the given names one by one, `И. И.` and `И.И.` as two."""
    return [part for part in re.split(r"(?<=\.)\s*|\s+", names) if part]


def person(name: str, form: str) -> str:
    """Write one person in a form; an organisation, which has no comma, stays as it is."""
    family, comma, rest = name.partition(", ")
    if not comma:
        return name
    first = given(rest)
    initials = [part if _SHORT.fullmatch(part) else initial(part) for part in first]
    written = {
        "F": family,
        "C": family.upper(),
        "G": " ".join(first),
        "H": " ".join([*first[:1], *initials[1:]]),
        "I": " ".join(initials),
        "J": "".join(initials),
        "V": "".join(initials).replace(".", "").replace("-", ""),
    }
    return _LETTER.sub(lambda letter: written[letter[0]], form).replace(JOINER, "")


class Hand:
    """One list's way of writing names, drawn from a profile of a style."""

    def __init__(self, profile: Mapping[str, Any], words: Mapping[str, str], rng: Random) -> None:
        """Draw the forms and marks; words says what `and` and `et al.` are in the language."""
        drawn = {key: chosen(rng, value) for key, value in profile.items()}
        self.first: str = drawn["form"]
        self.rest: str = drawn.get("rest", self.first)
        self.sep: str = drawn.get("sep", ", ")
        self.last: str = self._said(drawn.get("last", self.sep), words)
        self.pair: str = self._said(drawn.get("pair", drawn.get("last", self.sep)), words)
        self.most: int = drawn.get("most", 99)
        self.kept: int = min(drawn.get("kept", 1), self.most)
        self.etal: str = self._said(drawn.get("etal", "{sep} {etal}"), words)

    def _said(self, text: str, words: Mapping[str, str]) -> str:
        for name, word in words.items():
            text = text.replace(f"{{{name}}}", word)
        return text.replace("{sep}", self.sep.strip() or "")

    def write(self, names: str) -> str:
        """Write a record's names."""
        everybody = [name for name in names.split("; ") if name]
        cut = len(everybody) > self.most
        shown = everybody[: self.kept] if cut else everybody
        written = [person(name, self.rest if i else self.first) for i, name in enumerate(shown)]
        if cut:
            return self.sep.join(written) + self.etal
        return self._joined(written)

    def _joined(self, written: list[str]) -> str:
        if len(written) == 2:
            return self.pair.join(written)
        return self.last.join(part for part in (self.sep.join(written[:-1]), *written[-1:]) if part)
