"""Writing a text by a scheme, and back where the scheme allows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from refnorm.errors import ConfigError
from refnorm.messages import worded
from refnorm.patterns import kept
from refnorm.romanization.lattice import APOSTROPHES, writes
from refnorm.romanization.scheme import Scheme
from refnorm.romanization.scheme import scheme as find

_MARKS = "\u0300-\u036f"
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_WORD = kept(rf"(?:{_LETTER})+(?:[{re.escape(APOSTROPHES)}](?:{_LETTER})+)*")
_MARK = kept(f"[{_MARKS}]")
_CELSIUS = "С"
"""A Cyrillic letter that stands for a Latin one behind the sign of degrees (ISO 80000-5: °C)."""
_GRAVE = {"ѐ": "е", "ѝ": "и", "Ѐ": "Е", "Ѝ": "И"}
"""Letters of Bulgarian and Macedonian that are in no alphabet, and those that schemes write for them."""


def transliterate(text: str, scheme: str | Scheme) -> str:
    """Return a text with its native words written by a scheme; what is no letter of its alphabet stays.

    Case is kept: `Щ` is `Shch` in `Щука` and as an initial, `SHCH` among capitals. A mark of a reference
    that is a letter is written like any other word here: `С. 5` is `S. 5`. Degrees are no word: `5 °С` is
    `5 °C`.
    """
    table = find(scheme) if isinstance(scheme, str) else scheme
    found = list(_WORD.finditer(text))
    pieces = []
    done = 0
    for index, match in enumerate(found):
        pieces.append(text[done : match.start()])
        loud = match[0].isupper() and len(match[0]) == 1 and _among_capitals(text, found, index)
        degrees = match[0] == _CELSIUS and text[done : match.start()].rstrip().endswith("°")
        pieces.append("C" if degrees else _written(match[0], table, loud))
        done = match.end()
    return "".join([*pieces, text[done:]])


def foreign(text: str, scheme: str | Scheme) -> tuple[str, ...]:
    """Return the letters, in lower case and each once, that `transliterate` leaves: unknown, not Latin."""
    table = find(scheme) if isinstance(scheme, str) else scheme
    letters = dict.fromkeys(unicodedata.normalize("NFC", text).lower())
    return tuple(letter for letter in letters if letter.isalpha() and not _known(letter, table))


def _known(letter: str, table: Scheme) -> bool:
    if _GRAVE.get(letter, letter) in table.rules or unicodedata.category(letter) == "Lm":
        return True
    return unicodedata.name(letter, "").startswith("LATIN")


def _among_capitals(text: str, found: Sequence[re.Match[str]], index: int) -> bool:
    """Tell whether a lone capital is a word among capitals (`Я И ТЫ`) and no initial (`Ю. ЖУКОВ`)."""
    if text[found[index].end() :].startswith("."):
        return False
    for neighbour in (*found[index + 1 : index + 4], *reversed(found[max(index - 3, 0) : index])):
        if len(neighbour[0]) > 1:
            return neighbour[0].isupper()
    return False


@lru_cache(maxsize=1 << 14)
def _written(word: str, table: Scheme, loud: bool) -> str:
    """Return one word as it is written; a word without a letter of the alphabet is not touched at all."""
    letters, marks = _parted(unicodedata.normalize("NFC", word))
    letters = "".join(c if c.lower() in table.rules else _GRAVE.get(c, c) for c in letters)
    lower = "".join(map(_lower, letters))
    if not any(letter in table.rules for letter in lower):
        return word
    pieces = []
    for start, length, alternatives in writes(lower, table):
        end = start + length
        pieces.append(_cased(alternatives[0], letters, start, end, table.capitals, loud))
        pieces.extend(marks.get(position, "") for position in range(start, end))
    return unicodedata.normalize("NFC", "".join(pieces))


def _parted(word: str) -> tuple[str, Mapping[int, str]]:
    """Take the marks that no letter has for its own (stress) from a word; they follow their letters later."""
    marks: dict[int, str] = {}
    letters = ""
    for char in word:
        if _MARK.match(char) and letters:
            marks[len(letters) - 1] = marks.get(len(letters) - 1, "") + char
        else:
            letters += char
    return letters, marks


def _lower(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _cased(output: str, word: str, start: int, end: int, capitals: Mapping[str, str], loud: bool) -> str:
    if not word[start].isupper():
        return output
    if _is_loud(word, start, end, loud):
        return "".join(_upper(letter, capitals) for letter in output)
    if output in capitals:
        return capitals[output]
    first = next((at for at, letter in enumerate(output) if letter.upper() != letter), len(output))
    return output[:first] + _upper(output[first : first + 1], capitals) + output[first + 1 :]


def _upper(letter: str, capitals: Mapping[str, str]) -> str:
    return capitals.get(letter, letter.upper())


def _is_loud(word: str, start: int, end: int, loud: bool) -> bool:
    """Tell whether all letters of an output are capitals: its neighbour in the word, if any, is one."""
    if end - start > 1:
        return word[start:end].isupper()
    after = next((letter for letter in word[end:] if letter.isupper() or letter.islower()), "")
    before = next((letter for letter in reversed(word[:start]) if letter.isupper() or letter.islower()), "")
    return (after or before).isupper() or (not after and not before and loud)


def unromanize(text: str, scheme: str | Scheme) -> str:
    """Return a romanized text in its native script; ConfigError where the scheme does not allow it."""
    table = find(scheme) if isinstance(scheme, str) else scheme
    if not table.reversible:
        raise ConfigError(worded("trouble.not_turned_back", code=table.code), worded("advice.one_way"))
    tokens, native = _inverse(table)
    # taken apart, since the capital of a letter with a mark (ǰ) need not be one character
    found = tokens.findall(unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", "".join(_native(found, at, native) for at in range(len(found))))


@lru_cache(maxsize=64)
def _inverse(table: Scheme) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern that cuts a text into outputs, longest first, and the letters that they stand for."""
    rules = [rule for rules in table.rules.values() for rule in rules]
    native = {unicodedata.normalize("NFD", rule.outputs[0]): rule.letters for rule in rules}
    outputs = sorted(native, key=len, reverse=True)
    return re.compile(f"{'|'.join(map(re.escape, outputs))}|.", re.IGNORECASE | re.DOTALL), native


def _native(tokens: Sequence[str], at: int, native: Mapping[str, str]) -> str:
    token = tokens[at]
    letters = native.get(token.lower(), token)
    if token.lower() != token.upper():
        return letters.upper() if token[:1].isupper() else letters
    # a sign has no case of its own in Latin: it is a capital among capitals
    return letters.upper() if _between_capitals(tokens, at, native) else letters


def _between_capitals(tokens: Sequence[str], at: int, native: Mapping[str, str]) -> bool:
    sides = (_side(reversed(tokens[max(at - 3, 0) : at]), native), _side(tokens[at + 1 : at + 4], native))
    before, after = ("".join(side) for side in sides)
    return before[:1].isupper() and (after[:1] or before[1:2]).isupper()


def _side(tokens: Iterator[str] | Sequence[str], native: Mapping[str, str]) -> Iterator[str]:
    """Yield the first letters of the cased tokens next to a sign, up to the end of the word."""
    for token in tokens:
        if token.lower() not in native:
            return
        if token.lower() != token.upper():
            yield token[0]
