"""What the indents of a list's lines tell: later lines of an entry hang, or its first one stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import fmean

from refnorm.fields.lines import Line
from refnorm.model import Document

_INDENTED = 1.0
"""By how much the lines that stand in look more like beginnings on the average, where they begin entries."""


def by_indents(indents: Mapping[int, int], scores: Mapping[int, float]) -> Iterator[tuple[int, float]]:
    """Score the lines anew by their indents: mostly later ones hang, but first ones may stand in instead.

    Where there are just two indents, and each is of one kind of lines, they alone tell.
    """
    others = list(indents)[1:]  # the first line begins an entry in any case
    hung = {min(indents.values(), default=0), max(indents.values(), default=0)}
    if len(hung) == 1 or not hung <= {indents[i] for i in others}:
        return
    least, most = (fmean(scores[i] for i in others if indents[i] == at) for at in sorted(hung))
    begins = max(hung) if most > least + _INDENTED else min(hung)
    plain = abs(most - least) > _INDENTED and {*indents.values()} == hung
    up, down = (3.0, 4.0) if plain else (1.0, 1.5)
    yield from ((i, scores[i] + (up if indents[i] == begins else -down)) for i in others)


def indent(document: Document, row: Line) -> int:
    """Return the column at which a line begins."""
    text = document.text
    start = max(text.rfind("\n", 0, row.span.start), text.rfind("\r", 0, row.span.start)) + 1
    return len(text[start : row.span.start].expandtabs(4))
