"""LibreOffice converts what only it can read: apart, with a profile of its own and a time limit."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import reason, worded
from refnorm.model import Phrase

if TYPE_CHECKING:
    from subprocess import Popen

VARIABLE = "REFNORM_SOFFICE"
"""The environment variable that names the program where it is not found by itself."""

SECONDS = 60
"""How long one conversion may take; a long manuscript takes five seconds."""

MOST_BYTES = 128 << 20

_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_BY_HAND = "advice.by_hand"


def program() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in (*_PROGRAMS, *_ELSEWHERE))
    return next((path for path in found if path), None)


def to_docx(data: bytes, ending: str, kind: Phrase) -> bytes:
    """Convert a file to .docx; `ending` is that of its format, `kind` names it in messages (`the .odt file`).

    Raises ReadError where LibreOffice is not there, fails, or takes too long.
    """
    import tempfile

    found = program()
    if found is None:
        raise ReadError(worded("trouble.no_libreoffice", kind=kind), _missing())
    small_enough("trouble.too_large", len(data), MOST_BYTES, kind=kind)
    # Windows may hold the profile's files a moment longer than the program runs
    with tempfile.TemporaryDirectory(prefix="refnorm-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source = folder / f"in{ending}"
        source.write_bytes(data)
        _run([found, *_arguments(folder), str(source)], kind)
        return _result(folder / "out" / "in.docx", kind)


def _missing() -> str:
    named = os.environ.get(VARIABLE)
    if named:
        return worded("advice.no_program", variable=VARIABLE, named=named)
    return worded("advice.install", variable=VARIABLE)


def _arguments(folder: Path) -> list[str]:
    return [
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
    ]


def _run(command: list[str], kind: Phrase) -> None:
    import subprocess

    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError(worded("trouble.libreoffice_fails", reason=reason(error)), _missing()) from None
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise ReadError(
            worded("trouble.not_converted", kind=kind, seconds=SECONDS), worded(_BY_HAND)
        ) from None
    finally:
        _stop(process)


def _stop(process: Popen[bytes]) -> None:
    """End what was started with everything that it started; the launcher may be a script."""
    import signal

    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _result(path: Path, kind: Phrase) -> bytes:
    """Return what was made; LibreOffice tells a failure only by making nothing."""
    try:
        return path.read_bytes()
    except OSError:
        raise ReadError(
            worded("trouble.not_read_by_libreoffice", kind=kind),
            worded("advice.damaged", advice=worded(_BY_HAND)),
        ) from None
