"""The title of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from refnorm import locales
from refnorm.fields.lines import Line
from refnorm.fields.phrases import Phrases
from refnorm.model import BEGIN, Document, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS
from refnorm.traced import Traced, plain

_LEAD = kept(r"[\W\d_]*")
_MARKS = kept(r"^[#*_>\s]+|[#*_\s]+$")
_LONG = 12
"""Characters of a heading that are hardly `Введение`; shorter ones have several words at least."""
_LONGEST, _LOOKED_AT = 300, 3_000
"""Characters of a title, and of the line in which it stands between marks."""


@cache
def _openings() -> Phrases[None]:
    return Phrases((p, None) for kind in ("abstract", "keywords") for p in locales.section(kind))


def _opens(text: str) -> bool:
    """Tell whether a line begins an abstract or its keywords."""
    table, begin = _openings(), _LEAD.match(text)
    return table.at(table.folded(text[:80]), begin.end() if begin else 0) is not None


def title(document: Document, rows: Sequence[Line], span: Span, lists: Sequence[ReferenceList] = ()) -> str:
    """Return the article's title: the last heading before its abstract, else its first heading or line
    that is none of what stands around an article (УДК 745.5).

    What stands above a list is none, unless nothing else stands before it.
    """
    own = rows[bisect_left(rows, span.start, key=BEGIN) : bisect_left(rows, span.end, key=BEGIN)]
    first = min((lst.heading.start if lst.heading else lst.span.start for lst in lists), default=span.end)
    own = own[: bisect_left(own, first, key=BEGIN)] or own
    opening = next((i for i, row in enumerate(own) if _opens(row.text)), None)
    before = own[:opening] if opening else own[:40]
    named = (row for row in own if not row.text.startswith(locales.section("after")))
    row = _headed(before, last=bool(opening)) or next(named, None) or next(iter(own), None)
    if row is None or row.block.known:
        return ""
    span = Span(row.span.start, min(row.span.end, row.span.start + _LOOKED_AT))
    shown = plain(Traced.cut(document.text, span)).text
    return _MARKS.sub("", shown)[:_LONGEST]


def _headed(rows: Sequence[Line], last: bool) -> Line | None:
    """Return the heading that is a title; a short one only where there is no other."""
    heads = [row for row in rows if row.block.kind == "heading"]
    found = [row for row in heads if len(row.text) > _LONG] or [row for row in heads if _several(row.text)]
    return found[-1 if last else 0] if found else None


def _several(text: str) -> bool:
    return len(LETTERS.findall(text)) > 1
