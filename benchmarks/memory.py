"""The memory of a command and its copies, what they share counted once."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep

_EVERY = 0.005
"""Seconds between two looks."""


def peak(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the most that a command and its copies hold together, in MB, what they share counted once.

    Linux tells it; 0 elsewhere.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    most = 0
    while process.poll() is None:
        own = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        with suppress(OSError):
            ids = [str(process.pid), *own.read_text().split()]
            most = max(most, sum(map(_share, ids)))
        sleep(_EVERY)
    return most / 1024


def _share(process: str) -> int:
    """Return the proportional share of memory of a process, in kilobytes."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return 0
