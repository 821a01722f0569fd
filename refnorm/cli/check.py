"""refnorm check: what differs between the two lists, and what is wrong in either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import job, naming, output, settings, talk, tongue

if TYPE_CHECKING:
    from refnorm.model import Report

Select = Annotated[
    list[str] | None, typer.Option(metavar="RULES", help="Only these rules: RN201, RN2, page-drift.")
]
Format = Annotated[
    str, typer.Option(metavar="FORMAT", help="Form of the report; `refnorm list writers` names all.")
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULES", help="Not these rules.")]


def check(
    paths: job.Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    format: Format = "text",
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    native: job.Native = None,
    romanized: job.Romanized = None,
    from_: job.From = None,
    tracked: job.Tracked = "final",
    to: job.Output = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    lang: tongue.Lang = None,
    debug: job.Debug = False,
) -> None:
    """Compare the two reference lists of every article and report what is wrong."""
    from refnorm.config import Options
    from refnorm.writers import write

    to = job.target(to)
    job.writer(format, "report", "export --to")
    options = Options(
        select=naming.codes(select),
        ignore=naming.codes(ignore),
        format=from_,
        tracked=job.tracked(tracked),
        color=to is None and output.color(),
        width=output.width(),
        debug=debug,
        language=tongue.language(lang),
    )
    wanted = settings.asked(profile, config, isolated)
    report, options = job.analyze(job.given(paths, native, romanized), options, to, wanted)
    output.deliver(write(report, format, options), to)
    talk.about(report)
    raise typer.Exit(status(report, exit_zero))


def status(report: Report, exit_zero: bool) -> int:
    """Return the exit status: a failure outweighs findings, and information alone is clean."""
    if report.errors:
        return 2
    found = (f.severity for result in report.results for a in result.articles for f in a.findings)
    return int(not exit_zero and any(severity != "info" for severity in found))
