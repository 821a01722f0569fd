"""What earlier runs have put into a PDF file: it is not put there again.

An editor's mark on a note of ours, as `completed` or `rejected`, is an answer beside the note: the note
itself stays, so what an editor has settled is not raised again either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from refnorm.annotators.notes import AUTHOR, Line, Note, unspaced
from refnorm.annotators.pdf.patches import Patch
from refnorm.containers.pdf import Box
from refnorm.containers.pdf.update import Update


class _Said(NamedTuple):
    """A note of ours: where it is, what it says, and the marks of what it says."""

    box: Box
    text: str
    marks: frozenset[str]


class Known:
    """Reads the annotations of a page once it is asked for."""

    def __init__(self, update: Update) -> None:
        self._update = update
        self._pages: dict[int, tuple[list[_Said], set[str]]] = {}

    def unsaid(self, note: Note, patches: Sequence[Patch]) -> Note | None:
        """Return a note without the lines that stand there already, None where nothing is left."""
        lines = tuple(line for line in note.lines if not self._holds(line, patches))
        return replace(note, lines=lines) if lines else None

    def named(self, page: int, name: str) -> bool:
        """Tell whether a page holds an annotation of that name."""
        return name in self._page(page)[1]

    def _holds(self, line: Line, patches: Sequence[Patch]) -> bool:
        """Tell whether a line is there: its mark on one of the pages, or its words at the place itself."""
        near = ((patch, said) for patch in patches for said in self._page(patch.page)[0])
        return any(
            line.mark in said.marks
            or (_meet(said.box, patch.box) and any(words in said.text for words in line.readings))
            for patch, said in near
        )

    def _page(self, number: int) -> tuple[list[_Said], set[str]]:
        if number not in self._pages:
            held = list(self._update.annotations(number))
            names = {str(one["/NM"]) for one in held if "/NM" in one}
            self._pages[number] = (list(_ours(held)), names)
        return self._pages[number]


def _ours(held: Sequence[Mapping[str, Any]]) -> Iterator[_Said]:
    for one in held:
        rect = one.get("/Rect")
        if one.get("/T") == AUTHOR and one.get("/Subtype") == "/Highlight" and rect and len(rect) == 4:
            x0, y0, x1, y1 = (float(n) for n in rect)
            marks = frozenset(str(one.get("/NM", "")).split("-"))
            yield _Said((x0, y0, x1, y1), unspaced(str(one.get("/Contents", ""))), marks)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
