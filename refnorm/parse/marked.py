"""References whose fields the file marks itself: what is given is taken as it is, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from refnorm.fields import brackets, dates, names, titles
from refnorm.fields.dates import LONE_YEAR
from refnorm.fields.draft import Draft
from refnorm.fields.lines import lines
from refnorm.fields.visible import visible
from refnorm.model import PEOPLE, Date, Document, Entry, Name, Pages, PagesKind, Reference, Span
from refnorm.parse.entry import build
from refnorm.patterns import kept

Where = tuple[int, int]

_PERSON = kept(r"(?P<role>author|editor|translator)\.(?P<number>\d+)\.(?P<part>\w+)")
_LABEL = kept(r"(?:[^\W\d_]{1,12}(?:\.\s?|\s))+(?=\d)|№\s?")
"""A mark within a field that holds a number: `Т. 5`, `pp. 5-7`."""
_UNIT = kept(r"\s?[^\W\d_]{1,6}\.?$")
"""A mark behind one: `234 с.`"""
_RANGE = kept(r"(?P<first>[^\s–—‒‑-]+)\s?[–—‒‑-]{1,2}\s?(?P<last>[^\s–—‒‑,;-]+)")
_DOI = kept(r"10\.\d{4,9}/\S+")

_TEXTS = {
    "title": "title", "container-title": "container_title", "collection-title": "collection_title",
    "collection-number": "collection_number", "publisher": "publisher", "publisher-place": "publisher_place",
    "event-title": "event_title", "event-place": "event_place", "edition": "edition", "genre": "genre",
    "number": "number", "number-of-volumes": "number_of_volumes", "part": "part", "supplement": "supplement",
    "status": "status", "archive": "archive", "ISBN": "ISBN", "ISSN": "ISSN", "PMID": "PMID",
    "PMCID": "PMCID", "URL": "URL",
}  # fmt: skip


def marked(document: Document, entry: Entry, holes: Iterable[Span] = ()) -> Reference | None:
    """Return the reference of an entry whose one block marks its fields; None of any other entry.

    The values are found in the text in their order; in a title brackets are told as in any entry.
    """
    known = [row.block.known for row in lines(document, entry.span)]
    if len(known) != 1 or not known[0]:
        return None
    draft = Draft(visible(document, entry, holes))
    brackets.brackets(draft)
    work = _Work(draft)
    for field, value in known[0].items():
        work.take(field, value)
    return work.reference(known[0].get("type", ""))


class _Work:
    """An entry whose fields are claimed one after the other, as they follow each other in its text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._at = 0
        self._persons: dict[tuple[str, str], dict[str, Where]] = {}

    def take(self, field: str, value: str) -> None:
        """Claim a field at the next place where its value stands; one that is not found is left over."""
        start = self._draft.text.find(value, self._at)
        if start < 0 or field == "type":
            return
        self._at = start + len(value)
        where = start, self._at
        if person := _PERSON.fullmatch(field):
            self._persons.setdefault((person["role"], person["number"]), {})[person["part"]] = where
        elif field.endswith(".others"):
            self._draft.values["et_al"] = True
            self._draft.hide(*where)
        else:
            _TAKE.get(field, _text)(self._draft, field, where)

    def reference(self, kind: str) -> Reference:
        """Return what was claimed as a reference."""
        draft = self._draft
        for role in PEOPLE:
            people = [_name(draft, parts) for (own, _), parts in self._persons.items() if own == role]
            if people:
                names.keep(draft, role, people)
        draft.values["pages"] = tuple(draft.values.get("pages", ()))
        draft.values["brackets"] = tuple(titles.targets(draft))
        draft.kind = kind if kind not in ("", "document") else None
        return replace(build(draft), given=True)


def _name(draft: Draft, parts: Mapping[str, Where]) -> Name:
    start, end = min(a for a, _ in parts.values()), max(b for _, b in parts.values())
    draft.hide(start, end)
    span = draft.span(start, end)
    if "family" not in parts:
        return Name(None, None, draft.text[start:end], span)
    family, given = (
        draft.text[slice(*parts[name])] if name in parts else None for name in ("family", "given")
    )
    return Name(family, given, None, span)


def _text(draft: Draft, field: str, where: Where) -> None:
    """Claim words without the brackets in them; what has no field of its own keeps its name."""
    value = draft.shown(*where)
    if not kept(r"\w").search(value):
        return
    if field in _TEXTS:
        draft.claim(_TEXTS[field], where, value)
    elif not field.startswith("translated-"):
        draft.custom(field, value)
        draft.hide(*where)


def _number(draft: Draft, field: str, where: Where) -> None:
    """Claim a number without the mark that stands in its field too."""
    start = _past(draft, where)
    draft.claim(field, (start, where[1]), draft.text[start : where[1]], where)


def _past(draft: Draft, where: Where) -> int:
    label = _LABEL.match(draft.text, *where)
    return label.end() if label and label.end() < where[1] else where[0]


def _pages(draft: Draft, field: str, where: Where) -> None:
    start = _past(draft, where)
    text = draft.text[start : where[1]]
    both = _RANGE.match(text)
    span = draft.span(start, where[1])
    kind: PagesKind = "range" if both else "cited"
    pages = Pages(both["first"], both["last"], kind, span) if both else Pages(text, None, kind, span)
    _keep(draft, field, where, pages)


def _total(draft: Draft, field: str, where: Where) -> None:
    unit = _UNIT.search(draft.text, *where)
    end = unit.start() if unit and unit.start() > where[0] else where[1]
    pages = Pages(draft.text[where[0] : end], None, "total", draft.span(where[0], end))
    _keep(draft, field, where, pages)


def _keep(draft: Draft, field: str, where: Where, pages: Pages) -> None:
    draft.values.setdefault("pages", []).append(pages)
    draft.spans[field] = [pages.span]
    draft.hide(*where)


def _date(draft: Draft, field: str, where: Where) -> None:
    """Claim a date as far as it is known."""
    found = next(dates.all_dates(draft.text, *where), None)
    year = LONE_YEAR.search(draft.text, *where)
    if found:
        date = dates.as_date(draft, found)
    else:
        text = draft.text[slice(*where)]
        date = Date(int(year[0]) if year else None, None, None, text, draft.span(*where))
    draft.claim(field, where, date)
    if field == "issued" and year:
        draft.spans[field] = [draft.span(*year.span())]


def _doi(draft: Draft, field: str, where: Where) -> None:
    """Claim a DOI without the address of its resolver."""
    found = _DOI.search(draft.text, *where)
    own = found.span() if found else where
    draft.claim("DOI", own, draft.text[slice(*own)], where)


def _url(draft: Draft, field: str, where: Where) -> None:
    """Claim a link; one that leads to a DOI is that DOI."""
    if "doi.org/10." in draft.text[slice(*where)]:
        if "DOI" not in draft.values:
            _doi(draft, field, where)
        draft.hide(*where)
        return
    _text(draft, field, where)


_TAKE: Mapping[str, Callable[[Draft, str, Where], None]] = {
    "volume": _number,
    "issue": _number,
    "page": _pages,
    "number-of-pages": _total,
    "issued": _date,
    "accessed": _date,
    "event-date": lambda draft, field, where: _date(draft, "event_date", where),
    "DOI": _doi,
    "URL": _url,
}
