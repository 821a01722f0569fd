"""Where a numbered list ends: with its last item, which no number behind it bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from refnorm.fields import afterword, evidence
from refnorm.fields.lines import Line
from refnorm.fields.marker import AUTOMATIC, Mark
from refnorm.locate.carried import carried, first_line, unfinished
from refnorm.locate.interleaving import other_form, set_beside

TAIL = 12
"""Lines that the last item may take beyond what the others take."""
_WRAPPED = 4
"""Lines that are looked at of the other form."""
_FEW = 4
"""Lines that tell no width."""


def last_line(body: Sequence[Line], run: Sequence[Mark], limit: int) -> int:
    """Return the line after the last one of a numbered run: as far as its last item goes."""
    longest = max((b.line - a.line for a, b in pairwise(run)), default=1)
    wrapped = sum(b.line - a.line > 1 for a, b in pairwise(run)) * 3 > len(run)
    beside = set_beside(body, run)
    mark, automatic = run[-1], run[-1].form == AUTOMATIC
    last = first_line(body, mark)
    firsts, others = _widths(body, run, last)
    at = last + 1
    while at < min(limit, last + max(longest, 2) + TAIL):
        if (body[at].blank or body[at].broken) and (rest := carried(body, run, at, limit)) > at:
            at = rest + 1
            continue
        row, before = body[at], _bare_before(body, at, mark)
        row = replace(row, blank=row.blank or (automatic and row.first))
        width = others if at - 1 > last else firsts
        if afterword.begins(row.text) or (
            _ends_before(row, before, wrapped, width - len(body[at - 1].text) + len(before.text))
            and not unfinished(body[mark.line : at], body[at : at + _WRAPPED])
            and not (automatic and _item(row))
            and not other_form(body[last:at], body[at : min(at + _WRAPPED, limit)], beside)
        ):
            break
        at += 1
    return at


def _widths(body: Sequence[Line], run: Sequence[Mark], last: int) -> tuple[int, int]:
    """Return how wide the first lines of items are set, and the others, which may hang or stand out.

    A link is set on one line, however long it is.
    """
    starts = {mark.line for mark in run}
    rows = {at: len(text) for at in range(run[0].line, last + 1) if "://" not in (text := body[at].text)}
    widest = max(rows.values(), default=0)
    firsts, others = ([n for at, n in rows.items() if (at in starts) is one] for one in (True, False))
    few = len(others) < _FEW
    return (widest, widest) if few else (max(firsts, default=widest), max(others))


def _bare_before(body: Sequence[Line], at: int, mark: Mark) -> Line:
    """Return the line before one, without the number of the item that it begins: persons alone go on."""
    before = body[at - 1]
    inside = before.span.start <= mark.end < before.span.end
    return replace(before, text=before.text[mark.end - before.span.start :]) if inside else before


def _item(row: Line) -> bool:
    """Tell whether a paragraph without a number, behind those that the file numbers, is an item itself."""
    return row.first and evidence.leads(row.text) and evidence.weight(row.text) > 1


def _ends_before(row: Line, before: Line, wrapped: bool, width: int) -> bool:
    if row.block.kind in ("heading", "cell", "footnote"):
        return True
    unfinished = evidence.hanging(before.text) or evidence.awaits(before.text)
    going_on = unfinished or evidence.continues(row.text)
    if row.blank or row.broken:
        return not (going_on and evidence.weight(row.text) and len(row.text) < 300)
    if going_on or not evidence.closed(before.text):
        return len(row.text) > 350
    roomy = len(before.text) + 1 + len(row.text.split(" ", 1)[0]) < width - 2
    return not wrapped or roomy
