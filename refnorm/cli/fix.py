"""refnorm fix: the changes that findings propose, shown as a diff and made in the file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from refnorm.cli import job, naming, output, settings, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, RefnormError

if TYPE_CHECKING:
    from refnorm.config import Options
    from refnorm.fixing import Fixed
    from refnorm.readers import Source

_INK = {"+": "32", "-": "31", "@": "36"}
"""ECMA-48 select graphic rendition for the lines of a diff."""


def fix(
    paths: job.Paths = None,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Also where a person has to choose: the native value wins.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the changes only; write nothing.")] = False,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the old file as NAME.bak.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask on a terminal.")] = False,
    select: naming.Select = None,
    ignore: naming.Ignore = None,
    profile: settings.Profiles = None,
    config: settings.Config = None,
    isolated: settings.Isolated = False,
    from_: job.From = None,
    lang: tongue.Lang = None,
    debug: job.Debug = False,
) -> None:
    """Make the changes that findings propose in Markdown and text files, after showing them as a diff.

    Safe ones have one right answer: a look-alike letter, a doubled mark, // left over.
    """
    from refnorm.config import Options
    from refnorm.readers import expand

    options = Options(
        select=naming.codes(select), ignore=naming.codes(ignore), format=from_, jobs=0, debug=debug
    )
    found, errors = expand(job.named(paths), from_)
    told = settings.configured(options, found, settings.asked(profile, config, isolated))
    for failure in (*errors, *told.errors):
        talk.say(failure.source, failure.message, hint=failure.hint)
    good = [_one(source, told.options, unsafe, _Wish(diff, backup, yes)) for source in told.sources]
    raise typer.Exit(0 if all(good) and not errors and not told.errors else 2)


class _Wish(NamedTuple):
    """What is to be done with a changed file."""

    diff: bool
    backup: bool
    yes: bool


def _one(source: Source, options: Options, unsafe: bool, wish: _Wish) -> bool:
    """Change one file; False where it could not be done."""
    from refnorm.fixing import fix as fixed
    from refnorm.model import Failure

    try:
        outcome = fixed(source, options, unsafe)
        if outcome is None:
            talk.say(source.name, worded("talk.left_out"))
        elif isinstance(outcome, Failure):
            talk.say(outcome.source, outcome.message, hint=outcome.hint)
            return False
        else:
            _take(source, outcome, wish)
    except RefnormError as error:
        talk.say(error.source or "", error.message, hint=error.hint)
        return False
    return True


def _take(source: Source, fixed: Fixed, wish: _Wish) -> None:
    """Show what changes, and write it unless only the diff is wanted."""
    if source.path is None and not wish.diff:
        output.deliver(fixed.data)
    else:
        output.deliver("".join(_diff(fixed)).encode("utf-8", "replace"))
    for edit in fixed.left:
        talk.say(
            fixed.source,
            worded("talk.left_as_is", line=_line(fixed.after, edit.span.start)),
            hint=worded("talk.would_break"),
        )
    if not fixed.done:
        talk.say(fixed.source, worded("talk.nothing_to_change"))
    elif source.path is not None and not wish.diff:
        _write(source.path, fixed, wish)


def _line(text: str, at: int) -> str:
    return worded("doubt.line", line=text.count("\n", 0, at) + 1)


def _diff(fixed: Fixed) -> Iterator[str]:
    """Yield the lines of a unified diff, coloured on a terminal."""
    from difflib import unified_diff

    from refnorm.writers.marks import safe

    before, after = (text.splitlines(keepends=True) for text in (fixed.before, fixed.after))
    shown = sys.stdout is not None and sys.stdout.isatty()
    for line in unified_diff(before, after, fixed.source, fixed.source, n=0):
        whole = line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
        whole = safe(whole.rstrip("\r\n")) + "\n" if shown else whole
        ink = _INK.get(line[:1]) if output.color() else None
        yield f"\x1b[{ink}m{whole.rstrip()}\x1b[0m\n" if ink else whole


def _write(path: Path, fixed: Fixed, wish: _Wish) -> None:
    """Write the changed file in the place of the old one, whole or not at all."""
    if not wish.yes and sys.stdin is not None and sys.stdin.isatty() and not _agreed(fixed):
        talk.say(fixed.source, worded("talk.nothing_written"))
        return
    if path.read_bytes() != fixed.old:
        raise ConfigError(
            worded("trouble.changed_meanwhile", source=fixed.source), worded("advice.run_again")
        )
    if wish.backup:
        kept = _free(path)
        output.overwrite(fixed.old, kept)
        talk.say(talk.shown(kept), worded("talk.kept"))
    output.overwrite(fixed.data, path)
    talk.say(fixed.source, worded("talk.changed", n=fixed.done))


def _agreed(fixed: Fixed) -> bool:
    return typer.confirm(tongue.spoken(worded("talk.confirm", n=fixed.done, source=fixed.source)), err=True)


def _free(path: Path) -> Path:
    """Return the first name for a backup that no file has."""
    number, free = 1, path.with_name(f"{path.name}.bak")
    while free.exists():
        number, free = number + 1, path.with_name(f"{path.name}.bak{number + 1}")
    return free
