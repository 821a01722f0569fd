"""Where a list without numbers ends."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import afterword, evidence
from refnorm.fields.lines import Line, joined, paragraph
from refnorm.locate.parts import heads_part
from refnorm.patterns import kept
from refnorm.text import DIGITS

_CLOSE = 5
"""Lines of a list before which no end of it is looked for."""

_AHEAD = 10
"""Lines behind a blank one in which no reference shows itself where the list has ended: wrapped ones."""
_LINES = 3
"""Lines that a reference takes at most for each kind of its evidence, in narrow columns."""
_SEVERAL = 2
"""Beginnings of references that a list has without a blank line between them."""


def plain_end(body: Sequence[Line], level: int) -> int:
    """Return the line after the last one of a list without numbers: where its lines stop being references."""
    good, at, misses, spaced = 0, 0, 0, False
    while at < len(body):
        row = body[at]
        if afterword.begins(row.text) or row.block.kind == "cell" or (not spaced and _left(body, at)):
            break
        spaced = spaced or (at > 0 and row.blank)
        weight = evidence.weight(row.text)
        heads = row.block.kind == "heading" and weight < 2 and not evidence.leads(row.text)
        if heads and not heads_part(body, at, level):
            break
        if weight >= 1 or evidence.leads(row.text) or (at and not row.blank and _belongs(body, at)):
            good, misses = at + 1, 0
        else:
            misses += 1 + (len(row.text) > 350) * 2
        if misses > 3:
            break
        at += 1
    good = _without_byline(body, good)
    return good if sum(evidence.weight(r.text) for r in body[:good]) * _LINES >= good else 0


def _left(body: Sequence[Line], at: int) -> bool:
    """Tell whether a blank line, the first within a list, parts it from what is none."""
    row = body[at]
    if at < _CLOSE or not row.blank or row.broken:
        return False
    if sum(evidence.leads(r.text) for r in body[:at]) < _SEVERAL:
        return False  # one long reference, wrapped: blank lines part this list's items
    ahead = body[at : at + _AHEAD]
    return all(evidence.weight(r.text) < 2 for r in ahead) and not _wrapped(ahead)


def _wrapped(rows: Sequence[Line]) -> bool:
    """Tell whether lines begin with a reference that only all its lines show: wrapped narrowly."""
    first = paragraph(rows)
    return len(first) > 1 and evidence.leads(rows[0].text) and evidence.weight(joined(first)) > 1


def _belongs(body: Sequence[Line], at: int) -> bool:
    """Tell whether a line right behind another one is the list's, though nothing in it shows a reference.

    It goes on with the one before, or is the last before a blank line and holds numbers: `Tape 5, 12.06.54.`
    """
    text, after = body[at].text, body[at + 1] if at + 1 < len(body) else None
    if _goes_on(body[at - 1]) or evidence.continues(text):
        return True
    last = after is None or after.blank
    return last and len(DIGITS.findall(text)) >= _SEVERAL and evidence.closed(text)


def _goes_on(before: Line) -> bool:
    """Tell whether a line ends before the reference does; its last word may be a label: `V. 58. P.`"""
    return not evidence.closed(before.text) or evidence.awaits(before.text)


_FIGURED, _YEAR = kept(r"\d"), kept(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _told(text: str) -> str:
    """Return of a line in capitals its year alone, of another one all."""
    year = _YEAR.search(text) if text.isupper() else None
    return year[0] if year else "" if text.isupper() else text


def _without_byline(body: Sequence[Line], end: int) -> int:
    """Cut off what no reference is without: last lines that hold no digit, as the next article's authors.

    The digits of a title in capitals tell nothing unless they are a year: `RIVERS IN THE 18TH CENTURY`.
    """
    last = next((i + 1 for i in range(end - 1, -1, -1) if _FIGURED.search(_told(body[i].text))), 0)
    while last < end and not body[last].blank and evidence.continues(body[last].text):
        last += 1  # the rest of a wrapped reference: `p. (in Russ.)`
    if last < end and (body[last].blank or evidence.closed(body[last - 1].text)):
        return last
    return end
