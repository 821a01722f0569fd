"""Whether two readings agree at first sight, so that no other reading needs a look."""

from __future__ import annotations

from functools import lru_cache

from refnorm.model import Reference
from refnorm.reconcile.side import bones, city, house
from refnorm.text import words

_NAMES = ("author", "title", "container_title", "publisher", "publisher_place")


def agree(a: Reference, b: Reference) -> bool:
    """Tell whether both sides have the same fields, and each begins and ends with the same words.

    A title may be translated where what follows it is not.
    """
    if any(bool(getattr(a, name)) != bool(getattr(b, name)) for name in _NAMES):
        return False
    if a.leftover or b.leftover or not _authors(a, b):
        return False
    behind = [
        same(getattr(a, name) or "", getattr(b, name) or "") for name in _NAMES[2:4] if getattr(a, name)
    ]
    if a.publisher_place and b.publisher_place:
        behind.append(_places(a.publisher_place, b.publisher_place))
    return all(behind) and (bool(behind) or same(a.title or "", b.title or ""))


def _authors(a: Reference, b: Reference) -> bool:
    return len(a.author) == len(b.author) or a.et_al or b.et_al


@lru_cache(maxsize=32768)
def _ends(text: str) -> tuple[str, str]:
    """Return the bones of a text's first and last word that say something."""
    found = [bone for w in words(text) if (bone := bones(w)) and not house(w)]
    return (found[0], found[-1]) if found else ("", "")


def same(a: str, b: str) -> bool:
    """Tell whether two texts begin and end with the same words."""
    return a == b or (_ends(a) == _ends(b) != ("", ""))


def _places(a: str, b: str) -> bool:
    return a == b or same(a, b) or (city(a) == city(b) != "")
