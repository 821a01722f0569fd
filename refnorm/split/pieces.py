"""Lists whose entries were told apart where the list was found: cells of a table, halves of items, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from refnorm.fields.lines import Line
from refnorm.fields.marker import AUTOMATIC, marks
from refnorm.model import Document, Entry, Gap, Piece, ReferenceList, Span
from refnorm.split.gaps import breaks, strangers


def pieced(document: Document, lst: ReferenceList, body: Span, rows: Sequence[Line]) -> ReferenceList:
    """Make an entry of every piece; what stands between them is the other list's, or of no list."""
    entries = [_entry(document, i, piece, rows) for i, piece in enumerate(lst.pieces, 1)]
    starts = {i for i, row in enumerate(rows) if any(row.span.start == e.span.start for e in entries)}
    inner = [Gap(rows[i].span, reason) for i, reason in strangers(document, rows, starts)]
    inner += breaks(document, rows)
    gaps = [g for g in inner if any(e.span.start < g.span.start and e.span.holds(g.span) for e in entries)]
    reason = "between-notes" if lst.layout == "footnotes" else "other-list"
    gaps += _between(document.text, body, entries, reason)
    return replace(lst, entries=tuple(entries), gaps=tuple(sorted(set(gaps), key=lambda g: g.span)))


def _entry(document: Document, index: int, piece: Piece, rows: Sequence[Line]) -> Entry:
    """Make the entry of a piece: its own number counts, else the one that stands elsewhere."""
    row = next((r for r in rows if r.span.start <= piece.span.start < r.span.end), None)
    own = None
    if row is not None:
        text = document.text[piece.span.start : min(row.span.end, piece.span.end)]
        whole = row.span.start == piece.span.start
        line = replace(row, span=Span(piece.span.start, row.span.end), text=text, first=row.first and whole)
        found = (m for m in marks([line]) if not m.inline and m.start == piece.span.start)
        own = next((m for m in found if m.form != " " or m.label == piece.label), None)
    raw = piece.span.of(document.text)
    if own is None:
        return Entry(index, piece.label, piece.span, raw, automatic=piece.label is not None)
    return Entry(index, own.label, piece.span, raw, automatic=own.form == AUTOMATIC)


def _between(text: str, body: Span, entries: Sequence[Entry], reason: str) -> list[Gap]:
    """Return what stands before, between and behind the entries."""
    spans = [Span(body.start, body.start), *(e.span for e in entries), Span(body.end, body.end)]
    holes = [Span(a.end, b.start) for a, b in pairwise(spans) if a.end < b.start]
    found = []
    for hole in holes:
        inside = hole.of(text)
        if inside.strip():
            start = hole.start + len(inside) - len(inside.lstrip())
            found.append(Gap(Span(start, hole.start + len(inside.rstrip())), reason))
    return found
