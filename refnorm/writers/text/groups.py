"""Findings by article and pair, in the order of the native list; orphans and whole lists in their place."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.model import Article, Document, Entry, Finding, Pair, Report, Seat
from refnorm.nouns import noun
from refnorm.writers.marks import safe
from refnorm.writers.rows import Row, outside
from refnorm.writers.text.paper import Paper


@noun
class Group:
    """What was found about one pair, orphan or list; `pair` is None for a list or the article as a whole."""

    document: Document
    article: Article
    pair: Pair | None
    findings: tuple[Finding, ...]
    language: str

    @property
    def rows(self) -> Iterator[Row]:
        """The findings, each with its surroundings."""
        return (Row(self.document, self.article, finding, self.language) for finding in self.findings)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that it is about, the native one first: those of the pair, else of the findings."""
        first = self.findings[0]
        seats = (self.pair.native, self.pair.romanized) if self.pair else (first.native, first.romanized)
        return tuple(filter(None, (self.article.entry(seat) for seat in seats if seat)))

    def name(self, paper: Paper) -> str:
        """The numbers of the entries as printed; for a list its role."""
        if not self.entries:
            side = self.findings[0].native or self.findings[0].romanized
            side = None if side and outside(side, self.article) else side
            role = next((lst.role for lst in self.article.lists if side and lst.index == side.list), "")
            return paper.say(f"{role}_list" if role else "the_article")
        numbers = list(dict.fromkeys(safe(e.number) for e in self.entries))
        if len(numbers) == 1:
            return paper.say("one_entry", number=numbers[0])
        return paper.say("two_entries", first=numbers[0], second=numbers[1])


def groups(report: Report, language: str) -> Iterator[Group]:
    """Yield what was found, article by article and pair by pair, for a reader of a language."""
    for document, article in report.articles:
        seats = _seats(article)
        found: dict[Key, list[Finding]] = {}
        for finding in article.findings:
            found.setdefault(_key(finding, seats, article), []).append(finding)
        for key in sorted(found):
            pair = article.pairs[key[2]] if key[2] >= 0 else None
            yield Group(document, article, pair, tuple(found[key]), language)


Key = tuple[int, float, int]
"""The list, the position in the native list, and which pair of the article it is, -1 for none."""


def _seats(article: Article) -> dict[Seat | tuple[Seat, Seat], int]:
    """Return the number of the pair in which an entry, or two, sit; of several the first."""
    found: dict[Seat | tuple[Seat, Seat], int] = {}
    for number, pair in enumerate(article.pairs):
        if pair.native and pair.romanized:
            found.setdefault((pair.native, pair.romanized), number)
        for seat in filter(None, (pair.native, pair.romanized)):
            found.setdefault(seat, number)
    return found


def _key(finding: Finding, seats: dict[Seat | tuple[Seat, Seat], int], article: Article) -> Key:
    sides = [side for side in (finding.native, finding.romanized) if side]
    own = [Seat(side.list, side.entry) for side in sides if side.entry]
    if not own:
        return (sides[0].list if sides and not outside(sides[0], article) else 0, -1.0, -1)
    number = seats.get((own[0], own[1]) if len(own) == 2 else own[0], -1)
    if number < 0:
        return (own[0].list, float(own[0].entry), -1)
    return (min(article.pairs[number].lists), _position(article.pairs[number]), number)


def _position(pair: Pair) -> float:
    """Return where a pair stands: as its native entry; a romanized orphan behind that of its number."""
    return float(pair.native.entry) if pair.native else pair.romanized.entry + 0.5 if pair.romanized else 0.0
