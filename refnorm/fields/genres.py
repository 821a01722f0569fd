"""The type of a work, by CSL's names."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives

_ORDER = ("thesis", "patent", "standard", "legislation", "software", "dataset", "interview", "report")


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    """Return one regex for several kinds, a named group each; standards by their marks in capitals."""
    return re.compile("|".join(f"(?P<{k.replace('-', '_')}>(?<!\\w){_phrases(k)}(?!\\w))" for k in kinds))


def _phrases(kind: str) -> str:
    """Return the phrases of a kind as they are and capitalised; capitals only where they are a mark."""
    phrases = locales.genre(kind)
    if kind == "standard":
        return alternatives(p for p in phrases if p[:2].isupper())
    return alternatives({*phrases, *(p[0].upper() + p[1:] for p in phrases), *(p[0].lower() + p[1:] for p in phrases)})


def _kinds(text: str) -> list[str]:
    """Return the kinds whose phrases a text holds, the most telling first."""
    found = {m.lastgroup for m in _pattern(*_ORDER).finditer(text)}
    return [kind for kind in _ORDER if kind in found]


def work_type(draft: Draft) -> str:
    """Name the CSL type of the work from its words and from which fields it has."""
    values, text = draft.values, draft.text
    ranges = any(p.kind == "range" for p in values.get("pages", ()))
    container = values.get("container_title")
    if container:
        if _pattern("paper-conference").search(container) or _pattern("paper-conference").search(text[-120:]):
            return "paper-conference"
        if _pattern("article-newspaper").search(container):
            return "article-newspaper"
        if "publisher" in values and "issue" not in values and "volume" not in values:
            return "chapter"
        return "article-journal"
    for kind in _kinds(text):
        if kind != "standard" or "number" in values:
            return kind
    if "publisher" in values or "publisher_place" in values or any(p.kind == "total" for p in values.get("pages", ())):
        return "chapter" if ranges and "publisher" in values else "book"
    if "URL" in values:
        return "webpage"
    return "article-journal" if "volume" in values or "issue" in values else "document"
