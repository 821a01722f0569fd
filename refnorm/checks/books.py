"""One book that several entries of a native list cite, as a whole or for a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks.kinds import BOOK, Form, sure
from refnorm.model import Entry, Span
from refnorm.text import folded, words

_NAMED = 3
"""Words of a title from which on it is hardly another book's."""
_BARE, _PUBLISHED = "bare", "published"


def of_books(entry: Entry, text: str) -> Iterator[Form]:
    """Yield how a book is printed: with its place and publisher, or with its place alone."""
    book, place, date = _title(entry), sure(entry, "publisher_place"), entry.reference.issued
    if not book or not place or not date:
        return
    publisher = sure(entry, "publisher")
    if not publisher and entry.reference.publisher:
        return  # in pieces, or read in doubt
    spans = [place[1], publisher[1]] if publisher else [place[1]]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    form = _PUBLISHED if publisher else _BARE
    yield Form(BOOK, f"{book} {date.year}", form, span.of(text), entry.index, span)


def _title(entry: Entry) -> str:
    """Return the title of a book, or of the one that a part stands in; none of a journal or a set."""
    reference = entry.reference
    if reference.volume or reference.issue or reference.edition:
        return ""
    found = reference.container_title or reference.title or ""
    main = [folded(word) for word in words(found.split(":")[0])]
    return " ".join(main) if len(main) >= _NAMED else ""
