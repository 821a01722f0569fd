"""What is Latin in any language and typed with native letters that look like it: `ХХ век`, `СО2`, `рН`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import CYRILLIC, CYRILLIC_LETTER, LATIN_LETTER, LOOKALIKES, TO_CYRILLIC, TO_LATIN, TWINS

_NUMERAL = kept(r"(?<![\w'’.])[IVXІХ]{1,7}(?![\w'’])")
_VALID = kept(r"X{0,3}(?:IX|IV|V?I{0,3})")


@cache
def _ahead() -> re.Pattern[str]:
    """Return the regex of what goes on behind a numeral: a dash, or the first letter of a word but `and`."""
    joining = "|".join(map(re.escape, locales.words("and")))
    return kept(rf"\s?[–—-]|\s+(?!(?:{joining})\s)([^\W\d_])")


_LONG = 3
"""Letters from which a numeral is no row of initials: Хасанов ХХ."""
_BEFORE = kept(r"([^\W\d_])[^\W\d_]*\W*$")
_NEAR = 24
"""Characters in which the word before a numeral is looked for."""
_MANY = 30
"""Atoms of an element in a formula at most: СВ98 is none."""
_FORMULA = kept(r"(?<![^\W_])(?<![-'’])[^\W\d_][^\W_]{1,11}(?![^\W_])")
_CLASS = kept(r"(?<![^\W_])[A-HАВСЕН]\d\d[A-ZАВСЕНКМРТХУ](?=\s\d{1,4}/\d{2})")
"""A class of patents: section, class, subclass, and the group behind it."""
_BLANK = kept(r"(?<!\w)(?:[XХ]{2}[./-]){2}|(?<=[XХ][./-])[XХ]{2,4}(?!\w)")
"""The figures that a date leaves open, typed as letters: `ХХ.ХХ.2022`."""
_PART = kept(r"([A-Z][a-z]?)(\d{0,2})")
ALONE = frozenset("aocyiAOCYBK")
"""Latin letters that look like words of one letter, а, о, с, у, і, and capitals that begin a title so."""
_ALONE = kept(rf"[aocyi](?<=[{CYRILLIC}]\s.)(?=\s[{CYRILLIC}])|[AOCYBK](?<=\.\s.)(?=\s[а-яіїєґқғңөұүһәў])")
_SIGN = kept(r"[A-Za-zα-ω](?<![\w.].)(?![\w.])")
_KYIV = frozenset("іїєІЇЄ")
"""Letters of languages that have і."""


def latin(text: str) -> str:
    """Return a text with its Roman numerals and formulas in Latin letters, each in as many characters."""
    if not CYRILLIC_LETTER.search(text):
        return text
    text = _NUMERAL.sub(lambda match: _written(match, _is_numeral(match)), text)
    text = _BLANK.sub(lambda match: _written(match, meant=True), text)
    text = _CLASS.sub(lambda match: _written(match, meant=True), text)
    return _FORMULA.sub(lambda match: _written(match, _is_formula(match[0])), text)


def untangled(word: str, latin: bool = False) -> str:
    """Return a word that mixes look-alike letters of two scripts in the one to which it belongs.

    Where all its letters look like others it is of the script of the words around it.
    """
    ours, theirs = set(LATIN_LETTER.findall(word)), set(CYRILLIC_LETTER.findall(word))
    if not ours or not theirs:
        return word
    if theirs <= LOOKALIKES.keys() and (latin or not ours <= TWINS.keys()):
        return word.translate(TO_LATIN)
    if ours <= TWINS.keys() and not latin:
        return word.translate(TO_CYRILLIC)
    return word


def is_numeral(word: str) -> bool:
    """Tell whether letters are a Roman numeral wherever they stand: three, or a Latin one among them."""
    if not _VALID.fullmatch(word.translate(TO_LATIN)) or not CYRILLIC_LETTER.search(word):
        return False
    return len(word) >= _LONG or any(c.isascii() for c in word)


def alone(text: str) -> tuple[int, ...]:
    """Return where a Latin letter stands for a native word of one letter: `записки o воде`.

    Where another letter stands alone both are signs: the axes `x и y`.
    """
    found = tuple(match.start() for match in _ALONE.finditer(text))
    if not found or len(_SIGN.findall(text)) > len(found):
        return ()
    return tuple(at for at in found if text[at] != "i" or not _KYIV.isdisjoint(text))


def apart(text: str) -> str:
    """Return a text with the Latin letters that stand for native words of one letter as their twins."""
    for at in alone(text):
        text = text[:at] + TWINS[text[at]] + text[at + 1 :]
    return text


def _written(match: re.Match[str], meant: bool) -> str:
    return match[0].translate(TO_LATIN) if meant else match[0]


def _is_numeral(match: re.Match[str]) -> bool:
    """Tell whether letters are a numeral: three, a Latin one among them, or the words around say so."""
    word = match[0]
    if is_numeral(word):
        return True
    if not CYRILLIC_LETTER.search(word) or not _VALID.fullmatch(word.translate(TO_LATIN)):
        return False
    ahead = _ahead().match(match.string, match.end())
    led = bool(ahead and ahead[1] and ahead[1].islower())
    if len(word) == 1:
        return led and word == "Х"  # І is a word in Ukrainian
    before = _BEFORE.search(match.string, max(0, match.start() - _NEAR), match.start())
    return led or bool(ahead and not ahead[1]) or bool(before and before[1].islower())


def _is_formula(word: str) -> bool:
    """Tell whether a word is a formula: symbols of elements with a number among them, or a known term."""
    written = word.translate(TO_LATIN)
    if not written.isascii() or written == word:
        return False
    if written in _table()["whole"]:
        return True
    parts = _PART.findall(written)
    known = all(symbol in _table()["elements"] for symbol, _ in parts)
    whole = "".join(map("".join, parts)) == written
    several = len(parts) > 1 and any(symbol in _table()["common"] for symbol, _ in parts)
    numbers = [int(number) for _, number in parts if number]
    return whole and known and several and bool(numbers) and max(numbers) <= _MANY


@cache
def _table() -> dict[str, frozenset[str]]:
    data = beside(__file__)
    return {key: frozenset(data[key]) for key in ("elements", "common", "whole")}
