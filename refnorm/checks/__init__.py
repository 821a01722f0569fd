"""The rules: one file, one generator function, one docstring each; and the engine that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, cached_property, wraps
from inspect import cleandoc
from typing import Any, TypeVar, TypeVarTuple

from refnorm.checks.fingerprints import fingerprint, told_apart
from refnorm.checks.sifting import merge, once, order, silence
from refnorm.checks.stamps import surely
from refnorm.config import Options
from refnorm.messages import told
from refnorm.model import (
    Article,
    Document,
    Edit,
    Entry,
    Finding,
    Manual,
    Occurrence,
    Pair,
    Phrase,
    ReferenceList,
    Severity,
    Side,
    Span,
    Witness,
)
from refnorm.nouns import Remembering, noun, replace
from refnorm.places import place_of
from refnorm.registry import Registry, load_siblings
from refnorm.romanization.comparison import Comparison, compare
from refnorm.traced import Traced, plain

SURE, LIKELY = 0.95, 0.7
"""Below the first confidence a finding is never an error, below the second it is an info."""

_SIDES = ("native", "romanized")
Sides = tuple[Side | None, Side | None]
"""The native and the romanized side of a finding; None where it has none."""

Given = TypeVarTuple("Given")
N = TypeVar("N", Pair, Entry)
T = TypeVar("T")
Check = Callable[[Any, "Context"], Iterator[Finding]]


@noun
class Rule:
    """A rule: its code, the noun it looks at, its default severity, the codes that it silences.

    `group` gives the key under which equal faults of one list are occurrences of one finding. A rule that
    speaks `once` has one finding a list, by which it is known again.
    """

    code: str
    name: str
    noun: type
    severity: Severity
    over: tuple[str, ...]
    group: Callable[[Finding], str] | None
    check: Check
    once: bool = False

    @property
    def doc(self) -> str:
        """The manual page."""
        return self.check.__doc__ or ""


RULES: Registry[Rule] = Registry("rule")


def rule(
    code: str,
    noun: type,
    severity: Severity,
    over: tuple[str, ...] = (),
    group: Callable[[Finding], str] | None = None,
    once: bool = False,
) -> Callable[[Check], Check]:
    """Register a rule; its name is the function's, with hyphens."""

    def keep(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        RULES.add(code, Rule(code, name, noun, severity, over, group, check, once))
        return check

    return keep


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their codes."""
    load_siblings(__name__, __path__)
    return tuple(RULES.values())


@cache
def manuals() -> tuple[Manual, ...]:
    """Return the pages of all rules, for outputs that explain what they say."""
    return tuple(Manual(one.code, one.name, one.severity, cleandoc(one.doc)) for one in rules())


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

    def native(self, pair: Pair) -> Entry | None:
        """Return the native entry of a pair."""
        seat = pair.native
        return self.lists[seat.list].entries[seat.entry - 1] if seat else None

    def romanized(self, pair: Pair) -> Entry | None:
        """Return the romanized entry of a pair."""
        seat = pair.romanized
        return self.lists[seat.list].entries[seat.entry - 1] if seat else None

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


def subjects(noun: type, context: Context) -> Iterator[tuple[Any, Context]]:
    """Yield every noun of a kind in the article, with the context that its rules get."""
    article = context.article
    if noun is Article:
        yield article, context
    elif noun is Pair:
        for pair in article.pairs:
            yield pair, context
    elif noun is ReferenceList:
        for lst in article.lists:
            yield lst, replace(context, list=lst)
    elif noun is Entry:
        for lst in article.lists:
            inner = replace(context, list=lst)
            for entry in lst.entries:
                yield entry, inner


def check(
    document: Document, article: Article, options: Options, comparison: Comparison | None = None
) -> tuple[Finding, ...]:
    """Run all rules on an article; of findings about one thing the most specific stays."""
    context = Context(document, article, options, comparison or compare(document, article, options.languages))
    found: list[tuple[Rule, Finding]] = []
    for kind in (Entry, Pair, ReferenceList, Article):
        context = replace(context, found=tuple(f for _, f in found))
        own = tuple(subjects(kind, context))
        for one in (r for r in rules() if r.noun is kind):
            for subject, inner in own:
                for f in one.check(subject, inner):
                    found.append((one, _stamp(one, f, context)))
    kept = [(r, f) for r, f in once(silence(found), context.printed_once) if options.wants(r.code)]
    return tuple(told_apart(sorted(merge(kept), key=order)))


def _stamp(one: Rule, found: Finding, context: Context) -> Finding:
    severity, document = context.options.grade(one.code, one.severity), context.document
    found = surely(found, document)
    if severity == "error" and found.confidence < SURE:
        severity = "warning"
    if found.confidence < LIKELY:
        severity = "info"
    side = found.native if found.native and found.native.spans else found.romanized
    side = side if side and side.spans else found.native
    start = side.spans[0].start if side and side.spans else 0
    return replace(
        found,
        code=one.code,
        name=one.name,
        severity=severity,
        place=place_of(document, start),
        fingerprint=fingerprint(one, found, context.lists),
    )
