"""Numbers in titles and in their translations: digits, ordinals, Roman numerals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from refnorm import locales
from refnorm.fields.ordinals import roman, roman_of
from refnorm.model import Document, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS, TO_LATIN, skeleton, words

_ROMAN = kept(r"(?<![\w.])[IVXІХ]+(?!\w)")
_ALONE = kept(r"[IVXІХ](?<![\w.’'].)[IVXІХ]*(?![\w’'])")
"""A Roman numeral that stands alone, as `_ROMAN` tells it, but quicker to look for."""
_WHOLE = kept(r"[IVXІХ]+")
_NEXT = kept(r"[^\W_]+")
_MOST = 10
"""Digits of what is no number any more."""
_CLAIM = kept(r"(?<![\w.,/])(?:(\d{1,4})(?:st|nd|rd|th|s|-?[а-яі]{1,3})?|([IVXІХ]{2,}))(?!\w|[.,/]\d)")

_RUN = kept(r"(?<![\d.,/])\d{2,4}(?!\d|[.,/]\d)")


def mentioned(text: str) -> set[int]:
    """Return every number that a text may be said to hold."""
    return set(counted(text))


def counted(text: str) -> Counter[int]:
    """Count how often a text holds each number that it may be said to hold."""
    return Counter([*_digits(text), *(_value(n) for n in _ROMAN.findall(text))])


def _digits(text: str) -> list[int]:
    return [int(n) for n in DIGITS.findall(text) if len(n) < _MOST]


def is_numeral(text: str) -> bool:
    """Tell whether a word is a Roman numeral in capitals."""
    return bool(_WHOLE.fullmatch(text))


def has_numerals(text: str, span: Span) -> bool:
    """Tell whether a Roman numeral may stand in a stretch: most have none."""
    return bool(_ALONE.search(text, span.start, span.end))


def drifted(text: str, native: Span, romanized: Span, taken: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the one Roman numeral of an entry that became another one beside the same word, and that one.

    `taken` are stretches whose numerals are compared elsewhere, or are initials.
    """
    own = _numerals(text, native, taken)
    theirs = _numerals(text, romanized, taken) if own else []
    for apart in ((), taken) if own and theirs else ():  # the translation may have the number in digits
        gone = _without(text, own, theirs, romanized, apart)
        come = _without(text, theirs, own, native, apart)
        if len(gone) == len(come) == 1 and beside(text, gone[0], native) & beside(text, come[0], romanized):
            yield gone[0], come[0]
            return


def _numerals(text: str, span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return where Roman numerals stand alone; one letter before a period is an initial."""
    found = (Span(*m.span()) for m in _ALONE.finditer(text, span.start, span.end))
    whole = (at for at in found if len(at) > 1 or text[at.end : at.end + 1] != ".")
    return [at for at in whole if not any(other.holds(at) for other in taken)]


def _without(
    text: str, own: Iterable[Span], theirs: Iterable[Span], other: Span, apart: Sequence[Span]
) -> list[Span]:
    """Return the numerals whose numbers another entry does not have, or has less often.

    What is `apart` is not looked at for digits.
    """
    printed = DIGITS.finditer(text, other.start, other.end)
    digits = (m[0] for m in printed if not any(span.holds(Span(*m.span())) for span in apart))
    known = Counter([*(_value(at.of(text)) for at in theirs), *_digits(" ".join(digits))])
    found = []
    for at in own:
        number = _value(at.of(text))
        known[number] -= 1
        if known[number] < 0:
            found.append(at)
    return found


def beside(text: str, at: Span, entry: Span) -> set[tuple[str, str]]:
    """Return the words or numbers right before and right behind a number, as they are in any script.

    The mark of a number is no word of its own: `Бюл. № 8`, `Byul. no. 8`.
    """
    before, behind = _NEXT.findall(text, entry.start, at.start), _NEXT.search(text, at.end, entry.end)
    if before and before[-1].casefold() in _marks():
        del before[-1]
    found = [("before", before[-1])] if before else []
    found += [("behind", behind[0])] if behind else []
    return {(side, skeleton(word)) for side, word in found if len(word) > 1}


@cache
def _marks() -> frozenset[str]:
    """Return the marks of numbers that are letters: `no`."""
    return frozenset(
        words(token.casefold())[-1] for token in locales.tokens("number", "before") if words(token)
    )


def claimed(document: Document, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the plain numbers of a stretch, no part of a word or of a decimal: `1990s`, `20th`, `XX`."""
    for found in _CLAIM.finditer(document.text, span.start, span.end):
        yield int(found[1]) if found[1] else _value(found[2]), Span(*found.span())


def runs(document: Document, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the numbers of several digits in a stretch, also those beside a letter: `KLT-40S`, `235U`."""
    for found in _RUN.finditer(document.text, span.start, span.end):
        yield int(found[0]), Span(*found.span())


def slip(one: str, other: str) -> bool:
    """Tell whether two numbers of the same length differ in one digit, or in the order of two."""
    from rapidfuzz.distance import OSA

    return len(one) == len(other) and OSA.distance(one, other, score_cutoff=1) == 1


def _value(numeral: str) -> int:
    """Return the value of a Roman numeral, which may be typed with letters that only look like it.

    One that nobody writes so, XIXI, is no other number's: its value is below zero.
    """
    letters = numeral.translate(TO_LATIN).lower()
    value = roman(letters)
    return value if roman_of(value) == letters else -value
