"""One entry: what a reader sees of it, what rules read in it, and the Reference that comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from refnorm.fields import (
    archives,
    brackets,
    dates,
    documents,
    events,
    genres,
    identifiers,
    imprint,
    links,
    names,
    pages,
    series,
    theses,
    titles,
    volumes,
    years,
)
from refnorm.fields.draft import Draft
from refnorm.fields.lines import lines
from refnorm.fields.marker import bare
from refnorm.model import Block, Document, Entry, Reference, Span
from refnorm.text import Traced, plain

_MARK = re.compile(
    r"[#>*_|\s]*(?:\\?\[\d{1,5}\\?\]|\(\d{1,5}\)|\d{1,5}\s?\\?[.)\]]{1,2}|[•·●▪■◦*–—-])?[*_\s.]*"
)


def visible(document: Document, entry: Entry, holes: Iterable[Span] = ()) -> Traced:
    """Return the entry as a reader sees it: without its number, the gaps inside it, and markup."""
    traced = Traced.cut(document.text, entry.span)
    inside = [h for h in holes if entry.span.holds(h)]
    skip = _content(document, entry) - entry.span.start
    if skip:
        traced = Traced(traced.text[skip:], traced.at[skip:], traced.end)
    return plain(traced.without(inside))


def alone(text: str) -> tuple[Document, Entry]:
    """Return a bare reference as the only entry of a document."""
    whole = Span(0, len(text))
    document = Document("reference", "list", text, blocks=(Block(whole, "item"),))
    row = next(lines(document), None)
    mark = bare(row) if row else None
    return document, Entry(1, mark.label if mark else None, whole, text)


def _content(document: Document, entry: Entry) -> int:
    """Return the offset at which an entry's content begins, behind its number."""
    if entry.label is None:
        bullet = re.match(r"[\s*]*[•·●▪■◦–—*-]\s+", entry.raw)
        return entry.span.start + (bullet.end() if bullet else 0)
    row = next(lines(document, entry.span), None) if document.format == "list" else None
    if row and (mark := bare(row, _before(entry.label))):
        return mark.end
    match = _MARK.match(entry.raw)
    at = match.end() if match else 0
    if entry.label and "." in entry.label:
        again = _MARK.match(entry.raw, at)
        at = again.end() if again else at
    return entry.span.start + at


def _before(label: str) -> str:
    """Return the number before a printed one: it says that a year-like number is in its turn."""
    digits = re.search(r"\d+", label)
    return str(int(digits[0]) - 1) if digits else ""


def numbers(draft: Draft) -> int:
    """Read what marks prove: brackets, numbers, links, dates, persons; return where the authors end."""
    brackets.brackets(draft)
    links.doi(draft)
    dates.accessed(draft)
    links.url(draft)
    identifiers.preprint(draft)
    identifiers.others(draft)
    archives.archive(draft)
    begin = names.authors(draft)
    names.responsibility(draft, begin)
    names.helpers(draft)
    identifiers.isbn(draft)
    identifiers.issn(draft)
    _numbered(draft)
    return begin


def _numbered(draft: Draft) -> None:
    """Read what is numbered or dated, from the plainest marks to numbers that only their place explains."""
    series.collection(draft)
    documents.patent(draft)
    documents.registered(draft)
    documents.law(draft)
    documents.number(draft)
    documents.report(draft)
    documents.depository(draft)
    theses.thesis(draft)
    volumes.edition(draft)
    series.number_of_volumes(draft)
    pages.pages(draft)
    volumes.volume(draft)
    volumes.issue(draft)
    volumes.supplement(draft)
    pages.article(draft)
    events.dated(draft)
    years.year(draft)
    years.bracketed(draft)
    years.undated(draft)
    series.part(draft)
    volumes.bare(draft)
    years.status(draft)


def words(draft: Draft, begin: int) -> None:
    """Read title, container, place and publisher by rules."""
    imprint.imprint(draft, begin)
    theses.school(draft)
    draft.unveil()
    titles.titles(draft, begin)
    documents.whole(draft)
    within(draft)


def within(draft: Draft) -> None:
    """Read what stands within a container: its editors, its series, its event."""
    names.within(draft)
    series.within(draft)
    events.named(draft)


_FIELDS = (
    "author", "editor", "translator", "et_al", "title", "container_title", "collection_title",
    "collection_number", "publisher", "publisher_place", "issued", "original_date", "submitted", "status",
    "edition", "number_of_volumes", "volume", "part", "issue", "supplement", "number",
    "section", "genre", "jurisdiction", "event_title", "event_place", "event_date", "archive",
    "archive_location", "pages", "DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "accessed",
    "brackets", "custom",
)  # fmt: skip


def build(draft: Draft) -> Reference:
    """Return what has been read of an entry."""
    known = {name: draft.values[name] for name in _FIELDS if name in draft.values}
    return Reference(
        type=genres.work_type(draft),
        spans=MappingProxyType({name: tuple(spans) for name, spans in draft.spans.items()}),
        confidence=MappingProxyType(draft.confidence),
        leftover=draft.leftover(),
        **known,
    )
