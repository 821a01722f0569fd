"""A finding in its article, as one flat row: what terminals, tables, annotations and summaries show of it."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.messages import SOURCE, phrase, testified, told
from refnorm.model import Article, Document, Entry, Finding, Place, Report, Side
from refnorm.nouns import noun
from refnorm.places import in_lines
from refnorm.writers.marks import safe
from refnorm.writers.scene.words import placed


@noun
class Row:
    """A finding and where it stands; every text is as printed and has yet to be made inert."""

    document: Document
    article: Article
    finding: Finding
    language: str = SOURCE

    @property
    def place(self) -> Place:
        """Where a human looks."""
        return self.finding.place or Place(self.document.source)

    @property
    def where(self) -> str:
        """The place in words, without the file's name: `12:5`, `page 3, paragraph 41`."""
        return placed(self.place, self.language)

    @property
    def native(self) -> str:
        """The value that the native list prints."""
        return _text(self.finding.native)

    @property
    def romanized(self) -> str:
        """The value that the romanized list prints."""
        return _text(self.finding.romanized)

    def entry(self, side: Side | None) -> Entry | None:
        """Return the entry of a side."""
        return self.article.entry(side) if side else None

    def number(self, side: Side | None) -> str:
        """Return the number of a side's entry: as printed, else its position; empty for a list as a whole."""
        found = self.entry(side)
        return safe(found.number) if found else str((side.entry if side else None) or "")

    def role(self, side: Side) -> str:
        """Return how a side's list is called; the only list of an article is what is printed.

        What stands outside its list, as the names above an article do, is the article's.
        """
        if outside(side, self.article):
            return "article"
        role = next((lst.role for lst in self.article.lists if lst.index == side.list), "single")
        return "printed" if role == "single" else role

    @property
    def also(self) -> str:
        """The numbers of the further entries with the same fault."""
        sides = (o.native or o.romanized for o in self.finding.occurrences)
        return ", ".join(dict.fromkeys(filter(None, map(self.number, sides))))

    @property
    def witnesses(self) -> str:
        """What else in the document speaks for one side."""
        return "; ".join(testified(w, w.text, self.language) for w in self.finding.witnesses)

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The printed values that there are, each behind what its side is called."""
        both = (("native", self.native), ("romanized", self.romanized))
        return tuple((self.word(label), value) for label, value in both if value)

    def word(self, key: str) -> str:
        """Return words that rows have in common with the pages: `word("native")`."""
        return told(phrase(f"page.{key}"), self.language)

    @property
    def further(self) -> str:
        """The further entries with the same fault, in words; empty where there are none."""
        numbers = self.also
        count = numbers.count(",") + 1
        return told(phrase("frame.also", n=count, numbers=numbers), self.language) if numbers else ""


def outside(side: Side, article: Article) -> bool:
    """Tell whether a side stands in no list, but elsewhere in its article, as the author's name does."""
    lst = next((one for one in article.lists if one.index == side.list), None)
    if lst is None or side.entry is not None or not side.spans:
        return False
    return not any(map(lst.span.meets, side.spans))


def _text(side: Side | None) -> str:
    return side.text if side else ""


def rows(report: Report, language: str = SOURCE) -> Iterator[Row]:
    """Yield a row for every finding of a report, in its order, in a language."""
    for document, article in report.articles:
        for finding in article.findings:
            yield Row(document, article, finding, language)


def on_a_line(place: Place) -> bool:
    """Tell whether a place is a line of a text file, and no paragraph, cell or page."""
    return place.line is not None and in_lines(place)
