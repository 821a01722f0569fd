"""What follows from the tables alone, worked out once and kept beside the modules.

A start works out from the tables which headings there are, what single words mean, and how to look for many
phrases at once. `@derived` keeps what such a function returns, under the names, sizes and times of all files
of the package: after any change all is worked out anew. Where that folder cannot be written, or Python is
told to write no bytecode, it is worked out in each run.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from collections.abc import Callable, Hashable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from refnorm.tables import keep

P = ParamSpec("P")
T = TypeVar("T")

_ROOT = Path(__file__).parent
_FILE = _ROOT / "__pycache__" / f"derived.{sys.implementation.cache_tag}.marshal"

Key = tuple[str, tuple[Hashable, ...]]


def derived(work: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function of the tables returns for its arguments, all of which `marshal` knows."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(*args: Any) -> T:
        found: T = store().result((name, args), work)
        return found

    return cast(Callable[P, T], cache(kept))


class Store:
    """The results in a file; what is missing is worked out, and written when the program ends."""

    def __init__(self, file: Path, root: Path) -> None:
        self._file = file
        self._stamp = _stamp(root)
        self._found: dict[Key, Any] = self._read()
        self._grown = False

    def _read(self) -> dict[Key, Any]:
        try:
            stamp, found = marshal.loads(self._file.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return dict(found) if stamp == self._stamp != [] else {}

    def result(self, key: Key, work: Callable[..., Any]) -> Any:
        """Return what is kept under a key, else what a function makes of its arguments."""
        if key not in self._found:
            self._found[key] = work(*key[1])
            if not self._grown:
                self._grown = True
                atexit.register(self.write)
        return self._found[key]

    def write(self) -> None:
        """Write the file; a folder that cannot be written is no fault."""
        if self._stamp:
            keep(self._file, marshal.dumps((self._stamp, self._found)))


@cache
def store() -> Store:
    """Return the store of this installation."""
    return Store(_FILE, _ROOT)


def _stamp(root: Path) -> list[tuple[str, int, int]]:
    """Return what tells one state of the package from another; nothing where it is no folder."""
    try:
        return sorted(_files(root))
    except OSError:
        return []


def _files(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of every module and table in a folder and its folders."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir() and one.name != "__pycache__":
                yield from _files(one.path)
            elif one.name.endswith((".py", ".toml", ".json")):
                stat = one.stat()
                yield one.path, stat.st_size, stat.st_mtime_ns
