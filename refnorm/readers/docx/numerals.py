"""Numbers -> how a list or a note shows them, by the names that the standard gives the formats."""

from __future__ import annotations

from collections.abc import Callable

from refnorm.fields.ordinals import LATIN, RUSSIAN, english, roman_of

_MOST_ROMAN = 32_767
"""The largest number that is written in Roman numerals."""
_MOST_ROUNDS = 30
"""Letters are doubled after the last one of the alphabet: z, aa, bb; Word goes no further than this."""


def _roman(number: int) -> str:
    return roman_of(number, _MOST_ROMAN)


def lettered(number: int, alphabet: str) -> str:
    """Write a number as a letter, doubled and so on beyond the alphabet."""
    rounds, at = divmod(number - 1, len(alphabet))
    if not 0 <= rounds < _MOST_ROUNDS:
        return str(number)
    return alphabet[at] * (rounds + 1)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerLetter": lambda n: lettered(n, LATIN),
    "upperLetter": lambda n: lettered(n, LATIN).upper(),
    "russianLower": lambda n: lettered(n, RUSSIAN),
    "russianUpper": lambda n: lettered(n, RUSSIAN).upper(),
    "ordinal": english,
    "numberInDash": lambda n: f"- {n} -",
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalEnclosedParen": lambda n: f"({n})",
    "bullet": lambda n: "",
    "none": lambda n: "",
}


def spelled(number: int, format: str) -> str:
    """Return a number as its format shows it; a format that is not known here counts in digits."""
    if format.startswith("custom:"):
        # its examples, as in `001, 002, 003, ...`, tell how many digits there are
        return str(number).zfill(min(len(format[len("custom:") :].partition(",")[0].strip()), 9))
    shown = _FORMATS.get(format)
    return shown(number) if shown else str(number)
