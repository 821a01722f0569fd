"""Paths, folders, globs and standard input -> the sources to read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from refnorm.messages import reason, worded
from refnorm.model import Failure
from refnorm.nouns import noun

STDIN = "<stdin>"

LARGEST = 1 << 29
"""Bytes that are read of a source at the most: a device such as /dev/zero has no end."""
_CHUNK = 1 << 20

_LOCK = "~$"
"""How the names of files begin that Word keeps beside an open one."""


@noun
class Source:
    """Something to read: a file, or bytes in `data`.

    `named` is true where the user gave this very source, false where it was found in a folder or by a
    glob; `name` is what people are shown. `halves` are the files of a source that has one list in each.
    """

    name: str
    path: Path | None = None
    named: bool = True
    data: bytes | None = None
    halves: tuple[Source, Source] | None = None


def joined(native: str | Path | Source, romanized: str | Path | Source) -> Source:
    """Make the source of an article whose two lists are in two files; each may be a whole manuscript."""
    first, second = (_half(given) for given in (native, romanized))
    return Source(f"{first.name} + {second.name}", halves=(first, second))


def _half(given: str | Path | Source) -> Source:
    if isinstance(given, Source):
        return given
    return stdin() if given == "-" else file(Path(given))


def file(path: Path, named: bool = True) -> Source:
    """Make the source of a file; its name can be printed even where the file's own is no text."""
    return Source(os.fsencode(path).decode("utf-8", "replace"), path, named)


def stdin() -> Source:
    """Read standard input."""
    return Source(STDIN, data=b"" if sys.stdin is None else bounded(sys.stdin.buffer))


def bounded(stream: BinaryIO) -> bytes:
    """Return what a stream holds; of one that holds more than LARGEST bytes, a few more than these."""
    parts: list[bytes] = []
    size = 0
    while size <= LARGEST and (part := stream.read(_CHUNK)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def walk(
    sources: Iterable[str | Path | Source], endings: frozenset[str]
) -> tuple[list[Source], list[Failure]]:
    """Return every source once, in the order given, and a failure for what is not there."""
    found: dict[str, Source] = {}
    errors: list[Failure] = []
    for given in sources:
        for one in _resolve(given, endings, found):
            if isinstance(one, Failure):
                errors.append(one)
            else:
                _keep(found, one)
    return list(found.values()), errors


def _keep(found: dict[str, Source], one: Source) -> None:
    """Keep a source once; a file that is in a folder and named as well counts as named."""
    key = os.path.realpath(one.path) if one.path and one.data is None else f"\0{one.name}\0{id(one.data)}"
    known = found.get(key)
    if known is None:
        found[key] = one
    elif one.named and not known.named:
        found[key] = replace(known, named=True)


def _resolve(
    given: str | Path | Source, endings: frozenset[str], found: dict[str, Source]
) -> Iterable[Source | Failure]:
    if isinstance(given, Source):
        return [given]
    if given == "-":
        again = any(source.name == STDIN for source in found.values())
        return [] if again else [stdin()]
    text, path = os.fspath(given), Path(given)
    kind = _kind(path) if text else None
    if kind:
        return _folder(path, endings) if kind == "folder" else [file(path)]
    if _has_magic(text) and "\0" not in text:
        return _glob(text, endings)
    return [_missing(path, text)]


def _kind(path: Path) -> str | None:
    """Tell a folder from a file; what may not be looked at counts as a file: reading it will say more."""
    try:
        return "folder" if stat.S_ISDIR(path.stat().st_mode) else "file"
    except PermissionError:
        return "file"
    except (OSError, ValueError):
        return None


def _folder(path: Path, endings: frozenset[str]) -> Iterator[Source | Failure]:
    """Yield the manuscripts of a folder and its folders, sorted; hidden files and mere locks stay out."""
    shown = file(path).name
    problems: list[OSError] = []
    files = sorted(_manuscripts(path, endings, problems), key=lambda p: p.parts)
    yield from (file(p, named=False) for p in files)
    for error in problems:
        yield Failure(
            os.fsdecode(error.filename or shown), worded("trouble.folder_unreadable", reason=reason(error))
        )
    if not files and not problems:
        yield Failure(
            shown, worded("trouble.no_manuscript"), worded("advice.endings", endings=_spoken(endings))
        )


def _manuscripts(path: Path, endings: frozenset[str], problems: list[OSError]) -> Iterator[Path]:
    for folder, inner, names in os.walk(path, onerror=problems.append):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            one = Path(folder, name)
            if not name.startswith((".", _LOCK)) and one.suffix.lower() in endings and _readable(one):
                yield one


def _readable(path: Path) -> bool:
    """Tell a file from a pipe or device; what may not be looked at is one: reading it will say more."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        return True
    except OSError:
        return False


def _has_magic(text: str) -> bool:
    """Tell a pattern from a name, as `glob.has_magic` does."""
    return any(char in text for char in "*?[")


def _glob(pattern: str, endings: frozenset[str]) -> Iterator[Source | Failure]:
    """Yield the files that match; of a pattern without an ending only those that a reader claims."""
    import glob  # most runs name their files

    ending = Path(pattern).suffix
    every = bool(ending) and not _has_magic(ending)
    found = glob.glob(pattern, recursive=True) or glob.glob(_literal(pattern), recursive=True)  # noqa: PTH207
    matches = (Path(match) for match in sorted(found))
    shown = (p for p in matches if not p.name.startswith(_LOCK))
    files = [p for p in shown if _readable(p) and (every or p.suffix.lower() in endings)]
    yield from (file(p, named=False) for p in files)
    if not files:
        yield Failure(pattern, worded("trouble.no_match"), worded("advice.quote"))


def _literal(pattern: str) -> str:
    """Return a pattern with its folder as it is spelled, where there is one of that name: `[1]/*.txt`."""
    import glob

    folder = next((one for one in Path(pattern).parents if one.is_dir()), Path())
    return os.path.join(glob.escape(os.fspath(folder)), os.path.relpath(pattern, folder))  # noqa: PTH118


def _missing(path: Path, text: str) -> Failure:
    if not text:
        return Failure("''", worded("trouble.empty_path"))
    if os.path.islink(path):  # noqa: PTH114 - a path that no file can have is no link either
        return Failure(file(path).name, worded("trouble.link_to_nothing"))
    return Failure(file(path).name, worded("trouble.nothing_there"), _nearest(path))


def _nearest(path: Path) -> str:
    """Name the likeliest meant neighbour of a path that does not exist."""
    from difflib import get_close_matches

    try:
        names = {p.name.casefold(): p.name for p in sorted(path.parent.iterdir())}
    except (OSError, ValueError):
        parent = file(path.parent).name
        return worded("advice.no_folder_either", parent=parent)
    near = get_close_matches(path.name.casefold(), names, n=1, cutoff=0.6)
    return worded("advice.meant", name=file(path.parent / names[near[0]]).name) if near else ""


def _spoken(endings: Iterable[str]) -> str:
    *others, last = sorted(endings)
    return worded("layout.either", first=", ".join(others), second=last) if others else last
