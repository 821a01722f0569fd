"""Bullets that entries without numbers begin with."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields.lines import Line
from refnorm.fields.marker import numbered

_LEAST = 4
"""Lines with a dot that make it the list's bullet."""
DOTS = "•·●▪■◦"
BULLETS = DOTS + "–—-*"
_NUMBERS = "0123456789[(\\_"
"""What a printed number begins with: a line is called an item for such a one too."""


def is_dotted(rows: Sequence[Line]) -> bool:
    """Tell whether dots begin the entries of a list; with a dash a later line may begin as well."""
    first = rows[0].text[0]
    return first in DOTS and sum(row.text[0] == first for row in rows) >= _LEAST


def is_bulleted(row: Line) -> bool:
    """Tell whether a line begins an item: with a bullet, or as the file marks it."""
    item = row.first and row.block.kind == "item" and row.text[0] not in _NUMBERS
    return row.text[0] in BULLETS or item or numbered(row)
