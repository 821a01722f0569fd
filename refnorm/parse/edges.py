"""Which marks around a field are its own: quotes and brackets in pairs, a stop that shortens."""

from __future__ import annotations

from refnorm.fields.draft import Draft

EDGE = " \t,;:/–—-։"
"""Marks that part fields."""
_ASKING = ("?", "!")
"""Marks that end a title and are its own."""
_PAIRS = {"«": "»", "“": "”", "„": "“”", "(": ")", '"': '"', "‘": "’", "[": "]", "{": "}", "$": "$"}


def bounds(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Return a range without the marks that part it from its neighbours, with those that belong to it.

    Quotes and brackets come in pairs; a period stays where another mark follows, as behind `Вост. лит.,`.
    """
    text = draft.text
    while start < end and text[start] in EDGE + ".":
        start += 1
    while start < end and text[end - 1] in EDGE + ".(":
        end -= 1
    while text[end : end + 1] in _ASKING:
        end += 1
    opening = text[start - 1 : start]
    if opening == text[end - 1 : end] == "'":
        end -= 1
    inside = text[start:end]
    closes = _PAIRS.get(opening, "")
    if closes and (text[end : end + 1] in closes or _unpaired(inside, opening, closes)):
        start -= 1
    while closing := _closing(text, start, end):
        end = text.index(closing, end) + 1
    if text[end : end + 1] == "." and text[end + 1 : end + 2] in (",", ";", ":", ")"):
        end += 1
    return start, end


def _closing(text: str, start: int, end: int) -> str:
    """Return the mark behind a range, or behind the stop there, that closes what the range opens."""
    inside, closing = text[start:end], text[end + (text[end : end + 1] in (".", "!", "?", "…")) :][:1]
    found = closing and any(closing in c and _opened(inside, o, c) for o, c in _PAIRS.items())
    return closing if found else ""


def _unpaired(inside: str, opening: str, closes: str) -> bool:
    """Tell whether a text closes more than it opens."""
    closed = sum(map(inside.count, closes))
    return closed % 2 == 1 if opening in closes else closed > inside.count(opening)


def _opened(inside: str, opening: str, closes: str) -> bool:
    """Tell whether a text opens more than it closes."""
    opened = inside.count(opening)
    return opened % 2 == 1 if opening in closes else opened > sum(map(inside.count, closes))
