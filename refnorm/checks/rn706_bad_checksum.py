"""RN706 bad-checksum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import said_once
from refnorm.fields.compare import code_key
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Phrase

_TEN, _THIRTEEN = 10, 13
"""Digits of an ISBN before 2007 and since."""


@rule("RN706", Entry, "warning")
def bad_checksum(entry: Entry, context: Context) -> Iterator[Finding]:
    """The check digit of an ISBN or ISSN is not the one that its other digits give, or a digit is missing.

    Why: a catalogue finds nothing under such a number, and both lists mostly repeat it. Where the lists
    give two different numbers, that is RN209.

    Fix: Copy the number from the work's imprint or from the catalogue. Some books bear a wrong number in
    print: then leave it out, or mute the finding.

    Source: ISO 2108 (ISBN) and ISO 3297 (ISSN): how the last digit follows from the others.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с. ISBN 978-5-02-038975-8
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p. ISBN 978-5-02-038975-8

    Good:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с. ISBN 978-5-02-038975-5
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p. ISBN 978-5-02-038975-5
    """
    for field in ("ISBN", "ISSN"):
        said = _fault(entry, field)
        if said is None:
            continue
        found = said_once(entry, context, field, partial(_is_wrong, field=field), _differ)
        if found:
            yield context.finding(said, *found, confidence=0.95)


def _is_wrong(entry: Entry, field: str) -> bool:
    return _fault(entry, field) is not None


def _differ(one: str, other: str) -> bool:
    return code_key(one) != code_key(other)


def _fault(entry: Entry, field: str) -> Phrase | None:
    """Return what is wrong with a number."""
    printed = getattr(entry.reference, field)
    if not printed:
        return None
    code = code_key(printed).upper()
    if field == "ISBN" and len(code) not in (_TEN, _THIRTEEN):
        return phrase("RN706.length", code=printed, n=len(code))
    if not code[:-1].isdigit():
        return phrase("RN706.mark", kind=field, code=printed)
    last = _isbn13(code) if len(code) == _THIRTEEN else _modulo11(code)
    return None if code[-1] == last else phrase("RN706.digit", kind=field, code=printed, digit=last)


def _isbn13(code: str) -> str:
    """Return the check digit of an ISBN of 13 digits: weights 1 and 3, to a multiple of 10."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(code[:-1]))
    return str(-total % 10)


def _modulo11(code: str) -> str:
    """Return the check digit of an ISBN of ten or an ISSN: weights down to 2, to a multiple of 11."""
    total = sum(int(digit) * (len(code) - place) for place, digit in enumerate(code[:-1]))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)
