"""The numbers that word processors give to paragraphs, read and written: `1.`, `[3]`, `2.1`, `iv)`, `б)`."""

from __future__ import annotations

import re

from refnorm.patterns import kept
from refnorm.text import DIGITS

_ROMAN = kept(r"(?=.)(?:m{0,3})(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
LATIN, RUSSIAN = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that count; of the Cyrillic ones `ё й ъ ы ь` do not."""
_TYPED = str.maketrans("іх", "ix")
"""Numerals are typed in Cyrillic letters as well."""
_UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщюя"
ALPHABETS = (
    LATIN, RUSSIAN, _UKRAINIAN, _UKRAINIAN.replace("ґ", ""),
    "абвгдежиклмнпрстуфхцшщюя", "абвгдеёжзійклмнопрстуўфхцчшыэюя",
)  # fmt: skip
"""Theirs, all of the Ukrainian ones with ґ or without and those of DSTU 3008:2015, the Belarusian ones."""
_AROUND = " \t\u00a0.)([]:;\\"


def bare_label(label: str) -> str:
    """Return a number without the brackets and stops that it is shown in."""
    return label.strip(_AROUND)


def ordinals(label: str) -> tuple[int, ...]:
    """Return what a label may count, the likeliest first: `c` is a hundred or a letter, a bullet nothing."""
    shown = bare_label(label)
    digits = DIGITS.findall(shown)
    if digits:
        return (int(digits[-1]),)
    low = shown.lower()
    letters = [alphabet.index(low) + 1 for alphabet in ALPHABETS if len(low) == 1 and low in alphabet]
    numeral = low.translate(_TYPED)
    return tuple(dict.fromkeys((*([roman(numeral)] if _ROMAN.fullmatch(numeral) else []), *letters)))


def ordinal(label: str, expected: int) -> int | None:
    """Return what a label counts where a number is expected; None for a bullet."""
    found = ordinals(label)
    return expected if expected in found else next(iter(found), None)


def roman(text: str) -> int:
    """Return the value of a Roman numeral in small letters; KeyError where it is none."""
    values = [_VALUES[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman_of(number: int, most: int = 3999) -> str:
    """Write a number as a small Roman numeral, one beyond `most` or below 1 in digits."""
    if not 0 < number <= most:
        return str(number)
    written = ""
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        written += sign * count
    return written


def letters_of(number: int, alphabet: str = LATIN) -> str:
    """Write a number as letters: a, b … z, aa, ab; digits where there are none."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        written = alphabet[rest] + written
    return written


def english(number: int) -> str:
    """Write a number as an English ordinal: 2nd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
