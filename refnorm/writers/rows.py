"""A finding as one flat row: what tables, annotations and summaries show of it."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.model import Article, Document, Finding, Place, Report, Severity, Side, Witness
from refnorm.nouns import noun
from refnorm.places import spoken
from refnorm.writers.text import Scene

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""

RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@noun
class Row:
    """A finding and where it stands; every text is as printed and has yet to be made inert."""

    document: Document
    article: Article
    finding: Finding

    @property
    def place(self) -> Place:
        """Where a human looks."""
        return self.finding.place or Place(self.document.source)

    @property
    def where(self) -> str:
        """The place in words, without the file's name: `12:5`, `page 3, paragraph 41`."""
        return spoken(self.place)

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
        return "; ".join(map(_witness, self.finding.witnesses))


def _text(side: Side | None) -> str:
    return side.text if side else ""


def _witness(witness: Witness) -> str:
    return f"{witness.kind} {witness.text} ({witness.supports})"


def rows(report: Report) -> Iterator[Row]:
    """Yield a row for every finding of a report, in its order."""
    for result in report.results:
        for article in result.articles:
            for finding in article.findings:
                yield Row(result.document, article, finding)


def on_a_line(place: Place) -> bool:
    """Tell whether a place is a line of a text file, and no paragraph, cell or page."""
    plain = place.path is None or place.path.startswith("/")
    return place.line is not None and place.page is None and place.cell is None and plain
