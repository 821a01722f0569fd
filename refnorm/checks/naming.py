"""How entries are named in messages."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.model import Entry


def numbered(entries: Iterable[Entry]) -> str:
    """Return `entry 3`, `entries 3, 5`: by the printed number, else the position; each once."""
    numbers = list(dict.fromkeys(entry.label or str(entry.index) for entry in entries))
    return ("entry " if len(numbers) == 1 else "entries ") + ", ".join(numbers)
