"""refnorm generate: the romanized list that an article's native list requires."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import job, output, settings, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.model import Report


def generate(
    paths: job.Paths = None,
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    scheme: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG=SCHEME", help="Scheme of a language: ru=ru-bgn-pcgn; may be repeated."),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what differs from the printed list.")] = False,
    todo: Annotated[
        bool, typer.Option("--todo", help="Write the titles that need a translation, as JSON.")
    ] = False,
    native: job.Native = None,
    romanized: job.Romanized = None,
    from_: job.From = None,
    tracked: job.Tracked = "final",
    to: job.Output = None,
    lang: tongue.Lang = None,
    jobs: job.Jobs = None,
    debug: job.Debug = False,
) -> None:
    """Write the romanized list that the native one requires, keeping what is good of a printed one."""
    from refnorm.config import Options
    from refnorm.writers import write

    if diff and todo:
        raise ConfigError(worded("trouble.diff_and_todo"), worded("advice.choose_one"))
    to = job.target(to)
    options = Options(
        format=from_,
        tracked=job.tracked(tracked),
        jobs=job.jobs(jobs),
        debug=debug,
        schemes=schemes(scheme or ()),
    )
    wanted = settings.asked(profile, config, isolated)
    report, options = job.analyze(job.given(paths, native, romanized), options, to, wanted)
    form = "references-diff" if diff else "references-todo" if todo else "references"
    data = write(report, form, options)
    if data:
        output.deliver(data, to)
    talk.about(report)
    made = _about(report, options)
    raise typer.Exit(2 if report.errors or not made else 0)


def _about(report: Report, options: Options) -> int:
    """Say what a person has still to do; return how many lists there are."""
    from refnorm.writers.generate.lists import generated

    found = list(generated(report, options))
    for one in found:
        missing = sum(line.missing for line in one.lines)
        if missing:
            talk.say(one.document.source, worded("talk.translations", n=missing), hint=worded("advice.todo"))
        if one.lost:
            labels = ", ".join(entry.number for entry in one.lost)
            talk.say(one.document.source, worded("talk.printed_alone", labels=labels))
    if not found and report.results:
        talk.say(worded("talk.no_native_list"), hint=worded("advice.nothing_to_romanize"))
    return len(found)


def schemes(given: Sequence[str]) -> dict[str, str]:
    """Return the schemes of `ru=ru-bsi` options by language; refuse what no scheme is called."""
    from refnorm.romanization import scheme

    found = {}
    for text in given:
        language, equals, code = text.partition("=")
        if not equals:
            raise ConfigError(
                worded("trouble.scheme_without_language", text=text), worded("advice.write_scheme")
            )
        table = scheme(code)
        if table.language != language:
            raise ConfigError(
                worded("trouble.scheme_of_other", code=code, language=table.language, wanted=language),
                worded("advice.name_language"),
            )
        found[language] = code
    return found
