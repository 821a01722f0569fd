"""Bare references, one a line."""

from __future__ import annotations

from refnorm.model import Block, Document, Span
from refnorm.patterns import kept
from refnorm.readers import Input, reader
from refnorm.readers.decoding import decode

_LINE = kept(r"[^\S\r\n]*(?P<content>\S(?:[^\r\n]*\S)?)")


@reader("list")
def read(given: Input) -> Document:
    """Bare references, one a line, without a heading.

    Only a carriage return or a line feed ends a line: a form feed or a line separator within a reference
    is white space, so that no reference falls apart and the items are as many as the lines.
    """
    text, meta = decode(given.data)
    blocks = tuple(Block(Span(*m.span("content")), "item") for m in _LINE.finditer(text))
    return Document(given.name, "list", text, blocks=blocks, meta=meta)
