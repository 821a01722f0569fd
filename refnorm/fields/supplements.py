"""Supplementary issues: `Suppl. 1`, `Спецвыпуск`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.phrases import heads
from refnorm.patterns import kept

_YEAR = kept(r"(?:1[5-9]|20)\d\d")


@cache
def _heads() -> frozenset[str]:
    return heads(locales.tokens("supplement", "before"))


@cache
def _pattern() -> re.Pattern[str]:
    marks = [t.rstrip(".") for t in locales.tokens("supplement", "before") if t.rstrip(".")]
    return kept(
        rf"(?<![\w])(?P<label>{alternatives(marks)})(?!\w)"
        r"\s?\.?\s?(?:№\s?|[Nn]o\.?\s?)?"
        rf"(?P<value>\d{{1,4}}[A-Za-z]?(?!\w))?(?=\s?(?:[.,;:)/(–—-]|[\x00\x01]|$))"
    )


def supplement(draft: Draft) -> None:
    """Claim a supplementary issue: `Suppl. 1`, `Спецвыпуск`; one without a number is its own name."""
    if draft.words.isdisjoint(_heads()):
        return
    match = _pattern().search(draft.mask)
    if match and match["value"] and _YEAR.fullmatch(match["value"]):
        return
    if match and (match["value"] or "volume" in draft.values or "//" in draft.text[: match.start()]):
        name = "value" if match["value"] else "label"
        draft.claim("supplement", match.span(name), match[name], draft.enclosed(*match.span()))
