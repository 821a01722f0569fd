"""E-books: the pages of an EPUB in their reading order."""

from __future__ import annotations

from refnorm.model import Document
from refnorm.readers import Input, reader

_ZIP = b"PK\x03\x04"


def sniff(data: bytes) -> bool:
    """Tell an e-book by the type that its first part names, or by the part that names its contents."""
    return data.startswith(_ZIP) and (b"epub+zip" in data[:200] or b"META-INF/container.xml" in data)


@reader("epub", (".epub",), sniff, certain=True)
def read(given: Input) -> Document:
    """E-book (EPUB)."""
    # plain text needs none of this
    from refnorm.readers.epub.file import document

    return document(given)
