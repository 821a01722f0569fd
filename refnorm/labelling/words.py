"""What single words, numbers and initials show: form, endings, what the tables of languages say of them."""

from __future__ import annotations

from functools import lru_cache

from refnorm import locales
from refnorm.derived import derived
from refnorm.text import cyrillic_share

Group = tuple[str, ...]
"""Features that many tokens share, such as all those of one word."""


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


@lru_cache(maxsize=32768)
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


def itself(text: str, kind: str) -> Group:
    """Return the features of a token by itself."""
    low = text.casefold()
    if kind == "number":
        form = figure(text)
        return (f"d={form}", f"d1={form[:1]}", "k=number", f"dl={min(len(text), 9)}")
    if kind != "word":
        return (f"w={low}", f"k={kind}")
    known = _lexicon().get(low, "")
    return (
        f"w={low}", "k=word", f"s={_shape(text)}", f"e3={low[-3:]}", f"e2={low[-2:]}", f"b4={low[:4]}",
        f"c={_script(text)}", f"l={known}", f"n={min(len(text), 12) // 3}",
    )  # fmt: skip


def near(text: str, kind: str, offset: str) -> Group:
    """Return the features of a neighbour."""
    if kind == "number":
        return (f"{offset}d={figure(text)}", f"{offset}number")
    low = text.casefold()
    if kind != "word":
        return (f"{offset}w={low}",)
    return (f"{offset}w={low}", f"{offset}s={_shape(text)}", f"{offset}l={_lexicon().get(low, '')}")


def look(text: str, kind: str) -> str:
    """Return a token as its neighbours see it in couples."""
    if kind == "number":
        return figure(text)
    if kind != "word":
        return text if kind != "initial" else "X."
    return f"{_shape(text)}{_lexicon().get(text.casefold(), '')}"


_TELLING = {
    "city": "C", "publisher": "P", "serial": "J", "editor": "E", "container": "I", "paper-conference": "K",
    "thesis": "T", "article-newspaper": "N", "et_al": "@",
}  # fmt: skip


@lru_cache(maxsize=32768)
def telling(word: str) -> str:
    """Return the letters for what a word betrays."""
    kinds = _lexicon().get(word.casefold(), "").split("+")
    return "".join(letter for kind, letter in _TELLING.items() if kind in kinds)
