"""Profiles: what one journal asks, from a shipped table, a file, or a user's configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from refnorm import tables
from refnorm.config import toml
from refnorm.errors import ConfigError, TableError
from refnorm.messages import meant, worded
from refnorm.model import Severity
from refnorm.nouns import noun

if TYPE_CHECKING:
    from refnorm.config.keys import Problem

SHELF = Path(__file__).parents[1] / "profiles"
"""The profiles that are shipped: one journal a file."""

_ORDER = "RN103"
"""What is an error where both lists carry the same numbers."""


def nothing() -> Mapping[str, Any]:
    """Return an empty table that nobody can fill."""
    return MappingProxyType({})


@noun
class Mute:
    """One finding that is known and accepted: the rule, its entry or fingerprint, and the reason."""

    rule: str
    reason: str
    entry: str = ""
    fingerprint: str = ""
    file: str = ""
    origin: str = ""


@noun
class Profile:
    """What one journal asks of its lists.

    `schemes` names a romanization scheme for each language, `in_language` what an entry in it ends with
    (`(In Russ.)`). `translation`: a romanized title is followed by its English translation in brackets;
    `numbering`: the romanized list repeats the printed numbers, and so the order; `citation_order`: works
    are numbered as the text cites them; None where the journal does not say. `languages` are those of its
    works, `separators` the marks of each side (gost, plain), `required` the fields of each type of work.
    `select`, `ignore` and `severity` are by code or its beginning; `mute` are single accepted findings.
    """

    name: str
    title: str
    source: str
    schemes: Mapping[str, str] = field(default_factory=nothing)
    in_language: Mapping[str, str] = field(default_factory=nothing)
    translation: bool | None = None
    numbering: bool | None = None
    citation_order: bool | None = None
    languages: tuple[str, ...] = ()
    separators: Mapping[str, str] = field(default_factory=nothing)
    required: Mapping[str, tuple[str, ...]] = field(default_factory=nothing)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=nothing)
    mute: tuple[Mute, ...] = ()

    def grade(self, code: str, usual: Severity) -> Severity:
        """Return the severity of a rule; the longest beginning of its code decides."""
        asked = max((one for one in self.severity if code.startswith(one)), key=len, default=None)
        if asked is not None:
            return self.severity[asked]
        return "error" if code == _ORDER and self.numbering else usual


def profiles() -> tuple[Profile, ...]:
    """Return the profiles that are shipped, in the order of their names."""
    return tuple(profile(name) for name in shipped())


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """Return the tables of the profiles that are shipped, by their names."""
    return {name.removesuffix(".toml"): toml.normal(data) for name, data in tables.read(SHELF)}


def profile(name: str) -> Profile:
    """Return the profile of that name, or of a TOML file; ConfigError names the nearest one there is."""
    return made(Path(name).stem if name.endswith(".toml") else name, table(name))


def table(name: str) -> dict[str, Any]:
    """Return the table of a shipped profile, or of a TOML file, when nothing is wrong with it."""
    if name.endswith(".toml"):
        text, data = toml.read(Path(name))
        refuse(name, text, data, profile=True)
        return toml.normal(data)
    known = shipped()
    if name not in known:
        raise ConfigError(worded("trouble.no_profile", name=repr(name)), meant(name, sorted(known)))
    return known[name]


def refuse(
    file: str, text: str, data: Mapping[str, Any], profile: bool, within: tuple[str, ...] = ()
) -> None:
    """Raise ConfigError for the first thing that is wrong in a file's table: file, line, key, what to do."""
    found = next(_wrong(data, profile), None)
    if found:
        at = toml.line_of(text, (*within, *found.path))
        where = f"{file}:{at}" if at else file
        raise ConfigError(worded("trouble.at", where=where, what=found.message), found.hint)


def _wrong(data: Mapping[str, Any], profile: bool) -> Iterator[Problem]:
    from refnorm.config.keys import Problem, problems

    data = toml.normal(data)
    yield from problems(data, profile)
    for key in ("title", "source") if profile else ():
        if key not in data:
            yield Problem((key,), worded("setting.missing", key=key), f'{key} = "…"')


def build(name: str, data: Mapping[str, Any]) -> Profile:
    """Make a Profile of a parsed table; TableError names the key that is wrong."""
    for found in _wrong(data, profile=True):
        raise TableError(f"profile {name}: {found.message}", found.hint)
    return made(name, toml.normal(data))


def made(name: str, data: Mapping[str, Any]) -> Profile:
    """Make a Profile of a table that was looked at."""
    told: dict[str, Any] = {key: _frozen(value) for key, value in data.items() if key in _FIELDS}
    told["languages"] = _several(data.get("languages", ()))
    told["mute"] = tuple(_mute(one) for one in data.get("mute", ()))
    told.setdefault("title", "")
    told.setdefault("source", "")
    return Profile(name=name, **told)


_FIELDS = frozenset(Profile.__dataclass_fields__) - {"name", "mute"}


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    """Return texts of which one may stand alone."""
    return (value,) if isinstance(value, str) else tuple(value)


def _mute(data: Mapping[str, Any]) -> Mute:
    return Mute(**{key: str(value) for key, value in data.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(one) for key, one in value.items()})
    return value
