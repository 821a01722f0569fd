"""Word files: what Word shows, with automatic numbers, tracked changes and notes, by a walker of our own.

The text is what a reader of the page copies: every block is a paragraph, its automatic number is the block's
label. The anchors lead back to the element and the character; `containers.ooxml` says how.
"""

from __future__ import annotations

from refnorm.errors import ReadError
from refnorm.messages import phrase, worded
from refnorm.model import Document
from refnorm.readers import Input, magic, reader

KIND = phrase("kind.docx")

_ZIP = b"PK\x03\x04"
_WORD = b"word/"
_TYPES = b"[Content_Types].xml"


def sniff(data: bytes) -> bool:
    """Tell a Word file by the names in its archive, and what a password hides."""
    return magic.protected(data) or (data.startswith(_ZIP) and _TYPES in data and _main(data) == _WORD)


def _main(data: bytes) -> bytes | None:
    """Return the first folder of an archive that a program of the family names after itself.

    The archive's own list of names stands at its end; what is embedded in it comes before.
    """
    found = {mark: data.rfind(mark) for mark in (_WORD, b"xl/", b"ppt/")}
    best = max(found, key=lambda mark: found[mark])
    return best if found[best] >= 0 else None


@reader("docx", (".docx", ".docm", ".dotx", ".dotm"), sniff, certain=True)
def read(given: Input) -> Document:
    """Word, with automatic numbers, tracked changes, tables and notes."""
    # plain text needs none of this
    from refnorm.readers.docx.file import document

    if magic.protected(given.data):
        raise ReadError(worded("trouble.protected", kind=KIND), worded("advice.without_password"))
    if not given.data.startswith(b"PK"):
        kind = magic.looks_like(given.data) or phrase("kind.content")
        raise ReadError(worded("trouble.no_word", kind=kind), worded("advice.word_docx"))
    return document(given)
