"""Reference list -> entries: the readings of a list, best first."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import evidence
from refnorm.fields.lines import Line, lines
from refnorm.fields.marker import Mark, bare
from refnorm.fields.runs import numbering
from refnorm.model import Document, Entry, Gap, ReferenceList, Span
from refnorm.nouns import replace
from refnorm.split.gaps import breaks, strangers
from refnorm.split.pieces import pieced
from refnorm.split.setting import told
from refnorm.split.starts import Start, fill, likeliest, unnumbered
from refnorm.split.tails import tails

_FIRST, _FEW = 2, 3
"""Numbers with which a list begins, at most; and references before them that may have lost theirs."""
_ANEW = 0.3
"""How doubtful an entry is that only the other list tells apart."""


def split(document: Document, lst: ReferenceList) -> tuple[ReferenceList, ...]:
    """Return the readings of a list that are nearly as good as the best, at most two, best first.

    Every character after the heading is in one entry or in a reported gap; gaps may lie within an entry.
    """
    body = lst.body
    rows = list(lines(document, body))
    if not rows:
        return (replace(lst, entries=(), gaps=()),)
    if lst.pieces:
        return (pieced(document, lst, body, rows),)
    if document.bare:
        return (_assemble(document, lst, body, _bare(rows), []),)
    gaps = breaks(document, rows)
    rows, notes = _without_notes(rows)
    run = numbering(rows)
    run = [] if _is_within(rows, run) else run
    odd = strangers(document, rows, {m.line for m in run}, {m.line for m in run[1:] if m.number == 1})
    readings = (
        fill(rows, run, {i for i, _ in odd}) if run else unnumbered(document, rows, {i for i, _ in odd})
    )
    gaps += [Gap(rows[i].span, reason) for i, reason in odd] + notes
    return tuple(told(document, _assemble(document, lst, body, starts, gaps)) for starts in readings)


def _is_within(rows: list[Line], run: Sequence[Mark]) -> bool:
    """Tell whether numbers stand within references that have none: more of these begin before the first."""
    if not run or run[0].number > _FIRST:
        return False
    before = sum(evidence.leads(row.text) for row in rows[: run[0].line])
    return before > max(_FEW, len(run))


def split_at(document: Document, lst: ReferenceList, starts: Sequence[int]) -> ReferenceList:
    """Return a list that was split already with entries that begin at these offsets, without numbers."""
    doubts = {entry.span.start: entry.doubt for entry in lst.entries}
    begun = [Start(at, None, 0, doubts.get(at, _ANEW)) for at in starts]
    return told(document, _assemble(document, lst, lst.body, begun, list(lst.gaps)))


def later_start(document: Document, within: Span) -> int | None:
    """Return the offset of the line of an entry, behind its first, that most likely begins another one."""
    return likeliest(list(lines(document, within)))


def _without_notes(rows: list[Line]) -> tuple[list[Line], list[Gap]]:
    """Part the footnotes that a page sets between the entries from these; a list of notes has its own."""
    if rows[0].block.kind == "footnote":
        return rows, []
    notes = [Gap(row.span, "footnote") for row in rows if row.block.kind == "footnote"]
    return [row for row in rows if row.block.kind != "footnote"] if notes else rows, notes


def _bare(rows: list[Line]) -> list[Start]:
    """Make every line an entry, with its own number if it has one."""
    starts: list[Start] = []
    last: str | None = None
    for position, row in enumerate(rows):
        mark = bare(row, last) if not row.block.known else None
        last = mark.label if mark else row.block.label
        starts.append(Start(row.span.start, last, position, 0.0, automatic=not mark and last is not None))
    return starts


def _assemble(
    document: Document, lst: ReferenceList, body: Span, starts: list[Start], gaps: list[Gap]
) -> ReferenceList:
    """Make entries of their starts; what stands before the first is a gap."""
    text = document.text
    gaps = list(gaps)
    ends = [start.at for start in starts[1:]] + [body.end] * bool(starts)
    spans = [_trim(text, Span(start.at, end), gaps) for start, end in zip(starts, ends, strict=True)]
    for n, tail in list(tails(text, spans)):
        gaps.append(Gap(tail, "links"))
        spans[n] = _inner(text, spans[n].start, tail.start)
    entries = [
        Entry(n, start.label, span, span.of(text), doubt=start.doubt, automatic=start.automatic)
        for n, (start, span) in enumerate(zip(starts, spans, strict=True), 1)
    ]
    first = starts[0].at if starts else body.end
    lead = text[body.start : first]
    if lead.strip() and not any(g.span.holds(_inner(text, body.start, first)) for g in gaps):
        gaps.append(Gap(_inner(text, body.start, first), "before-first-entry"))
    return replace(lst, entries=tuple(entries), gaps=tuple(sorted(set(gaps), key=lambda g: g.span)))


def _inner(text: str, start: int, end: int) -> Span:
    chunk = text[start:end]
    return Span(start + len(chunk) - len(chunk.lstrip()), start + len(chunk.rstrip()))


def _trim(text: str, span: Span, gaps: list[Gap]) -> Span:
    """Cut white space and gaps off the end of an entry."""
    end = _inner(text, span.start, span.end).end
    changed = True
    while changed:
        changed = False
        for gap in gaps:
            if span.start < gap.span.start < end <= gap.span.end:
                end = _inner(text, span.start, gap.span.start).end
                changed = True
    return Span(span.start, max(end, span.start + 1))
