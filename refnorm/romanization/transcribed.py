"""Words of the region's Latin alphabets as English publications write them: Qurbanov, Gurbanov."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from refnorm.tables import beside


@cache
def _letters() -> Mapping[str, tuple[str, ...]]:
    """Return what English writes for a letter, beside the letter itself."""
    letters = beside(__file__)["letters"]
    return {letter: (letter, *(written.split() or ("",))) for letter, written in letters.items()}


def beginnings(letter: str) -> tuple[str, ...]:
    """Return how a name may begin that begins with a Latin letter, folded: ş is s or sh, x is x, kh or h."""
    return _letters().get(letter, (letter,))


def transcribed(word: str, written: str) -> bool:
    """Tell whether a word in Latin letters, folded, is written as English writes its letters."""
    ends = {0}
    for letter in word:
        outputs = _letters().get(letter, (letter,))
        ends = {at + len(out) for at in ends for out in outputs if written.startswith(out, at)}
        if not ends:
            return False
    return len(written) in ends
