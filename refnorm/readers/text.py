"""Plain text: every line is a block."""

from __future__ import annotations

from refnorm.model import Document
from refnorm.readers import PLAIN, reader
from refnorm.readers.decoding import decode
from refnorm.readers.lines import INVISIBLE, ITEM, PARAGRAPH, Kind, item, rule, scan


def classify(line: str, start: int = 0) -> Kind | None:
    """Tell what a line of plain text is; it has no marks for headings or tables."""
    if rule(line):
        return None
    return ITEM if item(line.lstrip(INVISIBLE)) else PARAGRAPH


@reader(PLAIN, (".txt", ".text"))
def read(name: str, data: bytes) -> Document:
    """Plain text."""
    text, meta = decode(data)
    return Document(name, PLAIN, text, blocks=tuple(scan(text, classify)), meta=meta)
