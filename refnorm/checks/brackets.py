"""The translation brackets of a romanized entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refnorm.checks.context import Context
from refnorm.checks.couples import Couple
from refnorm.fields.visible import content
from refnorm.model import Bracket, Document, Entry, Span
from refnorm.text import cyrillic_share


def translations(entry: Entry) -> tuple[Bracket, ...]:
    """Return the bracket groups that translate something: title, container, or both."""
    return tuple(b for b in entry.reference.brackets if b.translates)


def titled(found: Couple, context: Context) -> tuple[Bracket, ...]:
    """Return the title of an entry that has it in translation alone, as if it stood in a bracket."""
    letters, text = context.comparison.of(found.pair), context.document.text
    if not letters or "title" in letters.romanized or not cyrillic_share(found[0].reference.title or ""):
        return ()
    return tuple(Bracket(span.of(text), "title", span) for span in found[1].reference.spans.get("title", ()))


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
