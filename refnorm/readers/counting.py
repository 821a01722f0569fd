"""Numbers as a list prints them: digits, letters, Roman numerals."""

from __future__ import annotations

from refnorm.fields.ordinals import LATIN

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int, most: int = 3999) -> str:
    """Write a number as a small Roman numeral, one beyond `most` or below 1 in digits."""
    if not 0 < number <= most:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def letters(number: int, alphabet: str = LATIN) -> str:
    """Write a number as letters: a, b … z, aa, ab; digits where there are none."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        written = alphabet[rest] + written
    return written
