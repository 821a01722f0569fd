"""Why two entries were paired, why a rule spoke, and why as loudly as it did."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping

from refnorm.config import Options
from refnorm.model import Finding, Manual
from refnorm.writers.text.groups import Group
from refnorm.writers.text.paper import Paper

_SURE, _LIKELY = 0.95, 0.7
_WHY = re.compile(r"^Why: (.+?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


def pairing(group: Group, paper: Paper) -> Iterator[str]:
    """Yield what spoke for a pair, and what against it, the strongest first."""
    pair = group.pair
    if pair is None or pair.score is None:
        return
    ranked = sorted(pair.evidence, key=lambda one: -one[1])
    spoke = ", ".join(f"{name} +{share:.1f}" for name, share in ranked if share > 0)
    against = ", ".join(f"{name} {share:.1f}" for name, share in ranked if share < 0)
    text = f"paired, score {pair.score:.3f}: {spoke or 'by their places'}"
    yield from _lines(text + (f"; against it: {against}" if against else ""), 2, paper)


def reasons(finding: Finding, manuals: Mapping[str, Manual], options: Options, paper: Paper) -> Iterator[str]:
    """Yield what a rule looks at, why it matters, how sure the finding is, and what that makes of it."""
    manual = manuals.get(finding.code)
    if manual is None:
        return
    yield from _lines(manual.page.partition("\n")[0], 4, paper)
    if found := _WHY.search(manual.page):
        yield from _lines(f"why: {' '.join(found[1].split())}", 4, paper)
    yield from _lines(_loudness(finding, manual, options), 4, paper)


def _loudness(finding: Finding, manual: Manual, options: Options) -> str:
    asked = options.grade(finding.code, manual.severity)
    text = f"{finding.confidence:.2f} sure; the rule says {manual.severity}"
    if asked != manual.severity:
        text += f", the settings say {asked}"
    if finding.severity == asked:
        return text
    bound = _LIKELY if finding.severity == "info" else _SURE
    return f"{text}; below {bound} it is no {asked} but {_article(finding.severity)}"


def _article(severity: str) -> str:
    return f"{'a' if severity == 'warning' else 'an'} {severity}"


def _lines(text: str, indent: int, paper: Paper) -> Iterator[str]:
    margin = " " * indent
    for line in textwrap.wrap(text, max(paper.columns - indent, 20), break_on_hyphens=False):
        yield paper.ink(margin + line, "dim")
