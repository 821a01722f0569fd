"""LaTeX manuscripts: the text that LaTeX sets, with its lists numbered, line and column of each word kept."""

from __future__ import annotations

from refnorm.model import Document
from refnorm.patterns import kept
from refnorm.readers import Input, reader

_SIGNS = kept(rb"(?m)^[^%\n]{0,200}\\(?:documentclass\b|begin\s*\{(?:document|thebibliography)\})")

_WORDS = (b"documentclass", b"begin")
"""One of these is in every such file: the slow search is spared where there is none."""


def sniff(data: bytes) -> bool:
    """Tell LaTeX by commands that begin a document or a bibliography."""
    head = data[: 1 << 20].replace(b"\0", b"")
    return any(word in head for word in _WORDS) and _SIGNS.search(head) is not None


@reader("latex", (".tex", ".ltx", ".latex", ".bbl"), sniff)
def read(given: Input) -> Document:
    """LaTeX, as LaTeX sets it; what it reads in from its own folder included."""
    # plain text needs none of this
    from refnorm.readers.latex.file import document

    return document(given)
