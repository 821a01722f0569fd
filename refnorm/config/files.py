"""The settings that users keep beside their manuscripts, and how profiles and files lie upon each other."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import Any

from refnorm.config import toml
from refnorm.config.profile import Profile, made, nothing, refuse, table
from refnorm.errors import ConfigError
from refnorm.messages import worded
from refnorm.nouns import noun

NAME, PROJECT = "refnorm.toml", "pyproject.toml"
_WITHIN = ("tool", "refnorm")
_ADDED = ("ignore", "mute")
"""The lists to which a higher layer adds; any other it replaces."""


@noun
class Layer:
    """Settings from one place: `origin` is how people know it, `text` the file, `within` the table in it."""

    origin: str
    data: Mapping[str, Any] = field(default_factory=nothing)
    path: Path | None = None
    text: str = ""
    within: tuple[str, ...] = ()

    def where(self, path: tuple[str | int, ...], value: str = "") -> str:
        """Return where a value of this layer stands, with the line of a file."""
        if not self.text:
            return self.origin
        line = toml.line_of(self.text, (*self.within, *path), value)
        return f"{self.origin}:{line}" if line else self.origin


def found(start: Path) -> Layer | None:
    """Return the nearest settings at a path or above it: refnorm.toml, or pyproject.toml with our table."""
    folder = start if _is(stat.S_ISDIR, start) else start.parent
    return _nearest(Path(os.path.abspath(folder)))  # noqa: PTH100 - a link's own neighbours count


def _is(kind: Callable[[int], bool], path: Path) -> bool:
    """Tell whether there is something of a kind; what may not be looked at is not there."""
    try:
        return kind(path.stat().st_mode)
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=512)
def _nearest(folder: Path) -> Layer | None:
    for name in (NAME, PROJECT):
        path = folder / name
        if _is(stat.S_ISREG, path) and (name == NAME or _is_ours(path)):
            return layer(path)
    return None if folder.parent == folder else _nearest(folder.parent)


def _is_ours(path: Path) -> bool:
    """Tell whether a project's file has our table; what cannot be read is another's business."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return False
    heads = (b"".join(line.split()) for line in lines if line.lstrip().startswith(b"["))
    return any(head.startswith((b"[tool.refnorm]", b"[tool.refnorm.", b"[[tool.refnorm]]")) for head in heads)


def layer(path: Path) -> Layer:
    """Read a file of settings; ConfigError names file, line and key of what is wrong in it."""
    text, data = toml.read(path)
    within = _WITHIN if path.name == PROJECT else ()
    shown = toml.shown(path)
    for name in within:
        data = data.get(name, {})
    if not isinstance(data, dict):
        raise ConfigError(worded("trouble.no_table", shown=shown), worded("advice.table_begins"))
    refuse(shown, text, data, profile=False, within=within)
    return Layer(shown, toml.normal(data), path, text, within)


def layered(file: Layer | None, profiles: Sequence[str]) -> tuple[Layer, ...]:
    """Return the layers of a run, the lowest first: profiles of the file, the file, profiles asked for."""
    named = file.data.get("profile", ()) if file and not profiles else ()
    base = [_profiled(name, file) for name in ([named] if isinstance(named, str) else named)]
    return (*base, *([file] if file else ()), *(_profiled(name, None) for name in profiles))


def _profiled(name: str, file: Layer | None) -> Layer:
    """Return a profile as a layer; a file is looked for beside the file that names it."""
    if name.endswith(".toml") and file and file.path:
        name = toml.shown(file.path.parent / name)
    try:
        return Layer(f"profile {name}", table(name))
    except ConfigError as error:
        if file is None:
            raise
        where = file.where(("profile",), name)
        raise ConfigError(
            worded("trouble.at_key", where=where, key="profile", what=error.message), error.hint
        ) from None


def settled(layers: Iterable[Layer], file: Path | None = None) -> Profile | None:
    """Return what holds for a file under these layers; None where nothing was said."""
    data: dict[str, Any] = {}
    name = ""
    for one in layers:
        name = one.origin.removeprefix("profile ") if one.origin.startswith("profile ") else name
        data = _over(data, {**one.data, **_muted(one)})
        data["ignore"] = [*data.get("ignore", ()), *_of_file(one, file)]
    said = any(value or value is False for value in data.values())
    return made(name, data) if said or name else None


def _over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one table over another."""
    data = dict(lower)
    if "select" in upper:
        chosen = tuple(upper["select"])
        data["ignore"] = [i for i in data.get("ignore", ()) if not any(s.startswith(i) for s in chosen)]
    for key, value in upper.items():
        if isinstance(value, dict):
            data[key] = {**data.get(key, {}), **value}
        elif key in _ADDED:
            data[key] = [*data.get(key, ()), *value]
        else:
            data[key] = value
    return data


def _muted(one: Layer) -> dict[str, Any]:
    """Return the muted findings of a layer, each with its place."""
    mutes = one.data.get("mute", ())
    return {"mute": [{**m, "origin": one.where(("mute", n))} for n, m in enumerate(mutes)]} if mutes else {}


def _of_file(one: Layer, file: Path | None) -> Iterator[str]:
    """Yield the rules that a layer ignores in a file."""
    patterns = one.data.get("per_file_ignores", {})
    if file is None or one.path is None or not patterns:
        return
    near = os.path.relpath(file, one.path.parent).replace(os.sep, "/")
    for pattern, codes in patterns.items():
        if fnmatch(near, pattern) or fnmatch(file.name, pattern):
            yield from codes


def origins(layers: Iterable[Layer]) -> dict[str, str]:
    """Return where each value comes from that is in force, by its key, `key.name` in a table."""
    from refnorm.config.keys import KEYS

    told: dict[str, str] = {}
    for one in layers:
        for key, value in one.data.items():
            if key not in KEYS:
                continue
            if isinstance(value, dict):
                told.update({f"{key}.{name}": one.where((key, name)) for name in value})
            elif key in _ADDED and key in told:
                told[key] = f"{told[key]}, {one.where((key,))}"
            else:
                told[key] = one.where((key,))
    return told
