"""The command line: the only place that prints, exits or knows colour."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from refnorm.cli import talk, tongue
from refnorm.cli.commands import Commands

app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from refnorm import __version__

        typer.echo(f"refnorm {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    lang: tongue.Lang = None,
) -> None:
    """The linter for bilingual reference lists: pairs the native and the romanized list and compares them.

    Exit status: 0 clean, 1 findings (check and diff), 2 could not do the job.
    """


def run() -> None:
    """Run the command line; whatever goes wrong is one line on stderr and exit 2, never a traceback."""
    talk.speak_utf8()
    try:
        status = app(prog_name="refnorm", standalone_mode=False)
    except KeyboardInterrupt:
        status = 130
    except Exception as error:
        status = talk.crash(error, debug="--debug" in sys.argv[1:])
    sys.exit(status)
