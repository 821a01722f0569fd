"""Documents that a text points back to: `this treaty`, whose date stands where it was named first."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import alternatives
from refnorm.patterns import kept

_ENDING = 4
"""Letters at most behind the beginning of a document's name: longer words are others (`договорились`)."""
_FAR = 2500
"""Characters before a passage, at most, in which a document was named that it points to."""


def pointed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the paragraph above that names the document to which a part of a text points.

    Documents are taken for one another: a memorandum is `these agreements` two paragraphs on. A paragraph
    that points itself is not the one.
    """
    if not _this().search(text, start, end):
        return None
    limit = max(start - _FAR, 0)
    while start > limit:
        above = max(text.rfind("\n\n", limit, start), limit)
        if _document().search(text, above, start) and not _this().search(text, above, start):
            return above, start
        start = above
    return None


@cache
def _this() -> re.Pattern[str]:
    """Return the pattern of a word that points and the document behind it."""
    return kept(rf"\b(?i:(?:{alternatives(locales.words('pointing'))})\s{_named()})")


@cache
def _document() -> re.Pattern[str]:
    """Return the pattern of a document's name."""
    return kept(rf"\b(?i:{_named()})")


def _named() -> str:
    """Return the pattern of what documents are called, with an ending."""
    return rf"(?:{alternatives(locales.words('document'))})[^\W\d_]{{0,{_ENDING}}}\b"
