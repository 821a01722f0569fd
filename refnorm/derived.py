"""What follows from the tables alone, worked out once and kept beside the modules.

A start works out from the tables which headings there are, what single words mean, and how to look for many
phrases at once. `@derived` keeps what such a function returns, under the names, sizes and times of all files
of the package: after any change all is worked out anew. Where that folder cannot be written, or Python is
told to write no bytecode, it is worked out in each run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from refnorm.store import Store, home

P = ParamSpec("P")
T = TypeVar("T")

_ROOT = Path(__file__).parent


def derived(work: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function of the tables returns for its arguments, all of which `marshal` knows."""
    name = f"{work.__module__}.{work.__qualname__}"
    anew: Callable[..., T] = work

    @wraps(work)
    def kept(*args: Any) -> T:
        found: T = store().get((name, args), lambda: anew(*args))
        return found

    return cast(Callable[P, T], cache(kept))


@cache
def store() -> Store:
    """Return the store of this installation."""
    return Store(home("derived"), stamp(_ROOT))


def stamp(root: Path) -> list[tuple[str, int, int]]:
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
