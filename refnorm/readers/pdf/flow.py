"""Columns -> the flow of lines through the document, each with the edges of its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from refnorm.containers.pdf import Box, Word
from refnorm.readers.pdf.columns import Column
from refnorm.readers.pdf.rows import Row, baseline

_ABOVE, _BELOW = 0.84, 0.22
"""How far a line reaches above and below its baseline, in sizes of its font."""
_FEW = 4
"""A column of fewer lines does not show its own edges."""
_TOUCH = 0.1
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Edges = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words with the text of each, and its place and edges in its column.

    `first` tells that it begins a column on its page.
    """

    texts: tuple[str, ...]
    words: tuple[Word, ...]
    page: int
    column: str | None
    y: float
    height: float
    edges: Edges
    first: bool

    @property
    def x0(self) -> float:
        """Where the line begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the line ends."""
        return max(word.x1 for word in self.words)

    @property
    def indent(self) -> float:
        """How far from the left edge of its column the line begins."""
        return self.x0 - self.edges[0]

    @property
    def hyphen(self) -> bool:
        """Tell whether a hyphen that the text lacks ends the line."""
        return self.words[-1].hyphen

    @property
    def text(self) -> str:
        """What the line shows, but for a hyphen at its end."""
        return " ".join(self.texts)

    @property
    def bold(self) -> bool:
        """Tell whether the line begins and ends in bold."""
        return self.words[0].bold and self.words[-1].bold

    def box(self, first: int = 0, last: int | None = None) -> Box:
        """Return the box of the words from `first` to before `last`."""
        words = self.words[first:last]
        low, high = self.y - _BELOW * self.height, self.y + _ABOVE * self.height
        return (words[0].x0, low, max(word.x1 for word in words), high)


def flow(pages: Iterable[tuple[int, Sequence[Column]]]) -> list[Line]:
    """Return all lines in the order in which they are read."""
    sheets = [(number, column) for number, columns in pages for column in columns]
    own = [_edges(column.rows) for _, column in sheets]
    found: list[Line] = []
    for i, (number, column) in enumerate(sheets):
        edges = own[i]
        if len(column.rows) < _FEW:
            edges = _borrowed(i, [c.name for _, c in sheets], [len(c.rows) for _, c in sheets], own)
        found.extend(_lines(number, column, edges))
    return found


def _borrowed(i: int, names: Sequence[str | None], counts: Sequence[int], own: Sequence[Edges]) -> Edges:
    """Return the edges of the nearest longer column of this name, if this one fits between them."""
    left, right = own[i]
    for j in sorted(range(max(0, i - 8), min(len(own), i + 9)), key=lambda j: abs(j - i)):
        a, b = own[j]
        if names[j] == names[i] and counts[j] >= _FEW and a - 2 <= left <= a + 45 and right <= b + 4:
            return a, b
    return left, right


def _edges(lines: Sequence[Row]) -> Edges:
    """Return where the lines of a column begin and end; a single line that stands out does not count."""
    begins = sorted(row[0].x0 for row in lines)
    ends = sorted((max(one.x1 for one in row) for row in lines), reverse=True)
    return _common(begins), _common(ends)


def _common(places: Sequence[float]) -> float:
    if len(places) < _FEW:
        return places[0]
    return next((a for a, b in zip(places, places[1:], strict=False) if abs(a - b) < 2.5), places[0])


def _lines(number: int, column: Column, edges: Edges) -> Iterator[Line]:
    for n, row in enumerate(column.rows):
        words = [word for one in row for word in one.words]
        height = Counter(round(word.height, 1) for word in words).most_common(1)[0][0]
        y = baseline(row)
        texts, words = _joined(words, y, height)
        yield Line(texts, words, number, column.name, y, height, edges, n == 0)


def _joined(words: Sequence[Word], y: float, height: float) -> tuple[tuple[str, ...], tuple[Word, ...]]:
    """Write numbers that are raised as raised digits, and join them to the word that they touch."""
    texts: list[str] = []
    kept: list[Word] = []
    for word in words:
        text = word.text
        if kept and word.height < 0.88 * height and word.y - y > 0.12 * height and text.strip(",*").isdigit():
            text = text.translate(_RAISED)
            if word.x0 - kept[-1].x1 < _TOUCH * height:
                texts[-1] += text
                kept[-1] = kept[-1]._replace(x1=word.x1, last=word.last, hyphen=word.hyphen, bold=word.bold)
                continue
        if kept and kept[-1].hyphen:
            # no line ends here, whatever it looked like
            texts[-1] += "-"
        texts.append(text)
        kept.append(word)
    if len(texts[-1]) > 1 and texts[-1][-1] == "-":
        # whether a hyphen at a line end belongs to the word is not said by how it is written
        texts[-1] = texts[-1][:-1]
        kept[-1] = kept[-1]._replace(hyphen=True)
    return tuple(texts), tuple(kept)
