"""Numbers in titles and in their translations: digits, ordinals, Roman numerals."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.fields.ordinals import roman
from refnorm.model import Document, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS, TO_LATIN

_ROMAN = kept(r"(?<![\w.])[IVXІХ]+(?!\w)")
_CLAIM = kept(r"(?<![\w.,/])(?:(\d{1,4})(?:st|nd|rd|th|s|-?[а-яі]{1,3})?|([IVXІХ]{2,}))(?!\w|[.,/]\d)")


def mentioned(text: str) -> set[int]:
    """Return every number that a text may be said to hold."""
    digits = {int(n) for n in DIGITS.findall(text) if len(n) < 10}
    return digits | {_value(n) for n in _ROMAN.findall(text)}


def claimed(document: Document, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the plain numbers of a stretch, no part of a word or of a decimal: `1990s`, `20th`, `XX`."""
    for found in _CLAIM.finditer(document.text, span.start, span.end):
        yield int(found[1]) if found[1] else _value(found[2]), Span(*found.span())


def _value(numeral: str) -> int:
    """Return the value of a Roman numeral, which may be typed with letters that only look like it."""
    return roman(numeral.translate(TO_LATIN).lower())
