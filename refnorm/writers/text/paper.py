"""What the report is written on, and a finding with all that stands around it."""

from __future__ import annotations

from refnorm.messages import SOURCE, phrase, told
from refnorm.model import Article, Document, Entry, Finding, Side
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.writers.marks import safe, width

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


def outside(side: Side, article: Article) -> bool:
    """Tell whether a side stands in no list, but elsewhere in its article, as the author's name does."""
    lst = next((one for one in article.lists if one.index == side.list), None)
    if lst is None or side.entry is not None or not side.spans:
        return False
    return not any(map(lst.span.meets, side.spans))


@noun
class Scene:
    """A finding in its article."""

    document: Document
    article: Article
    finding: Finding

    def entry(self, side: Side | None) -> Entry | None:
        """Return the entry of a side."""
        return self.article.entry(side) if side else None

    def number(self, side: Side | None) -> str:
        """Return an entry's number: as printed, else its position; empty for a list as a whole."""
        found = self.entry(side)
        if found is None:
            return str(side.entry or "") if side else ""
        return safe(found.label or "") or str(found.index)

    def role(self, side: Side) -> str:
        """Return how a side's list is called; the only list of an article is what is printed.

        What stands outside its list, as the names above an article do, is the article's.
        """
        if outside(side, self.article):
            return "article"
        role = next((lst.role for lst in self.article.lists if lst.index == side.list), "single")
        return "printed" if role == "single" else role
