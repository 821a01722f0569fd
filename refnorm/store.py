"""What a start would make anew each time, kept in files beside the modules' own compiled ones.

A store holds values by keys that say all that the values depend on, beside one stamp for the whole file, as
the version of Python. Where the folder cannot be written, or Python is told to write no bytecode, all is made
in each run.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

_GROWN: list[Store] = []
"""Stores that hold more than their files."""
MOST = 1000
"""Values that are kept; of more, their makers have changed often, and those that were not asked for go."""

_Make = Callable[[], Any]


def home(name: str) -> Path:
    """Return the file of this package's compiled ones that has a name."""
    return Path(__file__).parent / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.marshal"


class Store:
    """The values in a file; what is missing is made, and written when the program ends.

    Keys and values are of the types that `marshal` knows. A file under another stamp, or of another make, is
    read as none; without a stamp nothing is kept.
    """

    def __init__(self, file: Path, stamp: Any) -> None:
        self._file = file
        self._stamp = stamp
        self._made: dict[Any, Any] = self._read()
        self._asked: set[Any] = set()

    def _read(self) -> dict[Any, Any]:
        try:
            stamp, made = marshal.loads(self._file.read_bytes())
            return dict(made) if self._stamp and stamp == self._stamp else {}
        except (OSError, ValueError, EOFError, TypeError):
            return {}

    def get(self, key: Any, make: _Make) -> Any:
        """Return what is kept under a key, else what is made."""
        self._asked.add(key)
        if key not in self._made:
            self._made[key] = make()
            if self not in _GROWN:
                _GROWN.append(self)
                atexit.register(save)
        return self._made[key]

    def write(self) -> None:
        """Write the file, with what other processes added meanwhile; if it cannot be written, it stays."""
        if not self._stamp:
            return
        self._made = self._read() | self._made
        full = len(self._made) > MOST
        made = {key: one for key, one in self._made.items() if not full or key in self._asked}
        keep(self._file, marshal.dumps((self._stamp, made)))


def save() -> None:
    """Write all stores that hold more than their files; the end of the program does it too."""
    while _GROWN:
        _GROWN.pop().write()


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a folder that cannot be written is no fault."""
    if sys.dont_write_bytecode:
        return
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()


def code(source: str, mode: str) -> CodeType:
    """Return a text of Python compiled, as `compile` does for the mode `exec` or `eval`."""
    found = codes().get((source, mode), lambda: compile(source, "<string>", mode))
    return found if isinstance(found, CodeType) else compile(source, "<string>", mode)


@cache
def codes() -> Store:
    """Return the store of compiled texts of this installation."""
    return Store(home("codes"), sys.version)
