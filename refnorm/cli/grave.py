"""Which findings fail a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, cast

import typer

from refnorm.cli import naming

if TYPE_CHECKING:
    from refnorm.model import Article, Report, Severity

FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="SEVERITY", help="Exit 1 from here on: error, warning or info.")
]
Least = Annotated[
    str,
    typer.Option("--min-severity", metavar="SEVERITY", help="Report from here on: error, warning or info."),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")]


def severity(name: str) -> Severity:
    """Return a severity by its name; refuse another word."""
    from refnorm.model import SEVERITIES

    return cast("Severity", naming.one_of("trouble.no_severity", name, SEVERITIES))


def any_as(least: str, severities: Iterable[str]) -> bool:
    """Tell whether one of the severities is at least as grave."""
    from refnorm.model import RANK

    return any(RANK[one] <= RANK[least] for one in severities)


def status(report: Report, exit_zero: bool, least: str = "warning") -> int:
    """Return the exit status: a failure outweighs findings, and what is less grave than asked is clean."""
    if report.errors:
        return 2
    return int(not exit_zero and any_as(least, (found.severity for found in report.findings)))


def shown(report: Report, least: Severity) -> Report:
    """Return a report without what is less grave than asked; the exit status is another question."""
    from refnorm.model import RANK

    def graver(article: Article) -> Article:
        return replace(article, findings=tuple(f for f in article.findings if any_as(least, [f.severity])))

    if RANK[least] == max(RANK.values()):
        return report
    results = (replace(result, articles=tuple(map(graver, result.articles))) for result in report.results)
    return replace(report, results=tuple(results))
