"""The baseline of a check: findings that are known already, written and compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import output, talk
from refnorm.cli.wording import worded
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
        raise ConfigError(
            worded("trouble.not_written", name=talk.shown(path)),
            worded("trouble.unchecked", n=len(report.errors)),
        )
    output.deliver(history.record(report, path), path, "--write-baseline")
    talk.say(talk.shown(path), worded("talk.written_known", n=len(report.findings)))


def tell(known: Baseline | None, path: Path | None, options: Options) -> None:
    """Say how many findings were known, and which are not found any more."""
    if known is None or path is None:
        return
    if known.met:
        talk.say(talk.shown(path), worded("talk.known", n=known.met))
    gone = list(known.gone(options))
    for fault in gone[:_SHOWN]:
        talk.say(talk.shown(path), worded("talk.no_longer", what=_said(fault)))
    if gone:
        more = [worded("talk.more_gone", n=len(gone) - _SHOWN)] if len(gone) > _SHOWN else []
        talk.say(talk.shown(path), *more, hint=worded("talk.forgets", name=talk.shown(path)))


def _said(fault: Fault) -> str:
    where = fault.source
    if fault.number:
        where = worded("talk.in_entry", source=fault.source, number=fault.number)
    return worded("talk.fault_of", code=fault.code, where=where, message=fault.message)
