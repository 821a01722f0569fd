"""refnorm romanize: a text in Latin letters by a scheme."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from refnorm.cli import completing, job, output, talk, tongue
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, ReadError

if TYPE_CHECKING:
    from refnorm.romanization import Scheme


def romanize(
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="The text; - or none is stdin. With --detect a manuscript."),
    ] = None,
    scheme: Annotated[
        str,
        typer.Option(
            "--scheme",
            "-s",
            metavar="CODE",
            help="`refnorm list schemes` lists them.",
            autocompletion=completing.schemes,
        ),
    ] = "",
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Read a text file instead.")
    ] = None,
    references: Annotated[
        bool, typer.Option("--references", help="Turn the marks of references too: // С. № М.")
    ] = False,
    detect: Annotated[
        bool, typer.Option("--detect", help="Tell by which scheme a manuscript's lists are romanized.")
    ] = False,
    native: Annotated[str | None, typer.Option(metavar="TEXT", help="With --detect: a native text.")] = None,
    romanized: Annotated[
        str | None, typer.Option(metavar="TEXT", help="With --detect: the same in Latin letters.")
    ] = None,
    to: job.Output = None,
    lang: tongue.Lang = None,
    debug: job.Debug = False,
) -> None:
    """Write a native text in Latin letters by a romanization scheme.

    Case and initials are kept; what is no letter of the scheme's alphabet stays as it is, and so do
    the marks of references beside a number (`С. 5–9`, `№ 2`, `243 с.`). With --references, `// С. 5–9`
    becomes `. pp. 5–9`, `№` no., `М.:` Moscow:. With --detect nothing is written so: the schemes of a
    manuscript's lists are told, with the letters that prove them.
    """
    to = job.target(to)
    text, native, romanized = (_whole(given) for given in (text, native, romanized))
    if detect or native is not None or romanized is not None:
        raise typer.Exit(
            _detected(detect and not (scheme or file or references), text, native, romanized, to, debug)
        )
    if not scheme:
        raise ConfigError(worded("trouble.no_scheme_named"), worded("advice.schemes_listed"))
    if text is not None and file is not None:
        raise ConfigError(worded("trouble.text_and_file"), worded("advice.give_one"))
    from refnorm.romanization import romanize as write
    from refnorm.romanization import scheme as find

    table = find(scheme)
    letters = text + "\n" if text not in (None, "-") else _read(file, to)
    output.deliver(write(letters, table, references=references).encode(), to)
    _tell_what_stays(letters, table, references)


def _tell_what_stays(text: str, table: Scheme, references: bool) -> None:
    """Name the letters that the scheme lacks, and the marks in native letters that were not to be turned."""
    from refnorm.romanization import foreign, marks
    from refnorm.romanization.typed import latin

    if left := foreign(latin(text), table):
        talk.say(
            worded("talk.letters_left", letters=" ".join(left)),
            hint=worded("advice.not_in_scheme", code=table.code),
        )
    spans = [] if references else marks(text, table.language)
    native = dict.fromkeys(text[start:end] for start, end in spans if not text[start:end].isascii())
    if lettered := [mark for mark in native if any(char.isalpha() for char in mark)]:
        talk.say(
            worded("talk.letters_left", letters=" ".join(lettered)), hint=worded("advice.marks_are_turned")
        )


def _detected(
    alone: bool, path: str | None, native: str | None, romanized: str | None, to: Path | None, debug: bool
) -> int:
    """Tell schemes; refuse the options of the two jobs together."""
    from refnorm.cli.detect import detect

    if not alone:
        raise ConfigError(worded("trouble.detect_and_scheme"), worded("advice.detect_or_scheme"))
    return detect(path, native, romanized, to, debug)


def _whole(given: str | None) -> str | None:
    """Return a text of the command line as it was typed, whatever encoding the terminal says it has."""
    try:
        return None if given is None else os.fsencode(given).decode()
    except UnicodeError:
        raise ConfigError(worded("trouble.text_no_utf8"), worded("advice.file_encodings")) from None


def _read(file: str | None, to: Path | None) -> str:
    """Return the text of a file that is not the one to write, or of what is piped in."""
    from refnorm.readers import read

    if file is None and is_terminal():
        raise ConfigError(worded("advice.nothing_to_romanize"), worded("advice.give_text"))
    source = job.single("-" if file is None else file, "--file", "text")
    if to is not None and source.path is not None:
        output.refuse(to, [source.path])
    try:
        return read(source, "text").text
    except ReadError as error:
        raise ReadError(error.message, error.hint, source.name) from None


def is_terminal() -> bool:
    """Tell whether nothing is piped in."""
    return sys.stdin is not None and sys.stdin.isatty()
