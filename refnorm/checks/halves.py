"""Names of few words, half of them English: a translation, or a romanized name with a cognate in it."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.locales.spelling import is_known, nearest
from refnorm.romanization.cognates import english
from refnorm.romanization.pairing import Match

_READ, _ONE = 0.5, 1.6
"""What a word costs at most that schemes write so; and one with a fault, or a syllable lost or doubled."""


def is_translated(words: Sequence[Match]) -> bool:
    """Tell whether a field is in English: half of its words are, and no other one shows that it is not.

    `Atomic expert`, `Internet resource`; but `Internet-resrus` is romanized, for no English word is near.
    """
    if 2 * sum(map(english, words)) < len(words):
        return False
    return not any(_is_romanized(match) for match in words if not english(match))


def _is_romanized(match: Match) -> bool:
    """Tell whether a word is romanized, with a fault at most, and is neither English nor nearly so."""
    form = match.roman.form
    if not match.native.native or not match.steps or match.cost > _ONE:
        return False
    if not (form.isascii() and form.isalpha()):
        return True
    near = () if match.cost < _READ else nearest(form)
    return not is_known(form) and not any(english(_as(match, word)) for word in near)


def _as(match: Match, word: str) -> Match:
    return match._replace(roman=match.roman._replace(text=word, form=word))
