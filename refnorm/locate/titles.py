"""The title of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from refnorm import locales
from refnorm.fields.lines import Line
from refnorm.model import Document, Span
from refnorm.text import Traced, plain

_MARKS = re.compile(r"^[#*_>\s]+|[#*_\s]+$")


@cache
def _openings() -> re.Pattern[str]:
    phrases = sorted({*locales.section("abstract"), *locales.section("keywords")}, key=len, reverse=True)
    return re.compile(r"[\W\d_]*(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


def title(document: Document, rows: Sequence[Line], span: Span) -> str:
    """Return the article's title: the last heading before its first abstract, else its first heading or line."""
    own = [row for row in rows if span.start <= row.span.start < span.end]
    opening = next((i for i, row in enumerate(own) if _openings().match(row.text)), None)
    before = own[:opening] if opening else own[:40]
    heads = [row for row in before if row.block.kind == "heading" and len(row.text) > 12]
    row = (heads[-1] if opening else heads[0]) if heads else next(iter(own), None)
    if row is None:
        return ""
    shown = plain(Traced.slice(document.text, row.span)).text
    return _MARKS.sub("", shown)[:300]
