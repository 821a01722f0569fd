"""Words of titles and their translations: what a translated title still has in common with the original."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from refnorm.errors import TableError
from refnorm.tables import read
from refnorm.text import yoless

_SHORTEST = 3
"""Letters of the shortest beginning that is looked up; a shorter one in the table stands for a whole word."""


@cache
def load() -> Mapping[str, str]:
    """Return the number of a concept by every beginning of a word, English and native, in lower case."""
    tables = dict(read(Path(__file__).parent))
    groups = tables["lexicon.toml"].get("words", {})
    found: dict[str, str] = {}
    for number, (english, native) in enumerate(groups.items()):
        if not isinstance(native, str):
            raise TableError(f"align/lexicon.toml: {english!r}: expected a string of words")
        for start in (*english.split(), *native.split()):
            found.setdefault(yoless(start), str(number))
    return MappingProxyType(found)


@cache
def _heads() -> frozenset[str]:
    """Return the shortest beginnings that are looked up: most words have none of them."""
    return frozenset(start[:_SHORTEST] for start in load())


def concept(word: str) -> str | None:
    """Return the concept of a word by its longest known beginning, None for an unknown one."""
    known = load()
    low = yoless(word).replace("’", "'")
    if low in known:
        return known[low]
    if low[:_SHORTEST] not in _heads():
        return None
    return next(
        (known[low[:n]] for n in range(min(len(low), 14), _SHORTEST - 1, -1) if low[:n] in known), None
    )
