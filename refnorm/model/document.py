"""Where things stand: spans, places, and the document that they point into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Literal

from refnorm.nouns import noun

BlockKind = Literal["heading", "paragraph", "item", "cell", "footnote"]


@noun
class Span:
    """A half-open range of code points in `Document.text`; what begins first is less."""

    start: int
    end: int

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return what stands there."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether both have a character in common."""
        return self.start < other.end and other.start < self.end


BEGIN: Callable[[Any], int] = attrgetter("span.start")
END: Callable[[Any], int] = attrgetter("span.end")
"""Where what has a span begins and ends: the keys by which it is sorted and sought."""


@noun
class Place:
    """Where a human looks: line and column from 1; `cell` is (table, row, column), `box` in points."""

    source: str
    line: int | None = None
    column: int | None = None
    page: int | None = None
    cell: tuple[int, int, int] | None = None
    box: tuple[float, float, float, float] | None = None
    path: str | None = None


@noun
class Anchor:
    """A stretch of text that is contiguous in the source file, and its place there."""

    span: Span
    place: Place


@noun
class Block:
    """A line or paragraph; `label` is an automatic number that the text itself lacks."""

    span: Span
    kind: BlockKind
    level: int = 0
    label: str | None = None
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@noun
class Part:
    """One input file within a document that was joined from several."""

    span: Span
    source: str
    format: str


@noun
class Document:
    """A decoded source: `text` is the file without its BOM and nothing else changed.

    `starts` are the offsets where articles begin that the file itself sets apart.
    """

    source: str
    format: str
    text: str
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    starts: tuple[int, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether the file is known to hold nothing but references, each a block."""
        return self.format in ("list", "bibtex")
