"""Capitals inside a romanized word."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.model import PEOPLE
from refnorm.romanization.hand import Slip
from refnorm.romanization.pairing import Match

_HOME = ("Mc", "Ma", "De", "Di", "Du", "La", "Le", "Va", "Fi")
"""Beginnings of western names that have a capital inside: McGregor, MacDonald, DeVries, FitzRoy."""


def capitals(match: Match) -> Iterator[Slip]:
    """Yield the capitals inside a romanized word where the native word has none: zaKon.

    The letters that the first one becomes may be capitals, an initial may be glued to the end, an acronym
    too (non'HEU), and a name may be spelled so at home: McGregor.
    """
    word, steps = match.roman.text, match.steps
    inner = word[1:]
    if (
        inner.islower()
        or not match.native.text[1:].islower()
        or not steps
        or len(match.roman.form) != len(word)
    ):
        return
    first = len(steps[0].roman)
    found = [at for at in range(max(first, 1), len(word)) if word[at].isupper() and word[at - 1].isalpha()]
    named = match.native.field in PEOPLE and (word[:2] in _HOME or found == [len(word) - 1])
    acronym = any(inner[at - 1 : at + 1].isupper() for at in range(1, len(inner)) if inner[at].isalpha())
    if named or acronym or not any(map(str.islower, inner)):
        return
    for step in steps:
        for at in found:
            if step.where <= at < step.where + len(step.roman):
                low = match.roman.form[at]
                yield Slip(step._replace(kind="capital", roman=low, where=at), low, None, 0, False)
