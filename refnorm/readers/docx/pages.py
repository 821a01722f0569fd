"""On which page something stands, as far as the file tells."""

from __future__ import annotations

FULLEST = 4000
"""How many characters one page may hold where only the breaks that people set are known."""


class Pages:
    """Counts pages in the order of the text.

    Where Word saved the breaks of its last layout, they are counted and no others. Else the breaks that
    people set are: until the text between two of them no longer fits on a page; no page is known from there.
    """

    def __init__(self, saved: bool, broken: bool) -> None:
        self._saved = saved
        self._number: int | None = 1 if saved or broken else None
        self._filled = 0

    @property
    def number(self) -> int | None:
        """The page on which the text is now, from 1; None where it cannot be told."""
        return self._number

    def turn(self, saved: bool) -> None:
        """Turn the page: by a break that Word saved, or one that was set."""
        self._filled = 0
        if self._number is not None and saved == self._saved:
            self._number += 1

    def fill(self, characters: int) -> None:
        """Count text on the page."""
        self._filled += characters
        if not self._saved and self._filled > FULLEST:
            self._number = None

    def back(self, number: int | None) -> None:
        """Go on at another page: the cells of a row begin on one page, and end where the longest does."""
        self._number = number
