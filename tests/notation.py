"""How the tables of cases write a field of a reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from refnorm.model import Bracket, Date, Name, Pages


def dated(date: Date) -> str:
    """Return a date as the table writes it: `from/to`, a season, or the printed words."""
    ends = ["-".join(map(str, parts)) for parts in (date.parts, date.last) if parts]
    return ("/".join(ends) or date.raw) + (f" season {date.season}" if date.season else "")


def shown(value: Any) -> Any:
    """Return a field's value as the table writes it."""
    if isinstance(value, tuple):
        return [shown(v) for v in value]
    if isinstance(value, Name):
        parts = (value.family, value.given, value.suffix)
        return f"*{value.literal}" if value.literal else ", ".join(part for part in parts if part)
    if isinstance(value, Pages):
        return f"{value} {value.kind}"
    if isinstance(value, Date):
        return dated(value)
    if isinstance(value, Bracket):
        return value.role
    if isinstance(value, Mapping):
        return dict(value)
    return "-" if value is None else str(value)
