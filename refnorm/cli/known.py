"""The baseline of a check: findings that are known already, written and compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import output, talk
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.history import Baseline, Fault
    from refnorm.model import Report

Known = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Report only what this file does not know.")
]
Written = Annotated[
    Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write what is found there; exit 0.")
]

_SHOWN = 10
"""Findings that are named one by one."""


def load(path: Path | None) -> Baseline | None:
    """Return the baseline that is asked for."""
    if path is None:
        return None
    from refnorm import history

    return history.load(path)


def sifted(report: Report, known: Baseline | None) -> Report:
    """Return what is new in a report."""
    return known.sift(report) if known else report


def write(report: Report, path: Path) -> None:
    """Write all findings of a report as known, unless something could not be read."""
    from refnorm import history

    if report.errors:
        files = "a file" if len(report.errors) == 1 else f"{len(report.errors)} files"
        raise ConfigError(f"{talk.shown(path)} is not written", f"{files} could not be checked")
    output.deliver(history.record(report, path), path, "--write-baseline")
    count = sum(len(article.findings) for result in report.results for article in result.articles)
    talk.say(talk.shown(path), f"{_many(count)} written as known")


def tell(known: Baseline | None, path: Path | None, options: Options) -> None:
    """Say how many findings were known, and which are not found any more."""
    if known is None or path is None:
        return
    if known.met:
        talk.say(talk.shown(path), f"{_many(known.met)} known, not shown")
    gone = list(known.gone(options))
    for fault in gone[:_SHOWN]:
        talk.say(talk.shown(path), f"no longer found: {_said(fault)}")
    if gone:
        more = f"{len(gone) - _SHOWN} more are no longer found; " if len(gone) > _SHOWN else ""
        talk.say(talk.shown(path), f"{more}--write-baseline {talk.shown(path)} forgets them")


def _said(fault: Fault) -> str:
    where = f"{fault.source}, entry {fault.number}" if fault.number else fault.source
    return f"{fault.code} of {where}: {fault.message}"


def _many(count: int) -> str:
    return "1 finding" if count == 1 else f"{count} findings"
