"""The translation brackets of a romanized entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.fields.visible import content
from refnorm.model import Bracket, Document, Entry, Span


def translations(entry: Entry) -> tuple[Bracket, ...]:
    """Return the bracket groups that translate something: title, container, or both."""
    return tuple(b for b in entry.reference.brackets if b.translates)


def body(document: Document, entry: Entry) -> Span:
    """Return an entry's span without its printed number."""
    return Span(content(document, entry), entry.span.end)


def outside(document: Document, entry: Entry, groups: Iterable[Bracket] = ()) -> str:
    """Return the text of an entry without its number and without some bracket groups."""
    spans = sorted(b.span for b in groups)
    return " ".join(span.of(document.text) for span in _between(body(document, entry), spans))


def _between(whole: Span, groups: Iterable[Span]) -> Iterator[Span]:
    start = whole.start
    for group in groups:
        yield Span(start, max(start, group.start))
        start = max(start, group.end)
    yield Span(start, max(start, whole.end))
