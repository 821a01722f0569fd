"""The type of a work, by CSL's names."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives

_ORDER = ("thesis", "patent", "standard", "legislation", "software", "dataset", "interview", "report")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    phrases = locales.genre(kind)
    cased = re.compile(rf"(?<!\w){alternatives(p for p in phrases if p[:2].isupper())}(?!\w)") if kind == "standard" else None
    return cased or re.compile(rf"(?<!\w){alternatives(phrases)}(?!\w)", re.IGNORECASE)


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
    for kind in _ORDER:
        if kind == "standard" and "number" not in values:
            continue
        if _pattern(kind).search(text):
            return kind
    if "publisher" in values or "publisher_place" in values or any(p.kind == "total" for p in values.get("pages", ())):
        return "chapter" if ranges and "publisher" in values else "book"
    if "URL" in values:
        return "webpage"
    return "article-journal" if "volume" in values or "issue" in values else "document"
