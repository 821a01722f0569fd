"""Chinese names in Cyrillic: the system of Palladius turned into pinyin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.tables import beside

_VOWELS = "аеёийоуыэюя"
_PART = kept(r"[а-яё]+(?:-[а-яё]+)?", re.IGNORECASE)


@noun
class Palladius:
    """The table: pinyin by syllable, the surnames, the letters after which е is typed for э.

    `marks` are letters that betray a Chinese name, `plain` those that do so in a list of any language.
    """

    syllables: Mapping[str, str]
    surnames: frozenset[str]
    marks: tuple[str, ...]
    plain: tuple[str, ...]
    loose: str
    longest: int
    samples: Mapping[str, str]


@cache
def table() -> Palladius:
    """Read the table."""
    data = beside(__file__)
    syllables = {native: latin for group in data["syllables"] for native, latin in group.items()}
    return Palladius(
        syllables=MappingProxyType(syllables),
        surnames=frozenset(data["surnames"]),
        marks=tuple(data["marks"]),
        plain=tuple(data["plain"]),
        loose=data["loose"],
        longest=max(map(len, syllables)),
        samples=MappingProxyType(data["samples"]),
    )


def pinyin(name: str) -> str | None:
    """Return a Chinese name of two or three parts, surname first, in pinyin; None where it is not one.

    All parts have to be syllables, and the first a known surname. Ordinary Russian words are syllables
    too (`Сталин` is not, `папа` is), so the answer is a suggestion and for names alone.
    """
    parts = name.split()
    if not 2 <= len(parts) <= 3 or not all(_PART.fullmatch(part) and part[0].isupper() for part in parts):
        return None
    if _strict(parts[0].lower()) not in table().surnames:
        return None
    surname, given = word(parts[0]), word("-".join(parts[1:]))
    return f"{surname.capitalize()} {given.capitalize()}" if surname and given else None


def surname(name: str) -> str:
    """Return a Chinese surname in pinyin, in lower case; empty where it is none."""
    return word(name) if _strict(name.lower()) in table().surnames else ""


@lru_cache(maxsize=1 << 12)
def marked(name: str) -> bool:
    """Tell whether a name has letters that hardly a name of another language has in Cyrillic."""
    low = _strict(name.lower())
    return any(mark in low for mark in table().marks)


def plainly(part: str) -> bool:
    """Tell whether a part of a name is Chinese in whatever language it is printed: Цзиньпин, Чжун."""
    return any(mark in part.lower() for mark in table().plain) and bool(word(part))


def word(part: str) -> str:
    """Return a part of a name in pinyin, an apostrophe before a later syllable in a, e or o; else empty."""
    spelled = ""
    for piece in _strict(part.lower()).split("-"):
        found = syllables(piece)
        if not found:
            return ""
        for latin in found:
            spelled += f"'{latin}" if spelled and latin[0] in "aeo" else latin
    return spelled


def _strict(word: str) -> str:
    """Put э where many type е."""
    return kept(f"(?<=[{table().loose}])е").sub("э", word)


@cache
def syllables(word: str) -> tuple[str, ...]:
    """Return the pinyin of a word in lower case that is nothing but syllables, as few as may be; else ()."""
    if not word:
        return ()
    known = table().syllables
    best: tuple[str, ...] = ()
    for length in range(min(len(word), table().longest), 0, -1):
        head, tail = word[:length], word[length:]
        if head not in known or (head[-1] in "нь" and tail[:1] and tail[0] in _VOWELS):
            continue  # after н a syllable that begins with a vowel is set off by ъ
        rest = syllables(tail.removeprefix("ъ"))
        if (rest or not tail) and (not best or len(rest) + 1 < len(best)):
            best = (known[head], *rest)
    return best
