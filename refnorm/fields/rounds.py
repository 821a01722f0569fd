"""English translations in round brackets, as some publishers print them: `Ozera (A Book of Lakes)`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft
from refnorm.locales.spelling import is_known
from refnorm.model import Bracket
from refnorm.patterns import kept
from refnorm.text import cyrillic_share
from refnorm.traced import TAKEN

_FIELDS = ("title", "container_title")
_BEHIND = r"(?=\s?(?:[.,:;\x00\x01]|$))"
_NEXT = kept(
    rf"(?:\s?\(|\.\s\((?=[^()\x00\x01]*\s[a-z]{{4}}))(?P<inner>[A-Z][^()\x00\x01]{{6,300}})\){_BEHIND}"
)
"""Behind a period it has a word in small letters, as no series has: `(Lecture Notes in Mathematics)`."""
_LAST = kept(r"\s\((?P<inner>[A-Z][^()\x00\x01]{6,300})\)$")
_ENGLISH = kept(
    r"(?<![\w'’\u0300-\u036f])(?:of|the|and|in|for|on|to|with|by|an|a|from)(?![\w'’\u0300-\u036f])",
    re.IGNORECASE,
)
_SAID = kept(r"[a-z]{4,}")
"""The words by which a phrase without any of those is English."""
_ONLY = kept(r"(?<![\w'’])(?:of|the|and)(?![\w'’])")
"""Those of them that no romanized phrase has."""


def rounds(draft: Draft) -> None:
    """Take what stands in parentheses behind a romanized title or container for its translation.

    It has words that only English has, and the name before it has none.
    """
    if "(" not in draft.text:
        return
    for field in _FIELDS:
        value = draft.values.get(field)
        if value and not cyrillic_share(value) and not _ONLY.search(value.split(" (")[0]):
            _take(draft, field)


def _turns(name: str, inner: str) -> bool:
    """Tell that all words in parentheses are English ones, and those of the name before them are not."""
    own, other = (_SAID.findall(text.casefold()) for text in (name.partition(" (")[0], inner))
    said = all(is_known(word) or word in _peoples() for word in other)
    return len(other) > 1 and said and not all(map(is_known, own))


@cache
def _peoples() -> frozenset[str]:
    """Return the names of languages in English, which are those of peoples too: `Uzbek proverbs`."""
    return frozenset(phrase.split()[-1].casefold() for phrase in locales.english().words["in_language"])


def _is_container(draft: Draft, where: tuple[int, int]) -> bool:
    """Tell whether a parenthesis and nothing else was read as the container."""
    spans = draft.spans.get("container_title", ())
    return len(spans) == 1 and draft.local(spans[0]) == where


def _take(draft: Draft, field: str) -> None:
    """Take the translation at the end of a field, or right behind it."""
    start, end = draft.local(draft.spans[field][-1])
    inside = _LAST.search(draft.text, start, end)
    match = inside or _NEXT.match(draft.text, end)
    if match is None or not (
        _ENGLISH.search(match["inner"]) or _turns(draft.text[start:end], match["inner"])
    ):
        return
    where = match.start("inner") - 1, match.end()
    if inside:
        draft.note(field, (start, inside.start()))
    elif field == "title" and _is_container(draft, where):
        draft.drop("container_title")  # a translation of two sentences is no book
    elif TAKEN in draft.mask[slice(*where)]:
        return
    bracket = Bracket(match["inner"].strip(), field.split("_")[0], draft.span(*where))
    draft.values["brackets"] = [*draft.values.get("brackets", ()), (bracket, *where)]
    draft.hide(*where)
