"""Where data goes: stdout, or a file that is written whole or not at all and never over an input."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from refnorm.cli import legacy, talk
from refnorm.cli.wording import reason, worded
from refnorm.errors import ConfigError

_ELSEWHERE = "advice.elsewhere"


def color() -> bool:
    """Tell whether stdout wants colour: a terminal that is not dumb, and no NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout is not None and sys.stdout.isatty() and not legacy.encoding()


def width() -> int:
    """Return the columns of the terminal; 100 where there is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 100
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def refuse(target: Path, inputs: Iterable[Path], option: str = "-o") -> None:
    """Raise ConfigError, before any work is done, where the output cannot or must not be written."""
    shown = talk.shown(target)
    if target.is_dir():
        raise ConfigError(
            worded("trouble.is_folder", option=option, shown=shown), worded("advice.file_in_it")
        )
    if not target.absolute().parent.is_dir():
        parent = talk.shown(target.parent)
        raise ConfigError(
            worded("trouble.no_folder", option=option, shown=shown, parent=parent),
            worded("advice.make_first"),
        )
    if _circular(target):
        raise ConfigError(worded("trouble.link_to_itself", option=option, shown=shown), worded(_ELSEWHERE))
    if any(_same(target, one) for one in inputs):
        raise ConfigError(worded("trouble.is_input", option=option, shown=shown), worded(_ELSEWHERE))


def _circular(target: Path) -> bool:
    """Tell whether a link leads round in a circle; `Path.resolve` says so up to Python 3.12 only."""
    try:
        target.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def deliver(data: bytes, target: Path | None = None, option: str = "-o") -> None:
    """Write data to stdout or, whole or not at all, to a file that `option` names."""
    if target is None:
        _print(data)
        return
    try:
        _replace(data, target.resolve())
    except OSError as error:
        shown = talk.shown(target)
        raise ConfigError(
            worded("trouble.at", where=f"{option} {shown}", what=reason(error)), worded(_ELSEWHERE)
        ) from None


def overwrite(data: bytes, path: Path) -> None:
    """Write a file in the place of the one that is there, whole or not at all; ConfigError where it fails."""
    try:
        _replace(data, path.resolve())
    except OSError as error:
        shown = talk.shown(path)
        raise ConfigError(worded("trouble.cannot_be_written", shown=shown, reason=reason(error))) from None


def _print(data: bytes) -> None:
    """Write to stdout; a reader that has seen enough (`| head`) is no mistake."""
    if sys.stdout is None:
        return
    if encoding := legacy.encoding():
        data, strange = legacy.escaped(_text(data), encoding)
        if strange:
            talk.say(worded("talk.letters_lacking", encoding=encoding), hint=worded("advice.o_as_they_are"))
    elif sys.stdout.isatty():
        _text(data)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # what is buffered would fail again when the interpreter closes stdout
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _text(data: bytes) -> str:
    """Return data as a text; ConfigError for what a terminal cannot show."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError(worded("trouble.no_text_output"), worded("advice.o_writes")) from None


def _replace(data: bytes, target: Path) -> None:
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # a device or a pipe has no neighbour that could take its place
        return
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        draft.chmod(_mode(target))
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the rights of the file that is replaced, else those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
