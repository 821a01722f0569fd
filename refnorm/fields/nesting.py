"""Which quotes and parentheses are open at a place of a text."""

from __future__ import annotations

from bisect import bisect_left

from refnorm.patterns import kept

_NESTS = kept("[«»()]")


class Nesting:
    """The quotes and parentheses that are open at any place of a text; found once for all years."""

    def __init__(self, text: str) -> None:
        self._at: list[int] = []
        self._open = [(0, -1)]
        for match in _NESTS.finditer(text):
            (quotes, paren), mark = self._open[-1], match[0]
            if mark in "()":
                paren = match.start() if mark == "(" else -1
            else:
                quotes += 1 if mark == "«" else -1
            self._at.append(match.start())
            self._open.append((quotes, paren))

    def before(self, at: int) -> tuple[int, int]:
        """Return how many quotes are open, and where the last parenthesis begins; -1 for a closed one."""
        return self._open[bisect_left(self._at, at)]
