"""The type of a work that two entries name."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.model import Reference

_PLAIN = frozenset(("document", "webpage", "book", "chapter", "article-journal"))
"""Types that a work has when nothing in its entry says more."""
_COUNTED = ("article-journal", "chapter")
"""What an English list calls `Proceedings` as it does those of a conference: `Труды института`."""


def kind(references: Sequence[Reference]) -> str:
    """Return the type of a work by its entries, the chosen one first: what only the other one says holds too.

    A chapter without its pages, or without what holds it, is the book that the other entry names.
    """
    first, *rest = references
    for other in rest:
        if first.type == "document" or (_says_more(first, other) and not _is_series(first, other)):
            return other.type
        if (first.type, other.type) == ("chapter", "book") and not (first.container_title and _paged(first)):
            return "book"
    return first.type


def _says_more(first: Reference, other: Reference) -> bool:
    return first.type in _PLAIN and other.type not in _PLAIN


def _is_series(first: Reference, other: Reference) -> bool:
    """Tell proceedings of an institute from those of a conference, which bears a name."""
    doubtful = first.type in _COUNTED and other.type == "paper-conference"
    return doubtful and not (other.event_title and not first.issue)


def _paged(reference: Reference) -> bool:
    return any(pages.kind != "total" for pages in reference.pages)
