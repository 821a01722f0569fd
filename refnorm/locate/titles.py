"""The title of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from refnorm import locales
from refnorm.fields.lines import Line
from refnorm.fields.phrases import Phrases
from refnorm.model import BEGIN, Document, Span
from refnorm.patterns import kept
from refnorm.traced import Traced, plain

_LEAD = kept(r"[\W\d_]*")
_MARKS = kept(r"^[#*_>\s]+|[#*_\s]+$")
_LONGEST, _LOOKED_AT = 300, 3_000
"""Characters of a title, and of the line in which it stands between marks."""


@cache
def _openings() -> Phrases[None]:
    return Phrases((p, None) for kind in ("abstract", "keywords") for p in locales.section(kind))


def _opens(text: str) -> bool:
    """Tell whether a line begins an abstract or its keywords."""
    table, begin = _openings(), _LEAD.match(text)
    return table.at(table.folded(text[:80]), begin.end() if begin else 0) is not None


def title(document: Document, rows: Sequence[Line], span: Span) -> str:
    """Return the article's title: the last heading before its abstract, else its first heading or line."""
    own = rows[bisect_left(rows, span.start, key=BEGIN) : bisect_left(rows, span.end, key=BEGIN)]
    opening = next((i for i, row in enumerate(own) if _opens(row.text)), None)
    before = own[:opening] if opening else own[:40]
    heads = [row for row in before if row.block.kind == "heading" and len(row.text) > 12]
    row = (heads[-1] if opening else heads[0]) if heads else next(iter(own), None)
    if row is None or row.block.known:
        return ""
    span = Span(row.span.start, min(row.span.end, row.span.start + _LOOKED_AT))
    shown = plain(Traced.cut(document.text, span)).text
    return _MARKS.sub("", shown)[:_LONGEST]
