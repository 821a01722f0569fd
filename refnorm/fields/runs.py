"""The run of numbers that makes a list.

A line that begins with `1975. 559 с.` looks like an item and is none; a second item may
stand in the middle of a line. No line can tell alone, so the run is chosen as a whole:
the chain of marks with the best score over places, contexts and steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from refnorm.fields.lines import Line
from refnorm.fields.marker import YEARS, Mark, marks

_STRONG, _SKIP = 1.8, 3.0
"""From which score a mark plainly begins an item, and what it costs to leave such a one out."""
_NEAR = 30
"""Lines of the last entry at most."""


def numbering(lines: Sequence[Line]) -> list[Mark]:
    """Return the numbers that begin the items of a list: at least two, or the only one that there is."""
    candidates = marks(lines)
    run = _with_swapped(chain(candidates, [0] * len(lines)), candidates)
    if not counts(run):
        return []
    first = run[0].line == 0 and (run[0].number == 1 or run[0].form != " ")  # else that of a page
    return run if len(run) > 1 or first else []


def _with_swapped(run: Sequence[Mark], candidates: Sequence[Mark]) -> list[Mark]:
    """Return a run with the numbers that it jumps over and that stand right beside the jump: 5, 7, 6, 8.

    Two numbers changed places there: no line of another kind begins with just the one that is missing.
    """
    found = list(run)
    jumps = [(at, a, b) for at, (a, b) in enumerate(pairwise(run), 1) if b.number == a.number + 2]
    lone: dict[int, list[Mark]] = {}
    for mark in candidates if jumps else ():
        if not mark.inline:
            lone.setdefault(mark.number, []).append(mark)
    for at, a, b in jumps:
        lines = run[at - 2].line if at > 1 else -1, run[at + 1].line if at + 1 < len(run) else b.line + _NEAR
        found += [
            mark
            for mark in lone.get(a.number + 1, ())
            if mark.form == b.form and (lines[0] < mark.line < a.line or b.line < mark.line < lines[1])
        ][:1]
    return sorted(found, key=lambda mark: mark.start) if len(found) > len(run) else found


def counts(run: Sequence[Mark]) -> bool:
    """Tell whether a run can number a list: it is no row of years, nor one of numbers within lines alone."""
    if not run or run[0].number >= 1000:
        return False
    return not all(m.inline for m in run) or (len(run) > 1 and run[0].number == 1)


def chain(candidates: Sequence[Mark], barriers: Sequence[int]) -> list[Mark]:
    """Choose the run of marks with the best total score.

    `barriers[i]` counts the lines up to line i that no list goes across lightly.
    """
    if not candidates:
        return []
    common = Counter(m.form for m in candidates if not m.inline and m.form != " ").most_common(1)
    usual = common[0][0] if common and common[0][1] > 1 else None
    best: dict[int, tuple[float, int]] = {}
    overall: tuple[float, int] | None = None
    scores: list[float] = []
    back: list[int] = []
    skipped = behind = 0.0
    area = -1
    for i, mark in enumerate(candidates):
        own = mark.score - (0.8 if usual and mark.form != usual else 0.0)
        if barriers[mark.line] != area:
            area, behind = barriers[mark.line], skipped
        total, previous = (
            own + (1.0 if mark.number == 1 else -0.25 * min(mark.number, 6)) + behind - skipped,
            -1,
        )
        options = [best[n] for n in range(mark.number - 6, mark.number + 1) if n in best]
        options += [overall] if overall else []
        for score, j in options:
            cost = 2.5 * (barriers[mark.line] - barriers[candidates[j].line])
            step = _step(candidates[j].number, mark.number)
            step = max(step, -1.0) if _strong(mark) else step
            # `score` holds what was skipped up to j, so the difference is what lies between
            reached = score + own + step - cost - skipped
            if reached > total:
                total, previous = reached, j
        scores.append(total)
        back.append(previous)
        skipped += _SKIP if _strong(mark) else 0.0
        here = (total + skipped, i)
        if mark.number not in best or here > best[mark.number]:
            best[mark.number] = here
        if overall is None or here > overall:
            overall = here
    return _walk(candidates, back, max(range(len(scores)), key=scores.__getitem__))


def _walk(candidates: Sequence[Mark], back: Sequence[int], last: int) -> list[Mark]:
    run = []
    while last >= 0:
        run.append(candidates[last])
        last = back[last]
    return run[::-1]


def _step(old: int, new: int) -> float:
    """Score a step from one number to the next."""
    gap = new - old
    if gap == 1:
        return 2.0
    if gap == 0:
        return -0.6
    if 2 <= gap <= 6:
        return -0.4 - 0.2 * gap
    if new == 1:
        return -1.5
    return -2.0 if new < 1000 else -5.0


def _strong(mark: Mark) -> bool:
    """Tell a mark that plainly begins an item: an author behind it, a finished item before it, no year."""
    return mark.score >= _STRONG and not mark.inline and mark.number not in YEARS
