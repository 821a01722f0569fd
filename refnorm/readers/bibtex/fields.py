"""An entry of a .bib file -> records by the names of CSL: one, or the native and the romanized form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from refnorm.model import PEOPLE
from refnorm.patterns import kept
from refnorm.readers.bibtex.blocks import Item, Written
from refnorm.readers.bibtex.persons import persons
from refnorm.readers.records import Record, Value
from refnorm.text import script

Print = Callable[[Written, str], Value]
"""What prints a part of what is written, and finds where it stands."""

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "proceedings": "book", "collection": "book", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "techreport": "report", "report": "report", "manual": "book", "patent": "patent",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript",
    "dataset": "dataset", "software": "software", "standard": "standard", "legislation": "legislation",
    "suppbook": "chapter", "bookinbook": "chapter", "periodical": "periodical", "inreference": "entry",
}  # fmt: skip
_SAME = {
    "volume": "volume", "pages": "page", "pagetotal": "number-of-pages", "numpages": "number-of-pages",
    "edition": "edition", "series": "collection-title", "isbn": "ISBN", "issn": "ISSN", "doi": "DOI",
    "url": "URL", "pmid": "PMID", "pmcid": "PMCID", "urldate": "accessed", "lastchecked": "accessed",
    "lastvisited": "accessed", "eventtitle": "event-title", "venue": "event-place", "eventdate": "event-date",
    "note": "note", "addendum": "note", "type": "genre", "volumes": "number-of-volumes", "part": "part",
    "supplement": "supplement", "pubstate": "status", "library": "archive",
    "translated-title": "translated-title",
    "translated-journal": "translated-container-title", "issue": "issue",
}  # fmt: skip
_FIRST = {
    "container-title": ("journal", "journaltitle", "booktitle"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher-place": ("address", "location"),
}
_ROMANIZED = {
    "romanized-author": "author", "romanized-title": "title", "romanized-journal": "journal",
    "romanized-publisher": "publisher", "romanized-address": "address",
}  # fmt: skip
_WHOLE = ("book", "mvbook", "collection", "proceedings")
_LINK = kept(r"(?:https?|ftp)://|\\url|www\.", re.IGNORECASE)
_INHERITED = {"title": "booktitle"}


def has_romanized(item: Item) -> bool:
    """Tell whether an entry has fields of its romanized form."""
    return any(name in item.fields for name in _ROMANIZED)


def forms(item: Item, shown: Print, paired: bool) -> tuple[Record | None, Record | None]:
    """Return the native and the romanized record of an entry; one that has but one form is both or neither.

    The second is None where the entry is no romanized form, the first where it is nothing else. Where other
    entries are `paired` a native title that is translated has its second form in the translation alone.
    """
    fields = {name: value for name, value in item.fields.items() if value.text.strip()}
    own = {
        name: value for name, value in fields.items() if not name.startswith(("romanized-", "translated-"))
    }
    translated = paired and "translated-title" in fields and not _latin(item.text("title"))
    if not (has_romanized(item) or translated):
        made = record(Item(item.kind, item.key, item.at, fields), shown)
        return (None, made) if item.text("language").strip().endswith("-Latn") else (made, None)
    turned = {_ROMANIZED[name]: value for name, value in fields.items() if name in _ROMANIZED}
    for name in ("title", "journal"):
        if name not in turned and f"translated-{name}" in fields:
            turned[name] = fields.pop(f"translated-{name}")  # the romanized list prints no other name
    if "booktitle" in own and "journal" in turned:
        turned["booktitle"] = turned.pop("journal")
    # a value that is there in native letters alone says nothing of how the romanized list prints it
    shared = {name: value for name, value in fields.items() if name not in _ROMANIZED and _latin(value.text)}
    second = {name: value for name, value in shared.items() if name not in ("author", "title")}
    native, romanized = (Item(item.kind, item.key, item.at, one) for one in (own, {**second, **turned}))
    return record(native, shown), record(romanized, shown)


def _latin(text: str) -> bool:
    """Tell whether a text has no letters but Latin ones."""
    return script(text) in ("Latin", "Unknown")


def record(item: Item, shown: Print) -> Record:
    """Return the record of an entry; fields that no reference prints are left out."""
    made = Record(_TYPES.get(item.kind, "document"))
    fields = item.fields
    for role in PEOPLE:
        _people(made, role, fields.get(role), shown)
    _titles(made, item, shown)
    for name, csl in _SAME.items():
        if name in fields:
            made.put(csl, shown(fields[name], csl))
    for csl, names in _FIRST.items():
        made.put(csl, next((shown(fields[name], csl) for name in names if name in fields), None))
    _number(made, item, shown)
    _dates(made, fields, shown)
    _published(made, fields, shown)
    return made


def _people(made: Record, role: str, written: Written | None, shown: Print) -> None:
    for person in persons(written.text, lambda part: shown(Written(part, written.at), "")) if written else ():
        if person is None:
            made.others[role] = Value("et al.")
        else:
            made.persons.setdefault(role, []).append(person)


def _titles(made: Record, item: Item, shown: Print) -> None:
    """Put title and subtitle together; the title of a volume is that of what stands in it."""
    title, subtitle = item.fields.get("title"), item.fields.get("subtitle")
    if title and subtitle:
        whole = f"{shown(title, '').text}: {shown(subtitle, '').text}"
        made.put("title", Value(whole, shown(title, "").place))
    elif title:
        made.put("title", shown(title, "title"))
    if item.kind in _WHOLE and title and "booktitle" in item.fields:
        made.put("collection-title", shown(item.fields["booktitle"], ""))


def _number(made: Record, item: Item, shown: Print) -> None:
    """Name the number: an issue, the number in a series, or the work's own."""
    number = item.fields.get("number")
    if number is None:
        pass
    elif item.kind == "article" or "journal" in item.fields or "journaltitle" in item.fields:
        made.put("issue", shown(number, ""))
    elif "series" in item.fields:
        made.put("collection-number", shown(number, ""))
    else:
        made.put("number", shown(number, ""))
    for name in ("eid", "eprint"):
        if name in item.fields:
            made.put("number", shown(item.fields[name], ""))


def _dates(made: Record, fields: Mapping[str, Written], shown: Print) -> None:
    year, month = fields.get("year") or fields.get("date"), fields.get("month")
    if year is None:
        return
    value = shown(year, "issued")
    if month and re.fullmatch(r"\d{4}", value.text) and (number := _month(month.text)):
        value = Value(f"{value.text}-{number:02d}", value.place)
    made.put("issued", value)


def _month(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() and 0 < int(text) < 13 else None


def _published(made: Record, fields: Mapping[str, Written], shown: Print) -> None:
    """Read how something was published: a link, or what it stands in."""
    how = fields.get("howpublished")
    if how is None:
        return
    if _LINK.search(how.text):
        made.put("URL", shown(how, "URL"))
    else:
        made.put("container-title", shown(how, ""))


def inherited(item: Item, parents: Mapping[str, Item]) -> Item:
    """Return an entry with what the one that it refers to says of the whole."""
    parent = parents.get(item.text("crossref").strip().lower())
    if parent is None or parent is item:
        return item
    given = {
        _INHERITED.get(name, name): value
        for name, value in parent.fields.items()
        if name not in ("author", "crossref")
    }
    return Item(item.kind, item.key, item.at, {**given, **item.fields})
