"""refnorm check: what differs between the two lists, and what is wrong in either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import completing, grave, job, known, naming, output, screen, settings, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.history import Baseline
    from refnorm.model import Report

Format = Annotated[
    str,
    typer.Option(
        metavar="FORMAT",
        help="Form of the report; `refnorm list writers` names all.",
        autocompletion=completing.reports,
    ),
]
Delimiter = Annotated[
    str, typer.Option(metavar="MARK", help="What parts the cells of --format csv: , or ; or tab.")
]
Optional = Annotated[
    bool, typer.Option("--skip-without-list", help="Leave out a named file that has no reference list.")
]


def check(
    paths: job.Paths = None,
    select: naming.Select = None,
    ignore: naming.Ignore = None,
    format: Format = "text",
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    native: job.Native = None,
    romanized: job.Romanized = None,
    from_: job.From = None,
    tracked: job.Tracked = "final",
    to: job.Output = None,
    delimiter: Delimiter = ",",
    full: screen.Full = False,
    quiet: screen.Quiet = False,
    verbose: screen.Verbose = False,
    statistics: screen.Statistics = False,
    explain: screen.Explain = False,
    summary: screen.Summary = False,
    optional: Optional = False,
    min_severity: grave.Least = "info",
    fail_on: grave.FailOn = "warning",
    baseline: known.Known = None,
    write_baseline: known.Written = None,
    exit_zero: grave.ExitZero = False,
    lang: tongue.Lang = None,
    jobs: job.Jobs = None,
    debug: job.Debug = False,
) -> None:
    """Compare the two reference lists of every article and report what is wrong."""
    from refnorm.config import Options
    from refnorm.writers import streams

    to, least = job.target(to), grave.severity(min_severity)
    format = screen.form(format, summary)
    job.writer(format, "report", "export --to")
    options = Options(
        select=naming.codes(select),
        ignore=naming.codes(ignore),
        format=from_,
        tracked=job.tracked(tracked),
        color=to is None and output.color(),
        width=output.width(),
        delimiter=_delimiter(delimiter),
        severity="info" if summary else least,
        fail_on=grave.severity(fail_on),
        jobs=job.jobs(jobs),
        debug=debug,
        language=tongue.language(lang),
        rows=0 if to else screen.rows(full),
        quiet=screen.quiet(quiet, verbose),
        verbose=verbose,
        statistics=statistics,
        explain=explain,
    )
    accepted = known.load(baseline)
    targets = {"-o": to, "--write-baseline": write_baseline}
    wanted = settings.asked(profile, config, isolated)
    reports, options = job.stream(job.given(paths, native, romanized), options, targets, wanted, optional)
    if not streams(format) or to is not None or write_baseline is not None:
        reports = _whole(reports, write_baseline)
    worst = _deliver(reports, accepted, format, options, to)
    known.tell(accepted, baseline, options)
    raise typer.Exit(0 if worst == 1 and (exit_zero or write_baseline) else worst)


def _delimiter(given: str) -> str:
    """Return the character between cells; `tab` is a name of one that shells hide."""
    found = {"tab": "\t", "\\t": "\t"}.get(given, given)
    if len(found) != 1 or found in "\"'\r\n\0" or found.isalnum():
        raise ConfigError(worded("trouble.delimiter", given=repr(given)), worded("advice.delimiter"))
    return found


def _whole(reports: Iterable[Report], baseline: Path | None) -> Iterator[Report]:
    """Yield one report of all; what it finds is written as known where that is asked for."""
    from refnorm.pipeline import together

    report = together(reports)
    if baseline is not None:
        known.write(report, baseline)
    yield report


def _deliver(
    reports: Iterable[Report], accepted: Baseline | None, format: str, options: Options, to: Path | None
) -> int:
    """Write each report and talk about it; return the worst exit status."""
    from refnorm.model import Report
    from refnorm.pipeline import together
    from refnorm.writers import write

    worst = 0
    muted = []
    for report in reports:
        left = known.sifted(report, accepted)
        output.deliver(write(grave.shown(left, options.severity), format, options), to)
        talk.about(Report(errors=left.errors) if options.quiet else replace(left, muted=()))
        muted.append(replace(left, results=(), errors=(), skipped=()))
        worst = max(worst, grave.status(left, False, options.fail_on))
    if not options.quiet:
        talk.about(together(muted))
    return worst
