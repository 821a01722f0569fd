"""BibTeX files as lists: every entry is an item whose fields are known."""

from __future__ import annotations

from refnorm.model import Document
from refnorm.patterns import kept
from refnorm.readers import Input, reader

_ENTRY = kept(rb"(?m)^[ \t]*@[A-Za-z]{3,20}\s*[{(]\s*[^\s,{}=\"]{1,200}\s*,\s*[\w-]+\s*=")


def sniff(data: bytes) -> bool:
    """Tell a file by an entry with a key and a field at the beginning of a line."""
    return _ENTRY.search(data[: 1 << 16]) is not None


@reader("bibtex", (".bib", ".bibtex"), sniff)
def read(given: Input) -> Document:
    """BibTeX or biblatex file: each entry is a reference with its fields."""
    # plain text needs none of this
    from refnorm.readers.bibtex.file import document

    return document(given)
