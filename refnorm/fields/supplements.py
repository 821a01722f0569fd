"""Supplementary issues."""

from __future__ import annotations

import re
from functools import cache

from refnorm.fields.dates import YEAR
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.phrases import label_heads
from refnorm.patterns import kept


@cache
def _supplement() -> re.Pattern[str]:
    return kept(
        rf"(?<![\w])(?P<label>{alternatives(unstopped('supplement', 'before'))})(?!\w)"
        r"\s?\.?\s?(?:№\s?|[Nn]o\.?\s?)?"
        rf"(?P<value>\d{{1,4}}[A-Za-z]?(?!\w))?(?=\s?(?:[.,;:)/(–—-]|[\x00\x01]|$))"
    )


def supplement(draft: Draft) -> None:
    """Claim a supplementary issue: `Suppl. 1`, `Спецвыпуск`; one without a number is its own name."""
    if draft.words.isdisjoint(label_heads("supplement")):
        return
    match = _supplement().search(draft.mask)
    if match and match["value"] and YEAR.fullmatch(match["value"]):
        return
    if match and (match["value"] or "volume" in draft.values or "//" in draft.text[: match.start()]):
        name = "value" if match["value"] else "label"
        draft.claim("supplement", match.span(name), match[name], draft.enclosed(*match.span()))
