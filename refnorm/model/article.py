"""Articles with their lists, entries and pairs, and the report of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from refnorm.model.document import Document, Span
from refnorm.model.finding import Finding, Manual, Side
from refnorm.model.reference import Reference
from refnorm.nouns import noun

Role = Literal["native", "romanized", "single"]
Layout = Literal["list", "parts", "scripts", "interleaved", "table", "footnotes"]
"""How a list is set: a run of items, parts under subheadings, a single list with one script after the other,
each item beside its other form in one list, cells, notes."""

_BESIDE = 5
"""Characters at most before a printed number or between the halves of a doubled one: `*`, `\\[`."""
_DIVIDED, _BEFORE, _HEAD = "]{.csl-left-margin}", " \r\n[", 40
"""What pandoc sets behind the number of a reference and before its text, and the characters in which that
stands."""
_MARKS = " \t\r\n#>*_|-+•<"
"""What an entry may begin with before its number: of a tag the first character."""


def _unmarked(raw: str) -> int:
    """Return the offset behind the marks and tags that an entry begins with: their figures number nothing."""
    at = 0
    while at < len(raw) and raw[at] in _MARKS:
        end = raw.find(">", at) if raw[at] == "<" else at
        if end < 0:
            break
        at = end + 1
    return at


@noun
class Entry:
    """One item of a list; `label` is its number as printed, `index` its position from 1.

    `automatic` says that the number is the file's own: people see it, the text lacks it.
    """

    index: int
    label: str | None
    span: Span
    raw: str
    reference: Reference = field(default_factory=Reference)
    doubt: float = 0.0
    """How likely it is (0 to 1) that this item is really two, or a part of another."""
    holds: Seat | None = None
    """The entry without a counterpart that it seems to print besides its own partner."""
    automatic: bool = False

    @property
    def number(self) -> str:
        """What people call it by: its number as printed, else its position."""
        return self.label or str(self.index)

    @property
    def typed(self) -> str:
        """The number as it stands in the text: beside an automatic one only where it is doubled."""
        return (self.label or "").partition(". ")[2] if self.automatic else self.label or ""

    @property
    def number_end(self) -> int:
        """The offset in `raw` behind the printed number, without the mark that follows it; 0 without one."""
        label = self.label
        if not label:
            return 0
        if label.isdigit() and not self.automatic and self.raw.startswith(label):  # as nearly all are
            return len(label)
        end, begin = 0, _unmarked(self.raw)
        for part in self.typed.split():  # the halves of a doubled number may stand on two lines
            begin = max(begin, end)
            found = self.raw.find(part, begin, begin + len(part) + _BESIDE)
            end = found + len(part) if found >= 0 else end
        return end

    @property
    def shown(self) -> str:
        """The raw text without the tags and bullets before it, as a heading of the entry shows it."""
        if _DIVIDED in self.raw[:_HEAD]:
            return f"{self.typed}. {self.raw.partition(_DIVIDED)[2].lstrip(_BEFORE)}"
        return self.raw[_unmarked(self.raw) :] if "<" in self.raw[:4] else self.raw

    @property
    def behind_number(self) -> Span:
        """What stands behind the printed number, the mark that follows it included."""
        return Span(self.span.start + self.number_end, self.span.end)


@noun
class Gap:
    """A stretch of a list that belongs to no entry, and why."""

    span: Span
    reason: str


@noun
class Piece:
    """A stretch that holds one entry of a list, and its number where that stands elsewhere."""

    span: Span
    label: str | None = None


@noun
class ReferenceList:
    """A located list: `span` holds its heading, entries and gaps.

    Where two lists are set as one, in items that hold both forms or in a table, their spans overlap; the
    `pieces` of each are its own, and what belongs to the other is a gap. `evidence` says in words what
    the layout was told by.
    """

    index: int
    heading: Span | None
    span: Span
    language: str = "und"
    script: str = "Unknown"
    role: Role = "single"
    schemes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    entries: tuple[Entry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    style: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The marks that mostly part two fields here, by the fields: `title>container`: `//`."""
    layout: Layout = "list"
    evidence: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def body(self) -> Span:
        """What stands behind its heading."""
        return Span(self.heading.end if self.heading else self.span.start, self.span.end)


@noun
class Seat:
    """Where an entry sits: the list's index and the entry's index, both from 1."""

    list: int
    entry: int


@noun
class Pair:
    """Two entries that are one work; an orphan has a None and no score.

    `evidence` says what spoke for the pair, each with its share of the score.
    """

    native: Seat | None
    romanized: Seat | None
    lists: tuple[int, int]
    score: float | None = None
    evidence: tuple[tuple[str, float], ...] = ()


@noun
class Citation:
    """An in-text citation such as `[3, 134]`."""

    span: Span
    targets: tuple[int, ...]
    locator: str | None = None


@noun
class Article:
    """One article: its reference lists, their pairs, and what was found."""

    index: int
    title: str
    span: Span
    lists: tuple[ReferenceList, ...] = ()
    citations: tuple[Citation, ...] = ()
    pairs: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def paired(self) -> tuple[Pair, ...]:
        """The pairs without the orphans."""
        return tuple(pair for pair in self.pairs if pair.native and pair.romanized)

    @property
    def counterparts(self) -> Mapping[Seat, Seat | None]:
        """Where the other form of each entry sits that stands in a pair, of several the first; None for an
        orphan."""
        found: dict[Seat, Seat | None] = {}
        for pair in self.pairs:
            for seat, other in ((pair.native, pair.romanized), (pair.romanized, pair.native)):
                if seat and found.get(seat) is None:
                    found[seat] = other
        return found

    def entry(self, at: Seat | Side) -> Entry | None:
        """Return the entry of a seat or side; None for a list as a whole, or where there is none."""
        entries = next((lst.entries for lst in self.lists if lst.index == at.list), ())
        return entries[at.entry - 1] if at.entry and 0 < at.entry <= len(entries) else None


@noun
class Result:
    """A document and its articles."""

    document: Document
    articles: tuple[Article, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in all its articles."""
        return tuple(found for article in self.articles for found in article.findings)


@noun
class Failure:
    """A source for which there is no result, and what to do about it."""

    source: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


@noun
class Muting:
    """Findings that a user's settings keep silent: which, why, said where, and how many."""

    rule: str
    reason: str
    entry: str
    fingerprint: str
    origin: str
    count: int


@noun
class Report:
    """All results and failures of a run; `schema` is the version of the JSON contract.

    `skipped` names the files of folders that hold no reference list: worth a word, no failure. `muted` is
    what the settings silenced; one with a count of 0 silences nothing any more. `rules` are the pages of
    all rules, for outputs that explain what they say.
    """

    results: tuple[Result, ...] = ()
    errors: tuple[Failure, ...] = ()
    schema: int = 1
    skipped: tuple[str, ...] = ()
    muted: tuple[Muting, ...] = ()
    rules: tuple[Manual, ...] = ()

    @property
    def articles(self) -> tuple[tuple[Document, Article], ...]:
        """All articles, each with its document."""
        return tuple((result.document, article) for result in self.results for article in result.articles)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in all documents."""
        return tuple(found for result in self.results for found in result.findings)
