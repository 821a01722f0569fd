"""A terminal that is none: the program runs in it, and what it showed is returned."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).parents[2]


def shown(
    *args: str,
    columns: int = 80,
    rows: int = 24,
    folder: Path | None = None,
    typed: bytes = b"",
    **settings: str,
) -> tuple[int, bytes]:
    """Run the program on a terminal of some size, and type into it; return its status and all it showed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")}
    env = {**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **settings}
    line = [sys.executable, "-m", "refnorm", *args]
    process = subprocess.Popen(line, cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, typed)
    found = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not part:
            break
        found += part
    os.close(ours)
    return process.wait(60), found.replace(b"\r\n", b"\n")
