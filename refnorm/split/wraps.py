"""How the lines of a list are wrapped: at which column, and whether a break was meant."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import evidence
from refnorm.fields.lines import Line

_LIST = 4
"""Lines from which on their lengths tell something."""


def wrap_width(rows: Sequence[Line]) -> int | None:
    """Return the column at which the list's lines are wrapped, or None where lines are paragraphs."""
    lengths = sorted(len(row.text) for row in rows)
    if len(lengths) < _LIST or paragraphs(rows):
        return None
    width = lengths[int(len(lengths) * 0.93)]
    full = sum(width - 16 <= n <= width + 4 for n in lengths)
    return width if width < 140 and full * 5 >= 2 * len(lengths) else None


def paragraphs(rows: Sequence[Line]) -> bool:
    """Tell whether each line of a list is an entry, plainly: nearly all are whole, or begin with a person.

    So it is where most do and no line breaks off, as a wrapped one would.
    """
    whole = sum(evidence.whole(row.text) for row in rows)
    begun = sum(evidence.leads(row.text) for row in rows)
    ended = begun * 2 >= len(rows) and all(map(_ended, rows))
    return len(rows) >= _LIST and (ended or max(whole, begun) * 5 >= len(rows) * 4)


def _ended(row: Line) -> bool:
    """Tell whether a line begins and ends as an entry does."""
    return evidence.closed(row.text) and evidence.capital(row.text) and not evidence.continues(row.text)


def roomy(before: Line, row: Line, width: int) -> bool:
    """Tell whether the row's first word would have fitted on the line before: then the break was meant."""
    first = row.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first) <= width - 1
