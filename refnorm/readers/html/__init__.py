"""Web pages: what a browser shows of them, block by block."""

from __future__ import annotations

from refnorm.containers.xml import root_name
from refnorm.model import Document
from refnorm.readers import Input, reader


def sniff(data: bytes) -> bool:
    """Tell a page by its first element or its document type."""
    name = root_name(data)
    return name is not None and name.lower() == "html"


@reader("html", (".html", ".htm", ".xhtml", ".shtml"), sniff, certain=True)
def read(given: Input) -> Document:
    """Web page, as a browser shows it."""
    # plain text needs none of this
    from refnorm.readers.html.file import document

    return document(given)
