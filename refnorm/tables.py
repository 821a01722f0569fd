"""Reading the folders of TOML tables that hold what refnorm knows."""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from pathlib import Path
from typing import Any


def read(shelf: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return every TOML table of a folder by its file's name, from the compiled copy where that is fresh.

    Reading TOML takes longer than the rest of a start, so what was read is kept beside the
    modules' own compiled files, under the sizes and times of the tables; where that folder
    cannot be written, the tables are read anew each time.
    """
    files = sorted(shelf.glob("*.toml"))
    stamp = [(f.name, (stat := f.stat()).st_size, stat.st_mtime_ns) for f in files]
    kept = shelf / "__pycache__" / f"tables.{sys.implementation.cache_tag}.marshal"
    try:
        known, tables = marshal.loads(kept.read_bytes())
        if known == stamp:
            return list(tables)
    except (OSError, ValueError, EOFError, TypeError):
        pass
    tables = [(f.name, tomllib.loads(f.read_text("utf-8"))) for f in files]
    keep(kept, marshal.dumps((stamp, tables)))
    return tables


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
        fresh.unlink(missing_ok=True)
