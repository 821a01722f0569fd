"""What a rule sees beside its noun, what rules derive from it together, and how they say what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from functools import cached_property, wraps
from typing import Any, TypeVar, TypeVarTuple

from refnorm.config import Options
from refnorm.messages import phrase, told
from refnorm.model import (
    Article,
    Document,
    Edit,
    Entry,
    Finding,
    Occurrence,
    Pair,
    Phrase,
    ReferenceList,
    Seat,
    Side,
    Span,
    Witness,
)
from refnorm.nouns import Remembering, noun
from refnorm.romanization.comparison import Comparison
from refnorm.traced import Traced, plain

_SIDES = ("native", "romanized")
Sides = tuple[Side | None, Side | None]
"""The native and the romanized side of a finding; None where it has none."""

Given = TypeVarTuple("Given")
N = TypeVar("N", Pair, Entry)
T = TypeVar("T")


@noun
class Context(Remembering):
    """What a rule may see beside its noun: document, article, options, and the list of an entry."""

    document: Document
    article: Article
    options: Options
    comparison: Comparison
    """The letters of the article's pairs."""
    list: ReferenceList | None = None
    found: tuple[Finding, ...] = ()
    cache: dict[Any, Any] = field(default_factory=dict)
    """For what several rules derive from the same article."""

    @cached_property
    def lists(self) -> dict[int, ReferenceList]:
        """The article's lists by index."""
        return {lst.index: lst for lst in self.article.lists}

    @cached_property
    def printed_once(self) -> frozenset[Span]:
        """The entries that stand for both sides at once: foreign works in a list of both forms."""
        sides = [
            {e.span for lst in self.article.lists if lst.role == role for e in lst.entries} for role in _SIDES
        ]
        return frozenset(sides[0] & sides[1])

    def entry(self, seat: Seat | None) -> Entry | None:
        """Return the entry that sits there."""
        return self.lists[seat.list].entries[seat.entry - 1] if seat else None

    def native(self, pair: Pair) -> Entry | None:
        """Return the native entry of a pair."""
        return self.entry(pair.native)

    def romanized(self, pair: Pair) -> Entry | None:
        """Return the romanized entry of a pair."""
        return self.entry(pair.romanized)

    def side(self, lst: int, entry: int | None, spans: Sequence[Span], text: str | None = None) -> Side:
        """Make a side of a finding; its text is what a reader sees at the first span."""
        printed = (
            plain(Traced.cut(self.document.text, spans[0])).text if text is None and spans else text or ""
        )
        return Side(lst, entry, printed, tuple(spans))

    def sides(self, pair: Pair, native: Sequence[Span], romanized: Sequence[Span]) -> tuple[Side, Side]:
        """Make both sides of a finding about a pair that is no orphan."""
        assert pair.native and pair.romanized
        return (
            self.side(pair.native.list, pair.native.entry, native),
            self.side(pair.romanized.list, pair.romanized.entry, romanized),
        )

    def finding(
        self,
        message: Phrase | tuple[Phrase, ...],
        native: Side | None = None,
        romanized: Side | None = None,
        *,
        confidence: float = 0.99,
        witnesses: Iterable[Witness] = (),
        related: Iterable[Side] = (),
        occurrences: Iterable[Occurrence] = (),
        fix: Edit | None = None,
        fixes: Iterable[Edit | None] = (),
    ) -> Finding:
        """Make a finding; the engine stamps code, name, severity, place and fingerprint."""
        return Finding(
            "",
            "",
            "info",
            confidence,
            told(message),
            native,
            romanized,
            tuple(related),
            tuple(occurrences),
            tuple(witnesses),
            None,
            fix,
            phrases=(message,) if isinstance(message, Phrase) else message,
            fixes=tuple(one for one in fixes if one),
        )

    def became(
        self, key: str, sides: tuple[Side, Side], sure: float, related: Iterable[Side] = ()
    ) -> Finding:
        """Make the finding that what stands on one side became another on the other."""
        message = phrase(key, native=sides[0].text, romanized=sides[1].text)
        return self.finding(message, *sides, confidence=sure, related=related)

    def of_places(
        self,
        message: Phrase | tuple[Phrase, ...],
        lst: ReferenceList,
        places: Iterable[tuple[Entry, Span, Edit | None]],
        sure: float,
    ) -> Finding:
        """Make the one finding of a list that has many places, each with what would mend it."""
        text, every = self.document.text, list(places)
        first, *others = (Side(lst.index, e.index, span.of(text), (span,)) for e, span, _ in every)
        fix, *fixes = (edit for _, _, edit in every)
        sides = by_role(lst, first)
        return self.finding(message, *sides, related=others, fix=fix, fixes=fixes, confidence=sure)

    def of_entries(
        self, message: Phrase | tuple[Phrase, ...], lst: ReferenceList, sides: Iterable[Side]
    ) -> Finding:
        """Make the one finding of several entries of a list: the later ones are occurrences of the first."""
        first, *others = (Occurrence(*by_role(lst, side)) for side in sides)
        return self.finding(message, first.native, first.romanized, confidence=0.9, occurrences=others)


def shared(make: Callable[[Context, *Given], T]) -> Callable[[Context, *Given], T]:
    """Let what is derived from an article be made once for all rules that ask, by the further arguments."""

    def made(context: Context, *given: *Given) -> T:
        try:
            found: T = context.cache[make, given]
        except KeyError:
            found = context.cache[make, given] = make(context, *given)
        return found

    return wraps(make)(made)


def shared_of(make: Callable[[N, Context, *Given], T]) -> Callable[[N, Context, *Given], T]:
    """Let what is derived from a pair or an entry of the article be made once, as `shared` does.

    The article holds it as long as the context lives, so that which one it is tells all about it.
    """

    def made(one: N, context: Context, *given: *Given) -> T:
        try:
            found: T = context.cache[make, id(one), given]
        except KeyError:
            found = context.cache[make, id(one), given] = make(one, context, *given)
        return found

    return wraps(make)(made)


def by_role(lst: ReferenceList, own: Side, other: Side | None = None) -> Sides:
    """Return a side of a list, and what the other list has beside it, native side first."""
    return (other, own) if lst.role == "romanized" else (own, other)
