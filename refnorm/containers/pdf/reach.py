"""Where the characters of a PDF page stand, and how they are set."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from refnorm.text import DIGITS

Box = tuple[float, float, float, float]

_STRAIGHT = 0.06
"""Share of a quarter by which a scanned page may be askew."""
_HEAVY = 600
"""The weight from which a font is bold."""
_BOLD = (b"bold", b"black", b"heavy", b"demi")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SMALLER, _HIGHER = 0.88, 0.12
"""What is raised is smaller than the text beside it, and stands higher: in shares of its height."""
SOFT = "\u00ad"
_PRINTED = 0.1
"""How far a character reaches at least that is printed, in sizes of its font."""


class Reach:
    """Asks PDFium where characters stand; the memory that it writes to is made once."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = text_page
        self._rectangle = raw.FS_RECTF()
        self._at = ctypes.byref(self._rectangle)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._last = (0.0, 1.0)
        self._matrix = raw.FS_MATRIX()
        self._scaled = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(128)
        self._origin = (ctypes.byref(self._x), ctypes.byref(self._y))

    def turn(self, index: int) -> int:
        """Return the quarters by which a character is turned to the left, -1 where it stands askew."""
        # PDFium counts to the right
        quarters = -max(self._raw.FPDFText_GetCharAngle(self._page, index), 0.0) / (math.pi / 2)
        return round(quarters) % 4 if abs(quarters - round(quarters)) < _STRAIGHT else -1

    def bold(self, index: int) -> bool:
        """Tell whether a character is bold, by the name of its font or by what the file says of it."""
        size = self._raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), None)
        name = self._name.raw[: min(size, len(self._name))].lower()
        return (
            any(mark in name for mark in _BOLD)
            or self._raw.FPDFText_GetFontWeight(self._page, index) >= _HEAVY
        )

    def measure(self, first: int, last: int, turn: int, begun: bool) -> Box:
        """Return left and right edge, baseline and height of a word, as if it were not turned.

        `begun` tells that it begins a line; within a line a font of one size is scaled in one way.
        """
        one = self.box(first)
        other = self.box(last) if last != first else one
        x, y = self._point(first)
        if turn > 0:
            one, other = turned(one, -turn), turned(other, -turn)
            y = turned((x, y, x, y), -turn)[1]
        return min(one[0], other[0]), max(one[2], other[2]), y, self.size(first, begun)

    def box(self, index: int) -> Box:
        """Return the box of a character, as high as its font whatever the letter."""
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._at)
        at = self._rectangle
        return at.left, at.bottom, at.right, at.top

    def size(self, index: int, anew: bool = True) -> float:
        """Return the size of a character's font as printed: what the font says, as the page scales it."""
        size = self._raw.FPDFText_GetFontSize(self._page, index)
        if anew or size != self._last[0]:
            self._raw.FPDFText_GetMatrix(self._page, index, self._scaled)
            self._last = size, (size * math.hypot(self._matrix.c, self._matrix.d)) or 1.0
        return self._last[1]

    def lifted(self, word: str, first: int) -> str:
        """Write numbers that are raised within or behind a word as raised digits: they stand apart."""
        for run in DIGITS.finditer(word):
            start, end = run.span()
            beside = start - 1 if start else end if end < len(word) else -1
            if beside >= 0 and self._over(first + start, first + beside):
                word = word[:start] + run[0].translate(RAISED) + word[end:]
            elif end - start > 1 and self._over(first + end - 1, first + start):
                cut = next(i for i in range(start + 1, end) if self._over(first + i, first + start))
                word = word[:cut] + word[cut:end].translate(RAISED) + word[end:]
        return word

    def hyphened(self, word: str, first: int) -> str:
        """Write a hyphen for each soft one that is printed: fonts name theirs so, and no line ends here."""
        last = len(word) - 1
        return "".join(
            "-" if char == SOFT and place < last and self._wide(first + place) else char
            for place, char in enumerate(word)
        )

    def _wide(self, index: int) -> bool:
        """Tell whether a character moves the next one on."""
        here, after = self._point(index), self._point(index + 1)
        return math.dist(here, after) > _PRINTED * self.size(index)

    def _point(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._page, index, *self._origin)
        return self._x.value, self._y.value

    def _over(self, one: int, other: int) -> bool:
        step = self._point(one)[1] - self._point(other)[1]
        return raised(self.size(one), self.size(other), step)


def raised(height: float, usual: float, step: float) -> bool:
    """Tell whether what stands a `step` above a text of the usual height is raised."""
    return height < SMALLER * usual and step > _HIGHER * usual


def turned(box: Box, turn: int) -> Box:
    """Return a box turned to the left by quarters around the origin."""
    x0, y0, x1, y1 = box
    for _ in range(turn % 4):
        x0, y0, x1, y1 = -y1, x0, -y0, x1
    return x0, y0, x1, y1
