"""refnorm letter: what the author of each article is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import job, naming, output, settings, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, UnknownFormat

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.model import Report

ENDINGS = {"docx": ".docx", "markdown": ".md", "html": ".html"}

Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="The journal's own letter: Markdown with Jinja's words."),
]


def letter(
    paths: job.Paths = None,
    form: Annotated[str, typer.Option("--to", metavar="FORM", help="docx, markdown or html.")] = "docx",
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Without it NAME.letter.docx; - is stdout."),
    ] = None,
    template: Template = None,
    lang: tongue.Lang = None,
    select: naming.Select = None,
    ignore: naming.Ignore = None,
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    from_: job.From = None,
    debug: job.Debug = False,
) -> None:
    """Write a letter to the author of each article: numbered questions with both printed values.

    Where one answer is right it is asked for; else the author ticks which is. Infos are left out, and a
    letter has two pages at most.
    """
    from refnorm.config import Options

    naming.one_of("trouble.no_letter_form", form, [*ENDINGS], UnknownFormat)
    options = Options(
        select=naming.codes(select),
        ignore=naming.codes(ignore),
        format=from_,
        jobs=0,
        debug=debug,
        language=tongue.language(lang),
        template=str(template) if template else None,
    )
    wanted = settings.asked(profile, config, isolated)
    given = job.named(paths)
    stdout = to is not None and str(to) == "-"
    report, options = job.analyze(given, options, None if stdout else to, wanted)
    _deliver(report, form, to, stdout, options)
    talk.about(report)
    raise typer.Exit(2 if report.errors else 0)


def _deliver(report: Report, form: str, to: Path | None, stdout: bool, options: Options) -> None:
    """Write one file an article; the second of a file is NAME-2."""
    from refnorm.writers import write

    alone = [one for one in _articles(report) if any(f.severity != "info" for f in one.findings)]
    if not alone and report.results:
        talk.say(worded("talk.nothing_to_ask"))
    if stdout:
        if len(alone) > 1 and form == "docx":
            raise ConfigError(worded("trouble.letters_in_docx", n=len(alone)), worded("advice.o_names"))
        whole = replace(report, results=tuple(one.results[0] for one in alone))
        output.deliver(write(whole, f"letter-{form}", options) if alone else b"")
        return
    targets = _targets(alone, form, to)
    for one, target in zip(alone, targets, strict=True):
        output.deliver(write(one, f"letter-{form}", options), target)
        talk.say(talk.shown(target), worded("talk.written"))


def _articles(report: Report) -> list[Report]:
    """Return a report for each article."""
    return [
        replace(report, results=(replace(result, articles=(article,)),))
        for result in report.results
        for article in result.articles
    ]


def _targets(alone: list[Report], form: str, to: Path | None) -> list[Path]:
    """Return the file of each letter, beside the manuscript or as asked; none is written over another."""
    found: list[Path] = []
    for one in alone:
        source = Path(one.results[0].document.source)
        base = to or source.with_name(f"{source.stem}.letter{ENDINGS[form]}")
        target, number = base, 1
        while target in found:
            number += 1
            target = base.with_name(f"{base.stem}-{number}{base.suffix}")
        if target.exists() and (to is None or number > 1):
            raise ConfigError(worded("trouble.exists", target=target), worded("advice.maybe_sent"))
        found.append(target)
    return found
