"""Columns -> the flow of lines through the document, each with the edges of its column."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from refnorm.containers.pdf import Box, Word
from refnorm.containers.pdf.reach import RAISED, raised
from refnorm.nouns import noun
from refnorm.readers.pdf.columns import Column
from refnorm.readers.pdf.parallel import in_order
from refnorm.readers.pdf.rows import Row, baseline

_ABOVE, _BELOW = 0.84, 0.22
"""How far a line reaches above and below its baseline, in sizes of its font."""
_FEW = 4
"""A column of fewer lines does not show its own edges."""
_NEAR = 12
"""Columns before and after that show what a column's edges are."""
_SLACK, _SAME = 3.0, 1.0
"""Points by which edges differ that are alike, and that are the same."""
_SHORT = 0.1
"""Share of a column by which a page's lines may be short of its edge where they are ragged."""
_DEEPEST = 45.0
"""Points by which an indent moves all lines of a column at most."""
_TOUCH = 0.1
"""Share of a line's height below which a raised figure touches the word before it."""

Edges = tuple[float, float]


@noun
class Line:
    """A printed line: its words with the text of each, and its place and edges in its column.

    `first` tells that it begins a column on its page;
    it reaches from `x0` to `x1`.
    """

    texts: tuple[str, ...]
    words: tuple[Word, ...]
    page: int
    column: str | None
    y: float
    height: float
    edges: Edges
    first: bool
    x0: float
    x1: float
    starts: bool | None = None
    """Of a line in a table: whether it begins a row, which has an item in the other column."""

    @property
    def indent(self) -> float:
        """How far from the left edge of its column the line begins."""
        return self.x0 - self.edges[0]

    @property
    def hyphen(self) -> bool:
        """Tell whether a hyphen that the text lacks ends the line."""
        return self.words[-1].hyphen

    @property
    def forced(self) -> bool:
        """Tell whether a single word fills the line to its last letter: then the line end broke it."""
        letter = (self.x1 - self.x0) / max(len(self.texts[0]), 1)
        return len(self.texts) == 1 and self.x1 > self.edges[1] - 1.5 * letter

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
        return (words[0].x0, low, max(word.x1 for word in words) if first or last else self.x1, high)


_IDEOGRAPHS = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


def spaceless(before: str, after: str) -> bool:
    """Tell whether two texts are in a script without spaces, whatever typesetting has put between them."""
    edges = (before[-1], after[0])
    return min(edges) >= _IDEOGRAPHS[0][0] and all(
        any(a <= one <= b for a, b in _IDEOGRAPHS) for one in edges
    )


def flow(pages: Iterable[tuple[int, Sequence[Column]]]) -> list[Line]:
    """Return all lines in the order in which they are read."""
    ordered = in_order([(number, column) for number, columns in pages for column in columns])
    sheets = [(one.page, one.column) for one in ordered]
    long = [
        (i, column.name, _edges(column.rows))
        for i, (_, column) in enumerate(sheets)
        if len(column.rows) >= _FEW
    ]
    found: list[Line] = []
    for i, (number, column) in enumerate(sheets):
        # the only column of a last page may be the left one of two
        near = [
            edges
            for j, name, edges in _around(long, i)
            if j != i and (name == column.name or column.name is None)
        ]
        near = near or [_beside(column, edges) for j, _, edges in _around(long, i) if sheets[j][0] == number]
        found.extend(_lines(number, column, _fitted(column, near), ordered[i].starts))
    return found


def _beside(column: Column, edges: Edges) -> Edges:
    """Return the edges that a column has if it is as wide as another one of its page."""
    right = _edges(column.rows)[1]
    return right - (edges[1] - edges[0]), right


def _around(long: Sequence[tuple[int, str | None, Edges]], i: int) -> Sequence[tuple[int, str | None, Edges]]:
    """Return the long columns near the one of a number."""
    first = bisect_left(long, i - _NEAR, key=itemgetter(0))
    return long[first : bisect_left(long, i + _NEAR + 1, key=itemgetter(0))]


def _fitted(column: Column, near: Sequence[Edges]) -> Edges:
    """Return the edges of a column; those near by of the same name show them where its own lines do not.

    A short column need not hold a full line, nor need one that is set ragged; one within a long item has no
    line at its left edge, or a single one.
    """
    left, right = _edges(column.rows)
    few = len(column.rows) < _FEW
    begin = min(row[0].x0 for row in column.rows)
    short = [edges for edges in near if _ragged(begin, right, edges)]
    few = few or bool(short)
    alike = short or [(a, b) for a, b in near if (right <= b + _SLACK if few else abs(right - b) <= _SLACK)]
    alike = [(a, b) for a, b in alike if -_SLACK < left - a < _DEEPEST]
    if not alike:
        return left, right
    usual = Counter(round(a) for a, _ in alike).most_common(1)[0][0]
    a, b = next(edges for edges in alike if round(edges[0]) == usual)
    return (a if left - a > _SLACK else left), (b if few else right)


def _ragged(left: float, right: float, edges: Edges) -> bool:
    """Tell whether lines from one edge, all a little short of the other, may be those of a column."""
    a, b = edges
    return abs(left - a) < _SAME and right + _SLACK < b < right + _SHORT * (b - a)


def _edges(lines: Sequence[Row]) -> Edges:
    """Return where the lines of a column begin and end; a single line that stands out does not count."""
    begins = sorted(row[0].x0 for row in lines)
    ends = sorted((max(one.x1 for one in row) for row in lines), reverse=True)
    return _common(begins), _common(ends)


def _common(places: Sequence[float]) -> float:
    if len(places) < _FEW:
        return places[0]
    return next((a for a, b in pairwise(places) if abs(a - b) < 2.5), places[0])


def _lines(number: int, column: Column, edges: Edges, starts: frozenset[float] | None) -> Iterator[Line]:
    for n, row in enumerate(column.rows):
        words = [word for one in row for word in one.words]
        height = Counter(round(word.height, 1) for word in words).most_common(1)[0][0]
        y, x0, x1 = baseline(row), row[0].x0, max(one.x1 for one in row)
        begins = None if starts is None else y in starts
        texts, kept = _joined(words, y, height)
        yield Line(texts, kept, number, column.name, y, height, edges, n == 0, x0, x1, begins)


def _joined(words: Sequence[Word], y: float, height: float) -> tuple[tuple[str, ...], tuple[Word, ...]]:
    """Write numbers that are raised as raised digits, and join them to the word that they touch."""
    texts: list[str] = []
    kept: list[Word] = []
    for word in words:
        text = word.text
        touches = 0.0
        if kept and raised(word.height, height, word.y - y) and text.strip(",*").isdigit():
            text, touches = text.translate(RAISED), _TOUCH * height
        elif kept and spaceless(texts[-1], text):
            touches = height
        if touches and word.x0 - kept[-1].x1 < touches:
            texts[-1] += text
            kept[-1] = kept[-1]._replace(x1=word.x1, last=word.last, hyphen=word.hyphen, bold=word.bold)
            continue
        if kept and kept[-1].hyphen:
            # no line ends here, whatever it looked like
            texts[-1] += "-"
        texts.append(text)
        kept.append(word)
    if len(texts[-1]) > 1 and texts[-1][-1] in "-\u2010":
        # whether a hyphen at a line end belongs to the word is not said by how it is written
        texts[-1] = texts[-1][:-1]
        kept[-1] = kept[-1]._replace(hyphen=True)
    return tuple(texts), tuple(kept)
