"""What a run may be told: which rules, which input format, whose instructions, which day it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from refnorm.errors import ConfigError, TableError
from refnorm.model import Severity

SHELF = Path(__file__).parent / "profiles"
"""The profiles that are shipped: one journal a file."""

_TEXTS = ("title", "source")
_TABLES = ("schemes", "in_language")
_SWITCHES = ("translation", "numbering")


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """What one journal asks of a romanized list.

    `schemes` names a romanization scheme for each language, `in_language` what an entry in it ends with
    (`(In Russ.)`). `translation`: a romanized title is followed by its English translation in brackets;
    `numbering`: the romanized list repeats the printed numbers.
    """

    name: str
    title: str
    source: str
    schemes: Mapping[str, str] = field(default_factory=_nothing)
    in_language: Mapping[str, str] = field(default_factory=_nothing)
    translation: bool = True
    numbering: bool = True


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


@dataclass(frozen=True, slots=True)
class Options:
    """Options of a run.

    `select` and `ignore` hold rule codes or their beginnings (`RN2`); ignore wins. `format` names
    the input's format where its name or content does not. `today` bounds access dates. `side` is
    which side an export takes: both, native or romanized. `color` is for the text writer, `width`
    its columns; `debug` lets an internal error through. `profile` is the journal's; `schemes` names
    a romanization scheme for a language, over the profile's. `tracked` is how tracked changes are
    read: `final` (insertions in, deletions out) or `original`. `severity` is the least grave that an
    annotator writes down, `suggest` whether it writes safe fixes as tracked changes. `delimiter` parts
    the cells of a table in text; `fail_on` is the least grave finding that fails a run.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str | None = None
    side: str = "both"
    color: bool = False
    width: int = 100
    debug: bool = False
    profile: Profile | None = None
    schemes: Mapping[str, str] = field(default_factory=_nothing)
    tracked: str = "final"
    severity: Severity = "warning"
    suggest: bool = False
    delimiter: str = ","
    fail_on: Severity = "warning"
    today: datetime.date = field(default_factory=_today)

    def wants(self, code: str) -> bool:
        """Tell whether findings of this code are reported."""
        if any(code.startswith(prefix) for prefix in self.ignore):
            return False
        return not self.select or any(code.startswith(prefix) for prefix in self.select)


def profiles() -> tuple[Profile, ...]:
    """Return the profiles that are shipped, in the order of their names."""
    return tuple(_read(path) for path in sorted(SHELF.glob("*.toml")))


def profile(name: str) -> Profile:
    """Return the profile of that name, or of a TOML file; ConfigError names the nearest one there is."""
    if name.endswith(".toml"):
        return _read(Path(name))
    known = sorted(path.stem for path in SHELF.glob("*.toml"))
    if name not in known:
        raise ConfigError(f"no profile is called {name!r}", _nearest(name, known))
    return _read(SHELF / f"{name}.toml")


def _read(path: Path) -> Profile:
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"profile {path}: {(reason or str(error)).lower()}") from None
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"profile {path}: no TOML: {error}") from None
    return build(path.stem, data)


def build(name: str, data: Mapping[str, Any]) -> Profile:
    """Make a Profile of a parsed table; TableError names the key that is wrong."""
    for problem, hint in _problems(data):
        raise TableError(f"profile {name}: {problem}", hint)
    schemes, in_language = (MappingProxyType(dict(data.get(key, {}))) for key in _TABLES)
    translation, numbering = (bool(data.get(key, True)) for key in _SWITCHES)
    return Profile(name, data["title"], data["source"], schemes, in_language, translation, numbering)


def _problems(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    known = (*_TEXTS, *_TABLES, *_SWITCHES)
    for key in sorted(set(data).difference(known)):
        yield f"there is no key {key!r}", _nearest(key, known)
    for key in _TEXTS:
        if not isinstance(data.get(key), str) or not data[key].strip():
            yield f"{key} is missing", ""
    for key in _TABLES:
        if not _texts(data.get(key, {})):
            yield f"{key} is a table of texts by language", f'{key} = {{ ru = "…" }}'
    for key in _SWITCHES:
        if not isinstance(data.get(key, True), bool):
            yield f"{key} is true or false", ""


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) and text for text in value.values())


def _nearest(word: str, known: tuple[str, ...] | list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
