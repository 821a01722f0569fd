"""Capitals inside a romanized word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import combining

from refnorm import locales
from refnorm.model import PEOPLE
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Slip
from refnorm.romanization.spots import fold


def capitals(match: Match) -> Iterator[Slip]:
    """Yield the capitals inside a romanized word where the native word has none: zaKon.

    The letters that the first one becomes may be capitals, an initial may be glued to the end, an acronym
    too (non'HEU), and a name may be spelled so at home: McGregor.
    """
    word, steps = match.roman.text, match.steps
    inner = word[1:]
    if inner.islower() or not match.native.text[1:].islower() or not steps:
        return
    found = [at for at in range(1, len(word)) if word[at].isupper() and _is_inside(word, at)]
    named = match.native.field in PEOPLE and bool(found) and _is_home(match, found)
    acronym = any(one.isupper() and other.isupper() for one, other in pairwise(inner))
    if named or acronym or not any(map(str.islower, inner)):
        return
    # ties are no letters, and some marks are two (”)
    places = [at if len(match.roman.form) == len(word) else len(fold(word[:at])) for at in found]
    for step in steps[1:]:
        for place in places:
            if step.where <= place < step.where + len(step.roman):
                low = match.roman.form[place]
                yield Slip(step._replace(kind="capital", roman=low, where=place), low)


def _is_inside(word: str, at: int) -> bool:
    """Tell whether a letter stands behind another one, maybe tied to it."""
    return word[at - 1].isalpha() or bool(combining(word[at - 1]))


def _is_home(match: Match, capitals: Sequence[int]) -> bool:
    """Tell whether the capitals of a name are its own (McGregor), or that of a glued initial.

    What the last native letter becomes is no initial: DorogoV.
    """
    word, last = match.roman.text, match.steps[-1]
    glued = list(capitals) == [len(word) - 1] and last.kind != "ok"
    return glued or word[: capitals[0]] in locales.words("name_prefix")
