"""The rules: one file, one generator function, one docstring each; and the engine that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from inspect import cleandoc
from typing import Any

from refnorm.checks.context import Context, Sides, by_role, shared, shared_of
from refnorm.checks.couples import Couple, couple, trust
from refnorm.checks.fingerprints import fingerprint, told_apart
from refnorm.checks.sifting import merge, once, order, outside, silence
from refnorm.checks.stamps import surely
from refnorm.config import Options
from refnorm.model import Article, Document, Entry, Finding, Manual, Pair, ReferenceList, Severity
from refnorm.nouns import noun, replace
from refnorm.places import place_of
from refnorm.registry import Registry, load_siblings
from refnorm.romanization.comparison import Comparison, compare

__all__ = [
    "LIKELY",
    "RULES",
    "SURE",
    "Context",
    "Couple",
    "Rule",
    "Sides",
    "by_role",
    "check",
    "couple",
    "manuals",
    "rule",
    "rules",
    "shared",
    "shared_of",
    "trust",
]

SURE, LIKELY = 0.95, 0.7
"""Below the first confidence a finding is never an error, below the second it is an info."""

Check = Callable[[Any, "Context"], Iterator[Finding]]


@noun
class Rule:
    """A rule: its code, the noun it looks at, its default severity, the codes that it silences.

    `over` silences codes on the same entries, `inside` those on what became another. `group` gives the key
    under which equal faults of one list are occurrences of one finding. A rule that speaks `once` has one
    finding a list, by which it is known again.
    """

    code: str
    name: str
    noun: type
    severity: Severity
    over: tuple[str, ...]
    group: Callable[[Finding], str] | None
    check: Check
    once: bool = False
    inside: tuple[str, ...] = ()

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
    inside: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Register a rule; its name is the function's, with hyphens."""

    def keep(check: Check) -> Check:
        name = check.__name__.replace("_", "-")
        RULES.add(code, Rule(code, name, noun, severity, over, group, check, once, inside))
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


def subjects(noun: type, context: Context) -> Iterator[tuple[Any, Context]]:
    """Yield every noun of a kind in the article, with the context that its rules get."""
    article = context.article
    if noun is Article:
        yield article, context
    elif noun is Pair:
        for pair in article.pairs:
            yield pair, context
    elif noun is Couple:
        for found in (couple(pair, context) for pair in article.pairs):
            if found:
                yield found, context
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
    for kinds in ((Entry,), (Pair, Couple), (ReferenceList,), (Article,)):
        context = replace(context, found=tuple(f for _, f in found))
        own: dict[type, tuple[tuple[Any, Context], ...]] = {
            kind: tuple(subjects(kind, context)) for kind in kinds
        }
        for one in (r for r in rules() if r.noun in own):
            for subject, inner in own[one.noun]:
                for f in outside(one.check(subject, inner), context.lists):
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
    return replace(
        found,
        code=one.code,
        name=one.name,
        severity=severity,
        place=place_of(document, found.start),
        fingerprint=fingerprint(one, found, context.lists),
    )
