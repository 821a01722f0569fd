"""Numbers of lines in the margin, as manuscripts for review have them: every line counted, or every fifth.

They stand below each other left of all lines of a column, count on evenly, and are as many as its lines ask
for. The numbers of a list's items have lines between them that no number counts, and prose above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from refnorm.readers.pdf.rows import Run, falling

_FEWEST = 5
"""Numbers of a page that show where its margin is."""
_STEPS = (1, 2, 5, 10)
_EVEN = 0.9
"""Share of numbers that are one step ahead of those before them."""
_COUNTED = 0.75
"""Share of a column's lines that the numbers account for at least."""
_ALIGNED = 1.5
"""Points by which the numbers of one margin are out of line at most."""
_NEAR = 60.0
"""Points from the numbers within which lines begin."""

Margin = tuple[str, float]
"""Which edge of the numbers is in line, and where."""


def without_line_numbers(pages: Mapping[int, Sequence[Run]]) -> dict[int, list[Run]]:
    """Return the runs of every page without the numbers of its lines."""
    lone = {number: [one for one in page if _number(one)] for number, page in pages.items()}
    margins = [
        margin for number, page in pages.items() for margin in _margins(lone[number], page) if lone[number]
    ]
    return {
        number: [one for one in page if not (margins and _number(one) and _within(one, margins))]
        for number, page in pages.items()
    }


def _number(one: Run) -> bool:
    return len(one.words) == 1 and one.words[0].text.isdecimal()


def _within(one: Run, margins: Sequence[Margin]) -> bool:
    return any(abs(getattr(one, edge) - at) <= _ALIGNED for edge, at in margins)


def _margins(lone: Sequence[Run], page: Sequence[Run]) -> Iterator[Margin]:
    """Yield where numbers of lines stand on a page."""
    if len(lone) < _FEWEST:
        return
    others = [one for one in page if not _number(one)]
    for edge in ("x1", "x0"):
        aligned: list[Run] = []
        for one in sorted(lone, key=lambda run: float(getattr(run, edge))):
            if aligned and getattr(one, edge) - getattr(aligned[0], edge) > _ALIGNED:
                aligned = []
            aligned.append(one)
            if _counts(sorted(aligned, key=falling), others):
                yield edge, getattr(aligned[0], edge)


def _counts(aligned: Sequence[Run], others: Sequence[Run]) -> bool:
    """Tell whether numbers below each other count the lines that begin beside them."""
    values = [int(one.words[0].text) for one in aligned]
    if len(values) < _FEWEST:
        return False
    steps = [b - a for a, b in pairwise(values)]
    step = max(set(steps), key=steps.count)
    if step not in _STEPS or steps.count(step) < _EVEN * len(steps):
        return False
    left, right = min(one.x0 for one in aligned), max(one.x1 for one in aligned)
    if any(left - _ALIGNED < one.x0 < right for one in others):
        return False
    lines = {round(one.y) for one in others if right <= one.x0 < right + _NEAR}
    return bool(lines) and len(values) * step >= _COUNTED * len(lines)
