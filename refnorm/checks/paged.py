"""The forms in which a text cites the pages of a list's works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.checks import Context
from refnorm.checks.unlike import is_usual
from refnorm.messages import phrase
from refnorm.model import Citation, Finding, ReferenceList
from refnorm.patterns import kept

_PAGED = kept(r"\[\d{1,4}(?P<mark>[,:;]\s?)(?P<label>(?:[^\W\d_]{1,3}\.\s?)?)\d+")
"""A citation with its page, and what parts it from the number of the work: `[3, 134]`, `[3: 134]`."""
_BARE = kept(r"\[\d{1,4}\]")
_MANY = 10
"""Citations with a page from which on a text is known to give one with each."""
_SURE = 0.8


def citations(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """Yield the citations that have another mark before their pages than nearly all others, or no page."""
    text, ways = context.document.text, dict[tuple[str, bool], list[Citation]]()
    first = next(one for one in context.article.lists if one.role != "romanized")
    for one in context.article.citations if lst is first else ():
        if found := _PAGED.match(text, one.span.start, one.span.end):
            ways.setdefault((found["mark"], bool(found["label"])), []).append(one)
    usual, *rare = sorted(ways.values(), key=len, reverse=True) or [[]]
    yield from _odd(lst, context, "RN505.citation", usual, rare)
    paged = [one for places in (usual, *rare) for one in places]
    bare = [one for one in context.article.citations if _BARE.fullmatch(one.span.of(text))] if paged else []
    if len(paged) >= _MANY:
        yield from _odd(lst, context, "RN505.unpaged", paged, [bare] if bare else [])


def _odd(
    lst: ReferenceList, context: Context, key: str, usual: list[Citation], rare: Sequence[list[Citation]]
) -> Iterator[Finding]:
    """Yield the citations that are printed in `rare` ways, where nearly all others are in the usual one."""
    text = context.document.text
    odd = [one for places in rare for one in places]
    if odd and is_usual(len(usual), len(usual) + len(odd) - 1):
        said = " · ".join(f"{row[0].span.of(text)} ({len(row)})" for row in (usual, *rare))
        side, *more = (context.side(lst.index, None, [one.span]) for one in odd)
        message = phrase(key, n=1 + len(rare), forms=said)
        yield context.finding(message, side, None, related=more, confidence=_SURE)
