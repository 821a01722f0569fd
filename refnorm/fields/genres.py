"""The type of a work, by CSL's names."""

from __future__ import annotations

from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft
from refnorm.fields.phrases import Phrases

_ORDER = ("thesis", "patent", "standard", "legislation", "software", "dataset", "interview", "report")


@cache
def _table(*kinds: str) -> Phrases[str]:
    """Return the phrases of some kinds; a standard's mark (`ГОСТ`) is told by its capitals elsewhere."""
    return Phrases((p, kind) for kind in kinds for p in locales.genre(kind))


@cache
def _standards() -> Phrases[str]:
    return Phrases(((p, "standard") for p in locales.genre("standard") if p[:2].isupper()), cased=True)


def _kinds(text: str) -> list[str]:
    """Return the kinds whose phrases a text holds, the most telling first."""
    found = {hit.value for hit in _table(*(k for k in _ORDER if k != "standard")).find(text)}
    if _standards().first(text):
        found.add("standard")
    return [kind for kind in _ORDER if kind in found]


def work_type(draft: Draft) -> str:
    """Name the CSL type of the work from its words and from which fields it has."""
    values, text = draft.values, draft.text
    ranges = any(p.kind == "range" for p in values.get("pages", ()))
    container = values.get("container_title")
    if container:
        if _table("paper-conference").first(container) or _table("paper-conference").first(text[-120:]):
            return "paper-conference"
        if _table("article-newspaper").first(container):
            return "article-newspaper"
        if "publisher" in values and "issue" not in values and "volume" not in values:
            return "chapter"
        return "article-journal"
    for kind in _kinds(text):
        if kind != "standard" or "number" in values:
            return kind
    if (
        "publisher" in values
        or "publisher_place" in values
        or any(p.kind == "total" for p in values.get("pages", ()))
    ):
        return "chapter" if ranges and "publisher" in values else "book"
    if "URL" in values:
        return "webpage"
    return "article-journal" if "volume" in values or "issue" in values else "document"
