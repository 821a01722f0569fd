"""Patterns, compiled once and kept beside the modules.

Hundreds of patterns take Python as long to compile as a short manuscript takes to be read by them.
`kept` gives what `re.compile` gives; what the compiler made is kept like a module's own compiled file, under
the pattern itself and the very version of Python. Where that fails, the pattern is compiled as usual.

Classes of characters (`\\w`, `[^\\W\\d_]`) ask the tables of Unicode about every character, some of them
several times. Here a bitmap and ranges tell first of the characters that manuscripts are made of; what
matches is the same.
"""

from __future__ import annotations

import importlib
import re
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from typing import Any, AnyStr, cast

from refnorm.beginnings import told
from refnorm.store import Store, home

_Made = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the compiler made: flags, code, number of groups, the groups by name, the names by group."""

_BITMAP = range(0x100)
_CYRILLIC = (range(0x400, 0x482), range(0x48A, 0x530))
"""Letters without a gap: those of Russian, Ukrainian and their like, and those that Kazakh and others add."""


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
    return Store(home("patterns"), (sys.version, _engine().MAGIC, "classes, beginnings"))


@cache
def _engine() -> Any:
    return importlib.import_module("_sre")


def _compiled(source: str | bytes, flags: int) -> _Made:
    """Compile a pattern as `re.compile` does, but return what its compiler hands to the engine."""
    compiler = importlib.import_module("re._compiler")
    tree = compiler._parser.parse(source, flags)
    state = tree.state
    if state.flags & re.UNICODE:  # where no class means but its ASCII
        _hasten(tree, compiler)
    code = compiler._code(tree, flags)
    if state.flags & re.UNICODE:
        code = told(tree, code, flags | state.flags)
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, state.groupdict, tuple(names)


def _hasten(tree: Any, compiler: Any) -> None:
    """Let the sets of a parsed pattern that hold a class tell first of the characters that are known."""
    for place, node in enumerate(tree):
        if isinstance(node, tuple) and node[0] is compiler.IN:
            if _is_class(node[1], compiler):
                tree[place] = (compiler.IN, _known_first(node[1], compiler))
        elif isinstance(node, (tuple, list, compiler._parser.SubPattern)):
            _hasten(node, compiler)


def _is_class(items: Sequence[tuple[Any, Any]], compiler: Any) -> bool:
    """Tell whether a set holds a class and nothing that has a case, which its pattern may have to ignore."""
    cased = _engine().unicode_iscased
    for kind, what in items:
        if kind is compiler.RANGE and any(map(cased, range(what[0], what[1] + 1))):
            return False
        if kind is compiler.LITERAL and cased(what):
            return False
    return any(kind is compiler.CATEGORY for kind, _ in items)


def _known_first(items: Sequence[tuple[Any, Any]], compiler: Any) -> list[tuple[Any, list[int]]]:
    """Return a set as one item, the words of a bitmap and those behind it.

    The engine reads the words of a set in turn, and the first that holds a character decides: what stands
    behind a word of negation is not in the set.
    """
    own: list[int] = []
    compiler._compile_charset(items, int(re.UNICODE), own)
    whole = [compiler.IN, len(own) + 1, *own, compiler.SUCCESS]
    holds = _engine().compile("", int(re.UNICODE), whole, 0, {}, (None,)).match
    inside = bytearray(bool(holds(chr(one))) for one in _BITMAP)
    bounds = [(compiler.RANGE, one.start, one.stop - 1) for one in _CYRILLIC]
    told = [{bool(holds(chr(letter))) for letter in one} for one in _CYRILLIC]
    words = compiler._mk_bitmap(inside)
    words += [word for bound, found in zip(bounds, told, strict=True) if found == {True} for word in bound]
    words += [compiler.NEGATE, compiler.RANGE, _BITMAP.start, _BITMAP.stop - 1]
    words += [word for bound, found in zip(bounds, told, strict=True) if found == {False} for word in bound]
    return [(compiler.CHARSET, [*words, compiler.NEGATE, *own[:-1]])]
