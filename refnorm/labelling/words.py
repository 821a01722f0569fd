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
    if min(text) >= "\u0400" and max(text) <= "\u052f":
        return "cyr"
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


def seen(text: str, kind: str) -> tuple[Group, Group, Group, str]:
    """Return the features of a token by itself, for the token behind it and for that before it, and its look.

    The look is how its neighbours see it in couples.
    """
    if kind == "number":
        form = figure(text)
        itself: Group = (f"d={form}", f"d1={form[:1]}", "k=number", f"dl={min(len(text), 9)}")
        return itself, (f"-1d={form}", "-1number"), (f"+1d={form}", "+1number"), form
    low = text.casefold()
    if kind != "word":
        return (
            (f"w={low}", f"k={kind}"),
            (f"-1w={low}",),
            (f"+1w={low}",),
            "X." if kind == "initial" else text,
        )
    known, shape = _lexicon().get(low, ""), _shape(text)
    itself = (
        f"w={low}", "k=word", f"s={shape}", f"e3={low[-3:]}", f"e2={low[-2:]}", f"b4={low[:4]}",
        f"c={_script(text)}", f"l={known}", f"n={min(len(text), 12) // 3}",
    )  # fmt: skip
    before = (f"-1w={low}", f"-1s={shape}", f"-1l={known}")
    return itself, before, (f"+1w={low}", f"+1s={shape}", f"+1l={known}"), f"{shape}{known}"


_TELLING = {
    "city": "C", "publisher": "P", "serial": "J", "editor": "E", "container": "I", "paper-conference": "K",
    "thesis": "T", "article-newspaper": "N", "et_al": "@",
}  # fmt: skip


@lru_cache(maxsize=32768)
def telling(word: str) -> str:
    """Return the letters for what a word betrays."""
    known = _lexicon().get(word.casefold())
    if known is None:  # mostly
        return ""
    kinds = known.split("+")
    return "".join([letter for kind, letter in _TELLING.items() if kind in kinds])
