"""JATS reference lists: each work once, its printed forms and its fields as alternatives of one citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from refnorm.config import Options
from refnorm.fields.visible import visible
from refnorm.model import Document, Report
from refnorm.patterns import kept
from refnorm.traced import Traced, plain
from refnorm.writers import writer
from refnorm.writers.items import OTHERS, Item, date_parts, page_ends, tidy
from refnorm.writers.merged import csl, language
from refnorm.writers.records import Half, Record, records

if TYPE_CHECKING:
    from lxml import etree

_TYPES = {
    "article-journal": "journal",
    "article-magazine": "journal",
    "article-newspaper": "newspaper",
    "review": "journal",
    "review-book": "journal",
    "article": "preprint",
    "book": "book",
    "classic": "book",
    "collection": "book",
    "chapter": "book",
    "entry": "book",
    "entry-dictionary": "book",
    "entry-encyclopedia": "book",
    "paper-conference": "confproc",
    "thesis": "thesis",
    "report": "report",
    "patent": "patent",
    "standard": "standard",
    "legislation": "legislation",
    "dataset": "data",
    "software": "software",
    "webpage": "webpage",
    "post": "webpage",
    "post-weblog": "webpage",
}
"""Values of `publication-type`, in the words of JATS for Reuse; the rest is other."""
_CHAPTERS = ("chapter", "entry", "entry-dictionary", "entry-encyclopedia")
_IDS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
_TEXTS = {
    "edition": "edition",
    "publisher-place": "publisher-loc",
    "publisher": "publisher-name",
    "collection-title": "series",
    "volume": "volume",
    "issue": "issue",
    "supplement": "supplement",
    "event-title": "conf-name",
    "event-place": "conf-loc",
    "ISBN": "isbn",
    "ISSN": "issn",
}
"""Elements of the fields that are texts, in the order in which they are written."""
_NOTED = ("genre", "part", "section", "status", "jurisdiction", "archive", "archive_location")
"""What JATS has no element for in a citation: a comment each."""
_NO_XML = kept("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LINK = "http://www.w3.org/1999/xlink"


class _Form(NamedTuple):
    """One form of a work: its language and its fields by the names of CSL."""

    language: str
    item: Item


@writer("jats", "export", "JATS reference lists, both forms as alternatives")
def jats(report: Report, options: Options) -> bytes:
    """Write a `back` with the `ref-list` of an article, each `ref` under the key that CSL-JSON has.

    Of several articles it is a `pmc-articleset` of articles that have a title and their `back`.
    """
    from lxml import etree

    found = records(report, options.side)
    groups = [list(works) for _, works in groupby(found, key=_article)]
    root = etree.Element("back" if len(groups) == 1 else "pmc-articleset")
    for works in groups:
        _list(root if len(groups) == 1 else _back(root, works[0]), works, options.side)
    etree.indent(root)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _article(record: Record) -> tuple[str, int]:
    return record.document.source, record.article.index


def _back(root: etree._Element, record: Record) -> etree._Element:
    """Write an article with nothing but its title, and return its `back`."""
    article = _sub(root, "article")
    group = _sub(_sub(_sub(article, "front"), "article-meta"), "title-group")
    _sub(group, "article-title", tidy(record.article.title))
    return _sub(article, "back")


def _list(back: etree._Element, works: Sequence[Record], side: str) -> None:
    listed = _sub(back, "ref-list")
    _title(listed, works[0], side)
    for number, record in enumerate(works, 1):
        _ref(listed, record, side, number)


def _title(listed: etree._Element, record: Record, side: str) -> None:
    """Write the heading of the list in which a work stands, if it has one."""
    heading = record.halves(side)[0].list.heading
    if heading:
        printed = plain(Traced.cut(record.document.text, heading)).text
        _sub(listed, "title", tidy(printed).strip("# :"))


def _ref(listed: etree._Element, record: Record, side: str, number: int) -> None:
    item = csl(record, side)
    ref = _sub(listed, "ref", attributes={"id": record.key})
    halves = record.halves(side)
    _sub(ref, "label", halves[0].entry.label or str(number))
    alternatives = _sub(ref, "citation-alternatives")
    kind = _TYPES.get(item["type"], "other")
    for half in halves:
        use = "romanized" if half is record.romanized and len(halves) > 1 else "original"
        text = _printed(record.document, half)
        named = language(half, record.native)
        cited = _sub(alternatives, "mixed-citation", text, {"publication-type": kind, "specific-use": use})
        _in(cited, named)
    variants = item["custom"]["refnorm"].get("variants", {})
    forms = [_Form(item.get("language", ""), item), *(_Form(*one) for one in variants.items())]
    cited = _sub(alternatives, "element-citation", attributes={"publication-type": kind})
    _people(cited, forms)
    _titles(cited, forms)
    _fields(cited, item)
    _links(cited, item)


def _printed(document: Document, half: Half) -> str:
    return tidy(visible(document, half.entry, (gap.span for gap in half.list.gaps)).text)


def _people(cited: etree._Element, forms: list[_Form]) -> None:
    """Write the persons; one who is printed in several forms has them as alternatives."""
    for role in ("author", "editor", "translator"):
        names = forms[0].item.get(role, ())
        if not names:
            continue
        group = _sub(cited, "person-group", attributes={"person-group-type": role})
        others = [(form.language, form.item[role]) for form in forms[1:] if role in form.item]
        same = [(tag, row) for tag, row in others if len(row) == len(names)]
        for at, name in enumerate(names):
            if name == OTHERS:
                _sub(group, "etal")
                continue
            rows = [(forms[0].language, name), *((tag, row[at]) for tag, row in same)]
            holder = _sub(group, "name-alternatives") if len(rows) > 1 else group
            for tag, one in rows:
                _in(_name(holder, one), tag)


def _name(holder: etree._Element, name: dict[str, str]) -> etree._Element:
    """Write a name; one in one piece may be a person or a body."""
    if "family" not in name:
        return _sub(holder, "string-name", name["literal"])
    made = _sub(holder, "name")
    for key, tag in (("family", "surname"), ("given", "given-names"), ("suffix", "suffix")):
        if name.get(key):
            _sub(made, tag, name[key])
    return made


def _titles(cited: etree._Element, forms: list[_Form]) -> None:
    """Write title and container with their other forms; a work that stands in none is a source itself."""
    item = forms[0].item
    held = "container-title" in item
    part = "chapter-title" if item["type"] in _CHAPTERS else "article-title"
    for name, tag, other in (
        ("title", part if held else "source", "trans-title" if held else "trans-source"),
        ("container-title", "source", "trans-source"),
    ):
        for at, form in enumerate(forms):
            if form.item.get(name):
                _in(_sub(cited, other if at else tag, form.item[name]), form.language)


def _fields(cited: etree._Element, item: Item) -> None:
    """Write the imprint, the date, the numbers and the pages."""
    for name, tag in _TEXTS.items():
        if name in item:
            _sub(cited, tag, item[name])
    _date(cited, item)
    number = item.get("number") or item.get("collection-number", "")
    journal = item["type"].startswith("article-") and number
    if number:
        _sub(cited, "elocation-id" if journal else "comment", number)
    for tag, page in zip(("fpage", "lpage"), page_ends(item), strict=True):
        if page:
            _sub(cited, tag, page)
    if "number-of-pages" in item:
        _sub(cited, "size", item["number-of-pages"], {"units": "page"})
    for name in _NOTED:
        if name in item:
            _sub(cited, "comment", item[name], {"content-type": name.replace("_", "-")})


def _date(cited: etree._Element, item: Item) -> None:
    parts = date_parts(item, "issued")
    literal = item.get("issued", {}).get("literal", "")
    if parts:
        _sub(cited, "year", str(parts[0]), {"iso-8601-date": _iso(parts)})
    elif literal:
        _sub(cited, "year", literal)
    for tag, part in zip(("month", "day"), parts[1:], strict=False):
        _sub(cited, tag, str(part))


def _links(cited: etree._Element, item: Item) -> None:
    for name, kind in _IDS.items():
        if name in item:
            _sub(cited, "pub-id", item[name], {"pub-id-type": kind})
    if "URL" in item:
        link = {"ext-link-type": "uri", f"{{{_LINK}}}href": item["URL"]}
        _sub(cited, "ext-link", item["URL"], link, nsmap={"xlink": _LINK})
    if accessed := date_parts(item, "accessed"):
        date = _iso(accessed)
        _sub(cited, "date-in-citation", date, {"content-type": "access-date", "iso-8601-date": date})


def _iso(parts: list[int]) -> str:
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))


def _in(element: etree._Element, language: str | None) -> None:
    """Say the language of an element where it is known."""
    if language and language != "und":
        element.set(_LANG, language)


def _sub(
    parent: etree._Element,
    tag: str,
    text: str = "",
    attributes: Mapping[str, str] = MappingProxyType({}),
    nsmap: dict[str | None, str] | None = None,
) -> etree._Element:
    """Add an element with a text and attributes that XML can hold."""
    from lxml import etree

    safe = {name: _NO_XML.sub("\ufffd", value) for name, value in attributes.items()}
    made = etree.SubElement(parent, tag, safe, nsmap)
    made.text = _NO_XML.sub("\ufffd", text) or None
    return made
