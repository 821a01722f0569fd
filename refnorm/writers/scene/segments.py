"""A text with marks -> segments: runs of characters that are marked in one way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from refnorm.model import RANK, Document, Severity, Side, Span
from refnorm.nouns import noun
from refnorm.traced import Traced, plain
from refnorm.writers.marks import differences
from refnorm.writers.scene.nouns import Segment
from refnorm.writers.scene.visible import clipped, visible

_WHOLE = 0.9
"""Share of an entry from which a value is the entry itself, so that a mark would tell nothing."""

Marks = tuple[tuple[Span, ...], tuple[Span, ...]]


@noun
class Mark:
    """A value of a finding in a document, and the letters of it that differ; an empty one is a gap."""

    span: Span
    number: int
    severity: Severity
    letters: tuple[Span, ...] = ()


@noun
class _Stretch:
    """A mark in a text as shown: characters `start` to `end`."""

    start: int
    end: int
    mark: Mark | None


def marked(document: Document, span: Span, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Return the segments of an entry; marks are cut to it, and one on nearly all of it is left out."""
    sight = _sight(document.text, span, marks)
    wide = _WHOLE * len(sight)
    found = [s for m in marks for s in _stretches(sight, m.span, m)]
    kept = {s.mark for s in found if s.end - s.start < wide}
    letters = [s for m in marks if m in kept for one in m.letters for s in _letters(sight, one)]
    return tuple(_cut(sight.text, [s for s in found if s.mark in kept], letters))


def _sight(text: str, span: Span, marks: Sequence[Mark]) -> Traced:
    """Return what a reader sees of an entry, with what is marked and would not be seen."""
    sight = plain(Traced.cut(text, span))
    inside = {m.span for m in marks if len(m.span) and span.holds(m.span)}
    for one in sorted(s for s in inside if not _stretches(sight, s, None)):
        at = bisect_left(sight.at, one.start)
        sight = Traced(
            sight.text[:at] + one.of(text) + sight.text[at:],
            [*sight.at[:at], *range(one.start, one.end), *sight.at[at:]],
            sight.end,
        )
    return sight


def _stretches(sight: Traced, span: Span, mark: Mark | None) -> list[_Stretch]:
    """Return where a span stands in a text as shown: nowhere, or in one stretch."""
    start, end = bisect_left(sight.at, span.start), bisect_left(sight.at, span.end)
    return [_Stretch(start, end, mark)] if end > start else []


def _letters(sight: Traced, span: Span) -> list[_Stretch]:
    """Return where letters stand; lost ones stand at a place and have no width."""
    if len(span):
        return _stretches(sight, span, None)
    at = bisect_left(sight.at, span.start)
    return [_Stretch(at, at, None)]


def _cut(text: str, marks: Iterable[_Stretch], letters: Iterable[_Stretch]) -> Iterator[Segment]:
    """Cut a text wherever a mark begins or ends; a gap is a segment without text."""
    marks, letters = tuple(marks), tuple(letters)
    gaps = {s.start for s in letters if s.start == s.end}
    edges = sorted({0, len(text), *(e for s in (*marks, *letters) for e in (s.start, s.end))})
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        if start in gaps:
            yield _segment("", _over(marks, start - 1, start + 1), True)
        if end > start:
            differs = any(s.start <= start and end <= s.end and s.end > s.start for s in letters)
            yield _segment(text[start:end], _over(marks, start, end), differs)


def _over(marks: Iterable[_Stretch], start: int, end: int) -> list[Mark]:
    return [s.mark for s in marks if s.mark and s.start < end and start < s.end]


def _segment(text: str, marks: Sequence[Mark], differs: bool) -> Segment:
    gravest = min((m.severity for m in marks), key=RANK.__getitem__, default=None)
    numbers = tuple(dict.fromkeys(m.number for m in marks))
    return Segment(clipped(visible(text)), numbers, gravest, differs)


def at_fault(document: Document, native: Side | None, romanized: Side | None) -> Marks:
    """Return the letters that differ between two sides: those that the rule marks, else those one can see."""
    sides = (native, romanized)
    if any(side and side.marks for side in sides) or not native or not romanized:
        return native.marks if native else (), romanized.marks if romanized else ()
    found = differences(native.text, romanized.text)
    left, right = (_spans(document, s, at) for s, at in zip((native, romanized), found, strict=True))
    return left, right


def positions(document: Document, side: Side) -> set[int] | None:
    """Return which characters of a side's text its rule marks; None where the text is not what is printed."""
    sight = _printed(document, side)
    if sight is None:
        return None
    return {n for n, at in enumerate(sight.at) if any(span.start <= at < span.end for span in side.marks)}


def _printed(document: Document, side: Side) -> Traced | None:
    """Return what a reader sees where a side stands, None where the side's text is another."""
    sight = plain(Traced.cut(document.text, side.spans[0])) if side.spans else None
    return sight if sight and sight.text == side.text else None


def _spans(document: Document, side: Side, positions: Iterable[int]) -> tuple[Span, ...]:
    """Return the spans of some characters of a side's text, where it is what is printed."""
    sight = _printed(document, side)
    return tuple(Span(sight.at[n], sight.at[n] + 1) for n in sorted(positions)) if sight else ()


def values(document: Document, native: Side | None, romanized: Side | None) -> list[tuple[Segment, ...]]:
    """Return the segments of both sides' values, none for a side that there is not."""
    letters = at_fault(document, native, romanized)
    texts = (native.text if native else "", romanized.text if romanized else "")
    seen = differences(*texts)
    return [
        _value(document, side, own, at) if side else ()
        for side, own, at in zip((native, romanized), letters, seen, strict=True)
    ]


def _value(
    document: Document, side: Side, letters: Sequence[Span], seen: Iterable[int]
) -> tuple[Segment, ...]:
    """Return the segments of a value; one that is not printed so is marked by what the texts tell."""
    sight = _printed(document, side)
    if sight:
        return tuple(_cut(sight.text, (), [s for one in letters for s in _letters(sight, one)]))
    return tuple(_cut(side.text, (), [_Stretch(at, at + 1, None) for at in sorted(seen)]))
