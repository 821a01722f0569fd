"""The nouns: plain, frozen data that all stages share.

Spans are half-open ranges of code points into `Document.text`, which is never
changed; a stage that adds to a noun returns a copy made by `dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Role = Literal["native", "romanized", "single"]
Severity = Literal["error", "warning", "info"]
PagesKind = Literal["cited", "range", "total"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "footnote"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return what stands there."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a human looks: line and column count from 1; `cell` is (table, row, column), `box` is in points."""

    source: str
    line: int | None = None
    column: int | None = None
    page: int | None = None
    cell: tuple[int, int, int] | None = None
    box: tuple[float, float, float, float] | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of text that is contiguous in the source file, and its place there."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph; `label` is an automatic number that the text itself lacks."""

    span: Span
    kind: BlockKind
    level: int = 0
    label: str | None = None
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Part:
    """One input file within a document that was joined from several."""

    span: Span
    source: str
    format: str


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded source: `text` is the file without its BOM and nothing else changed."""

    source: str
    format: str
    text: str
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body as printed: family and given, or `literal` where they cannot be told apart."""

    family: str | None
    given: str | None
    literal: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is known; `raw` is the printed form."""

    year: int | None
    month: int | None
    day: int | None
    raw: str
    span: Span

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day without what is unknown (CSL `date-parts`)."""
        if self.year is None:
            return ()
        if self.month is None:
            return (self.year,)
        return (self.year, self.month) if self.day is None else (self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as strings ("xiv", "e1027") and what they are: a cited page, a range, or a total."""

    first: str
    last: str | None
    kind: PagesKind
    span: Span

    def __str__(self) -> str:
        return self.first if self.last is None else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket group of an entry and what it does there.

    `role`: `title`, `container` or `both` for a translation of that; `form` ([Text],
    [Electronic resource]), `language` ([in Russian]), `others` ([et al.]), `other`.
    """

    text: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A parsed entry; its fields bear the names of CSL variables (CSL 1.0.2, appendix IV).

    `spans` tells where each field stands, `confidence` how sure the parser is of it (0 to 1,
    1 where absent), `leftover` what no field claimed. `pages` holds CSL `page` and
    `number-of-pages` in printed order.
    """

    type: str = "document"
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    et_al: bool = False
    title: str | None = None
    container_title: str | None = None
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    issued: Date | None = None
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    genre: str | None = None
    pages: tuple[Pages, ...] = ()
    DOI: str | None = None
    URL: str | None = None
    ISBN: str | None = None
    ISSN: str | None = None
    accessed: Date | None = None
    language: str | None = None
    brackets: tuple[Bracket, ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    confidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    leftover: tuple[Span, ...] = ()

    @property
    def page(self) -> Pages | None:
        """The cited page or the range in the container."""
        return next((p for p in self.pages if p.kind != "total"), None)

    @property
    def number_of_pages(self) -> Pages | None:
        """The total."""
        return next((p for p in self.pages if p.kind == "total"), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list; `label` is its number as printed, `index` its position from 1."""

    index: int
    label: str | None
    span: Span
    raw: str
    reference: Reference = field(default_factory=Reference)
    doubt: float = 0.0
    """How likely it is (0 to 1) that this item is really two, or a part of another."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a list that belongs to no entry, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A located list: `span` holds its heading, entries and gaps."""

    index: int
    heading: Span | None
    span: Span
    language: str = "und"
    script: str = "Unknown"
    role: Role = "single"
    schemes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    entries: tuple[Entry, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an entry sits: the list's index and the entry's index, both from 1."""

    list: int
    entry: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that are one work; an orphan has a None and no score.

    `evidence` says what spoke for the pair, each with its share of the score.
    """

    native: Seat | None
    romanized: Seat | None
    lists: tuple[int, int]
    score: float | None = None
    evidence: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """An in-text citation such as `[3, 134]`."""

    span: Span
    targets: tuple[int, ...]
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: list and entry (None for a list as a whole), the printed value, its spans."""

    list: int
    entry: int | None
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A proposed change of the source; `safe` where no human needs to look."""

    span: Span
    text: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """What else in the document speaks for one side: `supports` is native, romanized or both."""

    kind: str
    text: str
    span: Span
    supports: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A further place of the same fault."""

    native: Side | None
    romanized: Side | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, from the most specific rule; `confidence` below .95 is never an error."""

    code: str
    name: str
    severity: Severity
    confidence: float
    message: str
    native: Side | None = None
    romanized: Side | None = None
    related: tuple[Side, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    place: Place | None = None
    fix: Edit | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its reference lists, their pairs, and what was found."""

    index: int
    title: str
    span: Span
    lists: tuple[ReferenceList, ...] = ()
    citations: tuple[Citation, ...] = ()
    pairs: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A document and its articles."""

    document: Document
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source for which there is no result, and what to do about it."""

    source: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All results and failures of a run; `schema` is the version of the JSON contract.

    `skipped` names the files of folders that hold no reference list: worth a word, no failure.
    """

    results: tuple[Result, ...] = ()
    errors: tuple[Failure, ...] = ()
    schema: int = 1
    skipped: tuple[str, ...] = ()
