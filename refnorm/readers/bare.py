"""Bare references, one a line."""

from __future__ import annotations

from refnorm.model import Document
from refnorm.readers import reader
from refnorm.readers.decoding import decode
from refnorm.readers.lines import ITEM, scan


@reader("list")
def read(name: str, data: bytes) -> Document:
    """Bare references, one a line, without a heading."""
    text, meta = decode(data)
    blocks = tuple(scan(text, lambda line, start: ITEM))
    return Document(name, "list", text, blocks=blocks, meta=meta)
