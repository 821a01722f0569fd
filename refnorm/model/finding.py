"""What was found: a finding, its sides, and what bears witness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from refnorm.model.document import Place, Span
from refnorm.nouns import noun

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""
RANK: Mapping[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
"""0 is the gravest."""


@noun
class Side:
    """One side of a finding: list and entry (None for a list as a whole), the printed value, its spans.

    `marks` are the letters at fault where a rule knows them; an empty one is a place at which some are lost.
    """

    list: int
    entry: int | None
    text: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()


@noun
class Phrase:
    """Something said, before its words: the key of a template, and the values that it is given.

    A value may be a phrase itself, or several that are said one behind the other.
    """

    key: str
    values: tuple[tuple[str, str | int | Phrase | tuple[Phrase, ...]], ...] = ()


@noun
class Edit:
    """A proposed change of the source; `safe` where no human needs to look."""

    span: Span
    text: str
    safe: bool


@noun
class Witness:
    """What else in the document speaks for one side: `supports` is native, romanized or both."""

    kind: str
    text: str
    span: Span
    supports: str


@noun
class Manual:
    """What there is to say about a rule: its code, name, default severity, and its page as printed.

    The first line of the page says what the rule is about.
    """

    code: str
    name: str
    severity: Severity
    page: str


@noun
class Occurrence:
    """A further place of the same fault."""

    native: Side | None
    romanized: Side | None
    fix: Edit | None = None


@noun
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
    phrases: tuple[Phrase, ...] = ()
    """The message before its words; `message` is it in English."""
    fixes: tuple[Edit, ...] = ()
    """What is proposed at the related places of a habit that is one finding a list."""

    @property
    def start(self) -> int:
        """The offset in the document at which people look first."""
        side = self.native if self.native and self.native.spans else self.romanized
        side = side if side and side.spans else self.native
        return side.spans[0].start if side and side.spans else 0

    @property
    def sides(self) -> tuple[tuple[Side | None, Side | None], ...]:
        """The native and the romanized side at every place of the fault, its own first."""
        return ((self.native, self.romanized), *((o.native, o.romanized) for o in self.occurrences))

    @property
    def places(self) -> tuple[tuple[Side | None, Side | None], ...]:
        """The same with the related places of a habit, where something is proposed too."""
        beside = self.related if self.fixes else ()
        return (*self.sides, *((None, side) if self.romanized else (side, None) for side in beside))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All that it proposes, at any of its places."""
        return tuple(filter(None, (self.fix, *(one.fix for one in self.occurrences), *self.fixes)))
