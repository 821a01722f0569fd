"""Persons who stand twice among the authors of one work."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.model import Name
from refnorm.romanization.known import initials


def repeated(names: Sequence[Name]) -> list[Name]:
    """Return the names that stand a second time in a row, with all their initials."""
    keys = list(map(_key, names))
    known = [key for key in keys if len(key) > 1 and key[0]]
    return [
        name
        for at, (name, key) in enumerate(zip(names, keys, strict=True))
        if key in known and key in keys[:at]
    ]


def is_repeated(name: Name, names: Sequence[Name]) -> bool:
    """Tell whether a name, at either of its places, stands twice in a row."""
    return _key(name) in map(_key, repeated(names))


def _key(name: Name) -> tuple[str, ...]:
    """Return a surname and its initials, whatever their case."""
    return ((name.family or "").casefold(), *(one.casefold() for one in initials(name.given or "")))
