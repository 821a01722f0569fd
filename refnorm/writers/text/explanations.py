"""Why two entries were paired, why a rule spoke, and why as loudly as it did."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from refnorm.config import Options
from refnorm.messages import known, phrase, told
from refnorm.messages.pages import brief
from refnorm.model import Finding, Manual, Phrase
from refnorm.writers.text.groups import Group
from refnorm.writers.text.paper import Paper

_SURE, _LIKELY = 0.95, 0.7


def pairing(group: Group, paper: Paper, language: str) -> Iterator[str]:
    """Yield what spoke for a pair, and what against it, the strongest first."""
    pair = group.pair
    if pair is None or pair.score is None:
        return
    ranked = sorted(pair.evidence, key=lambda one: -one[1])
    named = [(_named(name, language), share) for name, share in ranked]
    spoke = ", ".join(f"{name} +{share:.1f}" for name, share in named if share > 0)
    against = ", ".join(f"{name} {share:.1f}" for name, share in named if share < 0)
    score = f"{pair.score:.3f}"
    said = [phrase("explain.paired", score=score, spoke=spoke or phrase("explain.places"))]
    said += [phrase("explain.against", against=against)] if against else []
    yield from _lines(told(tuple(said), language), 2, paper)


def _named(evidence: str, language: str) -> str:
    """Return the name of a piece of evidence; one without words of its own is shown as it is."""
    name = evidence.replace(" ", "_")
    return told(phrase(f"evidence.{name}"), language) if known(f"evidence.{name}") else evidence


def reasons(finding: Finding, manuals: Mapping[str, Manual], options: Options, paper: Paper) -> Iterator[str]:
    """Yield what a rule looks at, why it matters, how sure the finding is, and what that makes of it."""
    manual = manuals.get(finding.code)
    if manual is None:
        return
    what, *others = brief(manual, options.language)
    yield from _lines(what, 4, paper)
    for text in others[:1]:
        yield from _lines(text[:1].lower() + text[1:], 4, paper)
    yield from _lines(told(_loudness(finding, manual, options), options.language), 4, paper)


def _loudness(finding: Finding, manual: Manual, options: Options) -> tuple[Phrase, ...]:
    """Say how sure a finding is, and how its severity came of that."""
    asked = options.grade(finding.code, manual.severity)
    said = [
        phrase("explain.sure", confidence=f"{finding.confidence:.2f}"),
        _severity("rule", manual.severity),
    ]
    if asked != manual.severity:
        said.append(_severity("settings", asked))
    if finding.severity != asked:
        bound = str(_LIKELY if finding.severity == "info" else _SURE)
        grades = {
            "asked": phrase(f"severity.{asked}"),
            "became": phrase(f"explain.became_{finding.severity}"),
        }
        said.append(phrase("explain.below", bound=bound, **grades))
    return tuple(said)


def _severity(who: str, severity: str) -> Phrase:
    return phrase(f"explain.{who}", severity=phrase(f"severity.{severity}"))


def _lines(text: str, indent: int, paper: Paper) -> Iterator[str]:
    margin = " " * indent
    for line in textwrap.wrap(text, max(paper.columns - indent, 20), break_on_hyphens=False):
        yield paper.ink(margin + line, "dim")
