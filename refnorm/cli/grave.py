"""Which findings fail a run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, cast

import typer

from refnorm.cli import naming
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.model import Report, Severity

SEVERITIES = ("error", "warning", "info")
"""The gravest first."""

FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="SEVERITY", help="Exit 1 from here on: error, warning or info.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")]


def severity(name: str) -> Severity:
    """Return a severity by its name; refuse another word."""
    if name not in SEVERITIES:
        raise ConfigError(worded("trouble.no_severity", name=repr(name)), naming.nearest(name, SEVERITIES))
    return cast("Severity", name)


def any_as(least: str, severities: Iterable[str]) -> bool:
    """Tell whether one of the severities is at least as grave."""
    failing = SEVERITIES[: SEVERITIES.index(least) + 1]
    return any(one in failing for one in severities)


def status(report: Report, exit_zero: bool, least: str = "warning") -> int:
    """Return the exit status: a failure outweighs findings, and what is less grave than asked is clean."""
    if report.errors:
        return 2
    found = (f.severity for result in report.results for a in result.articles for f in a.findings)
    return int(not exit_zero and any_as(least, found))
