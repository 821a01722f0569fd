"""A page that a converter has drawn with spaces -> its columns one below the other.

Lists beside each other, native on the left and romanized on the right, go on over pages side by side; the
columns of an article are read page by page. A narrow column of numbers belongs to every column beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from refnorm.model import Anchor, Place, Span
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.places import line_starts
from refnorm.text import cyrillic_share

_PAGE = kept(r"[^\f]+")
_LINE = kept(r"[^\r\n]*")
_GAP = kept(r" {2,}(?=\S)")
_FEWEST, _REST, _SHARE, _HARDLY = 6, 3, 0.4, 0.03
"""Lines that have text on both sides of a gutter at least, also on a page where the columns of the one before
end; the share of lines that are white there, and by how much it differs within a gutter."""
_FAR = 25
"""Characters of white space before a line of the right column alone."""
_ROW, _SHORT = 3, 20
"""Lines of a row of a table at least, and of a page where little of one is left."""
_TEXT = 15
"""Characters of a usual line of a column of text, which a table's figures have not."""
_SHIFT = 8
"""Characters by which a long line on the left pushes the right one away."""
_NATIVE, _LATIN, _MORE = 0.6, 0.3, 0.1
"""Shares of native letters of two lists beside each other, and by how much one has more where both go on:
there may be foreign works in it."""
_NUMBER = kept(r"\(?\[?\d{1,3}[.)\]]{0,2}|№(?:\s?п/п)?")
"""What stands in a column of numbers, with its head."""
_MARKED = kept(r"[(\[]?\d{1,3}[.)\]]\s")
_ENDS = "0123456789.)]"

NAME = "columns"
"""The format of a document that was read so: its text is not that of the file."""

Cells = dict[int, Span]
"""The cells of a line by column; a line across the page is a cell of column -1."""


@noun
class Drawn:
    """The text in reading order, the place of each piece in the file, and the items that have a number beside
    them: where they end and their number, by where they begin."""

    text: str
    anchors: tuple[Anchor, ...]
    items: Mapping[int, tuple[int, str]]


@noun
class _Row:
    """A line of a column, and the number of its row in a column of its own; empty where it goes on."""

    span: Span
    label: str | None = None


_BLANK, _PAGE_END = _Row(Span(0, 0)), _Row(Span(0, 0))
"""A blank line, and the end of a page in the middle of a column."""


def unfolded(text: str, source: str) -> Drawn | None:
    """Return a text with its columns one below the other; None for one that has none."""
    if "   " not in text or "\t" in text or "\n" not in text:
        return None
    pages = [_lines(text, *page.span()) for page in _PAGE.finditer(text)]
    found = [_gutters(text, lines, _FEWEST) for lines in pages]
    if not any(found):
        return None
    out, known = _Out(text), [gutters for gutters in found if gutters]
    for lines, gutters in zip(pages, found, strict=True):
        rest = [] if gutters else _gutters(text, lines, _REST)
        near = (some for some in (rest, rest[1:]) if any(_are_near(some, one) for one in known))
        if rest:  # hanging numbers may look like a column of their own
            gutters = rest if len(rest) + 1 == out.held else next(near, [])
        out.page([_cells(text, line, gutters) for line in lines], len(gutters) + 1)
    out.flush()
    return out.drawn(source)


def _are_near(gutters: Sequence[int], others: Sequence[int]) -> bool:
    """Tell whether a page has the columns of another one, by where they begin."""
    return len(gutters) == len(others) and all(
        abs(a - b) < _SHIFT for a, b in zip(gutters, others, strict=True)
    )


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Return the lines of a page, without the white space at their ends."""
    lines = []
    while start <= end and (match := _LINE.match(text, start, end)):
        lines.append(Span(start, start + len(match[0].rstrip())))
        start = match.end() + (2 if text.startswith("\r\n", match.end()) else 1)
    return lines


def _gutters(text: str, lines: Sequence[Span], fewest: int) -> list[int]:
    """Return where the columns behind the first one begin, if two at least are of text."""
    said = [line for line in lines if len(line)]
    if len(said) < fewest:
        return []
    gutters = list[int]()
    for at in _edges(_shares(text, [line for line in said if len(line) > 2 * _TEXT], fewest)):
        if not gutters or at - gutters[-1] > _SHIFT:
            gutters.append(at)
    cells = [_cells(text, line, gutters) for line in said]
    if len(gutters) > 1 and _are_numbered(text, cells, len(gutters)):
        gutters = gutters[1:]
        cells = [_cells(text, line, gutters) for line in said]
    texts = [column for column in range(len(gutters) + 1) if _reads(text, cells, column, fewest)]
    return gutters if len(texts) > 1 else []


def _are_numbered(text: str, rows: Sequence[Cells], last: int) -> bool:
    """Tell whether the first column is of the numbers of one list alone, and the last one has its own."""
    if (
        sum(0 in cells and _NUMBER.fullmatch(text, *_range(cells[0])) is None for cells in rows)
        > len(rows) / 2
    ):
        return False
    return sum(last in cells and _MARKED.match(text, *_range(cells[last])) is not None for cells in rows) > 1


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _shares(text: str, lines: Sequence[Span], fewest: int) -> dict[int, float]:
    """Return the places at which most of the lines that go across them are white, and how many are."""
    inner, counted, begun, whole = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for line in lines:
        first = len(line) - len(line.of(text).lstrip())
        begun[first] += 1
        whole[first + 1] += 1
        whole[len(line)] -= 1
        for gap in _GAP.finditer(text, line.start + first, line.end):
            number = _NUMBER.fullmatch(text, line.start + first, gap.start()) is not None
            for at in range(gap.start() - line.start + 2, gap.end() - line.start + 1):
                inner[at] += 1
                counted[at] += number
    crossing, many = {}, 0
    for at in range(max(whole, default=0) + 1):
        many += whole[at]
        crossing[at] = many
    rows = {at for at in inner if inner[at] == counted[at] >= fewest // _ROW and begun[at] >= fewest}
    told = (at for at in inner if inner[at] + begun[at] * (at > _FAR) >= fewest)
    shares = {at: inner[at] / crossing[at] for at in told if crossing.get(at)} | dict.fromkeys(rows, 1.0)
    return {at: shares[at] for at in sorted(shares) if shares[at] >= _SHARE}


def _edges(shares: Mapping[int, float]) -> Iterator[int]:
    """Yield of each white stretch across the lines the last place at which hardly a line has text before it.

    Behind it the lines of a hanging indent are still white.
    """
    run: list[int] = []
    for at, after in zip_longest(shares, islice(shares, 1, None), fillvalue=-1):
        run.append(at)
        if after != at + 1:
            whitest = max(shares[one] for one in run) - _HARDLY
            good = [shares[one] >= whitest for one in run]
            first = good.index(True)
            yield run[(good.index(False, first) if False in good[first:] else len(run)) - 1]
            run = []


def _reads(text: str, rows: Sequence[Cells], column: int, fewest: int) -> bool:
    """Tell whether a column is of text: its usual line is no figure."""
    lengths = sorted(len(cells[column]) for cells in rows if column in cells)
    return len(lengths) >= fewest and lengths[len(lengths) // 2] >= _TEXT


def _cells(text: str, line: Span, gutters: Sequence[int]) -> Cells:
    """Cut a line at the gutters; what crosses all of them is one cell across the page."""
    cells: Cells = {}
    start, column, crossed = line.start, 0, 0
    for number, gutter in enumerate(gutters, 1):
        at = line.start + gutter
        if at >= line.end:
            break
        if text[at - 2 : at].strip():
            shifted = [gap.end() for gap in _GAP.finditer(text, at, min(at + _SHIFT, line.end))]
            if not shifted:
                crossed += 1
                continue
            at = shifted[0]
        _add(cells, text, column, start, at)
        start, column = at, number
    if crossed and crossed == len(gutters):
        column = -1
    _add(cells, text, column, start, line.end)
    return cells


def _add(cells: Cells, text: str, column: int, start: int, end: int) -> None:
    shown = text[start:end].strip()
    if shown:
        at = text.index(shown[0], start)
        cells[column] = Span(at, at + len(shown))


class _Out:
    """Takes page after page, and puts the columns of each in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: list[_Row] = []
        self._held: list[list[_Row]] = []

    @property
    def held(self) -> int:
        """How many columns may go on over the next page."""
        return len(self._held)

    def page(self, rows: Sequence[Cells], columns: int) -> None:
        """Take a page; lines across it part what stands above them from what stands below."""
        stretch: list[Cells] = []
        for cells in rows:
            if -1 in cells:
                self._stretch(stretch, columns)
                self.flush()
                self._rows.append(_Row(cells[-1]))
                stretch = []
            else:
                stretch.append(cells)
        self._stretch(stretch, columns)

    def flush(self) -> None:
        """Write the lists that went on over pages, one below the other."""
        for column in self._held:
            self._rows += column
        self._held = []

    def _stretch(self, rows: Sequence[Cells], count: int) -> None:
        """Take lines in columns."""
        first = [cells[0] for cells in rows if 0 in cells]
        numbers = sum(_NUMBER.fullmatch(span.of(self._text)) is not None for span in first)
        counted = count > 2 and numbers * 2 > len(first)  # also heads and feet of pages stand there
        columns = [[_PAGE_END, *self._column(rows, column, counted)] for column in range(count)]
        rest = self.held == count and len(rows) < _SHORT  # may be of foreign works alone
        beside = rest or self._beside(columns)
        if not beside or self.held != count:
            self.flush()
        held = self._held or [[] for _ in columns]
        self._held = [[*before, *column] for before, column in zip(held, columns, strict=True)]
        if not beside:
            self.flush()

    def _column(self, rows: Sequence[Cells], column: int, counted: bool) -> Iterator[_Row]:
        """Yield the lines of a column; numbers of `counted` rows are those of their other cells."""
        for cells in rows:
            number = cells[0].of(self._text) if counted and 0 in cells else ""
            label = number if number[-1:] in _ENDS and _NUMBER.fullmatch(number) and len(cells) > 1 else None
            if column in cells and (column or label is None):
                yield _Row(cells[column], label or ("" if counted and column else None))
            elif not cells:
                yield _BLANK

    def _beside(self, columns: Sequence[Sequence[_Row]]) -> bool:
        """Tell whether lists in two scripts stand beside each other."""
        said = (" ".join(row.span.of(self._text) for row in column) for column in columns)
        shares = [cyrillic_share(text) for text in said]
        if len(shares) < 2 or shares[-1] > _LATIN:
            return False
        return shares[-2] >= (shares[-1] + _MORE if self.held == len(columns) else _NATIVE)

    def drawn(self, source: str) -> Drawn:
        """Return the text in its new order, and where each piece stands in the file."""
        starts = line_starts(self._text)
        pieces: list[str] = []
        anchors: list[Anchor] = []
        items: dict[int, tuple[int, str]] = {}
        at = begun = 0
        for row in self._rows:
            pieces.append("\f" if row is _PAGE_END else row.span.of(self._text) + "\n")
            if len(row.span):
                line = bisect_right(starts, row.span.start)
                place = Place(source, line, row.span.start - starts[line - 1] + 1)
                anchors.append(Anchor(Span(at, at + len(row.span)), place))
            if row.label:
                begun, items[at] = at, (at + len(row.span), row.label)
            elif row.label is not None and begun in items and items[begun][0] == at - 1:
                items[begun] = at + len(row.span), items[begun][1]
            at += len(pieces[-1])
        return Drawn("".join(pieces), tuple(anchors), items)
