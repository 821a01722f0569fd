"""BibLaTeX: native in the standard fields, the other forms as annotations of them."""

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
    people,
    verbatim,
    volumes,
    words,
    written,
)

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_TYPES = COMMON_TYPES | {
    "patent": "patent",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
"""Managers leave out entries of types that they do not know."""
_CONTAINER = {
    "article": "journaltitle",
    "book": "maintitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inbook": "booktitle",
}
_PUBLISHER = {"thesis": "institution", "report": "institution", "misc": "organization"}


@writer("biblatex", "export", "BibLaTeX with the other forms as annotations")
def biblatex(report: Report, options: Options) -> bytes:
    """Write one BibLaTeX entry a record, under the same keys as CSL-JSON."""
    side = options.side
    return written([_entry(record, csl(record, side)) for record in records(report, side)]).encode()


def _entry(record: Record, item: Item) -> Entry:
    from bibtexparser.model import Entry, Field

    kind = kind_of(item, _TYPES)
    fields = dict([*_words(kind, item), *_dates(item), *_numbers(kind, item), *_links(item)])
    named = {name: value for name, value in fields.items() if value}
    other = {name: said for name, said in _annotations(kind, item) if said and name.split("+")[0] in named}
    return Entry(kind, record.key, [Field(name, value) for name, value in (named | other).items()])


def _words(kind: str, item: Item) -> Fields:
    yield from words(item, _container(kind), _publisher(kind), "location")
    if "publisher-place" not in item:
        yield "location", escaped(item.get("jurisdiction", ""))
    genre = escaped(item.get("genre", ""))
    yield "type", genre or (("mathesis" if is_masters(item) else "phdthesis") if kind == "thesis" else "")


def _container(kind: str) -> str:
    return _CONTAINER.get(kind, "howpublished")


def _publisher(kind: str) -> str:
    return _PUBLISHER.get(kind, "publisher")


def _dates(item: Item) -> Fields:
    date = iso(item, "issued")
    yield "date", date
    yield "year", "" if date else escaped(item.get("issued", {}).get("literal", ""))
    yield "origdate", iso(item, "original-date")
    yield "eventdate", iso(item, "event-date")
    yield "urldate", iso(item, "accessed")
    yield "usera", f"filed {filed}" if (filed := iso(item, "submitted")) else ""


def _numbers(kind: str, item: Item) -> Fields:
    yield from volumes(item)
    number, issue = "" if is_eprint(item) else item.get("number", ""), item.get("issue", "")
    article = kind == "article"  # its number is that of the issue, and its own is an eid
    yield "number", escaped((issue if article else number or issue) or item.get("collection-number", ""))
    yield "issue", escaped(issue if number and not article else "")
    yield "eid", escaped(number if article else "")
    yield "note", escaped(f"suppl. {item['supplement']}" if "supplement" in item else "")
    yield "chapter", escaped(item.get("section", ""))
    yield "pages", dashed(escaped(item.get("page", "")))
    yield "userb", item["custom"]["refnorm"].get("page-kind", "")  # a page that is cited, and not all of them
    yield "pagetotal", escaped(item.get("number-of-pages", ""))


def _links(item: Item) -> Fields:
    yield "doi", verbatim(item.get("DOI", ""))
    yield "url", verbatim(item.get("URL", ""))
    yield "isbn", escaped(item.get("ISBN", ""))
    yield "issn", escaped(item.get("ISSN", ""))
    yield "eprint", verbatim(item.get("number", "") if is_eprint(item) else item.get("PMID", ""))
    yield "eprinttype", "arxiv" if is_eprint(item) else "pubmed" if "PMID" in item else ""
    tag = item.get("language", "")
    yield "language", langid(tag.removesuffix("-Latn")) or tag.removesuffix("und-Latn")
    yield "langid", langid(tag)


def _annotations(kind: str, item: Item) -> Fields:
    """Yield the other forms of a work, each as an annotation of the field of which it is a form.

    They are data annotations (biblatex's manual, 3.7): a style that knows none ignores them.
    """
    container, publisher = _container(kind), _publisher(kind)
    for tag, form in item["custom"]["refnorm"].get("variants", {}).items():
        name = "latn" if tag.endswith("-Latn") else tag.casefold()
        yield f"author+an:{name}", _said(people(form.get("author", ())))
        yield f"title+an:{name}", _said(escaped(form.get("title", "")))
        yield f"{container}+an:{name}", _said(escaped(form.get("container-title", "")))
        yield f"{publisher}+an:{name}", _said(escaped(form.get("publisher", "")))
        yield f"location+an:{name}", _said(escaped(form.get("publisher-place", "")))


def _said(value: str) -> str:
    """Return an annotation of a whole field; what would end it is written otherwise."""
    value = value.replace('"', "''").replace(";", ",")
    return f'="{value}"' if value else ""
