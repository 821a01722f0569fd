"""A proposed change as people read it."""

from __future__ import annotations

from refnorm.model import Edit
from refnorm.patterns import kept

_LAST, _NEXT = kept(r"\S+\s?$"), kept(r"\s?\S*")
"""The word before a place and the one behind it."""
_AROUND = 60
"""Characters in which they are looked for."""


def changed(text: str, fix: Edit) -> tuple[str, str]:
    """Return what stands at a change and what would; marks alone are shown with the words around them."""
    printed = fix.span.of(text)
    if any(c.isalnum() for c in fix.text):
        return printed.strip(), fix.text.strip()
    before = _LAST.search(text, max(0, fix.span.start - _AROUND), fix.span.start)
    after = _NEXT.match(text, fix.span.end, fix.span.end + _AROUND)
    left, right = before[0] if before else "", after[0] if after else ""
    return f"{left}{printed}{right}".strip(), f"{left}{fix.text}{right}".strip()
