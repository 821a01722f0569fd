"""Spans of the text -> patches of pages: the boxes of the very characters, one patch a line."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from refnorm.containers.pdf import Box, Characters, Pdf, turned
from refnorm.model import Anchor, Document, Span
from refnorm.nouns import noun

_LOOSE = 1.0
"""Points by which a character may stand outside the box of its line: boxes are rounded."""
_PASSED = frozenset("-\u2010\u00ad\x02\ufffe")
"""Marks that a line end may have put in or taken out."""


@noun
class Patch:
    """A part of a line on a page; `turn` are the quarters by which its text is turned to the left."""

    page: int
    box: Box
    turn: int = 0

    @property
    def corners(self) -> tuple[float, ...]:
        """Upper left, upper right, lower left and lower right of the text, as viewers expect them."""
        x0, y0, x1, y1 = turned(self.box, -self.turn)
        points = ((x0, y1), (x1, y1), (x0, y0), (x1, y0))
        back = (turned((x, y, x, y), self.turn)[:2] for x, y in points)
        return tuple(round(n, 2) for point in back for n in point)


class _Letter(NamedTuple):
    """A letter of a line as it is compared, and where it stands in the text."""

    shown: str
    at: int


class _Ink(NamedTuple):
    """A letter on the page as it is compared, and the box of its character, the page turned back."""

    shown: str
    box: Box


class Patches:
    """Looks the characters of a page up once it is asked for."""

    def __init__(self, pdf: Pdf, document: Document) -> None:
        self._pdf, self._document = pdf, document
        self._starts = [anchor.span.start for anchor in document.anchors]
        self._pages: dict[int, Characters] = {}

    def of(self, span: Span) -> list[Patch]:
        """Return the patches of a span; of what stands on no page, as a joined hyphen, those of its line."""
        return [patch for anchor in self._anchors(span) for patch in self._patch(anchor, span)]

    def _anchors(self, span: Span) -> Sequence[Anchor]:
        """Return the anchors that meet a span, at least the one before it."""
        every = self._document.anchors
        last = bisect_left(self._starts, span.end)
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        met = [anchor for anchor in every[first:last] if anchor.span.end > span.start]
        return met or every[first : first + 1]

    def _patch(self, anchor: Anchor, span: Span) -> Iterator[Patch]:
        """Yield the part of a line that a span holds."""
        page, line = anchor.place.page, anchor.place.box
        if page is None or line is None:
            return
        on = self._characters(page)
        if span.holds(anchor.span):
            yield Patch(page, line, on.turn)
            return
        letters = list(_letters(self._document.text, anchor.span))
        boxes = _boxes(letters, _inks(on, line), span)
        yield Patch(page, turned(around(boxes), on.turn) if boxes else line, on.turn)

    def _characters(self, page: int) -> Characters:
        if page not in self._pages:
            self._pages[page] = self._pdf.characters(page)
        return self._pages[page]


def _letters(text: str, span: Span) -> Iterator[_Letter]:
    for at in range(span.start, span.end):
        yield from (_Letter(one, at) for one in _compared(text[at]))


def _compared(char: str) -> Iterator[str]:
    """Yield a character as it is compared: a ligature as its letters, a raised digit as a digit."""
    for one in unicodedata.normalize("NFKC", char):
        if one not in _PASSED and not one.isspace():
            yield one


def _inks(on: Characters, line: Box) -> list[_Ink]:
    """Return the letters of a page that stand in the box of a line, in the direction of the text."""
    x0, y0, x1, y1 = line
    found: list[_Ink] = []
    for char, box in zip(on.text, on.boxes, strict=True):
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if x0 - _LOOSE <= x <= x1 + _LOOSE and y0 - _LOOSE <= y <= y1 + _LOOSE:
            back = turned(box, -on.turn)
            found.extend(_Ink(one, back) for one in _compared(char))
    return sorted(found, key=lambda ink: ink.box[0] + ink.box[2])


def _boxes(letters: Sequence[_Letter], inks: Sequence[_Ink], span: Span) -> list[Box]:
    """Return the boxes of the letters within a span; of a mark that is not compared, its neighbours."""
    first = next((i for i, one in enumerate(letters) if one.at >= span.start), len(letters))
    last = next((i for i, one in enumerate(letters) if one.at >= span.end), len(letters))
    if first == last:
        first, last = max(first - 1, 0), last + 1
    text, page = ("".join(one.shown for one in some) for some in (letters, inks))
    if text == page:
        return [ink.box for ink in inks[first:last]]
    same = SequenceMatcher(None, text, page, autojunk=False).get_matching_blocks()
    pairs = ((a + n, b + n) for a, b, size in same for n in range(size))
    found = [inks[there].box for here, there in pairs if first <= here < last]
    return found if len(found) * 2 > last - first else []


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around some boxes."""
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)
