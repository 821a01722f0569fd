"""A proposed change as people read it."""

from __future__ import annotations

from refnorm.model import Edit
from refnorm.patterns import kept

_LAST, _NEXT = kept(r"\S+\s?$"), kept(r"\s?\S*")
"""The word before a place and the one behind it."""
_BEGUN, _ENDED = kept(r"\S*$"), kept(r"\S*")
"""What else of a word stands before a place, and behind it."""
_AROUND = 60
"""Characters in which they are looked for."""


def changed(text: str, fix: Edit) -> tuple[str, str]:
    """Return what stands at a change and what would; marks alone are shown with the words around them."""
    printed = fix.span.of(text)
    meant = _letters(fix.text)
    if meant and meant != _letters(printed):
        return printed.strip(), fix.text.strip()
    ahead, behind = (_BEGUN, _ENDED) if meant else (_LAST, _NEXT)
    before = ahead.search(text, max(0, fix.span.start - _AROUND), fix.span.start)
    after = behind.match(text, fix.span.end, fix.span.end + _AROUND)
    left, right = before[0] if before else "", after[0] if after else ""
    return f"{left}{printed}{right}".strip(), f"{left}{fix.text}{right}".strip()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
