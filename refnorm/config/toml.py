"""TOML files of settings, and the line in which a key stands: the parser itself does not tell."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from refnorm.errors import ConfigError
from refnorm.messages import reason, worded

_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"


@cache
def _header() -> re.Pattern[str]:
    return re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")


@cache
def _key() -> re.Pattern[str]:
    return re.compile(rf"\s*({_DOTTED})\s*=")


def read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file and what it says; ConfigError where it cannot be read."""
    import tomllib

    text = ""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return text, tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", where)
        at = line[1] if line else len(text.splitlines())
        raise ConfigError(
            worded("trouble.no_toml", shown=shown(path), at=at, reason=_lower(what)),
            worded("advice.mend_there"),
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else worded("trouble.no_utf8")
        raise ConfigError(
            worded("trouble.at", where=shown(path), what=why), worded("advice.toml_file")
        ) from None


def shown(path: Path) -> str:
    """Return a path as people know it: from where they are, if it is below."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return os.fsencode(path).decode("utf-8", "replace")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def line_of(text: str, path: tuple[str | int, ...], value: str = "") -> int | None:
    """Return the line, from 1, in which a key of a table stands, or its value where that is given."""
    wanted = tuple(map(str, path))
    found = 0, 0
    for number, names in _keys(text):
        agree = _agree(names, wanted)
        if agree > found[0] and (len(names) == agree or agree == len(wanted)):
            found = agree, number
    if not found[0]:
        return None
    sought = [*wanted[found[0] :], *([value] if value else [])]
    return _below(text.splitlines(), found[1], sought)


def _agree(names: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """Count the names in which two keys agree from their beginning; a hyphen is as good as an underscore."""
    count = 0
    for one, other in zip(names, wanted, strict=False):
        if one.replace("-", "_") != other.replace("-", "_"):
            break
        count += 1
    return count


def _keys(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every line with a key, and the whole key; the tables of an array count from 0."""
    table: tuple[str, ...] = ()
    arrays: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _header().match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                arrays[table] = arrays.get(table, -1) + 1
                table = (*table, str(arrays[table]))
            yield number, table
        elif key := _key().match(line):
            yield number, (*table, *_parts(key[1]))


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))


def _below(lines: list[str], number: int, sought: list[str]) -> int:
    """Follow names and a value into an inline table or a list that may run over several lines."""
    for name in sought:
        for at in range(number - 1, len(lines)):
            if at >= number and (_header().match(lines[at]) or _key().match(lines[at])):
                break
            if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", lines[at]):
                number = at + 1
                break
    return number


def normal(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table whose own keys are written with underscores: hyphens are as good."""
    return {name.replace("-", "_"): value for name, value in data.items()}
