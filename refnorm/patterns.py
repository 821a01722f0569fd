"""Patterns, compiled once and kept beside the modules.

Hundreds of patterns take Python as long to compile as a short manuscript takes to be read by them.
`kept` gives what `re.compile` gives; what the compiler made is kept like a module's own compiled file, under
the pattern itself and the very version of Python. Where that fails, the pattern is compiled as usual.
"""

from __future__ import annotations

import atexit
import importlib
import marshal
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any

from refnorm.tables import keep

MOST = 1000
"""Patterns that are kept; of more, tables have changed often, and those that were not asked for go."""

_FILE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}.marshal"

_Key = tuple[str, int]
_Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the compiler made: flags, code, number of groups, the groups by name, the names by group."""


@cache
def kept(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern, as `re.compile` does; raises what that raises."""
    try:
        return _store().pattern(source, int(flags))
    except (AttributeError, ImportError, LookupError, OverflowError, RuntimeError, TypeError, ValueError):
        return re.compile(source, flags)


class Store:
    """The compiled patterns of a file; what is missing is made, and written when the program ends."""

    def __init__(self, file: Path) -> None:
        self._engine: Any = importlib.import_module("_sre")
        self._file = file
        self._stamp = (sys.version, self._engine.MAGIC)
        self._made: dict[_Key, _Made] = self._read()
        self._asked: set[_Key] = set()
        self._grown = False

    def _read(self) -> dict[_Key, _Made]:
        try:
            stamp, made = marshal.loads(self._file.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return dict(made) if stamp == self._stamp else {}

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """Return a pattern of the store; the engine itself refuses code that is not sound."""
        key = (source, flags)
        self._asked.add(key)
        if key not in self._made:
            self._made[key] = _compiled(source, flags)
            if not self._grown:
                self._grown = True
                atexit.register(self.write)
        found, code, groups, by_name, names = self._made[key]
        numbers = memoryview(code).cast("I").tolist()
        pattern: re.Pattern[str] = self._engine.compile(source, found, numbers, groups, by_name, names)
        return pattern

    def write(self) -> None:
        """Write the file; a folder that cannot be written is no fault."""
        full = len(self._made) > MOST
        made = {key: one for key, one in self._made.items() if not full or key in self._asked}
        keep(self._file, marshal.dumps((self._stamp, made)))


@cache
def _store() -> Store:
    return Store(_FILE)


def _compiled(source: str, flags: int) -> _Made:
    """Compile a pattern as `re.compile` does, but return what its compiler hands to the engine."""
    tree = importlib.import_module("re._parser").parse(source, flags)
    code = importlib.import_module("re._compiler")._code(tree, flags)
    state = tree.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, state.groupdict, tuple(names)
