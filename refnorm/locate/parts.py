"""Parts of one list under subheadings, whose numbers may begin anew; and lists that only seem to be parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from refnorm.fields import afterword, evidence, subheads
from refnorm.fields.lines import Line, joined
from refnorm.fields.marker import Mark
from refnorm.locate.headings import Heading
from refnorm.locate.works import Works
from refnorm.text import cyrillic_share

_BETWEEN = 3
"""Lines between two parts of a list: a subheading, and what a page's end leaves there."""
_FIRST_LINES, _FIRST_SIGNS = 3, 180
"""Lines of an item in which it shows that it is a reference, and characters, where lines are narrow."""
_BEHIND = 3
"""Lines behind a heading of which one at least is a reference, where it heads a part."""
_UNRANKED = 7
"""The level of headings that only their bold type tells."""
_LATIN = 0.1
"""Share of Cyrillic letters that a romanized part has at most."""


def parts(body: Sequence[Line], runs: Sequence[Sequence[Mark]], ends: Sequence[int]) -> list[list[int]]:
    """Group runs of numbered items, each with the line after its last one, into lists.

    A run that begins anew goes on with the list before it if nothing but a subheading stands between, and
    if it holds other works: the same works again are another list.
    """
    works = [Works(items(body, run, end)) for run, end in zip(runs, ends, strict=True)]
    groups: list[list[int]] = []
    for n, run in enumerate(runs):
        before = groups[-1] if groups else []
        goes_on = before and _between(body[ends[n - 1] : run[0].line])
        if goes_on and not any(works[m].are(works[n]) for m in before):
            before.append(n)
        else:
            groups.append([n])
    return groups


def sure_of(rows: Sequence[Line], run: Sequence[Mark]) -> bool:
    """Tell whether nearly all items of a run are plainly references."""
    return sum(evidence.weight(text) >= 2 for text in beginnings(rows, run)) * 5 >= len(run) * 4


def beginnings(rows: Sequence[Line], run: Sequence[Mark]) -> list[str]:
    """Return the first lines of each item of a run: a narrow one alone may hold nothing but half a title."""
    width = max(len(row.text) for row in rows[run[0].line : run[-1].line + 1])
    most = max(_FIRST_LINES, _FIRST_SIGNS // width)
    stops = [*(min(mark.line, one.line + most) for one, mark in pairwise(run)), run[-1].line]
    return [joined(rows[mark.line : max(stop, mark.line + 1)]) for mark, stop in zip(run, stops, strict=True)]


def items(body: Sequence[Line], run: Sequence[Mark], end: int) -> list[str]:
    """Return the texts of the items of a run."""
    stops = [mark.line for mark in run[1:]] + [end]
    return [joined(body[mark.line : max(stop, mark.line + 1)]) for mark, stop in zip(run, stops, strict=True)]


def _between(rows: Sequence[Line]) -> bool:
    """Tell whether lines between two runs are no more than a subheading."""
    return len(rows) <= _BETWEEN and all(
        len(row.text) <= subheads.LONGEST and not afterword.begins(row.text) and evidence.weight(row.text) < 2
        for row in rows
    )


def heads_part(body: Sequence[Line], at: int, level: int) -> bool:
    """Tell whether a heading within a list begins a part of it: by its words, or as one of a lower level."""
    row = body[at]
    if subheads.known(row.text):
        return True
    below = level and (row.block.level > level or row.block.level == level == _UNRANKED)
    return bool(below) and any(map(_reference, body[at + 1 : at + 1 + _BEHIND]))


def _reference(row: Line) -> bool:
    return evidence.weight(row.text) > 1


def translated(rows: Sequence[Line], heads: list[tuple[int, Heading]]) -> list[tuple[int, Heading]]:
    """Add the headings of romanized parts: `Sources` below `Литература`, with romanized entries.

    The native list has several parts under headings of their own, and that of the last one follows.
    """
    found = list(heads)
    sides = [list(group) for _, group in groupby(heads, lambda one: one[1].native)]
    for own, after in pairwise(sides):
        if own[0][1].native and len(own) > 1:
            stops = [at for at, _ in (*own[1:], after[0])]
            for (at, _), stop in zip(own, stops, strict=True):
                found += [(n, Heading(False, "en", len(rows[n].text))) for n in _english(rows, at + 1, stop)]
    return sorted(found, key=lambda one: one[0])


def _english(rows: Sequence[Line], start: int, stop: int) -> list[int]:
    """Return the English subheading within some lines behind which all is romanized."""
    for n in range(start, stop - 1):
        text = rows[n].text
        if text.isascii() and len(text) <= subheads.LONGEST and subheads.known(text):
            body = joined(rows[n + 1 : stop])
            return [n] if n > start and cyrillic_share(body) < _LATIN and evidence.weight(body) > 1 else []
    return []
