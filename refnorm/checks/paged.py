"""The forms in which a text cites the pages of a list's works."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context
from refnorm.checks.unlike import is_usual
from refnorm.messages import phrase
from refnorm.model import Citation, Finding, ReferenceList
from refnorm.patterns import kept

_PAGED = kept(r"\[\d{1,4}(?P<mark>[,:;]\s?)(?P<label>(?:[^\W\d_]{1,3}\.\s?)?)\d+")
"""A citation with its page, and what parts it from the number of the work: `[3, 134]`, `[3: 134]`."""
_SURE = 0.8


def citations(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the citations that have another mark before their pages than nearly all others."""
    text, ways = context.document.text, dict[tuple[str, bool], list[Citation]]()
    first = next(one for one in context.article.lists if one.role != "romanized")
    for one in context.article.citations if lst is first else ():
        if found := _PAGED.match(text, one.span.start, one.span.end):
            ways.setdefault((found["mark"], bool(found["label"])), []).append(one)
    usual, *rare = sorted(ways.values(), key=len, reverse=True) or [[]]
    odd = [one for places in rare for one in places]
    if odd and is_usual(len(usual), len(usual) + len(odd) - 1):
        places = (context.side(lst.index, None, [one.span]) for one in odd)
        said = " · ".join(f"{row[0].span.of(text)} ({len(row)})" for row in (usual, *rare))
        message = phrase("RN505.citation", n=1 + len(rare), forms=said)
        side, *more = places
        yield context.finding(message, side, None, related=more, confidence=_SURE)
