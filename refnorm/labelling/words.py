"""What single words, numbers and initials show: form, endings, what the tables of languages say of them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from refnorm import locales
from refnorm.derived import derived
from refnorm.text import cyrillic_share

Group = tuple[str, ...]
"""Features that many tokens share, such as all those of one word."""


class Shared(Group):
    """A group told from others by being another object: its sum is found without a look at its names."""

    __slots__ = ()
    __hash__ = object.__hash__


class Seen(NamedTuple):
    """What a token shows by itself, to its neighbours, and in couples with them."""

    itself: tuple[Group, ...]
    before: tuple[Group, ...]
    """Of the token that it stands before."""
    behind: tuple[Group, ...]
    look: str


_KINDS = ("publisher", "serial", "editor", "translator", "container", "et_al", "form", "in_language")
_GENRES = ("thesis", "paper-conference", "article-newspaper", "report", "legislation", "webpage")


@derived
def _lexicon() -> dict[str, str]:
    """Return what the tables say of a single word, by its lower-case form."""
    found: dict[str, list[str]] = {}
    for kind in _KINDS:
        for phrase in locales.words(kind):
            found.setdefault(phrase.casefold().split()[0].rstrip(".:"), []).append(kind)
    for kind in _GENRES:
        for phrase in locales.genre(kind):
            found.setdefault(phrase.casefold().split()[0].rstrip("."), []).append(kind)
    for name in locales.cities():
        found.setdefault(name.split()[0].rstrip("."), []).append("city")
    for month in locales.months():
        found.setdefault(month, []).append("month")
    for table in locales.load():
        for word in table.function_words:
            found.setdefault(word.casefold(), []).append("function")
    return {word: "+".join(sorted(set(kinds))) for word, kinds in found.items()}


def _shape(text: str) -> str:
    if text.isdigit():
        return f"d{min(len(text), 5)}"
    if not text.isalpha() and any(c.isdigit() for c in text):
        return "mixed"
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return "XX"
    if text[0].isupper():
        return "Xx" if text[1:].islower() else "XxX"
    return "xx" if text.islower() else "xX"


def _script(text: str) -> str:
    if text.isascii() and text.isalpha():
        return "lat"
    share = cyrillic_share(text)
    return "cyr" if share > 0.5 else "lat" if share < 0.5 else "oth"


def figure(text: str) -> str:
    """Return the form of a number: how long, a range, a year."""
    digits = "".join("9" if c.isdigit() else "a" if c.isalpha() else c for c in text)
    if text.isdigit() and len(text) == 4:
        return "year" if "1500" <= text <= "2049" else "9999"
    if "9" in digits and not digits.isdigit() and digits[0] == "9" and "a" not in digits:
        return f"range{min(digits.count('9'), 9)}"
    return digits[:6]


@lru_cache(maxsize=32768)
def seen(text: str, kind: str) -> Seen:
    """Return what a token shows; what many words have in common are groups that they share."""
    if kind == "number":
        form = figure(text)
        itself = Shared((f"d={form}", f"d1={form[:1]}", "k=number", f"dl={min(len(text), 9)}"))
        before, behind = Shared((f"-1d={form}", "-1number")), Shared((f"+1d={form}", "+1number"))
        return Seen((itself,), (before,), (behind,), form)
    low = text.casefold()
    before, behind = Shared((f"-1w={low}",)), Shared((f"+1w={low}",))
    if kind != "word":
        look = "X." if kind == "initial" else text
        return Seen((Shared((f"w={low}", f"k={kind}")),), (before,), (behind,), look)
    known, shape = _lexicon().get(low, ""), _shape(text)
    itself = Shared((f"w={low}", f"e3={low[-3:]}", f"e2={low[-2:]}", f"b4={low[:4]}"))
    return Seen(
        (itself, _written(shape, _script(text), known, min(len(text), 12) // 3)),
        (before, _beside("-1", shape, known)),
        (behind, _beside("+1", shape, known)),
        f"{shape}{known}",
    )


@lru_cache(maxsize=4096)
def _written(shape: str, script: str, known: str, size: int) -> Group:
    return Shared(("k=word", f"s={shape}", f"c={script}", f"l={known}", f"n={size}"))


@lru_cache(maxsize=4096)
def _beside(side: str, shape: str, known: str) -> Group:
    return Shared((f"{side}s={shape}", f"{side}l={known}"))


_TELLING = {
    "city": "C", "publisher": "P", "serial": "J", "editor": "E", "container": "I", "paper-conference": "K",
    "thesis": "T", "article-newspaper": "N", "et_al": "@",
}  # fmt: skip


@lru_cache(maxsize=32768)
def telling(word: str) -> str:
    """Return the letters for what a word betrays."""
    kinds = _lexicon().get(word.casefold(), "").split("+")
    return "".join(letter for kind, letter in _TELLING.items() if kind in kinds)
