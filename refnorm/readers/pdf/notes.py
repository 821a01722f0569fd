"""Footnotes: what stands at a column's foot behind numbers that are raised in the text of the same page.

A note begins with its number, raised or in letters smaller than the text. The numbers count on, and each of
them is raised behind a word or a mark somewhere above the notes; so a list in small print is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from refnorm.containers.pdf.reach import SMALLER
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.readers.pdf.flow import Line

_SMALLER = 0.95
"""Ratio of the notes' letters to those of the text from which they are set as notes."""
_ABOVE = 0.6
"""Heights of a line by which the number of its note may stand above it."""
_DEEPEST, _NEAR = 80, 40
"""Lines of a column that may be notes at most, and those above them that show how large the text is."""
_MARK = kept(r"(?:[^\W\d_]{3}|[.,;:!?»”\"')\]…])\s?(?P<number>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
"""A raised number behind a word or a mark; behind `m` or `см` it is an exponent."""
_NUMBER = kept(r"(?P<number>\d{1,3})[.)]?")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@noun
class Note:
    """A note: its number as printed, and its lines without that number."""

    label: str
    lines: tuple[Line, ...]

    @property
    def page(self) -> int:
        """The page on which it stands."""
        return self.lines[0].page


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """Part the notes from the lines of the text."""
    body: list[Line] = []
    notes: list[Note] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        columns = [list(column) for _, column in groupby(page, key=lambda line: line.column)]
        for n, column in enumerate(columns):
            others = [line for other in columns[:n] + columns[n + 1 :] for line in other]
            at, found = _noted(column, others)
            body += column[:at]
            notes += found
    return body, notes


def _noted(column: Sequence[Line], others: Sequence[Line]) -> tuple[int, list[Note]]:
    """Return where the notes of a column begin, and the notes; its end where it has none."""
    foot = list(_begun(column, max(1, len(column) - _DEEPEST)))
    elsewhere = [mark for line in others for mark in _marks(line)]
    above = [(at, mark) for at, line in enumerate(column) for mark in _marks(line)] if foot else []
    for first, one in enumerate(foot):
        line = column[one.at]
        if one.number and not line.bold and (_raised(line) or _smaller(line, column[: one.at], others)):
            notes = list(_notes(foot[first:]))
            marks = [*elsewhere, *(mark for at, mark in above if at < one.at)]
            if all(any(note.label in mark for mark in marks) for note in notes):
                return one.at, notes
    return len(column), []


def _marks(line: Line) -> Iterator[str]:
    """Yield the raised numbers of a line; two that touch are one."""
    for match in _MARK.finditer(line.text):
        yield match["number"].translate(_LOWERED)


def _smaller(line: Line, above: Sequence[Line], others: Sequence[Line]) -> bool:
    """Tell whether a line is smaller than most of what stands above it."""
    near = (above or others)[-_NEAR:]
    heights = Counter(round(one.height, 1) for one in near for _ in one.words)
    return line.height < _SMALLER * heights.most_common(1)[0][0] if heights else False


def _raised(line: Line) -> bool:
    return len(line.words) > 1 and line.words[0].height < SMALLER * line.height


@noun
class _Begun:
    """A line at a column's foot: its place, the number of a note that may begin there, and the rest."""

    at: int
    line: Line
    number: str = ""
    rest: Line | None = None


def _begun(column: Sequence[Line], at: int) -> Iterator[_Begun]:
    """Yield the lines of a column from a place on; a number alone, raised, belongs to the line below it."""
    while at < len(column):
        line, below = column[at], column[at + 1] if at + 1 < len(column) else None
        number = _NUMBER.fullmatch(line.texts[0])
        if number and len(line.texts) > 1:
            yield _Begun(at, line, number["number"], _without_first(line))
        elif number and below and _hangs_over(line, below):
            yield _Begun(at, below, number["number"], below)
            at += 1
        else:
            yield _Begun(at, line)
        at += 1


def _hangs_over(number: Line, line: Line) -> bool:
    smaller = number.height < SMALLER * line.height
    return smaller and 0 < number.y - line.y < _ABOVE * line.height and number.x0 <= line.x0


def _without_first(line: Line) -> Line:
    return replace(line, texts=line.texts[1:], words=line.words[1:], x0=line.words[1].x0)


def _notes(foot: Sequence[_Begun]) -> Iterator[Note]:
    """Yield the notes of a column's foot; each begins with the number after the last one's."""
    label, own = "", list[Line]()
    for one in foot:
        if one.rest and (not label or int(one.number) == int(label) + 1):
            if own:
                yield Note(label, tuple(own))
            label, own = one.number, [one.rest]
        else:
            own.append(one.line)
    yield Note(label, tuple(own))
