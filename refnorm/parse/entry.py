"""One entry: what rules read in it, and the Reference that comes of it."""

from __future__ import annotations

from types import MappingProxyType

from refnorm.fields import (
    approvals,
    archives,
    brackets,
    cases,
    dates,
    documents,
    editions,
    events,
    genres,
    identifiers,
    imprint,
    laws,
    links,
    names,
    openings,
    opus,
    pages,
    people,
    ranks,
    remarks,
    repeated,
    reports,
    responsible,
    reviews,
    series,
    supplements,
    supplied,
    theses,
    titles,
    unions,
    unlabelled,
    unmarked,
    unprinted,
    volumes,
    years,
)
from refnorm.fields.draft import Draft
from refnorm.fields.lines import lines
from refnorm.fields.marker import bare
from refnorm.model import Block, Document, Entry, Reference, Span


def alone(text: str) -> tuple[Document, Entry]:
    """Return a bare reference as the only entry of a document."""
    whole = Span(0, len(text))
    document = Document("reference", "list", text, blocks=(Block(whole, "item"),))
    row = next(lines(document), None)
    mark = bare(row) if row else None
    return document, Entry(1, mark.label if mark else None, whole, text)


def numbers(draft: Draft) -> int:
    """Read what marks prove: brackets, numbers, links, dates, persons; return where the authors end."""
    supplied.supplied(draft)
    brackets.brackets(draft)
    archives.quoted(draft)
    links.doi(draft)
    dates.accessed(draft)
    links.url(draft)
    dates.behind_link(draft)
    identifiers.preprint(draft)
    reports.server(draft)
    identifiers.others(draft)
    archives.archive(draft)
    archives.database(draft)
    begin = cases.case(draft)
    if begin is None:
        begin = ranks.again(draft) or names.authors(draft)
    reviews.described(draft, begin)
    repeated.responsibility(draft, begin)
    people.helpers(draft)
    identifiers.isbn(draft)
    identifiers.issn(draft)
    _numbered(draft)
    return begin


def _numbered(draft: Draft) -> None:
    """Read what is numbered or dated, from the plainest marks to numbers that only their place explains."""
    opus.veiled(draft)
    remarks.remarks(draft)
    series.collection(draft)
    reports.series(draft)
    documents.patent(draft)
    documents.registered(draft)
    approvals.recorded(draft)
    approvals.approved(draft)
    laws.law(draft)
    unions.symbol(draft)
    documents.number(draft)
    reports.number(draft)
    reports.genre(draft)
    documents.depository(draft)
    theses.thesis(draft)
    editions.edition(draft)
    series.number_of_volumes(draft)
    supplements.appendices(draft)
    unlabelled.row(draft)
    pages.pages(draft)
    volumes.volume(draft)
    series.titled(draft)
    volumes.issue(draft)
    supplements.supplement(draft)
    pages.article(draft)
    events.presented(draft)
    events.dated(draft)
    unlabelled.like_year(draft)
    years.year(draft)
    dates.day_apart(draft)
    dates.day_behind(draft)
    unprinted.bracketed(draft)
    unprinted.undated(draft)
    openings.year_of_label(draft)
    series.part(draft)
    pages.housed(draft)
    unlabelled.volume(draft)
    unprinted.status(draft)
    imprint.second(draft)
    responsible.responsible(draft)


def words(draft: Draft, begin: int) -> None:
    """Read title, container, place and publisher by rules."""
    imprint.imprint(draft, begin)
    theses.school(draft)
    draft.unveil()
    titles.titles(draft, begin)
    laws.whole(draft)
    if draft.kind == "legislation":
        draft.hide_claimed()
    within(draft)


def within(draft: Draft) -> None:
    """Read what stands within a container: its editors, its series, its event."""
    people.within(draft)
    series.within(draft)
    events.named(draft)
    _newspaper(draft)
    pages.of_paper(draft)


def _newspaper(draft: Draft) -> None:
    """Read a lone name with a day as a newspaper's: `Степная правда. 1962. 14 марта. № 62`."""
    values = draft.values
    issued = values.get("issued")
    if not issued or not issued.day or draft.kind:
        return
    _no_person(draft)
    if not values.keys().isdisjoint(_OF_WORKS):
        return
    name = values.get("title", "")
    if name and len(name.split()) <= _NAME and "total" not in draft.page_kinds and not laws.ends_as_law(name):
        draft.turn("title", "container_title")


def _no_person(draft: Draft) -> None:
    """Take a lone name that was read as a person's for the title: `Зоря Поділля. 1932. 14 березня. № 60`."""
    author = draft.values.get("author", ())
    if (
        len(author) == 1
        and author[0].literal
        and draft.values.keys().isdisjoint(("title", "container_title"))
    ):
        draft.turn("author", "title")
        draft.values["title"] = author[0].literal


_OF_WORKS = (
    "author", "editor", "translator", "container_title", "publisher", "publisher_place", "URL", "DOI",
    "volume", "number", "genre",
)  # fmt: skip
_NAME = 5
"""Words of a newspaper's name at most."""


_FIELDS = frozenset((
    "author", "editor", "translator", "et_al", "title", "container_title", "collection_title",
    "collection_number", "publisher", "publisher_place", "issued", "original_date", "submitted", "status",
    "edition", "number_of_volumes", "volume", "part", "issue", "supplement", "number",
    "section", "genre", "jurisdiction", "event_title", "event_place", "event_date", "archive",
    "archive_location", "pages", "DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "accessed",
    "brackets", "custom",
))  # fmt: skip


def build(draft: Draft) -> Reference:
    """Return what has been read of an entry."""
    unmarked.placed(draft)
    titles.bracketed(draft)
    titles.held(draft)
    theses.deposited(draft)
    titles.yearbook(draft)
    titles.parallel(draft)
    series.of_journal(draft)
    unlabelled.named(draft)
    laws.gazette(draft)
    imprint.left(draft)
    kind = genres.work_type(draft)
    if kind == "webpage":
        _no_person(draft)
    reports.numbered(draft, kind)
    reports.published(draft, kind)
    known = {name: value for name, value in draft.values.items() if name in _FIELDS}
    return Reference(
        type=kind,
        spans=MappingProxyType({name: tuple(spans) for name, spans in draft.spans.items()}),
        confidence=MappingProxyType(draft.confidence),
        leftover=draft.leftover(),
        **known,
    )
