"""Document -> articles and their reference lists."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.fields.lines import lines
from refnorm.locate.grouping import group
from refnorm.locate.regions import bare, listed, regions
from refnorm.locate.titles import title
from refnorm.model import Article, Document, Span


def locate(document: Document, spoken: frozenset[str] = frozenset()) -> Iterator[Article]:
    """Yield every article that has a reference list, with its lists in printed order.

    A document without any list yields one article without lists. `spoken` are the languages that lists
    may be in, all where there are none.
    """
    rows = list(lines(document))
    found = bare(document, rows) if document.bare else regions(document, rows)
    groups = group(document, found, spoken)
    if not groups:
        yield Article(1, title(document, rows, Span(0, len(document.text))), Span(0, len(document.text)))
    start = 0
    for index, lists in enumerate(groups, 1):
        last = index == len(groups)
        first, own = lists[0].span.start, lists[-1].span.end
        begun = max((at for at in document.starts if start < at <= first), default=start)
        ended = min((at for at in document.starts if at >= own), default=len(document.text))
        span = Span(begun, ended if last else own)
        start = span.end
        yield Article(index, title(document, rows, span, lists), span, lists)


def whole(document: Document) -> Article:
    """Return the article of a file that is known to hold nothing but one list, under no heading."""
    rows = list(lines(document))
    groups = group(document, bare(document, rows)) if listed(rows) else []
    return Article(1, "", Span(0, len(document.text)), groups[0] if groups else ())
