"""A finding as one flat row: what tables, annotations and summaries show of it."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.messages import SOURCE, phrase, testified, told
from refnorm.model import Article, Document, Finding, Place, Report, Side
from refnorm.nouns import noun
from refnorm.places import in_lines
from refnorm.writers.scene.words import placed
from refnorm.writers.text import Scene


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

    def number(self, side: Side | None) -> str:
        """Return the printed number of a side's entry, else its position."""
        return Scene(self.document, self.article, self.finding).number(side)

    @property
    def also(self) -> str:
        """The numbers of the further entries with the same fault."""
        sides = (o.native or o.romanized for o in self.finding.occurrences)
        return ", ".join(dict.fromkeys(filter(None, map(self.number, sides))))

    @property
    def witnesses(self) -> str:
        """What else in the document speaks for one side."""
        return "; ".join(testified(w, w.text, self.language) for w in self.finding.witnesses)

    def word(self, key: str) -> str:
        """Return words that rows have in common with the pages: `word("native")`."""
        return told(phrase(f"page.{key}"), self.language)

    @property
    def further(self) -> str:
        """The further entries with the same fault, in words; empty where there are none."""
        numbers = self.also
        count = numbers.count(",") + 1
        return told(phrase("frame.also", n=count, numbers=numbers), self.language) if numbers else ""


def _text(side: Side | None) -> str:
    return side.text if side else ""


def rows(report: Report, language: str = SOURCE) -> Iterator[Row]:
    """Yield a row for every finding of a report, in its order, in a language."""
    for result in report.results:
        for article in result.articles:
            for finding in article.findings:
                yield Row(result.document, article, finding, language)


def on_a_line(place: Place) -> bool:
    """Tell whether a place is a line of a text file, and no paragraph, cell or page."""
    return place.line is not None and in_lines(place)
