"""refnorm export: the works of all lists as records for reference managers."""

from __future__ import annotations

from typing import Annotated

import typer

from refnorm.cli import completing, job, naming, output, settings, talk, tongue

SIDES = ("both", "native", "romanized")


def export(
    form: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="Form: bibtex, biblatex, csl-json, ris, jats.",
            autocompletion=completing.exports,
        ),
    ],
    paths: job.Paths = None,
    side: Annotated[
        str, typer.Option(metavar="SIDE", help="both: one record a pair; native or romanized: one side.")
    ] = "both",
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    native: job.Native = None,
    romanized: job.Romanized = None,
    from_: job.From = None,
    tracked: job.Tracked = "final",
    to: job.Output = None,
    lang: tongue.Lang = None,
    jobs: job.Jobs = None,
    debug: job.Debug = False,
) -> None:
    """Write every cited work as a bibliographic record."""
    from refnorm.config import Options
    from refnorm.writers import write

    naming.one_of("trouble.no_side", side, SIDES)
    to = job.target(to)
    job.writer(form, "export", "check --format")
    options = Options(format=from_, tracked=job.tracked(tracked), side=side, jobs=job.jobs(jobs), debug=debug)
    wanted = settings.asked((), config, isolated)
    report, options = job.analyze(job.given(paths, native, romanized), options, to, wanted)
    if report.results:
        output.deliver(write(report, form, options), to)
    talk.about(report)
    raise typer.Exit(2 if report.errors else 0)
