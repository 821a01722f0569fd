"""refnorm diff: what an author's revision mended, did not mend, broke."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from refnorm.cli import grave, job, naming, output, revised, settings, talk, tongue
from refnorm.cli.letter import Template
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, ReadError, UnknownFormat

if TYPE_CHECKING:
    from refnorm.cli.settings import Asked
    from refnorm.config import Options
    from refnorm.history import Snapshot
    from refnorm.model import Report

Version = Annotated[str, typer.Argument(help="A manuscript, a folder, or a JSON report of one.")]
Format = Annotated[str, typer.Option(metavar="FORMAT", help="text, json or markdown.")]


def diff(
    old: Version,
    new: Version,
    select: naming.Select = None,
    ignore: naming.Ignore = None,
    format: Format = "text",
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    from_: job.From = None,
    to: job.Output = None,
    letter: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the second letter to the author: .docx, .md or .html."),
    ] = None,
    template: Template = None,
    fail_on: grave.FailOn = "warning",
    exit_zero: grave.ExitZero = False,
    lang: tongue.Lang = None,
    debug: job.Debug = False,
) -> None:
    """Compare the findings of two versions of a manuscript: which are mended, which are left, which are new.

    Exit 1 where the new version still has findings, as `check` would.
    """
    from refnorm.config import Options
    from refnorm.history import compared
    from refnorm.history.telling import FORMATS
    from refnorm.messages import SOURCE

    to, least = job.target(to), grave.severity(fail_on)
    naming.one_of("trouble.no_comparison_form", format, [*FORMATS], UnknownFormat)
    options = Options(
        select=naming.codes(select),
        ignore=naming.codes(ignore),
        format=from_,
        language=SOURCE if format == "json" else tongue.language(lang),
        jobs=0,
        debug=debug,
        template=str(template) if template else None,
    )
    wanted = settings.asked(profile, config, isolated)
    _refuse(old, new, letter, template)
    (before, _), (after, report) = (_version(path, options, to, wanted) for path in (old, new))
    if before.failures or after.failures:
        raise typer.Exit(2)
    revision = compared(before, after)
    output.deliver(FORMATS[format](revision, before, after, options.language), to)
    if letter is not None:
        spoken = replace(options, language=tongue.language(lang))
        revised.write(letter, report, before, revision, spoken)
    failed = grave.any_as(least, (fault.severity for fault in revision.open))
    raise typer.Exit(int(failed and not exit_zero))


def _refuse(old: str, new: str, letter: Path | None, template: Path | None) -> None:
    """Raise ConfigError for what does not go together, before any work is done."""
    if old == new == "-":
        raise ConfigError(worded("trouble.both_stdin"), worded("advice.file_for_one"))
    if letter is not None:
        revised.refuse(letter, (old, new))
    elif template is not None:
        raise ConfigError(worded("trouble.template_alone"), worded("advice.letter_writes"))


def _version(path: str, options: Options, to: Path | None, wanted: Asked) -> tuple[Snapshot, Report | None]:
    """Return what there is to know of a version: of a JSON report, or of the manuscripts, with their own."""
    from refnorm import history
    from refnorm.messages import translated

    told = _report(path)
    if told is not None:
        if to is not None:
            output.refuse(to, [Path(path)])
        try:
            snapshot = history.of_json(told, options.wants)
        except ReadError as error:
            raise ReadError(error.message, error.hint, path) from None
        for source, message in snapshot.failures:
            talk.say(path, source, message, hint=worded("advice.report_not_whole"))
        return snapshot, None
    report, _ = job.analyze([path], options, to, wanted)
    talk.about(report)
    results = tuple(translated(result, options.language) for result in report.results)
    return history.of_report(replace(report, results=results)), report


def _report(path: str) -> dict[str, Any] | None:
    """Return the JSON report that a file holds, None for anything else."""
    import json

    file = Path(path)
    if file.suffix.lower() != ".json" or not file.is_file():
        return None
    try:
        told = json.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    whole = isinstance(told, dict) and told.get("schema") == 1 and isinstance(told.get("documents"), list)
    return told if whole else None
