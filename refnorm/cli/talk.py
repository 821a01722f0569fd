"""What is said to people on stderr, one line each; stdout is for data alone."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from typing import TYPE_CHECKING, Any

from refnorm.cli import legacy
from refnorm.errors import RefnormError

if TYPE_CHECKING:
    from refnorm.model import Document, Muting, Report

REPORT = "please report it"
_OUTSIDE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EACCES, errno.EROFS, errno.ENAMETOOLONG)
"""What the system says of a full disk, of rights, of names that are too long: no fault of the program."""


def speak_utf8() -> None:
    """Make both streams UTF-8, but for a terminal of another encoding; data in a pipe is never escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=legacy.encoding() or "utf-8", errors="backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper):
        terminal = sys.stderr.encoding if sys.stderr.isatty() else "utf-8"
        sys.stderr.reconfigure(encoding=terminal, errors="backslashreplace")


def shown(path: os.PathLike[str] | str) -> str:
    """Return a path as people are shown it, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def say(*parts: str, hint: str = "") -> None:
    """Print one line on stderr; a control character, as in a file's name, cannot break it."""
    line = ": ".join(part for part in ("refnorm", *parts) if part) + (f" ({hint})" if hint else "")
    print("".join(c if c.isprintable() or c == "\u00a0" else "\ufffd" for c in line), file=sys.stderr)


def crash(error: Exception, debug: bool) -> int:
    """Say what stopped the program, with a traceback only where it was asked for; return the exit status."""
    if isinstance(error, RefnormError):
        say(error.source, error.message, hint=error.hint)
        return 2
    if hasattr(error, "format_message"):
        return _misused(error)
    if debug:
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.errno in _OUTSIDE:
        say(error.filename or "the output", (error.strerror or str(error)).lower())
        return 2
    say(f"internal error: {type(error).__name__}: {error}", hint=f"{REPORT}; --debug shows more")
    return 2


def _misused(error: Any) -> int:
    """Say which option or argument does not fit; typer's versions have no common class of such errors."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return 2
    command = error.ctx.command_path if getattr(error, "ctx", None) else "refnorm"
    message = " ".join(error.format_message().split()).rstrip(".")
    say(message[:1].lower() + message[1:], hint=f"{command} --help shows what there is")
    return 2


def about(report: Report) -> None:
    """Say what failed, what was left out, which encoding was read, and what the reading left open."""
    for failure in report.errors:
        say(failure.source, failure.message, hint=failure.hint)
    for name in report.skipped:
        say(name, "no reference list, left out")
    for muting in report.muted:
        _unused(muting)
    for result in report.results:
        _encoding(result.document)
        _doubts(result.document)


def _unused(muting: Muting) -> None:
    """Say which mute has become useless: the fault was mended, or the entry has another number."""
    if not muting.count:
        what = f"entry {muting.entry}" if muting.entry else f"finding {muting.fingerprint}"
        say(muting.origin, f"mute {muting.rule} of {what} silences nothing", hint="take it out")


def _encoding(document: Document) -> None:
    encoding, doubt = (document.meta.get(key, "") for key in ("encoding", "encoding-doubt"))
    if doubt:
        say(document.source, f"read as {encoding}", hint=f"{doubt} would fit too")
    elif encoding not in ("", "utf-8"):
        say(document.source, f"read as {encoding}")


def _doubts(document: Document) -> None:
    for line in document.meta.get("doubts", "").splitlines():
        say(document.source, line)
