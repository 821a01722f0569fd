"""refnorm annotate: a copy of the file with what was found, where the editor works."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from refnorm.cli import check, grave, job, naming, output, settings, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError


def annotate(
    path: Annotated[str, typer.Argument(metavar="FILE", help="The manuscript, a .docx or .pdf file.")],
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="The copy; without it NAME.refnorm.pdf."),
    ] = None,
    severity: Annotated[
        str, typer.Option("--min-severity", metavar="SEVERITY", help="error, warning or info.")
    ] = "warning",
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Write safe fixes as tracked changes (.docx).")
    ] = False,
    select: check.Select = None,
    ignore: check.Ignore = None,
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    from_: job.From = None,
    lang: tongue.Lang = None,
    debug: job.Debug = False,
) -> None:
    """Write a copy of a Word or PDF file with a comment beside each pair that has findings."""
    from refnorm.annotators import annotate as annotated
    from refnorm.config import Options
    from refnorm.readers import expand

    options = Options(
        select=naming.codes(select),
        ignore=naming.codes(ignore),
        format=from_,
        debug=debug,
        severity=grave.severity(severity),
        suggest=suggest,
        language=tongue.language(lang),
    )
    target = to or _beside(Path(path))
    if to is None and target.exists():
        raise ConfigError(worded("trouble.exists", target=target), worded("advice.holds_answers"))
    found, _ = expand([path], from_)
    if len(found) > 1 or (found and found[0].path is None):
        raise ConfigError(worded("trouble.not_one_file", path=path), worded("advice.one_at_a_time"))
    report, options = job.analyze([path], options, target, settings.asked(profile, config, isolated))
    for result in report.results:
        data = (found[0].path or Path(path)).read_bytes()
        output.deliver(annotated(data, result, options), target)
        talk.say(os.fsdecode(os.fsencode(target)), worded("talk.written"))
    talk.about(report)
    raise typer.Exit(2 if report.errors else 0)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.refnorm{path.suffix}")
