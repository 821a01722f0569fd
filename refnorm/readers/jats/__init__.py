"""JATS and the older NLM articles."""

from __future__ import annotations

from refnorm.containers.xml import root_name
from refnorm.model import Document
from refnorm.readers import Input, reader

ROOTS = frozenset(("article", "pmc-articleset", "ref-list", "back", "sub-article", "OAI-PMH"))
"""The first elements of what is read."""

_DOCBOOK = (b"docbook.org/ns", b"//OASIS//DTD DocBook")


def sniff(data: bytes) -> bool:
    """Tell an article by its first element, which DocBook has too."""
    name = root_name(data)
    if name is None or name.rpartition(":")[2] not in ROOTS:
        return False
    return not any(mark in data[: 1 << 13] for mark in _DOCBOOK)


@reader("jats", (".xml", ".nxml", ".jats"), sniff, certain=True)
def read(given: Input) -> Document:
    """JATS or NLM XML: articles with their reference lists."""
    # plain text needs none of this
    from refnorm.readers.jats.file import document

    return document(given)
