"""What commands share: arguments, the run over all paths, the names of writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import completing, output, progress, settings
from refnorm.cli.naming import nearest, one_of
from refnorm.cli.settings import Asked
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, ReadError, UnknownFormat

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.model import Report
    from refnorm.readers import Source

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, globs; - is stdin.")
]
Native = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The file with the native list; --romanized names the other."),
]
Romanized = Annotated[str | None, typer.Option(metavar="FILE", help="The file with the romanized list.")]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="FORMAT",
        help="Format of the input; list reads bare references.",
        autocompletion=completing.inputs,
    ),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
]
Tracked = Annotated[
    str, typer.Option("--tracked", metavar="READING", help="Tracked changes: final or original.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", help="Processes side by side; one a processor unless you say."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")]


READINGS = ("final", "original")


def tracked(reading: str) -> str:
    """Return the reading of tracked changes; refuse one that there is not."""
    return one_of("trouble.no_reading", reading, READINGS)


def jobs(given: int | None) -> int:
    """Return how many processes work side by side, 0 for one a processor; refuse what is no such number."""
    if given is not None and given < 1:
        raise ConfigError(worded("trouble.jobs", given=given), worded("advice.jobs"))
    return given or 0


def target(given: Path | None) -> Path | None:
    """Return the file to write to; `-` is stdout like none at all."""
    return None if given is None or str(given) == "-" else given


def given(paths: Sequence[str] | None, native: str | None, romanized: str | None) -> list[str | Source]:
    """Return what is to be read: paths, or one source of two files."""
    if native is None and romanized is None:
        return [*named(paths, "advice.name_one")]
    if native is None or romanized is None:
        missing = "native" if native is None else "romanized"
        raise ConfigError(worded("trouble.option_missing", missing=missing), worded("advice.both_files"))
    if paths:
        raise ConfigError(worded("trouble.named_beside", path=paths[0]), worded("advice.by_itself"))
    from refnorm.readers import joined

    return [joined(single(native, "--native"), single(romanized, "--romanized"))]


def named(paths: Sequence[str] | None, hint: str = "advice.name_a_file") -> list[str]:
    """Return the paths that are given; refuse none at all, with the hint of that key."""
    if not paths:
        raise ConfigError(worded("trouble.no_file_named"), worded(hint))
    return list(paths)


def single(path: str, option: str = "", format: str | None = None) -> Source:
    """Return the one file, or standard input, that is meant by an argument or the value of an option."""
    from refnorm.readers import expand

    found, errors = expand([path], format)
    if errors:
        raise ReadError(worded("trouble.at", where=errors[0].source, what=errors[0].message), errors[0].hint)
    if len(found) != 1 or not found[0].named:
        raise ConfigError(
            worded("trouble.not_one_file", path=f"{option} {path}".strip()), worded("advice.name_file")
        )
    return found[0]


def _inputs(sources: Iterable[Source]) -> list[Path]:
    """Return the files that are read."""
    files = [one for source in sources for one in source.halves or (source,)]
    return [one.path for one in files if one.path]


def analyze(
    paths: Iterable[str | Source], options: Options, to: Path | None, wanted: Asked | None = None
) -> tuple[Report, Options]:
    """Analyze all paths; the output is refused before the work where it would hit an input.

    Returns the options as well, with the settings that hold for each source, where they are wanted.
    """
    from refnorm import pipeline

    reports, options = stream(paths, options, {"-o": to}, wanted)
    return pipeline.together(reports), options


def stream(
    paths: Iterable[str | Source],
    options: Options,
    targets: Mapping[str, Path | None],
    wanted: Asked | None = None,
    optional: bool = False,
) -> tuple[Iterator[Report], Options]:
    """Return reports of all paths as they are analyzed, and the options with the settings of each source.

    `targets` are the files to be written, by their options: refused where they would hit an input. Lists
    are `optional` where a named file without one is left out like that of a folder.
    """
    from refnorm import pipeline
    from refnorm.model import Report
    from refnorm.readers import expand

    found, errors = expand(paths, options.format)
    _refuse({option: target for option, target in targets.items() if target is not None}, _inputs(found))
    if optional:
        found = [replace(source, named=False) for source in found]
    if wanted is not None:
        told = settings.configured(options, found, wanted)
        options, found, errors = told.options, list(told.sources), [*errors, *told.errors]
    failed = (Report(errors=(failure,)) for failure in errors)
    reports = progress.told(pipeline.stream(*found, options=options), [source.name for source in found])
    return chain(failed, reports), options


def _refuse(targets: Mapping[str, Path], inputs: list[Path]) -> None:
    """Refuse outputs that would hit an input, or one another."""
    for option, target in targets.items():
        output.refuse(target, inputs, option)
    if len({target.absolute() for target in targets.values()}) < len(targets):
        from refnorm.messages import row

        raise ConfigError(
            worded("trouble.same_file", options=row("layout.and", targets)), worded("advice.file_each")
        )


def writer(name: str, kind: str, other: str) -> None:
    """Refuse the name of a writer that is not of this kind; `other` is the command of the other kind."""
    from refnorm.writers import formats, kind_of

    if kind_of(name) == kind:
        return
    known = [n for n, _ in formats(kind)]  # type: ignore[arg-type]
    if kind_of(name) == "list":
        raise UnknownFormat(worded("trouble.other_command", name=name), "refnorm generate")
    if any(name == n for n, _ in formats("export" if kind == "report" else "report")):  # it is elsewhere
        raise UnknownFormat(worded("trouble.other_command", name=name), f"refnorm {other} {name}")
    raise UnknownFormat(worded("trouble.no_output_format", name=repr(name)), nearest(name, known))
