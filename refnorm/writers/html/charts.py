"""The drawings of the page: where each bar and each line stands, in units of the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.model import SEVERITIES, Severity
from refnorm.nouns import noun
from refnorm.writers.scene import Chapter, Thread

HEIGHT = 24
"""Height of a chart of entries."""
_BAR, _LEAST, _WIDEST = 7, 1.5, 240
"""Width of a bar with its gap, the least of one where there are many, and the widest chart."""
_TALLEST = 4
"""Findings of an entry that fill the height, where no entry of the article has more."""

STEP = 22
"""Height of a line of text between two lists."""
LEFT, RIGHT, WIDTH = 150, 204, 360
"""Where the lines between two lists begin and end, and the width of their drawing."""


@noun
class Bar:
    """A part of a bar."""

    x: float
    y: float
    width: float
    height: float
    severity: Severity


@noun
class Chart:
    """The findings of an article by entry: a bar each, errors at the foot."""

    width: float
    bars: tuple[Bar, ...]
    rows: int


@noun
class Line:
    """A thread, drawn: its ends, the words beside them, and whether it crosses others."""

    y1: int | None
    y2: int | None
    labels: tuple[str, str]
    crosses: bool


def chart(chapter: Chapter) -> Chart:
    """Draw how many findings stand in each entry, in the order of the page."""
    rows = [row for group in chapter.groups for row in group.rows]
    counts = [[sum(c.severity == s for c in row.findings) for s in SEVERITIES] for row in rows]
    step = max(_LEAST, min(_BAR, _WIDEST / max(len(rows), 1)))
    unit = HEIGHT / max([_TALLEST, *map(sum, counts)])
    bars = []
    for at, count in enumerate(counts):
        foot = float(HEIGHT)
        for severity, number in zip(SEVERITIES, count, strict=True):
            foot -= number * unit
            if number:
                bars.append(_bar(at * step, foot, step, number * unit, severity))
    return Chart(round(step * len(rows), 1), tuple(bars), len(rows))


def _bar(x: float, y: float, step: float, height: float, severity: Severity) -> Bar:
    gap = 1 if step > 2 * _LEAST else 0
    return Bar(round(x, 1), round(y, 1), round(step - gap, 1), round(height, 1), severity)


def lines(threads: Sequence[Thread]) -> tuple[Line, ...]:
    """Draw the threads between two lists; those that cross lie on top."""
    drawn = [
        Line(_height(t.native), _height(t.romanized), t.labels, t.crosses)
        for t in sorted(threads, key=lambda t: t.crosses)
    ]
    return tuple(drawn)


def _height(position: int | None) -> int | None:
    return None if position is None else position * STEP + STEP // 2
