"""A parsed reference as a CSL-JSON item (CSL 1.0.2): never a None, never an empty value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from refnorm.model import Bracket, Date, Name, Pages, Reference
from refnorm.patterns import kept
from refnorm.text import DASH, script

Item = dict[str, Any]

OTHERS = {"literal": "others"}
"""What `et al.` is in CSL-JSON; pandoc and citeproc know it."""

_CONTROL = kept("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATE = kept("[\ud800-\udfff]")
_UNSEEN = kept("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal or an editor obeys without showing it, and what UTF-8 cannot hold."""

_RANGE = kept(rf"(?P<first>[^\s,–—-]+)\s*{DASH}\s*(?P<last>[^\s,–—-]+)")
_INITIALS = kept(r"(?<=[^\W\d_])\.(?=[^\W\d_])")


def tidy(text: str | None) -> str:
    """Return a value on one line, without control characters and without halves of characters."""
    return " ".join(_SURROGATE.sub("\ufffd", _CONTROL.sub(" ", text or "")).split())


_QUOTED = kept(r"(?:«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\")[.,]?")
"""A title that is quoted as a whole: the style that prints it sets its own quotes."""


def unquoted(title: str) -> str:
    """Return a title without the quotes around all of it."""
    match = _QUOTED.fullmatch(title)
    return next(filter(None, match.groups())) if match else title


def dump(data: Any, indent: int | None = None) -> str:
    """Return JSON in readable Unicode; what is not readable there is escaped, so that values stay whole."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def item(reference: Reference, key: str, language: str | None = None) -> Item:
    """Return the CSL item of a reference; what CSL has no variable for is in `notes`."""
    fields: Item = {"id": key, "type": reference.type, "language": language or ""}
    fields |= (
        {"title": unquoted(tidy(reference.title))} | _people(reference) | _texts(reference, _BEFORE_DATE)
    )
    fields["issued"] = date(reference.issued)
    fields |= _texts(reference, _AFTER_DATE)
    fields["page"] = pages(reference)
    fields["number-of-pages"] = total(reference)
    fields |= _texts(reference, _CODES)
    fields |= {name: date(getattr(reference, name.replace("-", "_"))) for name in _DATES}
    return {name: value for name, value in fields.items() if value}


_BEFORE_DATE = (
    "container-title", "collection-title", "collection-number", "publisher", "publisher-place",
    "event-title", "event-place", "archive", "archive_location",
)  # fmt: skip
_AFTER_DATE = (
    "edition", "number-of-volumes", "volume", "part", "issue", "supplement", "number", "section", "genre",
    "jurisdiction", "status",
)  # fmt: skip
_CODES = ("DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID")
_DATES = ("original-date", "submitted", "event-date", "accessed")


def _texts(reference: Reference, names: Iterable[str]) -> Item:
    return {name: tidy(getattr(reference, name.replace("-", "_"))) for name in names}


def _people(reference: Reference) -> Item:
    authors = names(reference.author)
    if authors and reference.et_al:
        authors.append(dict(OTHERS))
    return {"author": authors, "editor": names(reference.editor), "translator": names(reference.translator)}


def names(people: Iterable[Name]) -> list[dict[str, str]]:
    """Return CSL names; who cannot be told apart into family and given stays literal."""
    return [found for person in people if (found := _name(person))]


def _name(person: Name) -> dict[str, str]:
    family, given = tidy(person.family), _INITIALS.sub(". ", tidy(person.given))
    if not family:
        literal = tidy(person.literal) or given
        return {"literal": literal} if literal else {}
    named = {"family": family, "given": given} if given else {"family": family}
    return named | ({"suffix": tidy(person.suffix)} if person.suffix else {})


def date(when: Date | None) -> Item:
    """Return a CSL date: its parts, a span of two, with a season; what has no year stays as printed."""
    if when is None:
        return {}
    if not when.parts:
        return {"literal": tidy(when.raw)} if tidy(when.raw) else {}
    parts = [list(when.parts), *([list(when.last)] if when.last else [])]
    return {"date-parts": parts} | ({"season": when.season} if when.season else {})


def date_parts(item: Item, name: str) -> list[int]:
    """Return the year, month and day of an item's date, as far as they are known: of a span, its first."""
    dates: list[list[int]] = item.get(name, {}).get("date-parts", [])
    return dates[0] if dates else []


def page_ends(item: Item) -> tuple[str, str]:
    """Return the first and the last page of an item; what is no single range has no last one."""
    printed = item.get("page", "")
    found = _RANGE.fullmatch(printed)
    return (found["first"], found["last"]) if found else (printed, "")


def total(reference: Reference) -> str:
    """Return CSL `number-of-pages`: as printed where it counts its parts one by one."""
    found = reference.number_of_pages
    return tidy(found.printed or str(found)) if found else ""


def pages(reference: Reference) -> str:
    """Return CSL `page`: the range in the container, or what is cited; several are joined."""
    first = reference.page
    same: list[Pages] = [p for p in reference.pages if first and p.kind == first.kind]
    return tidy(", ".join(map(str, same)))


def notes(reference: Reference, text: str) -> Item:
    """Return what CSL has no variable for: a cited page, an `et al.`, what no field claimed."""
    found: Item = {}
    if reference.et_al:
        found["et-al"] = True
    if reference.page and reference.page.kind == "cited":
        found["page-kind"] = "cited"
    found |= {name: tidy(value) for name, value in reference.custom.items()}
    leftover = [rest for span in reference.leftover if (rest := span.of(text).strip())]
    return found | ({"leftover": leftover} if leftover else {})


_TRANSLATED = {"title": ["title"], "container": ["container-title"], "both": ["title", "container-title"]}


def translations(reference: Reference) -> dict[str, Item]:
    """Return the author's own translations, from the brackets, by language tag.

    A bracket that translates title and container together cannot be cut without guessing:
    it is the title, and `translates` says what it covers.
    """
    found: dict[str, Item] = {}
    for bracket in reference.brackets:
        covers = _TRANSLATED.get(bracket.role)
        value = tidy(_inside(bracket))
        if covers and value:
            variant = found.setdefault("en" if script(value) == "Latin" else "und", {})
            variant.setdefault(covers[0], value)
            if len(covers) > 1:
                variant.setdefault("translates", covers)
    return found


def _inside(bracket: Bracket) -> str:
    text = bracket.text.strip()
    return text[1:-1] if text[:1] in ("[", "(") and text[-1:] in ("]", ")") else text
