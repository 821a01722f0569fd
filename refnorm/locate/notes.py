"""References in footnotes: the notes of an article that cite works are its list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from refnorm.fields import evidence
from refnorm.fields.compare import common, long_numbers
from refnorm.fields.lines import Line
from refnorm.fields.ordinals import bare_label, ordinal
from refnorm.locate.citing import Note, cited
from refnorm.locate.forms import forms
from refnorm.locate.headings import heading
from refnorm.locate.interleaving import parted
from refnorm.messages import worded
from refnorm.model import Document, Piece, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS, cyrillic_share, unlinked

_MARK = kept(r"\[\^(?P<label>[^\]\s]{1,40})\]:\s*|(?P<alone>\d{1,4})[.)]?$")
"""A note's number: as Markdown sets it, or on a line of its own."""
_BACK = kept(r"\s*[↩↑⏎]\ufe0e?\s*$")
"""The link that leads back from a note to the text."""
_FEWEST = 3
"""Works that notes cite at least to be a list."""
_SAME = 0.4
"""Share of common numbers from which notes and a list hold the same works."""


def apart(rows: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines of notes from the others; notes right under a list's heading are that list."""
    others: list[Line] = []
    notes: list[Line] = []
    for row in rows:
        if row.block.kind != "footnote" or (
            others and (others[-1].block.kind == "footnote" or heading(others[-1].text)) and not notes
        ):
            others.append(row)
        else:
            notes.append(row)
    return others, notes


def noted(
    document: Document, rows: Sequence[Line], lists: Sequence[ReferenceList]
) -> Iterator[ReferenceList]:
    """Yield the lists that notes are: those of works that a list in the other script holds too.

    Notes beside a list of the same works in their own script only cite it. Without any list they are one.
    """
    text = document.text
    for group in _articles(text, rows, lists):
        works = cited(text, group, _lines(text, lists))
        if len(works) < _FEWEST:
            continue
        lst = _list(text, group, works)
        if lists and not _counterpart(text, lst, lists):
            continue
        yield from parted(lst, list(forms(document, [(piece.span, piece.label) for piece in works])), text)


def _lines(text: str, lists: Sequence[ReferenceList]) -> list[str]:
    """Return the lines of lists that may be works: they hold what references do, or a number of their own."""
    lines = (line for lst in lists for line in lst.span.of(text).splitlines())
    return [line for line in lines if evidence.weight(line) or len(DIGITS.findall(line)) > 1]


def _articles(text: str, rows: Sequence[Line], lists: Sequence[ReferenceList]) -> Iterator[list[Note]]:
    """Yield the notes of each article: their numbers begin anew behind its lists."""
    numbered = zip(_begins(rows), rows, strict=True)
    notes = [_note(text, [row for _, row in run]) for _, run in groupby(numbered, key=itemgetter(0))]
    group: list[Note] = []
    for note in notes:
        between = group and any(group[-1].span.end <= lst.span.start < note.span.start for lst in lists)
        if between and _number(note) <= _number(group[-1]):
            yield group
            group = []
        group.append(note)
    if group:
        yield group


def _begins(rows: Sequence[Line]) -> Iterator[int]:
    """Yield for each line the number of its note; where notes have numbers, one without goes on a note."""
    numbered = any(map(_marked, rows))
    count = 0
    for row in rows:
        count += row.first and (not numbered or _marked(row))
        yield count


def _marked(row: Line) -> bool:
    return row.block.label is not None or bool(_MARK.match(row.text))


def _note(text: str, rows: Sequence[Line]) -> Note:
    mark = _MARK.match(rows[0].text)
    label = (mark["label"] or mark["alone"]) if mark else rows[0].block.label
    start = rows[0].span.start + (mark.end() if mark else 0)
    if mark and mark.end() == len(rows[0].text) and len(rows) > 1:
        start = rows[1].span.start
    end = rows[-1].span.end
    back = _BACK.search(text[start:end])
    return Note(Span(start, start + back.start() if back else end), bare_label(label) if label else None)


def _number(note: Note) -> int:
    return (ordinal(note.label, 1) or 0) if note.label else 0


def _list(text: str, notes: Sequence[Note], works: Sequence[Piece]) -> ReferenceList:
    """Return the list of all notes, with the works as its entries."""
    share = cyrillic_share(unlinked("\n".join(piece.span.of(text) for piece in works)))
    native = share >= 0.5
    return ReferenceList(
        0,
        None,
        Span(notes[0].span.start, notes[-1].span.end),
        script="Cyrillic" if native else "Latin",
        role="native" if native else "single",
        layout="footnotes",
        evidence=worded("layout.notes", notes=len(notes), works=len(works)),
        pieces=tuple(works),
    )


def _counterpart(text: str, notes: ReferenceList, lists: Sequence[ReferenceList]) -> bool:
    """Tell whether other lists hold the works of the notes, all of them with fewer native letters."""
    own = "\n".join(piece.span.of(text) for piece in notes.pieces)
    share = cyrillic_share(unlinked(own))
    numbers, others = long_numbers(own), [lst.span.of(text) for lst in lists]
    holding = [other for other in others if common(numbers, long_numbers(other)) >= _SAME]
    return bool(holding) and all(cyrillic_share(unlinked(other)) < share for other in holding)
