"""English marks in native entries whose author is named in native letters: `28 March 2015. – p. 46`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.checks.kinds import PAGE_TONGUE, Form
from refnorm.model import Entry, Pages, Span
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, mostly_cyrillic

_AHEAD = kept(r"(?<!\w)([^\W\d_]{1,3})\.?\s?$")
"""The mark before cited pages, cut short."""
_BEHIND = kept(r"\s?([^\W\d_]{1,3})\.?(?!\w)")
"""The mark behind a number of pages."""
_NEAR = 6
"""Characters before a page in which its mark stands."""
_DATE = 16
"""Characters between a date and the pages behind it at most."""


def page_tongue(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the mark of pages of a native entry by whether it is an English one, with a date before it.

    A work that is cited in its own language has that one's marks, and its author in that one's letters.
    """
    authors = entry.reference.author
    if len(entry.reference.pages) != 1 or not authors or not mostly_cyrillic(authors[0].span.of(text)):
        return
    found = _mark(entry.reference.pages[0], entry, text)
    if not found:
        return
    word, at = found
    if word in _english():
        at = _dated(entry, at, text)
        yield Form(PAGE_TONGUE, "", "English", at.of(text), entry.index, at)
    elif cyrillic_share(word) == 1.0:
        yield Form(PAGE_TONGUE, "", "own", at.of(text), entry.index, at)


def _mark(pages: Pages, entry: Entry, text: str) -> tuple[str, Span] | None:
    """Return the word beside pages and where both stand."""
    span = pages.span
    if pages.kind == "total":
        behind = _BEHIND.match(text, span.end, entry.span.end)
        return (behind[1].casefold(), Span(span.start, behind.end())) if behind else None
    ahead = _AHEAD.search(text, max(entry.span.start, span.start - _NEAR), span.start)
    return (ahead[1].casefold(), Span(ahead.start(), span.end)) if ahead else None


def _dated(entry: Entry, pages: Span, text: str) -> Span:
    """Return the place of pages, from an English date on that stands before them."""
    date = entry.reference.issued
    near = date and date.month and 0 <= pages.start - date.span.end <= _DATE
    if date and near and not cyrillic_share(date.span.of(text)):
        return Span(date.span.start, pages.end)
    return pages


@cache
def _english() -> frozenset[str]:
    """Return the English marks of pages, without their period."""
    labels = (one for one in locales.english().labels if one.field in ("page", "number-of-pages"))
    return frozenset(token.rstrip(".").casefold() for one in labels for token in one.native)
