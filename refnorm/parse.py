"""List -> References: runs the fields over each entry and keeps what none of them claimed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType, ModuleType

from refnorm.fields import (
    brackets,
    dates,
    genres,
    identifiers,
    imprint,
    links,
    names,
    pages,
    titles,
    volumes,
    years,
)
from refnorm.fields.draft import Draft
from refnorm.fields.lines import lines
from refnorm.fields.marker import marks
from refnorm.model import Block, Document, Entry, Reference, ReferenceList, Span
from refnorm.text import Traced, plain

_MARK = re.compile(
    r"[#>*_|\s]*(?:\\?\[\d{1,5}\\?\]|\(\d{1,5}\)|\d{1,5}\s?\\?[.)\]]{1,2}|[•·●▪■◦*–—-])?[*_\s.]*"
)


def parse(text: str) -> Reference:
    """Parse one bare reference; the spans of its fields are offsets into `text`."""
    document = Document("reference", "list", text, blocks=(Block(Span(0, len(text)), "item"),))
    return _reference(document, Entry(1, None, Span(0, len(text)), text), ())


def parse_many(references: Iterable[str]) -> list[Reference]:
    """Parse bare references, one an item, in order."""
    return [parse(text) for text in references]


def parse_list(document: Document, lst: ReferenceList) -> ReferenceList:
    """Return the list with a Reference in each entry."""
    holes = tuple(g.span for g in lst.gaps)
    return replace(
        lst, entries=tuple(replace(e, reference=_reference(document, e, holes)) for e in lst.entries)
    )


def visible(document: Document, entry: Entry, holes: Iterable[Span] = ()) -> Traced:
    """Return the entry as a reader sees it: without its number, the gaps inside it, and markup."""
    traced = Traced.cut(document.text, entry.span)
    inside = [h for h in holes if entry.span.holds(h)]
    skip = _content(document, entry) - entry.span.start
    if skip:
        traced = Traced(traced.text[skip:], traced.at[skip:], traced.end)
    return plain(traced.without(inside))


def _content(document: Document, entry: Entry) -> int:
    """Return the offset at which an entry's content begins, behind its number."""
    if entry.label is None:
        bullet = re.match(r"[\s*]*[•·●▪■◦–—*-]\s+", entry.raw)
        row = next(lines(document, entry.span), None) if document.format == "list" else None
        mark = next((m for m in marks([row]) if not m.inline and m.form != " "), None) if row else None
        return mark.end if mark else entry.span.start + (bullet.end() if bullet else 0)
    match = _MARK.match(entry.raw)
    at = match.end() if match else 0
    if entry.label and "." in entry.label:
        again = _MARK.match(entry.raw, at)
        at = again.end() if again else at
    return entry.span.start + at


def _reference(document: Document, entry: Entry, holes: tuple[Span, ...]) -> Reference:
    draft = Draft(visible(document, entry, holes))
    brackets.brackets(draft)
    links.doi(draft)
    dates.accessed(draft)
    links.url(draft)
    begin = names.authors(draft)
    names.responsibility(draft, begin)
    names.helpers(draft)
    identifiers.isbn(draft)
    identifiers.issn(draft)
    identifiers.number(draft)
    volumes.edition(draft)
    pages.pages(draft)
    volumes.volume(draft)
    volumes.issue(draft)
    years.year(draft)
    volumes.bare(draft)
    imprint.imprint(draft, begin)
    titles.titles(draft, begin)
    return _build(draft)


_FIELDS = (
    "author", "editor", "translator", "et_al", "title", "container_title", "publisher", "publisher_place",
    "issued", "edition", "volume", "issue", "number", "pages", "DOI", "URL", "ISBN", "ISSN", "accessed",
    "brackets",
)  # fmt: skip


def _build(draft: Draft) -> Reference:
    known = {name: draft.values[name] for name in _FIELDS if name in draft.values}
    return Reference(
        type=genres.work_type(draft),
        spans=MappingProxyType({name: tuple(spans) for name, spans in draft.spans.items()}),
        confidence=MappingProxyType(draft.confidence),
        leftover=draft.leftover(),
        **known,
    )


class _Callable(ModuleType):
    """Lets `refnorm.parse` be both this module and the public function of the same name."""

    def __call__(self, text: str) -> Reference:
        return parse(text)


sys.modules[__name__].__class__ = _Callable
