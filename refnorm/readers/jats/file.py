"""The document of an article in JATS or the older NLM markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from refnorm.containers.xml import parse
from refnorm.errors import ReadError
from refnorm.messages import phrase, worded
from refnorm.model import Document, Place
from refnorm.nouns import replace
from refnorm.readers import Input
from refnorm.readers.building import Builder
from refnorm.readers.flow import Flow
from refnorm.readers.html.page import Page
from refnorm.readers.jats import ROOTS
from refnorm.readers.jats.lists import Lists
from refnorm.readers.trees import local, paths_within

if TYPE_CHECKING:
    from lxml import etree

_HIDDEN = (
    "article-categories", "article-id", "author-notes", "aff", "aff-alternatives", "contrib-group", "counts",
    "custom-meta-group", "elocation-id", "ext-link-group", "fpage", "funding-group", "graphic", "header",
    "history", "inline-graphic", "issue", "issue-id", "issue-title", "journal-meta", "kwd-group", "lpage",
    "media", "object-id", "page-range", "permissions", "processing-meta", "product", "pub-date",
    "pub-history", "related-article", "self-uri", "supplementary-material", "tex-math", "volume",
    "responseDate", "request", "identifier", "datestamp", "setSpec",
)  # fmt: skip
_BLOCKS = (
    "abstract", "trans-abstract", "sec", "ack", "app", "boxed-text", "body", "back", "front", "sub-article",
)  # fmt: skip
_LINES = ("label", "trans-title", "subtitle", "disp-formula", "verse-line", "attrib", "speech", "statement")
NAMES = {
    **dict.fromkeys(_HIDDEN, "template"),
    **dict.fromkeys(_BLOCKS, "section"),
    **dict.fromkeys(_LINES, "div"),
    "article-title": "h1", "title": "h2", "list": "ul", "list-item": "li", "disp-quote": "blockquote",
    "bold": "b", "break": "br", "table-wrap": "div", "fig": "figure", "def-list": "dl", "term": "dt",
    "def": "dd",
}  # fmt: skip
"""What the elements of an article are as elements of a page; what is not named is running text."""


def document(given: Input) -> Document:
    """Read articles; ReadError for XML that is broken or of another kind."""
    root = parse(given.data, phrase("kind.xml"))
    name = local(root)
    if name not in ROOTS:
        raise ReadError(
            worded("trouble.other_xml", name=name),
            worded("advice.xml_read"),
        )
    builder = Builder()
    flow = Flow(builder)

    def place(line: int, path: str) -> Place:
        return Place(given.name, line, path=path)

    lists = Lists(flow, place, titled=root.find(".//ref-list/title") is not None)
    page = Page(flow, place, names=NAMES, special={"ref-list": lists.write})
    starts = []
    for article, path in _articles(root, f"/{name}"):
        flow.end()
        starts.append(builder.length)
        page.walk(article, path)
    return replace(builder.document(given.name, "jats"), starts=tuple(starts[1:]))


def _articles(root: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
    """Yield the articles of a set with their paths; the root where there are not several."""
    several = list(root.iter("{*}article"))[1:] and paths_within(root, path)
    if not several:
        yield root, path
        return
    yield from ((one, where) for one, where in several.items() if local(one) == "article")
