"""Reading the tables that hold what refnorm knows, and keeping what was read.

Reading TOML takes longer than the rest of a start, so what was read is kept beside the modules' own compiled
files, under the sizes and times of the tables; where that folder cannot be written, they are read each time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from refnorm.store import Store

T = TypeVar("T")


def read(shelf: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return every TOML table of a folder by its file's name, from the compiled copy where that is fresh."""
    files = sorted(shelf.glob("*.toml"))
    return list(_fresh(shelf / "__pycache__" / "tables", files, lambda: _parsed(files)))


def _parsed(files: Iterable[Path]) -> list[tuple[str, dict[str, Any]]]:
    import tomllib  # the compiled copy needs no parser

    return [(f.name, tomllib.loads(f.read_text("utf-8"))) for f in files]


def table(file: Path) -> dict[str, Any]:
    """Return one TOML table, from the compiled copy where that is fresh."""
    return compiled(file, lambda one: _parsed([one])[0][1])


@cache
def beside(module: str) -> Mapping[str, Any]:
    """Return the TOML table that stands beside a module under its name; `module` is its `__file__`."""
    return table(Path(module).with_suffix(".toml"))


def compiled(file: Path, make: Callable[[Path], T], *makers: Path) -> T:
    """Return what is made of a file that `marshal` knows, from the compiled copy where that is fresh.

    `makers` are modules that say what is made: a change of theirs makes the copy stale, too.
    """
    made: T = _fresh(file.parent / "__pycache__" / file.stem, [file, *makers], lambda: make(file))
    return made


def _fresh(name: Path, files: Iterable[Path], make: Callable[[], Any]) -> Any:
    """Return what is kept under the names, sizes and times of the files, else what is made of them."""
    stamp = [(f.name, (stat := f.stat()).st_size, stat.st_mtime_ns) for f in files]
    return Store(name.with_name(f"{name.name}.{sys.implementation.cache_tag}.marshal"), stamp).get("", make)
