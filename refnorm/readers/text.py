"""Plain text: every line is a block."""

from __future__ import annotations

from refnorm.model import Document
from refnorm.readers import PLAIN, Input, reader
from refnorm.readers.decoding import decode
from refnorm.readers.lines import ITEM, PARAGRAPH, Mode, item, rule, scan
from refnorm.traced import INVISIBLE


def classify(line: str, start: int = 0) -> Mode | None:
    """Tell what a line of plain text is; it has no marks for headings or tables."""
    if rule(line):
        return None
    return ITEM if item(line.lstrip(INVISIBLE)) else PARAGRAPH


@reader(PLAIN, (".txt", ".text"))
def read(given: Input) -> Document:
    """Plain text."""
    text, meta = decode(given.data)
    return Document(given.name, PLAIN, text, blocks=tuple(scan(text, classify)), meta=meta)
