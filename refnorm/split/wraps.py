"""How the lines of a list are wrapped: at which column, and whether a break was meant."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import evidence
from refnorm.fields.lines import Line

_LIST = 4
"""Lines from which on their lengths tell something."""
FILLED = 4
"""Characters by which a wrapped line is longer than the usual one at most."""
_INNER = 6
"""Lines that go on with the one before, so many that they show how a list is wrapped."""
_MANY, _GOING_ON = 12, 0.25
"""Lines, and the share of them that go on with the one before, where some are longer than they are wrapped: a
converter has made words whole that a line end broke, and set the rest of the next line behind them."""


def wrap_width(rows: Sequence[Line]) -> int | None:
    """Return the column at which the list's lines are wrapped, or None where lines are paragraphs."""
    lengths = sorted(len(row.text) for row in rows)
    if len(lengths) < _LIST or paragraphs(rows):
        return None
    width = _filled(lengths, 0.93, 0.4)
    if width is None and len(lengths) >= _MANY:
        going_on = sum(evidence.continues(row.text) for row in rows)
        width = _filled(lengths, 0.8, 0.5) if going_on >= _GOING_ON * len(rows) else None
    return width


def _filled(lengths: Sequence[int], quantile: float, share: float) -> int | None:
    """Return the length that a quantile of sorted lines has at most, if a share of them fill it nearly."""
    width = lengths[int(len(lengths) * quantile)]
    full = sum(width - 16 <= n <= width + FILLED for n in lengths)
    return width if width < 140 and full >= share * len(lengths) else None


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


def exactly(couples: Sequence[tuple[Line, Line]], width: int) -> bool:
    """Tell whether a list is wrapped as programs do it: no line that goes on would have fitted above.

    Then a line that would have begins an entry. `couples` are lines with the one that stands before.
    """
    inner = [
        roomy(before, row, width)
        for before, row in couples
        if row.text[0].islower() and not row.blank and len(before.text) <= width + FILLED
    ]
    return len(inner) >= _INNER and not any(inner)


def roomy(before: Line, row: Line, width: int) -> bool:
    """Tell whether the row's first word would have fitted on the line before: then the break was meant."""
    first = row.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first) <= width - 1
