"""Classic BibTeX: native in the standard fields, the romanized form in private ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.items import Item
from refnorm.writers.merged import csl
from refnorm.writers.records import Record, records
from refnorm.writers.tex import (
    COMMON_TYPES,
    Fields,
    dashed,
    escaped,
    is_eprint,
    is_masters,
    iso,
    kind_of,
    langid,
    parts,
    people,
    protected,
    verbatim,
    volumes,
    words,
    written,
)

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_TYPES = COMMON_TYPES | {"report": "techreport", "thesis": "phdthesis"}
_CONTAINER = {
    "article": "journal",
    "book": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
}
_PUBLISHER = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}


@writer("bibtex", "export", "BibTeX with the romanized form in private fields")
def bibtex(report: Report, options: Options) -> bytes:
    """Write one BibTeX entry a record, under the same keys as CSL-JSON."""
    side = options.side
    return written([_entry(record, csl(record, side)) for record in records(report, side)]).encode()


def _entry(record: Record, item: Item) -> Entry:
    from bibtexparser.model import Entry, Field

    kind = _kind(item)
    fields = [*_words(kind, item), *_numbers(kind, item), *_links(item), *_other_forms(item)]
    return Entry(kind, record.key, [Field(name, value) for name, value in fields if value])


def _kind(item: Item) -> str:
    kind = kind_of(item, _TYPES)
    return "mastersthesis" if kind == "phdthesis" and is_masters(item) else kind


def _words(kind: str, item: Item) -> Fields:
    container, publisher = _CONTAINER.get(kind, "howpublished"), _PUBLISHER.get(kind, "publisher")
    yield from words(item, container, publisher, "address")
    yield "type", escaped(item.get("genre", ""))


def _numbers(kind: str, item: Item) -> Fields:
    year, month, day, *_ = *parts(item, "issued"), "", "", ""
    yield "year", year or escaped(item.get("issued", {}).get("literal", ""))
    yield "month", month
    yield "day", day
    yield "filed", iso(item, "submitted")
    yield from volumes(item)
    number = "" if is_eprint(item) else item.get("number", "")
    issue = item.get("issue", "")
    both = bool(number and issue)
    document = both and kind == "misc"  # a law has its own number, and the gazette that prints it
    yield "number", escaped((number if document else issue) or number or item.get("collection-number", ""))
    yield "issue", escaped(issue if document else "")
    yield "eid", escaped(number if both and not document else "")
    yield "section", escaped(item.get("section", ""))
    yield "jurisdiction", escaped(item.get("jurisdiction", ""))
    yield "supplement", escaped(item.get("supplement", ""))
    yield "pages", dashed(escaped(item.get("page", "")))
    yield "page-kind", item["custom"]["refnorm"].get("page-kind", "")
    yield "pagetotal", escaped(item.get("number-of-pages", ""))


def _links(item: Item) -> Fields:
    yield "doi", verbatim(item.get("DOI", ""))
    yield "url", verbatim(item.get("URL", ""))
    yield "urldate", iso(item, "accessed")
    yield "isbn", escaped(item.get("ISBN", ""))
    yield "issn", escaped(item.get("ISSN", ""))
    yield "eprint", verbatim(item.get("number", "") if is_eprint(item) else "")
    yield "archiveprefix", item["archive"] if is_eprint(item) else ""
    yield "pmid", escaped(item.get("PMID", ""))
    yield "pmcid", escaped(item.get("PMCID", ""))
    yield "eventdate", iso(item, "event-date")
    tag = item.get("language", "")
    yield "language", tag
    yield "langid", langid(tag)


def _other_forms(item: Item) -> Fields:
    variants = item["custom"]["refnorm"].get("variants", {})
    romanized: Item = next((form for tag, form in variants.items() if tag.endswith("-Latn")), {})
    translated: Item = variants.get("en", {})
    yield "romanized-author", people(romanized.get("author", ()))
    yield "romanized-title", protected(romanized.get("title", ""))
    yield "romanized-journal", protected(romanized.get("container-title", ""))
    yield "translated-title", protected(translated.get("title", ""))
    yield "translated-journal", protected(translated.get("container-title", ""))
    for tag, form in variants.items():
        if form is not romanized and form is not translated:  # of a third list
            yield f"title-{tag}", protected(form.get("title", ""))
            yield f"journal-{tag}", protected(form.get("container-title", ""))
