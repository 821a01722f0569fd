"""Where paragraphs and items end: by space between lines, by room left on a line, and by indents.

A list hangs (its items begin left of their further lines) or its items begin with an indent, as
paragraphs do. Which one it is, the lines around tell together: a line before a further line is full,
the last line of an item seldom is, and a number begins an item. Where nothing tells, the line's end stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import accumulate, pairwise

from refnorm.patterns import kept
from refnorm.readers.lines import item
from refnorm.readers.pdf.flow import Line
from refnorm.text import cyrillic_share, low

_SHIFT = 3.0
"""Points from which a line is indented against another."""
_WINDOW = 12
"""Lines on either side that have a say."""
_SURE = 2.0
"""Votes from which the lines around are believed."""
_MARKED = 1.5
"""What a mark at the beginning of a line weighs among the votes for a new paragraph."""
_NUMBERED = 3
"""Numbers at line starts near by that make a numbered list."""
_FAR = 25
"""Lines within which the number before or after stands."""
_DIGITS = kept(r"\W*(\d{1,5})")
_SPACED, _TIGHT = 1.3, 1.12
"""Steps between lines, in usual ones: beyond it a paragraph ends, below it lines stand evenly."""
_LARGER = 1.12
"""Height of a heading, in those of the text."""
_OTHER = 1.25
"""Ratio of two heights that no paragraph holds."""
_LONGEST_HEADING = 6
"""Lines of a heading at most."""
_CYRILLIC = 0.8
"""Share of Cyrillic letters from which a line is Cyrillic."""
_OPEN_ENDS = ",:–—/&"
_SHORT = 3
"""Letters of a word that may be tied to the next one: an initial, `С.`, `№`."""


class Joint(Enum):
    """What is between two lines: the end of a paragraph, nothing but the edge of the page, or who knows."""

    END = 0
    WRAP = 1
    OPEN = 2


class Layout:
    """Looks at all lines of a document at once and tells what is between any two of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._marks = _marks(lines)
        self._usual = Counter(round(line.height, 1) for line in lines for _ in line.words).most_common(1)
        self._leading = _leading(lines)
        self._room = [False, *(_fits(a, b) for a, b in pairwise(lines))]
        self._gaps = [0.0, *(self._gap(a, b) for a, b in pairwise(lines))]
        votes = [0.0, *(self._vote(i) for i in range(1, len(lines)))]
        self._votes = [0.0, *accumulate(votes)]
        spaced = [int(gap > _SPACED) for gap in self._gaps]
        self._spaced = [0, *accumulate(spaced)]
        pairs = list(zip(lines, self._marks, strict=True))
        self._in = [0, *accumulate(int(mark and line.indent > _SHIFT) for line, mark in pairs)]
        self._flush = [0, *accumulate(int(mark and line.indent <= _SHIFT) for line, mark in pairs)]
        self._headings = [i for i in range(len(lines)) if self.heading(i)]

    def _gap(self, a: Line, b: Line) -> float:
        """Return the distance of two lines in usual distances; 0 between two columns."""
        step = a.y - b.y
        return step / self._leading.get(round(b.height), step or 1.0) if not b.first and step > 0 else 0.0

    def _vote(self, i: int) -> float:
        """Return what a step to the right or left speaks for: hanging above zero, first lines below."""
        before, line = self.lines[i - 1], self.lines[i]
        step = line.indent - before.indent
        if abs(step) <= _SHIFT:
            return 0.0
        vote = -1.0 if self._room[i] else 1.0
        vote += _MARKED * (self._marks[i - 1] - self._marks[i])
        return vote if step > 0 else -vote

    def _near(self, i: int, window: int = _WINDOW) -> range:
        """Return the lines around a line, as far as the headings before and after it."""
        n = bisect_right(self._headings, i)
        first = self._headings[n - 1] + 2 if n else 0
        last = self._headings[n] if n < len(self._headings) else len(self.lines)
        return range(max(first, i - window), max(min(last, i + window), i))

    def _around(self, sums: Sequence[float], i: int, window: int = _WINDOW) -> float:
        near = self._near(i, window)
        return sums[near.stop] - sums[min(near.start, near.stop)]

    def hangs(self, i: int) -> bool:
        """Tell whether the items around a line hang."""
        return self._mode(i) >= _SURE

    def _mode(self, i: int) -> float:
        """Return the votes of the lines around, or where they differ, as at a list's end, of those before."""
        vote = self._around(self._votes, i)
        if abs(vote) >= _SURE:
            return vote
        near = self._near(i)
        before = self._votes[i] - self._votes[min(near.start, i)]
        return before if abs(before) >= _SURE + 1 else 0.0

    def joint(self, i: int) -> Joint:
        """Tell what is between a line and the one before."""
        before, line = self.lines[i - 1], self.lines[i]
        if self.heading(i) != self.heading(i - 1):
            return Joint.END
        if line.starts is not None and before.starts is not None:
            return Joint.END if line.starts or line.column != before.column else Joint.WRAP
        if self.heading(i):
            return Joint.WRAP if self._same_heading(i) else Joint.END
        ratio = max(before.height, line.height) / max(min(before.height, line.height), 0.1)
        if ratio > _OTHER or self._gaps[i] > _SPACED:
            return Joint.END
        if self._room[i] and not before.hyphen:
            return Joint.END
        return self._by_indent(i)

    def _by_indent(self, i: int) -> Joint:
        line, vote = self.lines[i], self._mode(i)
        if vote >= _SURE:
            deep = self._hang(i)
            return Joint.WRAP if line.indent > deep - _SHIFT or self._steps_in(i, deep) else Joint.END
        if vote <= -_SURE:
            if line.indent > _SHIFT:
                return Joint.WRAP if self._hung(i) else Joint.END
            doubtful = self._marks[i] and self._around(self._in, i) <= self._around(self._flush, i)
            return Joint.OPEN if doubtful else Joint.WRAP
        evenly = 0 < self._gaps[i] < _TIGHT and abs(line.indent - self.lines[i - 1].indent) <= _SHIFT
        if evenly and self._around(self._spaced, i) > 1:
            return Joint.WRAP
        # of a numbered list that is set flush, only a number can begin an item
        flush = self._around(self._flush, i, _FAR) >= _NUMBERED and not self._marks[i]
        numbered = flush and not self._leads(i) and not self._turns(i)
        unmarked = not self._marks[i] and _goes_on(self.lines[i - 1].text, line.text)
        return Joint.WRAP if numbered or unmarked else Joint.OPEN

    def _leads(self, i: int) -> bool:
        """Tell whether the numbers begin anew below a line: then it is what stands over them."""
        if i + 1 >= len(self.lines) or not self._marks[i + 1]:
            return False
        before = next((j for j in range(i - 1, max(i - _FAR, -1), -1) if self._marks[j]), None)
        return before is not None and 0 < _number(self.lines[i + 1].text) <= _number(self.lines[before].text)

    def _turns(self, i: int) -> bool:
        """Tell whether Cyrillic follows on Latin lines, as an own-language note on the last work."""
        line, before = self.lines[i].text, self.lines[i - 1].text
        return cyrillic_share(line) > _CYRILLIC and cyrillic_share(before) < 1 - _CYRILLIC

    def _hung(self, i: int) -> bool:
        """Tell whether a line goes on in an item that hangs: below full lines as deep, and one less deep."""
        deep = self.lines[i].indent
        for j in range(i - 1, max(i - _FAR, 0), -1):
            if self._room[j + 1] or self._marks[j + 1]:
                return False
            if abs(self.lines[j].indent - deep) > _SHIFT:
                return j < i - 1 and self.lines[j].indent < deep
        return False

    def _hang(self, i: int) -> float:
        """Return how far the further lines of the items around stand in."""
        near = self._near(i)
        indents = (self.lines[n].indent for n in near)
        deep = Counter(round(indent) for indent in indents if indent > _SHIFT)
        return deep.most_common(1)[0][0] if deep else _SHIFT

    def _steps_in(self, i: int, deep: float) -> bool:
        """Tell whether a line stands as far behind its item as others do, on a page with another edge.

        A page that holds nothing but items begins where these do.
        """
        if self._marks[i]:
            return False
        near = self._near(i)
        own = next((j for j in range(i - 1, near.start - 1, -1) if self._marks[j] or self.lines[j].first), i)
        if not self._marks[own]:
            return False
        marked = Counter(round(self.lines[n].indent) for n in near if self._marks[n])
        step = deep - marked.most_common(1)[0][0]
        return self.lines[i].indent - self.lines[own].indent > max(_SHIFT, step - _SHIFT)

    def heading(self, i: int) -> bool:
        """Tell whether a line is set as a heading: larger than the text or bold, and in few lines."""
        if not self._set_apart(i):
            return False
        first = last = i
        while first > 0 and i - first < _LONGEST_HEADING and self._set_apart(first - 1):
            first -= 1
        while last + 1 < len(self.lines) and last - i < _LONGEST_HEADING and self._set_apart(last + 1):
            last += 1
        return last - first < _LONGEST_HEADING

    def _set_apart(self, i: int) -> bool:
        return (self.lines[i].bold or self.larger(i)) and not self._marks[i]

    def larger(self, i: int) -> bool:
        """Tell whether a line is larger than the text."""
        return self.lines[i].height > _LARGER * self._usual[0][0]

    def _same_heading(self, i: int) -> bool:
        before, line = self.lines[i - 1], self.lines[i]
        alike = before.bold == line.bold and abs(before.height - line.height) < 0.5
        width = before.edges[1] - before.edges[0]
        full = before.x1 - before.x0 + _first_width(line) > width or before.hyphen
        return alike and full and self._gaps[i] <= 1.5

    def apart(self, i: int) -> bool:
        """Tell whether a line stands well below the one before, as after a section."""
        return self._gaps[i] > 2 or (i > 0 and self.heading(i) != self.heading(i - 1))


def _marks(lines: Sequence[Line]) -> list[bool]:
    """Tell which lines begin like items: with a bullet, or a number whose neighbour is not far.

    A line that goes on with `1975. 559 p.` has no `1974.` or `1976.` near by.
    """
    numbers = [_number(line.text) if item(line.text) else None for line in lines]
    places: dict[int, list[int]] = {}
    for i, number in enumerate(numbers):
        if number is not None:
            places.setdefault(number, []).append(i)
    return [number is not None and _in_turn(i, number, places) for i, number in enumerate(numbers)]


def _number(text: str) -> int:
    found = _DIGITS.match(text)
    return int(found[1]) if found else -1


def _in_turn(i: int, number: int, places: Mapping[int, Sequence[int]]) -> bool:
    if number < 0:
        return True
    sides = ((near, range(i - _FAR, i)) for near in (number - 1, number - 2))
    after = ((near, range(i + 1, i + _FAR)) for near in (number + 1, number + 2))
    return any(one in within for near, within in (*sides, *after) for one in _close(places.get(near, ()), i))


def _close(places: Sequence[int], i: int) -> Sequence[int]:
    at = bisect_right(places, i)
    return places[max(0, at - 1) : at + 1]


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance of two lines for every height of letters: that within paragraphs."""
    steps: dict[int, list[float]] = {}
    for a, b in pairwise(lines):
        if not b.first and a.y > b.y and abs(a.height - b.height) < 1:
            steps.setdefault(round(b.height), []).append(a.y - b.y)
    return {height: sorted(some)[len(some) // 4] for height, some in steps.items()}


def _first_width(line: Line) -> float:
    """Return the width of a line's first word with a space; short words are tied to the next ones."""
    last = next(
        (n for n, text in enumerate(line.texts[:3]) if len(text) > _SHORT), min(2, len(line.texts) - 1)
    )
    return line.words[last].x1 - line.x0 + 0.2 * line.height


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a text cannot end with its line: a bracket or a part of a sentence is open."""
    quotes = ("„", "“") if "„" in before else ("“", "”")
    pairs = (("[", "]"), ("(", ")"), ("«", "»"), quotes)
    opened = any(before.rfind(a) > before.rfind(b) for a, b in pairs)
    return opened or before[-1] in _OPEN_ENDS or low(after[0])


def _fits(before: Line, line: Line) -> bool:
    """Tell whether the line's first word would have fitted on the line before: then the break was meant.

    One that fills its own line goes on in the next, so it fits nowhere.
    """
    return not line.forced and before.x1 + _first_width(line) < before.edges[1] - 0.5
