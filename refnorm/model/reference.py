"""What an entry says: a reference and its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from refnorm.model.document import Span
from refnorm.nouns import noun

PagesKind = Literal["cited", "range", "total"]
PEOPLE = ("author", "editor", "translator")
"""The CSL variables that hold names."""


@noun
class Name:
    """A person or body as printed: family and given, or `literal` where they cannot be told apart."""

    family: str | None
    given: str | None
    literal: str | None
    span: Span
    suffix: str | None = None


@noun
class Date:
    """A date as far as it is known; `raw` is the printed form.

    `last` is the end of a span of dates (`2019–2020`), `season` counts from spring (CSL).
    """

    year: int | None
    month: int | None
    day: int | None
    raw: str
    span: Span
    last: tuple[int, ...] = ()
    season: int | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day without what is unknown (CSL `date-parts`)."""
        if self.year is None:
            return ()
        if self.month is None:
            return (self.year,)
        return (self.year, self.month) if self.day is None else (self.year, self.month, self.day)


@noun
class Pages:
    """Pages as strings ("xiv", "e1027") and what they are: a cited page, a range, or a total.

    `printed` is a total that counts its parts one by one (`XII, 345`, `[4], 120`).
    """

    first: str
    last: str | None
    kind: PagesKind
    span: Span
    printed: str | None = None

    def __str__(self) -> str:
        return self.first if self.last is None else f"{self.first}-{self.last}"


@noun
class Bracket:
    """A bracket group of an entry and what it does there.

    `role`: `title`, `container` or `both` for a translation of that; `form` ([Text],
    [Electronic resource]), `language` ([in Russian]), `others` ([et al.]), `parallel` for where a journal's
    English edition has the work, `other`.
    """

    text: str
    role: str
    span: Span

    @property
    def translates(self) -> bool:
        """Whether it holds a translation."""
        return self.role in ("title", "container", "both")

    @property
    def translates_title(self) -> bool:
        """Whether it holds the translated title, alone or with the container."""
        return self.role in ("title", "both")


@noun
class Reference:
    """A parsed entry; its fields bear the names of CSL variables (CSL 1.0.2, appendix IV).

    `part` and `supplement` are CSL's part-number and supplement-number; `custom` holds what CSL has no
    variable for, by its own names (`edition-note`, `classification`). `spans` tells where each field
    stands, `confidence` how sure the parser is of it (0 to 1, 1 where absent), `leftover` what no field
    claimed. `pages` holds CSL `page` and `number-of-pages` in printed order.
    """

    type: str = "document"
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    et_al: bool = False
    title: str | None = None
    container_title: str | None = None
    collection_title: str | None = None
    collection_number: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    issued: Date | None = None
    original_date: Date | None = None
    submitted: Date | None = None
    status: str | None = None
    edition: str | None = None
    number_of_volumes: str | None = None
    volume: str | None = None
    part: str | None = None
    issue: str | None = None
    supplement: str | None = None
    number: str | None = None
    section: str | None = None
    genre: str | None = None
    jurisdiction: str | None = None
    event_title: str | None = None
    event_place: str | None = None
    event_date: Date | None = None
    archive: str | None = None
    archive_location: str | None = None
    pages: tuple[Pages, ...] = ()
    DOI: str | None = None
    URL: str | None = None
    ISBN: str | None = None
    ISSN: str | None = None
    PMID: str | None = None
    PMCID: str | None = None
    accessed: Date | None = None
    language: str | None = None
    brackets: tuple[Bracket, ...] = ()
    custom: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    confidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    leftover: tuple[Span, ...] = ()
    given: bool = False
    """Whether the file itself marks the fields: where they begin and end is no question."""

    def where(self, *fields: str) -> list[Span]:
        """Return where some fields stand, field by field."""
        return [span for field in fields for span in self.spans.get(field, ())]

    @property
    def links(self) -> list[Span]:
        """Where its address and its DOI stand."""
        spans = self.spans  # asked of every entry by many
        return [*spans.get("URL", ()), *spans.get("DOI", ())]

    @property
    def page(self) -> Pages | None:
        """The cited page or the range in the container."""
        return next((p for p in self.pages if p.kind != "total"), None)

    @property
    def number_of_pages(self) -> Pages | None:
        """The total."""
        return next((p for p in self.pages if p.kind == "total"), None)
