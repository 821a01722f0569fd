"""British and American spellings of one English word: fibre, fiber."""

from __future__ import annotations

from refnorm.locales.spelling import is_known
from refnorm.patterns import kept

_WAYS = (
    (kept(r"re(s?)$"), r"er\1"),
    (kept(r"(?<=..)our"), "or"),
    (kept(r"is(?=(?:e[drs]?|ing|ations?|ers|able)$)"), "iz"),
    (kept(r"ys(?=(?:e[drs]?|ing|ers)$)"), "yz"),
    (kept(r"ll(?=(?:ed|ing|ers?)$)"), "l"),
    (kept(r"[ao]e(?=.{2})"), "e"),
    (kept(r"ogue(s?)$"), r"og\1"),
    (kept(r"enc(?=es?$)"), "ens"),
    (kept(r"mme(s?)$"), r"m\1"),
    (kept(r"sulph"), "sulf"),
    (kept(r"aluminium"), "aluminum"),
    (kept(r"ageing"), "aging"),
    (kept(r"grey"), "gray"),
)
"""How British endings and stems are written in America (D. Crystal, The Cambridge Encyclopedia of the English
Language, section 20: spelling differences)."""


def are_variants(one: str, other: str) -> bool:
    """Tell whether two words in small letters are an English one as Britain and as America write it."""
    return one != other and _american(one) == _american(other) and is_known(one) and is_known(other)


def _american(word: str) -> str:
    for british, american in _WAYS:
        word = british.sub(american, word)
    return word
