"""Patterns, compiled once and kept beside the modules.

Hundreds of patterns take Python as long to compile as a short manuscript takes to be read by them.
`kept` gives what `re.compile` gives; what the compiler made is kept like a module's own compiled file, under
the pattern itself and the very version of Python. Where that fails, the pattern is compiled as usual.
"""

from __future__ import annotations

import importlib
import re
import sys
from array import array
from functools import cache
from typing import Any, AnyStr, cast

from refnorm.store import Store, home

_Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the compiler made: flags, code, number of groups, the groups by name, the names by group."""


def kept(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a compiled pattern, as `re.compile` does; raises what that raises."""
    return cast("re.Pattern[AnyStr]", _kept(source, int(flags)))


@cache
def _kept(source: str | bytes, flags: int) -> re.Pattern[Any]:
    try:
        return pattern(store(), source, flags)
    except (AttributeError, ImportError, LookupError, OverflowError, RuntimeError, TypeError, ValueError):
        return re.compile(source, flags)


def pattern(found: Store, source: str | bytes, flags: int) -> re.Pattern[Any]:
    """Return a pattern of a store; the engine itself refuses code that is not sound."""
    made: _Made = found.get((source, flags), lambda: _compiled(source, flags))
    own, code, groups, by_name, names = made
    numbers = memoryview(code).cast("I").tolist()
    compiled: re.Pattern[Any] = _engine().compile(source, own, numbers, groups, by_name, names)
    return compiled


@cache
def store() -> Store:
    """Return the store of this installation's patterns."""
    return Store(home("patterns"), (sys.version, _engine().MAGIC))


@cache
def _engine() -> Any:
    return importlib.import_module("_sre")


def _compiled(source: str | bytes, flags: int) -> _Made:
    """Compile a pattern as `re.compile` does, but return what its compiler hands to the engine."""
    tree = importlib.import_module("re._parser").parse(source, flags)
    code = importlib.import_module("re._compiler")._code(tree, flags)
    state = tree.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, state.groupdict, tuple(names)
