"""List -> References: reads each entry, learns the list's style, keeps what nothing claimed."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType, ModuleType

from refnorm.fields.cited import opened
from refnorm.fields.visible import visible
from refnorm.model import BEGIN, Document, Entry, Reference, ReferenceList, Span
from refnorm.nouns import replace
from refnorm.parse.entry import alone, build
from refnorm.parse.marked import marked
from refnorm.parse.reading import look, settled
from refnorm.parse.style import learnt


def parse(text: str) -> Reference:
    """Parse one bare reference; the spans of its fields are offsets into `text`."""
    return build(settled(look(opened(visible(*alone(text))))))


def parse_many(references: Iterable[str]) -> list[Reference]:
    """Parse bare references, one an item, in order."""
    return [parse(text) for text in references]


def parse_list(document: Document, lst: ReferenceList) -> ReferenceList:
    """Return the list with a Reference in each entry, the doubtful ones read in the style of the others.

    Entries whose fields the file marks itself are not read: nothing is guessed of them.
    """
    holes = tuple(g.span for g in lst.gaps)
    given = {e.index: marked(document, e, holes) for e in lst.entries} if _marking(document, lst.span) else {}
    sights = {
        entry.index: look(opened(visible(document, entry, holes)))
        for entry in lst.entries
        if given.get(entry.index) is None
    }
    style = learnt((sight.mask, sight.reading) for sight in sights.values())
    entries = tuple(
        replace(entry, reference=given.get(entry.index) or build(settled(sights[entry.index], style)))
        for entry in lst.entries
    )
    if holes:
        entries = tuple(_around(document, entry, holes) for entry in entries)
    return replace(lst, entries=entries, style=MappingProxyType(style.habits))


def _around(document: Document, entry: Entry, holes: Sequence[Span]) -> Entry:
    """Return an entry whose fields leave out what stands in it and is none of it: the foot of a page."""
    inner = [hole for hole in holes if entry.span.holds(hole)]
    if not inner:
        return entry
    spans = {
        name: tuple(piece for span in found for piece in _parted(document, span, inner))
        for name, found in entry.reference.spans.items()
    }
    return replace(entry, reference=replace(entry.reference, spans=MappingProxyType(spans)))


def _parted(document: Document, span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """Yield the pieces of a span that lie outside of holes, without white space at their ends."""
    start = span.start
    for hole in sorted(holes, key=lambda one: one.start):
        if start < hole.end and hole.start < span.end:
            if piece := document.text[start : hole.start].rstrip():
                yield Span(start, start + len(piece))
            rest = document.text[hole.end : span.end]
            start = span.end - len(rest.lstrip())
    if start < span.end:
        yield Span(start, span.end)


def _marking(document: Document, span: Span) -> bool:
    """Tell whether the file marks fields somewhere in a part of it."""
    first, last = (bisect_left(document.blocks, at, key=BEGIN) for at in (span.start, span.end))
    return any(block.known for block in document.blocks[max(0, first - 1) : last])


class _Callable(ModuleType):
    """Lets `refnorm.parse` be both this module and the public function of the same name."""

    def __call__(self, text: str) -> Reference:
        return parse(text)


sys.modules[__name__].__class__ = _Callable
