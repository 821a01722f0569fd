"""The two values of a finding under each other, what differs marked; a lone value within its entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from refnorm.model import Side, Span
from refnorm.writers.marks import LONGEST, Cell, carets, cells, differences, fitted, width
from refnorm.writers.rows import Row
from refnorm.writers.scene.segments import positions
from refnorm.writers.text.paper import Paper


def values(row: Row, paper: Paper) -> Iterator[str]:
    """Yield the values under each other; a lone value is shown within its entry."""
    native, romanized = row.finding.native, row.finding.romanized
    if native and romanized:
        marks = _marks(row, native, romanized)
        labels = ("native", "romanized")
        for label, side, marked in zip(labels, (native, romanized), marks, strict=True):
            yield from _value(label, cells(side.text[:LONGEST], marked), paper)
    elif (lone := native or romanized) and lone.text:
        role = row.role(lone)
        yield from _value("printed" if role == "article" else role, _excerpt(row, lone), paper)


def _marks(row: Row, native: Side, romanized: Side) -> Sequence[set[int]]:
    """Return for both values the positions of the letters at fault: the rule's, else those one can see."""
    sides = (native, romanized)
    told = [positions(row.document, side) for side in sides]
    if any(side.marks for side in sides) and None not in told:
        return [found or set() for found in told]
    return differences(native.text, romanized.text)


@lru_cache(maxsize=16)
def _column(paper: Paper) -> int:
    """Return where values begin: behind the longest label of the language."""
    return 4 + max(width(paper.word(label)) for label in ("native", "romanized", "printed")) + 2


def _value(label: str, found: list[Cell], paper: Paper) -> Iterator[str]:
    column = _column(paper)
    visible = fitted(found, paper.columns - column)
    head = paper.ink(f"    {paper.word(label)}".ljust(column), "dim")
    yield head + (_painted(visible, paper) if visible else paper.ink("–", "dim"))
    below = carets(visible)
    if below:
        yield " " * column + paper.ink(below, "mark")


def _painted(found: Iterable[Cell], paper: Paper) -> str:
    runs = groupby(found, attrgetter("marked"))
    texts = ((marked, "".join(cell.text for cell in run)) for marked, run in runs)
    return "".join(paper.ink(run, "mark") if marked else run for marked, run in texts)


def _excerpt(row: Row, side: Side) -> list[Cell]:
    """Return the entry with the value marked; where the value is not a part of it, the value alone."""
    entry = row.entry(side)
    letters = [span for span in side.marks if len(span)]
    inside = [span for span in letters or side.spans if entry and _near(entry.span).holds(span)]
    marked = {at for span in inside for at in range(span.start, min(span.end, span.start + LONGEST))}
    if entry is None or not marked or 2 * len(marked) > len(entry.span):
        return _quoted(side, entry.raw[:LONGEST] if entry else "")
    start = max(min(entry.span.start, min(marked)), min(marked) - LONGEST)
    end = min(entry.span.end, min(marked) + LONGEST)
    return cells(row.document.text[start:end], {at - start for at in marked})


def _quoted(side: Side, raw: str) -> list[Cell]:
    """Return a value of which only the words are known, within its entry where they are few."""
    at, length = raw.find(side.text), len(side.text)
    if at < 0 or not 0 < 2 * length < len(raw):
        return cells(side.text[:LONGEST])
    return cells(raw, range(at, at + length))


def _near(span: Span) -> Span:
    """Return an entry's span with room for the number before it."""
    return Span(max(span.start - 20, 0), span.end)
