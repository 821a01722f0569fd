"""Which characters a match of a pattern may begin with.

The engine searches fast for a pattern that begins with a character or a set: it goes on to the first
character of the text that is in the set, and tries the pattern only there. Python's compiler tells it the set
only where the pattern's first item is one; behind a `\\b`, a look at what stands before, a group of several
words or a letter of two cases, every place of a text is tried. Here the set is found in those too
(docs/decisions/0022).

It may hold too many characters, never too few: what stands at a place is still matched as usual.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from itertools import groupby
from typing import Any

_LOW = range(0x100)
_CYRILLIC = range(0x400, 0x460)
"""Where each character is told apart: elsewhere it is taken to be in the set."""
_BETWEEN = (range(_LOW.stop, _CYRILLIC.start), range(_CYRILLIC.stop, 0x110000))
_KNOWN = "".join(map(chr, (*_LOW, *_CYRILLIC)))
_COMMON = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя ")
_MOST = len(_COMMON) // 2
"""A set that holds more of the common characters than that spares no work."""
_WIDTH = 5
"""Words of the code's first block where nothing is told: its name, length, what it tells, and two widths."""
_NOTHING, _SET = 0, 4


class Unclear(Exception):
    """Which characters begin a match cannot be told."""


def told(tree: Any, code: list[int], flags: int) -> list[int]:
    """Return the code of a parsed pattern, in its first block the characters that may begin a match."""
    compiler = importlib.import_module("re._compiler")
    if code[:3] != [compiler.INFO, _WIDTH - 1, _NOTHING] or not code[3]:
        return code  # told by a word or a set already, or a match may be empty
    try:
        found, may_be_empty = _sequence(tree, flags, compiler)
    except Unclear:
        return code
    if may_be_empty or len(found & _COMMON) > _MOST:
        return code
    block = _block(found, compiler)
    return [compiler.INFO, _WIDTH - 1 + len(block), _SET, *code[3:_WIDTH], *block, *code[_WIDTH:]]


def _sequence(items: Any, flags: int, compiler: Any) -> tuple[frozenset[str], bool]:
    """Return the known characters that may begin a row of items, and whether the row may be empty."""
    found: frozenset[str] = frozenset()
    for item in items:
        more, may_be_empty = _item(item, flags, compiler)
        found |= more
        if not may_be_empty:
            return found, False
    return found, True


def _item(item: tuple[Any, Any], flags: int, compiler: Any) -> tuple[frozenset[str], bool]:
    kind, what = item
    if kind in (compiler.AT, compiler.ASSERT, compiler.ASSERT_NOT):
        return frozenset(), True
    if kind is compiler.SUBPATTERN:
        _, more, fewer, inner = what
        return _sequence(inner, compiler._combine_flags(flags, more, fewer), compiler)
    if kind is compiler.BRANCH:
        ways = [_sequence(way, flags, compiler) for way in what[1]]
        return frozenset().union(*(found for found, _ in ways)), any(empty for _, empty in ways)
    if kind in (compiler.MAX_REPEAT, compiler.MIN_REPEAT, compiler.POSSESSIVE_REPEAT):
        found, may_be_empty = _sequence(what[2], flags, compiler)
        return found, may_be_empty or not what[0]
    if kind is compiler.ATOMIC_GROUP:
        return _sequence(what, flags, compiler)
    if kind in (compiler.LITERAL, compiler.NOT_LITERAL, compiler.IN, compiler.ANY):
        return _characters(item, flags, compiler), False
    raise Unclear


def _characters(item: tuple[Any, Any], flags: int, compiler: Any) -> frozenset[str]:
    """Ask the engine which of the known characters one item of a pattern matches."""
    code: list[int] = []
    compiler._compile(code, [item], flags)
    engine = importlib.import_module("_sre")
    return frozenset(engine.compile("", flags, [*code, compiler.SUCCESS], 0, {}, (None,)).findall(_KNOWN))


def _block(found: frozenset[str], compiler: Any) -> list[int]:
    """Return a set of characters as the engine reads it: a bitmap, and ranges behind it."""
    bitmap = bytearray(chr(one) in found for one in _LOW)
    cyrillic = [(one, chr(one) in found) for one in _CYRILLIC]
    runs = [[one for one, _ in run] for held, run in groupby(cyrillic, lambda pair: pair[1]) if held]
    bounds: Sequence[tuple[int, int]] = [(run[0], run[-1]) for run in runs]
    bounds = [*bounds, *((one.start, one.stop - 1) for one in _BETWEEN)]
    words = [word for first, last in bounds for word in (compiler.RANGE, first, last)]
    return [compiler.CHARSET, *compiler._mk_bitmap(bitmap), *words, compiler.FAILURE]
