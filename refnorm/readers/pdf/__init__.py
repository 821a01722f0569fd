"""PDF: the text as it is read, column by column, with page and box of every line.

Links of the file are evidence alone: they tell where a printed address that a line end broke goes on.
"""

from __future__ import annotations

from refnorm.model import Document
from refnorm.readers import Input, reader


def sniff(data: bytes) -> bool:
    """Tell a PDF file by its first bytes."""
    return data.startswith((b"%PDF-", b"\xef\xbb\xbf%PDF-"))


@reader("pdf", (".pdf",), sniff, certain=True)
def read(given: Input) -> Document:
    """PDF with a text layer, also in columns; scans need text recognition (OCR) first."""
    # plain text needs none of this
    from refnorm.readers.pdf.file import document

    return document(given)
