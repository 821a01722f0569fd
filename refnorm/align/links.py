"""How near two different addresses are: a slip in one, another page of one site, or strangers."""

from __future__ import annotations

from collections.abc import Collection

from refnorm.text import DIGITS

_SLIP = 0.75
"""What a link counts that is a letter apart, of the same one."""
_SAME = 0.88
"""How alike two links must be to be one link with several slips in it."""
_HOST, _OTHER = 0.15, -0.125
"""What one host counts, and what other addresses cost, of the same link."""


def near(a: Collection[str], b: Collection[str]) -> float:
    """Return what links say that are not the same, as a share of what the same link would say."""
    from rapidfuzz import fuzz

    if any(_slip(x, y) for x in a for y in b):
        return _SLIP
    alike = max(fuzz.ratio(x, y) for x in a for y in b) / 100
    if alike > _SAME:
        return alike - 0.5
    return _HOST if {_domain(x) for x in a if "." in x} & {_domain(y) for y in b if "." in y} else _OTHER


def _slip(a: str, b: str) -> bool:
    """Tell whether two links are a letter apart; a digit apart, they may be two pages of one site."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(a, b, score_cutoff=1) == 1 and DIGITS.findall(a) == DIGITS.findall(b)


def _domain(link: str) -> str:
    """Return the last two labels of a link's host: `ru.wikipedia.org` and `en.wikipedia.org` are one."""
    return ".".join(link.split("/", 1)[0].split(".")[-2:])
