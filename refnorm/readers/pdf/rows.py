"""Words -> runs on one baseline, and rows of runs: what stands on one level of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refnorm.containers.pdf import Word

WIDE = 8.0
"""Points from which a gap between two words may part columns; a stretched space is as wide now and then."""
_LEVEL = 0.36
"""Share of the height by which baselines on one level differ at most: that is how far numbers are raised."""
_LIFTED, _SMALLER = 0.48, 0.9
"""How far browsers raise what they set smaller: in shares of the taller one's height."""


class Run(NamedTuple):
    """Words that follow each other on one baseline, with no wide gap between them."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    y: float
    height: float


Row = list[Run]


def runs(words: Iterable[Word]) -> Iterator[Run]:
    """Yield the runs of a page in the order of the file."""
    open_run: list[Word] = []
    for word in words:
        if open_run and not _follows(open_run[-1], word):
            yield run(open_run)
            open_run = []
        open_run.append(word)
    if open_run:
        yield run(open_run)


def run(words: Sequence[Word]) -> Run:
    """Return the run of some words; its tallest word gives the baseline."""
    tallest = max(words, key=_height)
    return Run(tuple(words), words[0].x0, max(map(_end, words)), tallest.y, tallest.height)


def _height(word: Word) -> float:
    return word.height


def _end(word: Word) -> float:
    return word.x1


def _follows(before: Word, word: Word) -> bool:
    if word.line != before.line or word.x0 < before.x0:
        return False
    height = max(before.height, word.height)
    return word.x0 - before.x1 < max(WIDE, 0.8 * height) and abs(word.y - before.y) < _LEVEL * height


def rows(some: Iterable[Run]) -> list[Row]:
    """Gather runs on one level, from the top of the page down; each row from left to right."""
    found: list[Row] = []
    y = height = 0.0
    for one in sorted(some, key=falling):
        level = _LIFTED if height < _SMALLER * one.height else _LEVEL
        if found and y - one.y < level * max(height, one.height):
            found[-1].append(one)
            if one.height > height:
                y, height = one.y, one.height
        else:
            found.append([one])
            y, height = one.y, one.height
    for row in found:
        row.sort(key=_left)
    return found


def falling(one: Run) -> float:
    """Return the key that sorts runs from the top of a page down."""
    return -one.y


def _left(one: Run) -> float:
    return one.x0


def shown(some: Iterable[Run]) -> str:
    """Return the text of runs."""
    return " ".join([word.text for one in some for word in one.words])


def baseline(row: Row) -> float:
    """Return the baseline of a row: that of its tallest run."""
    return row[0].y if len(row) == 1 else max(row, key=lambda one: one.height).y
