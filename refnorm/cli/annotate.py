"""refnorm annotate: a copy of the file with what was found, where the editor works."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from refnorm.cli import grave, job, naming, output, settings, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError


def annotate(
    path: Annotated[str, typer.Argument(metavar="FILE", help="The manuscript, a .docx or .pdf file.")],
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="The copy; without it NAME.refnorm.pdf."),
    ] = None,
    severity: grave.Least = "warning",
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Write safe fixes as tracked changes (.docx).")
    ] = False,
    select: naming.Select = None,
    ignore: naming.Ignore = None,
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

    options = Options(
        select=naming.codes(select),
        ignore=naming.codes(ignore),
        format=from_,
        jobs=0,
        debug=debug,
        severity=grave.severity(severity),
        suggest=suggest,
        language=tongue.language(lang),
    )
    source = job.single(path, format=from_)
    if source.path is None:
        raise ConfigError(worded("trouble.not_one_file", path=path), worded("advice.name_file"))
    target = job.target(to) if to else _beside(source.path)
    report, options = job.analyze([source], options, target, settings.asked(profile, config, isolated))
    for result in report.results:
        copy = annotated(source.path.read_bytes(), result, options)
        if to is not None and target is not None:
            _fitting(target, result.document.format)
        output.deliver(copy, target)
        if target is not None:
            talk.say(talk.shown(target), worded("talk.written"))
    talk.about(report)
    raise typer.Exit(2 if report.errors else 0)


def _beside(path: Path) -> Path:
    """Return the copy's name beside a file; ConfigError where there is one already."""
    target = path.with_name(f"{path.stem}.refnorm{path.suffix}")
    if target.exists():
        raise ConfigError(
            worded("trouble.exists", target=talk.shown(target)),
            worded("advice.holds_answers"),
        )
    return target


def _fitting(target: Path, format: str) -> None:
    """Refuse a name under which no program would open the copy."""
    if (target.suffix.lower() == ".pdf") != (format == "pdf"):
        raise ConfigError(
            worded("trouble.copy_format", shown=talk.shown(target), format=format, same=format),
            worded("advice.name_it", shown=talk.shown(target.with_suffix(f".{format}"))),
        )
