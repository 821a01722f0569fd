"""RIS for reference managers: a tag and a value on each line, the other forms of a work as notes."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.config import Options
from refnorm.model import Report
from refnorm.writers import writer
from refnorm.writers.items import OTHERS, Item, date_parts, page_ends
from refnorm.writers.merged import csl
from refnorm.writers.records import Record, records

Lines = Iterator[tuple[str, str]]

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "review": "JOUR",
    "review-book": "JOUR",
    "book": "BOOK",
    "classic": "CLSWK",
    "collection": "BOOK",
    "chapter": "CHAP",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "paper-conference": "CONF",
    "thesis": "THES",
    "report": "RPRT",
    "manuscript": "MANSCPT",
    "patent": "PAT",
    "standard": "STAND",
    "legislation": "STAT",
    "bill": "BILL",
    "legal_case": "CASE",
    "webpage": "ELEC",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "dataset": "DATA",
    "software": "COMP",
    "map": "MAP",
    "motion_picture": "MPCT",
    "interview": "PCOMM",
    "article": "UNPB",
}
"""Reference types (RIS format specification, 2011); what has none is GEN."""
_WHOLE = ("BOOK", "THES", "RPRT", "MANSCPT", "CLSWK")
"""Types whose SP is how many pages a work has."""
_EDITORS = {"BOOK": "A3", "CLSWK": "A3", "RPRT": "A3"}
"""Types whose A2 is the editor of a series, so that those of the work stand elsewhere."""
_NOTED = ("part", "supplement", "jurisdiction", "status", "event-place", "submitted", "event-date")
"""What RIS has no tag for."""
_SAID = ("title", "container-title", "publisher", "publisher-place")
"""What a note says of another form of a work, beside its authors."""
_END = "\r\n"


@writer("ris", "export", "RIS for EndNote, Zotero and Mendeley, other forms in notes")
def ris(report: Report, options: Options) -> bytes:
    """Write one RIS record a record, under the same keys as CSL-JSON."""
    side = options.side
    return "".join(_written(record, csl(record, side)) for record in records(report, side)).encode()


def _written(record: Record, item: Item) -> str:
    kind = _TYPES.get(item["type"], "GEN")
    lines = [("TY", kind), ("ID", record.key), *_words(kind, item), *_numbers(kind, item), *_links(item)]
    said = [*lines, *_notes(kind, item)]
    return "".join(f"{tag}  - {value}{_END}" for tag, value in said if value) + f"ER  - {_END}{_END}"


def _words(kind: str, item: Item) -> Lines:
    """Yield the tags of persons, titles and the imprint."""
    for role, tag in (("author", "AU"), ("editor", _EDITORS.get(kind, "A2")), ("translator", "A4")):
        yield from ((tag, _name(name)) for name in item.get(role, ()) if name != OTHERS)
    yield "TI", item.get("title", "")
    yield "TT", _variants(item).get("en", {}).get("title", "")
    container, event = item.get("container-title", ""), item.get("event-title", "")
    yield "T2", (event or container) if kind == "CONF" else container
    yield "C3", container if event and kind == "CONF" else ""
    yield "T2" if kind in _WHOLE and not container else "T3", item.get("collection-title", "")
    yield "CY", item.get("publisher-place", "")
    yield "PB", item.get("publisher", "")
    yield "ET", item.get("edition", "")
    yield "M3", item.get("genre", "")
    yield "DB", item.get("archive", "")
    yield "AN", item.get("archive_location", "")
    yield "LA", item.get("language", "")


def _numbers(kind: str, item: Item) -> Lines:
    """Yield the tags of dates, numbers and pages."""
    issued = date_parts(item, "issued")
    yield "PY", str(issued[0]) if issued else item.get("issued", {}).get("literal", "")
    yield "DA", _date(item, "issued") if len(issued) > 1 else ""
    yield "OP", _date(item, "original-date")
    yield "VL", item.get("volume", "")
    yield "NV", item.get("number-of-volumes", "")
    yield "IS", item.get("issue", "")
    yield "SE", item.get("section", "")
    number = item.get("number", "")
    yield "C7" if "issue" in item or "volume" in item else "M1", number or item.get("collection-number", "")
    first, last = (item.get("number-of-pages", ""), "") if kind in _WHOLE else page_ends(item)
    yield "SP", first
    yield "EP", last


def _links(item: Item) -> Lines:
    yield "SN", item.get("ISBN", "")
    yield "SN", item.get("ISSN", "")
    yield "DO", item.get("DOI", "")
    yield "UR", item.get("URL", "")
    yield "Y2", _date(item, "accessed")


def _notes(kind: str, item: Item) -> Lines:
    """Yield what has no tag, and the other forms of the work, each in a note."""
    for name in _NOTED:
        value = item.get(name, "")
        yield "N1", _said(name, _date(item, name) if isinstance(value, dict) else value)
    number, series = item.get("number"), item.get("collection-number", "")
    yield "N1", _said("collection-number", series if number else "")
    other = "page" if kind in _WHOLE else "number-of-pages"
    yield "N1", _said(other, item.get(other, ""))
    yield "N1", _said("page-kind", item["custom"]["refnorm"].get("page-kind", ""))
    yield "N1", "et al." if OTHERS in item.get("author", ()) else ""
    for name in ("PMID", "PMCID"):
        yield "N1", _said(name, item.get(name, ""))
    for tag, form in _variants(item).items():
        authors = "; ".join(_name(name).rstrip(",") for name in form.get("author", ()) if name != OTHERS)
        yield "N1", _said(f"author ({tag})", authors)
        for name in _SAID:
            done = tag == "en" and name == "title"  # that is TT
            yield "N1", "" if done else _said(f"{name} ({tag})", form.get(name, ""))


def _said(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def _variants(item: Item) -> dict[str, Item]:
    found: dict[str, Item] = item["custom"]["refnorm"].get("variants", {})
    return found


def _name(name: dict[str, str]) -> str:
    """Return a name as `Family, Given, Suffix`; a comma behind a body keeps it in one piece."""
    if "literal" in name:
        return name["literal"] if "," in name["literal"] else f"{name['literal']},"
    return ", ".join((name["family"], name.get("given", ""), *filter(None, [name.get("suffix")]))).rstrip()


def _date(item: Item, name: str) -> str:
    """Return a date as `YYYY/MM/DD`; what is not known stays empty."""
    parts = [f"{part:02}" for part in date_parts(item, name)]
    return "/".join([*parts, "", ""][:3]) if parts else ""
