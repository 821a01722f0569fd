"""What the report is written on."""

from __future__ import annotations

from refnorm.messages import SOURCE, phrase, told
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.writers.marks import width

_ESCAPES = kept(r"\x1b\[[\d;]*m")
_SGR = {"bold": "1", "dim": "2", "mark": "1;31", "error": "31", "warning": "33", "info": "36", "title": "1;4"}
"""ECMA-48 select graphic rendition; written by hand since rich takes 0.1 s to load."""


@noun
class Paper:
    """What the report is written on: so many columns, with colour or without, in a language."""

    columns: int
    color: bool
    language: str = SOURCE

    @staticmethod
    def seen(line: str) -> int:
        """Return the columns that a line takes; its colours take none."""
        return width(_ESCAPES.sub("", line))

    def rows(self, line: str) -> int:
        """Return the rows of the screen that a line takes."""
        return max(-(-self.seen(line) // self.columns), 1)

    def say(self, key: str, **values: str | int) -> str:
        """Return the words at a key of the report's frame: `say("article", n=2)`."""
        return told(phrase(f"frame.{key}", **values), self.language)

    def word(self, key: str, **values: str | int) -> str:
        """Return words that the report has in common with the pages: `word("pair_count", n=4)`."""
        return told(phrase(f"page.{key}", **values), self.language)

    def ink(self, text: str, style: str) -> str:
        """Return a text in a style; without colour it stays as it is."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.color and text else text
