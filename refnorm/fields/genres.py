"""The type of a work, by CSL's names."""

from __future__ import annotations

from functools import cache
from typing import Any

from refnorm import locales
from refnorm.fields.draft import Draft
from refnorm.fields.evidence import CAPITAL
from refnorm.fields.identifiers import ARXIV
from refnorm.fields.laws import ends_as_law
from refnorm.fields.phrases import Phrases, genre_phrases, phrases_of
from refnorm.fields.titles import container_mark
from refnorm.patterns import kept

_FORMS = ("map", "motion_picture", "post", "dataset", "software", "webpage")
_ORDER = ("thesis", "patent", "standard", "legislation", "software", "dataset", "interview", "report")


@cache
def _ordered() -> Phrases[str]:
    """Return the phrases of all kinds; a standard's mark (`ГОСТ`) is told by its capitals elsewhere."""
    return Phrases((p, kind) for kind in _ORDER if kind != "standard" for p in locales.genre(kind))


_MARK = kept(r"\w*[^\W\d_a-zа-яё]\w*[^\W\d_a-zа-яё]")
"""Two capitals at least: `ГОСТ`, `СанПиН`."""


@cache
def _standards() -> Phrases[str]:
    return Phrases(((p, "standard") for p in locales.genre("standard") if _MARK.match(p)), cased=True)


def _holds(draft: Draft, kind: str, *texts: str) -> bool:
    """Tell whether one of some parts of an entry holds a phrase of a kind."""
    table = genre_phrases(kind)
    return table.among(draft.words) and any(map(table.first, texts))


def _kinds(draft: Draft) -> list[str]:
    """Return the kinds whose phrases an entry holds, the most telling first."""
    table, text = _ordered(), draft.text
    if appendices := draft.values.get("custom", {}).get("appendices"):
        text = text.replace(appendices, "")
    found = {hit.value for hit in table.find(text)} if table.among(draft.words) else set()
    if "legislation" in found and phrases_of("cited_again").first(text):
        found.remove("legislation")  # `Указ. соч.` is no decree
    if _standards().among(draft.words) and _standards().first(text):
        found.add("standard")
    return [kind for kind in _ORDER if kind in found]


def _daily(values: dict[str, Any]) -> bool:
    """Tell a newspaper: it is dated by the day and has no volumes."""
    issued = values.get("issued")
    return bool(issued and issued.day) and values.keys().isdisjoint(("volume", "publisher", "DOI"))


_LETTERS = {
    "C": "paper-conference", "CP": "software", "D": "thesis", "DB": "dataset", "EB/OL": "webpage",
    "M": "book", "N": "article-newspaper", "P": "patent", "R": "report", "S": "standard",
}  # fmt: skip
"""What a letter in brackets says in Chinese lists (GB/T 7714-2015, annex B)."""


def _by_form(draft: Draft) -> str | None:
    """Name the type that a bracket says: `[Карты]`, `[Кинофильм]`, `[Tweet]`."""
    brackets = draft.values.get("brackets", ())
    tables = [(kind, genre_phrases(kind)) for kind in _FORMS] if brackets else []
    tables = [(kind, table) for kind, table in tables if table.among(draft.words)]
    if "publisher" in draft.values:  # a book that a site holds: `// Платформа [сайт]`
        tables = [(kind, table) for kind, table in tables if kind != "webpage"]
    for bracket in brackets:
        letter = _LETTERS.get(bracket.text.strip("[] "))
        if letter == "book" and "container_title" in draft.values:
            continue  # `章[M]//书`: a chapter of a book
        if letter and draft.spans.get("title", (bracket.span,))[-1].end <= bracket.span.start:
            return letter
        for kind, table in tables:
            hit = table.first(bracket.text)
            if hit and hit.end - hit.start == len(bracket.text.strip("[] ")):
                return kind
    return None


def _of_container(draft: Draft, container: str) -> str | None:
    """Name the type that a container or the words of the title prove."""
    values = draft.values
    sited = "URL" in values and values.keys().isdisjoint(("volume", "issue")) and not values.get("pages")
    undated = values.keys().isdisjoint(("issued", "DOI", "publisher"))
    if sited and (undated or _holds(draft, "webpage", container)):
        return "webpage"
    if "reviewed" in values.get("custom", ()):
        return "review-book"
    for kind in ("entry-encyclopedia", "post", "review-book", "interview"):
        within = kind in ("entry-encyclopedia", "post")
        if _holds(draft, kind, container if within else draft.text.split(container)[0]):
            return kind
    return None


def _is_law(values: dict[str, Any]) -> bool:
    """Tell a law that a gazette prints by its title, which begins or ends as one: `Закон за водите`."""
    title = values.get("title", "")
    if not title or "author" in values:
        return False
    if phrases_of("gazette").first(values["container_title"]):
        return True
    hit = genre_phrases("legislation").first(title)
    return bool(hit and (hit.start == 0 or hit.end == len(title))) or ends_as_law(title)


_BY_PERSON = kept(rf"{CAPITAL}[\w’'-]+,?\s(?:{CAPITAL}\.\s?){{1,2}}(?={CAPITAL}\w)")
"""The person whose works hold a paper about them: `// Орлов В. Я. Собрание трудов`."""


def _collected(draft: Draft, container: str) -> bool:
    """Tell a collection of papers, which a house prints, from a journal: `Реки : сб. ст. М. : Русло`."""
    if _BY_PERSON.match(container):
        return True
    table = phrases_of("collected")
    return table.among(draft.words) and table.first(container) is not None


def _edited(values: dict[str, Any]) -> bool:
    """Tell a volume that editors have made from a journal: `In Modern Ice; Reed, P., Ed.; … Volume 2`."""
    return "editor" in values and "issue" not in values


_PROVEN = ("legislation",)
"""Kinds that a person can only have written about: `Орлов Д. Е. Закон РФ о реках: комментарий`."""


def _is_own(values: dict[str, Any]) -> bool:
    """Tell a law from a book about one: no person has written it."""
    return not any(name.family for name in values.get("author", ()))


def _led(text: str, container: str) -> bool:
    """Tell whether a word leads to what holds the work, as it does to a book: `In: Ice. T. 3. Omsk: Mir`."""
    start = text.find(container)
    marks = container_mark().finditer(text, max(0, start - _LEAD), start + 1)
    return any(mark.end() == start for mark in marks)


_LEAD = 16
"""Characters before a container in which such a word is sought."""
_TAIL = 120
"""Characters at the end of an entry in which the conference may be named behind what holds the paper."""


def _counted_before(draft: Draft) -> bool:
    """Tell a whole book that a site holds: its publisher stands before `//`, and its pages are counted."""
    house, held = (draft.spans.get(field) for field in ("publisher", "container_title"))
    if draft.page_kinds != {"total"} or not house or not held or "//" not in draft.text:
        return False
    return house[-1].end < held[0].start


def _online(draft: Draft) -> bool:
    """Tell a preprint that is online (CSL 1.0.2: an article) from one that an institute has printed."""
    linked = not draft.values.keys().isdisjoint(("DOI", "URL", "archive"))
    return linked and phrases_of("preprint").first(draft.text) is not None


def _within(draft: Draft, container: str) -> str:
    """Name the type of a work that stands in another."""
    values, text = draft.values, draft.text
    if _is_law(values):
        return "legislation"
    printed = not values.keys().isdisjoint(("publisher", "publisher_place"))
    serial = "volume" in values and ("issue" in values or not printed) and "event_date" not in values
    behind = text.rpartition(container)[2]
    if not serial and _holds(draft, "paper-conference", f"{container}.", behind[-_TAIL:]):
        return "paper-conference"
    if kind := _of_container(draft, container):
        return kind
    if _holds(draft, "article-newspaper", container) or _daily(values):
        return "article-newspaper"
    if _counted_before(draft):
        return "book"
    if printed and "container-author" in values.get("custom", ()):
        return "chapter"
    unnumbered = values.keys().isdisjoint(("issue", "volume"))
    whole = _edited(values) or "number_of_volumes" in values or _collected(draft, container)
    if "publisher" in values and (unnumbered or whole or ("issue" not in values and _led(text, container))):
        return "chapter"
    return "article-journal"


_SCALED = kept(r"(?<!\d)1\s?:\s?(?:\d\d{1,2}|\d[\s.,]\d{3})[\s.,]000(?!\d)")
"""The scale of a map: `1 : 500 000`."""
_NEAR = 60
"""Characters between what a court calls its decision and the word for a court at most."""


def _judged(draft: Draft) -> bool:
    """Tell what a court has decided from a law: `Решение Арбитражного суда …`, `… сотының … шешімі`."""
    title, (ruling, court) = draft.values.get("title", ""), (phrases_of("ruling"), phrases_of("of_court"))
    said = ruling.first(title) if ruling.among(draft.words) and court.among(draft.words) else None
    whose = court.first(title) if said else None
    if not said or not whose or phrases_of("plenum").first(title):
        return False
    return min(said.start, whose.start) < _NEAR > whose.start - said.end and (
        said.start == 0 or whose.end <= said.start
    )


def work_type(draft: Draft) -> str:
    """Name the CSL type of the work from its words and from which fields it has."""
    if kind := draft.kind or _by_form(draft):
        return "legal_case" if kind == "legislation" and _judged(draft) else kind
    values = draft.values
    if "section" in values and "legislation" in _kinds(draft):
        return "legislation"
    if container := values.get("container_title"):
        return _within(draft, container)
    for kind in _kinds(draft):
        if kind in _PROVEN and not _is_own(values):
            continue
        if kind == "report" and _online(draft):
            return "article"
        if kind != "standard" or "number" in values:
            return kind
    if values.get("archive") == ARXIV:
        return "article"
    if ":" in draft.text and _SCALED.search(draft.text):
        return "map"
    if "publisher" in values or "publisher_place" in values or "total" in draft.page_kinds:
        return "chapter" if "range" in draft.page_kinds and "publisher" in values else "book"
    if "URL" in values:
        return "post-weblog" if genre_phrases("post-weblog").among(draft.words) else "webpage"
    return "article-journal" if "volume" in values or "issue" in values else "document"
