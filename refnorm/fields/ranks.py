"""What stands for a person beside the name, or in its place: a rank of the church, `Он же`, `Idem`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, worded
from refnorm.fields.evidence import UPPER, capital, continues, weight
from refnorm.fields.phrases import phrases_of
from refnorm.model import Entry, Name
from refnorm.patterns import kept

_FAR = 60
"""Characters of a name before its rank."""
_LITERAL = kept(r"[^\W\d_][^.,:;/()«»\"“”\d\x00\x01]{2,58}(?:\s\([^\W\d_][\w’'-]{1,30}\))?")
_NEXT = kept(r"\s[^\W\d_]+")
_REPEATED = kept(r"(?:[—–]{1,3}|-{2,}|_{3,})[.,:]?\s+(?:\(?(?:1[5-9]|20)\d\d[a-zа-я]?\)?[.,:]?\s+)?")


@cache
def _rank() -> re.Pattern[str]:
    """Return the regex of a rank behind a name: `, свт. `, `, Archpriest. `."""
    ranks = worded("clergy")
    return kept(rf",\s(?i:{ranks})[.,](?!\s[{UPPER}]\.)")  # `Reed J., Bishop, C.` has two authors


def rank(draft: Draft, start: int) -> re.Match[str] | None:
    """Find the rank of the church behind the first name of an entry."""
    if not phrases_of("clergy").among(draft.words):
        return None
    match = _rank().search(draft.mask, start, start + _FAR)
    if match is None:
        return None
    behind = _NEXT.match(draft.mask, match.end())
    town = draft.mask[match.start() + 2 : behind.end()] if behind else ""
    return None if town.casefold() in locales.cities() else match


def ranked(draft: Draft, at: int) -> bool:
    """Tell whether a rank of the church stands behind a name that ends at an offset of the entry."""
    return phrases_of("clergy").among(draft.words) and _rank().match(draft.text, at) is not None


def called(
    draft: Draft, start: int, names: list[Name], at: int, ranked: re.Match[str]
) -> tuple[list[Name], int]:
    """Return who stands before a rank, and where it ends: a name without initials is one literal."""
    end = ranked.start()
    if at != end or not all("." in (name.given or "") for name in names):
        match = _LITERAL.fullmatch(draft.mask, start, end)
        names = [Name(None, None, match[0], draft.span(start, end))] if match else []
    return names, ranked.end() if names else start


def again(draft: Draft) -> int:
    """Take out what says at the head that the author is that of the entry before; return its end, or 0."""
    table = phrases_of("same_author")
    hit = table.at(table.folded(draft.mask), 0) if table.among(draft.words) else None
    if hit is None or draft.mask[hit.end : hit.end + 1] not in (".", ","):
        return 0
    draft.custom("author-repeated", draft.text[: hit.end])
    draft.hide(0, hit.end + 1)
    return hit.end + 1


def repeats(text: str) -> bool:
    """Tell whether the text begins with a mark for the authors of the entry before: `— Title`, `—. 1977.`"""
    found = _REPEATED.match(text)
    rest = text[found.end() :] if found else ""
    return capital(rest) and weight(text) > 0 and not continues(rest)


def of_same_author(entry: Entry) -> bool:
    """Tell whether an entry says, in words or by a dash, that its authors are those of the entry before."""
    said = "author-repeated" in entry.reference.custom
    return said or repeats(entry.raw[entry.number_end :].lstrip(" .)]/\t"))
