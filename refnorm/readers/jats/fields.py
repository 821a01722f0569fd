"""A citation that is given as fields -> a record by the names of CSL."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from refnorm.model import PEOPLE, Place
from refnorm.readers.records import Person, Record, Value
from refnorm.readers.trees import local, text_of

if TYPE_CHECKING:
    from lxml import etree

_TYPES = {
    "journal": "article-journal", "article": "article-journal", "book": "book", "chapter": "chapter",
    "confproc": "paper-conference", "conference": "paper-conference", "conf-proc": "paper-conference",
    "thesis": "thesis", "web": "webpage", "webpage": "webpage", "website": "webpage", "patent": "patent",
    "report": "report", "standard": "standard", "newspaper": "article-newspaper", "data": "dataset",
    "database": "dataset", "software": "software", "preprint": "article", "gov": "legislation",
}  # fmt: skip
_PLAIN = {
    "trans-title": "translated-title", "trans-source": "translated-container-title", "volume": "volume",
    "issue": "issue", "page-range": "page", "elocation-id": "page", "publisher-name": "publisher",
    "publisher-loc": "publisher-place", "edition": "edition", "series": "collection-title",
    "volume-series": "collection-number", "conf-name": "event-title", "date-in-citation": "accessed",
    "access-date": "accessed", "isbn": "ISBN", "issn": "ISSN", "patent": "number", "size": "number-of-pages",
    "institution": "publisher",
}  # fmt: skip
_IDENTIFIERS = {"doi": "DOI", "pmid": "PMID"}
_TITLES = ("article-title", "chapter-title", "data-title", "part-title")
_DATES = ("day", "month", "season", "year")
_PEOPLE = ("name", "string-name", "collab", "name-alternatives", "collab-alternatives", "etal", "anonymous")
_LINK = "{http://www.w3.org/1999/xlink}href"


def record(citation: etree._Element, path: str, place: Callable[[int, str], Place]) -> Record:
    """Return the record of a citation; what has no name of its own is its note."""
    kind = citation.get("publication-type") or citation.get("citation-type") or ""
    made = Record(_TYPES.get(kind.lower(), "document"))
    parts: dict[str, Value] = {}
    for element in citation.iterchildren("*"):
        value = Value(text_of(element), place(element.sourceline or 1, path))
        if local(element) == "date":
            parts.update({local(one): Value(text_of(one), value.place) for one in element.iterchildren("*")})
        elif not _people(made, element, value):
            _field(made, element, value, parts)
    _titles(made, parts)
    made.put("page", _range(parts))
    made.put("issued", _date(parts))
    made.put("note", parts.get("note"))
    return made


def _people(made: Record, element: etree._Element, value: Value) -> bool:
    """Take the persons of an element; tell whether it is about persons."""
    name = local(element)
    if name not in _PEOPLE and name != "person-group":
        return False
    role = (element.get("person-group-type") or "author").removesuffix("s")
    role = role if role in PEOPLE else "author"
    for one in element.iterchildren("*") if name == "person-group" else (element,):
        _person(made, role, one, Value(text_of(one), value.place))
    return True


def _person(made: Record, role: str, element: etree._Element, value: Value) -> None:
    if local(element) in ("name-alternatives", "collab-alternatives"):
        first = next(element.iterchildren("*"), None)
        element, value = (element, value) if first is None else (first, Value(text_of(first), value.place))
    if local(element) == "etal":
        made.others[role] = Value(value.text or "et al.", value.place)
        return
    family, given = (
        Value(text_of(part), value.place) if (part := element.find(name)) is not None else None
        for name in ("surname", "given-names")
    )
    person = Person(family, given) if family else Person(literal=value)
    if value.text:
        made.persons.setdefault(role, []).append(person)


def _field(made: Record, element: etree._Element, value: Value, parts: dict[str, Value]) -> None:
    name = local(element)
    if name in ("pub-id", "object-id", "ext-link", "uri"):
        _identifier(made, element, value)
    elif name in _PLAIN:
        made.put(_PLAIN[name], value)
    elif name in (*_TITLES, *_DATES, "source", "fpage", "lpage"):
        parts.setdefault(name, value)
    elif name != "label" and value.text:
        before = parts.get("note")
        parts["note"] = Value(f"{before.text} {value.text}", before.place) if before else value


def _identifier(made: Record, element: etree._Element, value: Value) -> None:
    kind = element.get("pub-id-type") or element.get("ext-link-type") or "uri"
    link = element.get(_LINK, "")
    shown = value if value.text else Value(link, value.place)
    made.put(_IDENTIFIERS.get(kind.lower(), "URL" if "://" in f"{shown.text}{link}" else "note"), shown)


def _titles(made: Record, parts: dict[str, Value]) -> None:
    """Name title and container: the source is the title of a work that has no other."""
    title = next((parts[name] for name in _TITLES if name in parts), None)
    if title:
        made.put("title", title)
        made.put("container-title", parts.get("source"))
        made.type = "chapter" if made.type == "book" else made.type
    else:
        made.put("title", parts.get("source"))


def _range(parts: dict[str, Value]) -> Value | None:
    first, last = parts.get("fpage"), parts.get("lpage")
    if not first or not last or last.text == first.text:
        return first or last
    return Value(f"{first.text}-{last.text}", first.place)


def _date(parts: dict[str, Value]) -> Value | None:
    year = parts.get("year")
    if year is None:
        return None
    return Value(" ".join(parts[name].text for name in _DATES if name in parts), year.place)
