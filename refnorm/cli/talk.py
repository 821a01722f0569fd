"""What is said to people on stderr, one line each; stdout is for data alone."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from typing import TYPE_CHECKING, Any

from refnorm.cli import legacy, tongue
from refnorm.cli.wording import reason, worded
from refnorm.errors import RefnormError

if TYPE_CHECKING:
    from refnorm.model import Document, Muting, Report

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
    said, advice = [tongue.spoken(part) for part in parts], tongue.spoken(hint)
    line = ": ".join(part for part in ("refnorm", *said) if part) + (f" ({advice})" if advice else "")
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
        say(error.filename or worded("trouble.the_output"), reason(error))
        return 2
    say(worded("trouble.internal", kind=type(error).__name__, error=error), hint=worded("advice.report_it"))
    return 2


def _misused(error: Any) -> int:
    """Say which option or argument does not fit; typer's versions have no common class of such errors."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return 2
    from refnorm.cli import misuse

    what, hint = misuse.said(error)
    say(what, hint=hint)
    return 2


def about(report: Report) -> None:
    """Say what failed, what was left out, which encoding was read, and what the reading left open."""
    for failure in report.errors:
        say(failure.source, failure.message, hint=failure.hint)
    for name in report.skipped:
        say(name, worded("talk.left_out"))
    for muting in report.muted:
        _unused(muting)
    for result in report.results:
        _encoding(result.document)
        _doubts(result.document)


def _unused(muting: Muting) -> None:
    """Say which mute has become useless: the fault was mended, or the entry has another number."""
    if not muting.count:
        if muting.entry:
            said = worded("talk.useless_entry", rule=muting.rule, entry=muting.entry)
        else:
            said = worded("talk.useless_finding", rule=muting.rule, fingerprint=muting.fingerprint)
        say(muting.origin, said, hint=worded("advice.take_out"))


def _encoding(document: Document) -> None:
    encoding, doubt = (document.meta.get(key, "") for key in ("encoding", "encoding-doubt"))
    if doubt:
        say(
            document.source,
            worded("talk.read_as", encoding=encoding),
            hint=worded("advice.would_fit", doubt=doubt),
        )
    elif encoding not in ("", "utf-8"):
        say(document.source, worded("talk.read_as", encoding=encoding))


def _doubts(document: Document) -> None:
    from refnorm.messages import unstacked

    for line in unstacked(document.meta.get("doubts", "")):
        say(document.source, line)
