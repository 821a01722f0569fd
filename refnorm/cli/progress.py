"""A line on stderr that says how far many files are: only on a terminal, and gone when the work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refnorm.model import Report

MANY = 3
"""Files from which it is worth a line."""
_BAR = 20
"""Characters of the bar."""
_ERASE = "\r\x1b[K"


def wanted(count: int) -> bool:
    """Tell whether people wait long enough, and before a screen that can take a line back."""
    able = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return able and count >= MANY


def told(reports: Iterator[Report], names: Sequence[str]) -> Iterator[Report]:
    """Yield the reports of sources; while one is awaited, its name and number are shown."""
    if not wanted(len(names)):
        yield from reports
        return
    try:
        for done, name in enumerate(names):
            _draw(done, len(names), name)
            report = next(reports, None)
            _write(_ERASE)
            if report is None:
                return
            yield report
        yield from reports
    finally:
        _write(_ERASE)


def _draw(done: int, total: int, name: str) -> None:
    import shutil

    full = _BAR * done // total
    head = f"[{'#' * full}{'.' * (_BAR - full)}] {done}/{total} "
    room = max(shutil.get_terminal_size().columns - len(head) - 1, 0)
    # what is not ASCII may take two columns, and a line that wraps cannot be taken back
    shown = "".join(char if " " <= char <= "~" else "?" for char in name)[-room:] if room else ""
    _write(f"{_ERASE}{head}{shown}")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
