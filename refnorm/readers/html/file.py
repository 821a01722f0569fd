"""The document of a web page; e-books show theirs in the same way."""

from __future__ import annotations

from collections.abc import Callable

from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Document, Place
from refnorm.patterns import kept
from refnorm.readers import Input
from refnorm.readers.building import Builder
from refnorm.readers.flow import Flow
from refnorm.readers.html.encoding import decoded
from refnorm.readers.html.page import Page
from refnorm.readers.html.styles import Styles

MOST_BYTES = 64 << 20
"""How long a page may be, in bytes."""

_MOST_TAGS, _MOST_ATTRIBUTES = 1_000_000, 10_000
"""How many tags a page may have, and how many attributes a tag."""
_NO_PAGE = "advice.no_page"
_LONG = kept(r"<[A-Za-z][^<>]{20000,}")
"""A tag that is long enough to have so many attributes."""
_QUOTED = kept(r"\"[^\"]*\"|'[^']*'")


def document(given: Input) -> Document:
    """Read a page; ReadError for one that is too large or nested beyond all measure."""
    small_enough("trouble.page_too_large", len(given.data), MOST_BYTES)
    text, meta = decoded(given.data)
    builder = Builder()
    show(text, builder, lambda line, path: Place(given.name, line, path=path))
    return builder.document(given.name, "html", meta)


def show(text: str, builder: Builder, place: Callable[[int, str], Place]) -> None:
    """Write a page to a builder. Raises ReadError for one that is nested beyond all measure."""
    import lxml.html

    _measured(text)
    # without `huge_tree` old pages with hundreds of unclosed elements would lose their ends
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    data = text.encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except lxml.etree.ParserError:  # there is no element in it
        return
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadError(worded("trouble.page_nested"), worded(_NO_PAGE))
    styles = Styles(element.text or "" for element in root.iter("style"))
    Page(Flow(builder), place, styles).walk(root, "/html")


def _measured(text: str) -> None:
    """Refuse a page of too many tags, or with so many attributes in one that a parser would not end."""
    if text.count("<") > _MOST_TAGS:
        raise ReadError(worded("trouble.page_tags", most=f"{_MOST_TAGS:,}"), worded("advice.article_a_file"))
    for tag in _LONG.finditer(text):
        if len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES:
            raise ReadError(worded("trouble.page_attributes", most=f"{_MOST_ATTRIBUTES:,}"), worded(_NO_PAGE))
