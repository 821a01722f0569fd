"""What is shown: plain data between a report and any page that is made of it."""

from __future__ import annotations

from typing import Literal

from refnorm.model import Severity
from refnorm.nouns import noun

Kind = Literal["pair", "native", "romanized", "single"]
"""A row shows a pair, an orphan of either list, or an entry of a list that has no other."""


@noun
class Segment:
    """A run of characters that is marked in one way, fit to be shown; `findings` are numbers of cards.

    `differs` marks the very letters that the other side has not; an empty text is a place at which some are
    lost.
    """

    text: str
    findings: tuple[int, ...] = ()
    severity: Severity | None = None
    differs: bool = False


@noun
class Print:
    """An entry as people see it; `number` is the printed one, `automatic` where the text itself lacks it.

    The anchor is empty where the entry was shown before: with another list.
    """

    anchor: str
    number: str
    automatic: bool
    lang: str
    segments: tuple[Segment, ...]


@noun
class Value:
    """The value of one side of a finding; `role` is native, romanized or printed."""

    role: str
    number: str
    lang: str
    segments: tuple[Segment, ...]


@noun
class Link:
    """An entry or a list to go to: its anchor, its role, and its number, empty for a list as a whole."""

    anchor: str
    role: str
    number: str


@noun
class Remark:
    """What else is known of a finding: the kind of the witness, what it says, for which side, and where."""

    kind: str
    text: str
    supports: str
    place: str


@noun
class Quote:
    """A citation in the text: what stands around it, the citation itself, and where that is."""

    before: str
    text: str
    after: str
    place: str


@noun
class Change:
    """What is proposed: what stands there, what would, and whether that is the one right answer."""

    old: str
    new: str
    safe: bool


@noun
class Card:
    """A finding, fit to be shown; `number` counts over the whole report, `anchor` outlives a revision."""

    number: int
    anchor: str
    code: str
    name: str
    severity: Severity
    percent: int
    message: str
    place: str
    values: tuple[Value, ...] = ()
    remarks: tuple[Remark, ...] = ()
    also: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()
    fix: Change | None = None


@noun
class Row:
    """A pair, an orphan or a lone entry, with what was found in it.

    `cards` are the findings that are told here, `also` those that are told elsewhere and stand here too.
    """

    kind: Kind
    native: Print | None
    romanized: Print | None
    moved: bool = False
    cards: tuple[Card, ...] = ()
    also: tuple[Card, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def findings(self) -> tuple[Card, ...]:
        """All that concerns the row."""
        return self.cards + self.also

    @property
    def name(self) -> str:
        """How people call the row: by the printed numbers."""
        numbers = [one.number for one in (self.native, self.romanized) if one]
        return " · ".join(dict.fromkeys(numbers))


@noun
class Thread:
    """A line between two lists: positions from 0 on either side, None for an orphan.

    `crosses` where the pair stands out of order: the others would be in order without it.
    """

    native: int | None
    romanized: int | None
    labels: tuple[str, str]
    crosses: bool = False


@noun
class Head:
    """A list as a whole: its heading, role, language, schemes and number of entries."""

    anchor: str
    role: str
    heading: str
    lang: str
    entries: int
    schemes: tuple[str, ...] = ()
    place: str = ""


@noun
class Group:
    """Two lists that belong together, or one alone; `threads` are there only where the order differs."""

    native: Head
    romanized: Head | None
    rows: tuple[Row, ...]
    cards: tuple[Card, ...] = ()
    threads: tuple[Thread, ...] = ()


@noun
class Chapter:
    """An article; `number` counts over the whole report."""

    number: int
    anchor: str
    title: str
    lang: str
    source: str
    groups: tuple[Group, ...]
    cards: tuple[Card, ...] = ()

    @property
    def findings(self) -> tuple[Card, ...]:
        """All findings of the article, each once, as they stand on the page."""
        groups = [c for g in self.groups for c in (*g.cards, *(c for row in g.rows for c in row.cards))]
        return (*self.cards, *groups)

    @property
    def lists(self) -> int:
        """How many lists it has; one that is shown with two others counts once."""
        heads = [head for group in self.groups for head in (group.native, group.romanized)]
        return sum(1 for head in heads if head and head.anchor)

    @property
    def pairs(self) -> int:
        """How many pairs it has."""
        return sum(row.kind == "pair" for group in self.groups for row in group.rows)


@noun
class Manual:
    """What a rule is about, why, and how to mend it, by its code."""

    code: str
    paragraphs: tuple[str, ...]


@noun
class Scene:
    """A whole report, fit to be shown; `failures` are file, message and hint of what could not be read.

    `muted` counts what the settings silence; `manuals` explain rules.
    """

    files: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    failures: tuple[tuple[str, str, str], ...] = ()
    skipped: tuple[str, ...] = ()
    muted: int = 0
    manuals: tuple[Manual, ...] = ()

    @property
    def findings(self) -> tuple[Card, ...]:
        """All findings."""
        return tuple(card for chapter in self.chapters for card in chapter.findings)
