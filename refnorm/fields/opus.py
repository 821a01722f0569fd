"""The numbers by which a composition is called, which are its title's: `Соната № 1, до мажор, соч. 74`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, either_case
from refnorm.fields.phrases import word_heads
from refnorm.patterns import kept

_NUMBER = r"(?:№|[Nn]o\.?|Nr\.?)\s?\d{1,3}(?![\d/])"
_FILED = kept(r"[.,]\s?[^\W\d_]{1,4}\.?\s?\d")
"""What stands behind the inventory of an archive, `F. 44, Op. 1, D. 25`."""


@cache
def _work() -> re.Pattern[str]:
    """A number and what is said between it and the opus; no `Собр. соч. 5`, and no `Ф. 4, оп. 1`."""
    marks = [word.rstrip(".") for word in locales.words("opus")]
    led = rf"(?P<led>{_NUMBER}(?:[^.;:/\x00\x01]{{0,80}}?[^.;:/\d\x00\x01])??)"
    return kept(
        rf"{led}?(?:,\s|(?<=[^\W\d_]{{3}})\s){either_case(marks)}\.?\s?\d{{1,3}}(?![\d–-])"
        rf"(?:,?\s{_NUMBER})?"
    )


def region(draft: Draft) -> tuple[int, int] | None:
    """Return where the numbers of a composition stand: from its first one to that of its opus, and behind."""
    if draft.words.isdisjoint(word_heads("opus")) or "archive" in draft.values:
        return None
    match = _work().search(draft.text, draft.head[1])
    if not match or "//" in draft.text[: match.start()] or _FILED.match(draft.text, match.end()):
        return None
    return match.span()


def veiled(draft: Draft) -> None:
    """Keep the numbers of a composition from being those of a volume or an issue."""
    if where := region(draft):
        draft.veil(*where)
