"""Article -> its in-text citations: the numbers in square brackets, with the pages that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from refnorm import locales
from refnorm.fields.draft import alternatives
from refnorm.model import BEGIN, Article, Citation, Document, ReferenceList, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import DASH, DIGITS, LOOKALIKES, SPACES, TWINS

_PAST = 10
"""How far past its list a number may point and still be taken for a citation: a lost entry, or two."""
_LONGEST = 80
"""Characters within brackets that may be a citation."""
_BRACKET = kept(rf"\\?\[(\s*\d(?:[^\[\]\n]|\n(?![^\S\n]*\n)){{0,{_LONGEST}}}?)\\?\]")
"""A citation may go on in the next line of its paragraph: `[2, с.` and `90]`."""
_PART = kept(r"[^;\s](?:[^;]*[^;\s])?")
_SERIES = kept(rf"\s*\d{{1,3}}(?:\s*{DASH}\s*\d{{1,3}})?(?:\s*,\s*\d{{1,4}}(?:\s*{DASH}\s*\d{{1,4}})?)*\s*")
_RANGE = kept(rf"(\d+)(?:\s*{DASH}\s*(\d+))?")
_PAGES = rf"\d{{1,4}}(?:\s*{DASH}\s*\d{{1,4}})?(?:\s*,\s*\d{{1,4}}(?:\s*{DASH}\s*\d{{1,4}})?)*"

Ranges = tuple[tuple[int, int], ...]


@noun
class _Group:
    """What stands between two semicolons: its first number, and the numbers, or the pages, behind it."""

    span: Span
    ranges: Ranges = ()
    target: int = 0
    locator: str | None = None
    shared: bool = False
    """Whether other groups stand in the same brackets."""


def cite(document: Document, article: Article) -> Article:
    """Return the article with its citations; none where its lists are not numbered.

    Whether `[9, 12]` is two works or a page of one is told by the article's own hand: by those of its
    citations that can only be the one or the other.
    """
    numbers = _numbers(article.lists)
    if not numbers:
        return article
    last = max(numbers)
    found = [group for part in _body(article) for group in _groups(document.text, part, last)]
    paged = _gives_pages(found, last)
    citations = (_citation(group, last, paged) for group in found)
    return replace(article, citations=tuple(one for one in citations if one))


def _numbers(lists: Sequence[ReferenceList]) -> set[int]:
    """Return the printed numbers of the first list that has some on most of its entries."""
    for lst in lists:
        labels = [DIGITS.search(e.label) for e in lst.entries if e.label]
        found = {int(label[0]) for label in labels if label and len(label[0]) < 4}
        if lst.layout != "footnotes" and 2 * len(found) > len(lst.entries):
            return found
    return set()


def _body(article: Article) -> Iterator[Span]:
    """Yield what of an article is outside of its lists."""
    at = article.span.start
    for lst in sorted(article.lists, key=BEGIN):
        if lst.span.start > at:
            yield Span(at, lst.span.start)
        at = max(at, lst.span.end)
    if article.span.end > at:
        yield Span(at, article.span.end)


def _groups(text: str, part: Span, last: int) -> Iterator[_Group]:
    for match in _BRACKET.finditer(text, part.start, part.end):
        pieces = list(_PART.finditer(text, *match.span(1)))
        shared = len(pieces) > 1
        spans = [Span(*piece.span()) for piece in pieces] if shared else [Span(*match.span())]
        groups = [_group(p[0], span, shared) for p, span in zip(pieces, spans, strict=True)]
        if all(group and _first(group) <= last + _PAST for group in groups):
            yield from (group for group in groups if group)


def _first(group: _Group) -> int:
    return group.ranges[0][0] if group.ranges else group.target


def _group(text: str, span: Span, shared: bool) -> _Group | None:
    """Read what stands between two semicolons; None where it is no citation."""
    text = " ".join(text.split())  # runs of spaces would be tried in many ways
    if _SERIES.fullmatch(text):
        ranges = tuple((int(a), int(b or a)) for a, b in _RANGE.findall(text))
        return _Group(span, ranges, shared=shared) if ranges[0][0] else None
    if match := _located().fullmatch(text):
        pages = next(page for page in match.groups()[1:] if page)
        return _Group(span, target=int(match[1]), locator=_tidy(pages), shared=shared)
    return None


def _tidy(pages: str) -> str:
    return SPACES.sub("", pages).replace(",", ", ")


@cache
def _located() -> re.Pattern[str]:
    """Return the pattern of a number with pages: `3: 134`, `12, с. 45`, `12, 45-б.`, `5, т. 2, с. 34`."""
    before = _any(locales.tokens("page", "before"))
    after = _any(locales.tokens("page", "after") + locales.tokens("page", "before"))
    volume = rf"(?:(?:{_any(locales.tokens('volume', 'before'))})\s*[\dIVXLC]+\s*[,.:]\s*)?"
    ways = (
        rf"\s*:\s*({_PAGES})",
        rf"\s*[,.:]?\s*{volume}(?:{before})\s*({_PAGES})",
        rf"\s*[,.:]\s*{volume}({_PAGES})\s*-?(?:{after})",
    )
    return kept(rf"(\d{{1,3}})(?:{'|'.join(ways)})\.?", re.IGNORECASE)


def _any(tokens: Sequence[str]) -> str:
    """Return a pattern of any of some labels, also in letters of the other script that look the same."""
    twins = str.maketrans(LOOKALIKES | TWINS)
    every = {form for token in tokens for form in (token, token.translate(twins))}
    return alternatives(every)


def _gives_pages(groups: Sequence[_Group], last: int) -> bool:
    """Tell whether a number behind a comma is a page in this article, as most of the plain cases have it."""
    pages = sum(bool(g.locator) or g.shared or (len(g.ranges) == 2 and not _works(g, last)) for g in groups)
    works = sum(len(g.ranges) > 2 and _works(g, last) for g in groups)
    return pages > works


def _works(group: _Group, last: int) -> bool:
    """Tell whether all numbers of a group can be entries: they rise, and none is past the list."""
    flat = [number for pair in group.ranges for number in dict.fromkeys(pair)]
    return flat == sorted(set(flat)) and flat[-1] <= last + (_PAST if len(group.ranges) == 1 else 0)


def _citation(group: _Group, last: int, paged: bool) -> Citation | None:
    if group.locator:
        return Citation(group.span, (group.target,), group.locator)
    works = _works(group, last)
    if works and not (paged and len(group.ranges) == 2):
        targets = [n for first, end in group.ranges for n in range(first, end + 1)]
        return Citation(group.span, tuple(targets), None)
    (first, end), *pages = group.ranges
    if first != end or not pages:
        return None
    return Citation(group.span, (first,), ", ".join(_said(*pair) for pair in pages))


def _said(first: int, end: int) -> str:
    return str(first) if first == end else f"{first}-{end}"
