"""A romanization scheme: one TOML table a file, named for its language; the file's existence registers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from refnorm.errors import ConfigError, TableError
from refnorm.messages import meant, worded
from refnorm.nouns import noun
from refnorm.tables import read

EDGE = "#"
"""Stands for the edge of a word in the conditions `after` and `before`."""

STANDINGS = ("in-force", "draft", "withdrawn", "practice")
_TEXTS = ("name", "language", "title", "source", "alphabet")
_KEYS = (
    *_TEXTS, "standing", "verified", "unspecified", "reversible", "names", "letters", "when", "capitals",
    "samples", "published",
)  # fmt: skip


@noun
class Rule:
    """What native letters become; `after` and `before` hold the neighbours it asks for, empty means any."""

    letters: str
    outputs: tuple[str, ...]
    after: str = ""
    before: str = ""


@noun
class Published:
    """Examples as a standard prints them."""

    source: str
    examples: Mapping[str, str]


# compared by identity: there is one of each, and it is the key of caches
@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """The table of one scheme; `rules` are by first letter, those to be tried first standing first.

    `unspecified` are the letters that the standard leaves open: what the table writes there is practice.
    `verified` names the sources that agree with the table; where it is empty nobody has confirmed it. By
    one for `names` persons spell theirs; no list follows it.
    """

    code: str
    name: str
    language: str
    title: str
    source: str
    standing: str
    verified: tuple[str, ...]
    alphabet: str
    unspecified: str
    reversible: bool
    names: bool
    rules: Mapping[str, tuple[Rule, ...]]
    capitals: Mapping[str, str]
    samples: Mapping[str, str]
    published: tuple[Published, ...]


def _outputs(where: str, letters: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not value or not all(isinstance(output, str) for output in value):
        raise TableError(f"{where}: {letters!r}: expected a string or a list of strings")
    return tuple(value)


def _rules(where: str, group: Mapping[str, Any]) -> Iterator[Rule]:
    after, before = group.get("after", ""), group.get("before", "")
    for letters, value in group.get("letters", {}).items():
        yield Rule(letters, _outputs(where, letters, value), after, before)


def _all_rules(where: str, data: Mapping[str, Any]) -> Mapping[str, tuple[Rule, ...]]:
    """Sort the rules: longer before shorter, what asks for a neighbour before what does not."""
    for group in data.get("when", []):
        if unknown := set(group) - {"letters", "after", "before"}:
            raise TableError(f"{where}: when has no key {min(unknown)!r}")
    found = [rule for group in (*data.get("when", []), data) for rule in _rules(where, group)]
    found.sort(key=lambda rule: -len(rule.letters))
    by_letter: dict[str, list[Rule]] = {}
    for rule in found:
        by_letter.setdefault(rule.letters[:1], []).append(rule)
    return MappingProxyType({letter: tuple(rules) for letter, rules in by_letter.items()})


def _check(where: str, data: Mapping[str, Any]) -> None:
    if unknown := sorted(set(data).difference(_KEYS)):
        raise TableError(f"{where}: there is no key {unknown[0]!r}", f"known keys: {', '.join(_KEYS)}")
    for key in _TEXTS:
        if not isinstance(data.get(key), str) or not data[key]:
            raise TableError(f"{where}: {key} is missing")
    if data.get("standing") not in STANDINGS:
        raise TableError(f"{where}: standing is one of {', '.join(STANDINGS)}")


def build(code: str, data: Mapping[str, Any]) -> Scheme:
    """Make a Scheme of a parsed table; TableError names the file and the key that is wrong."""
    where = f"romanization/schemes/{code}.toml"
    _check(where, data)
    published = data.get("published", [])
    return Scheme(
        code=code,
        **{key: data[key] for key in _TEXTS},
        standing=data["standing"],
        verified=tuple(data.get("verified", ())),
        unspecified=data.get("unspecified", ""),
        reversible=data.get("reversible", False),
        names=data.get("names", False),
        rules=_all_rules(where, data),
        capitals=MappingProxyType(data.get("capitals", {})),
        samples=MappingProxyType(data.get("samples", {})),
        published=tuple(Published(p["source"], MappingProxyType(p["examples"])) for p in published),
    )


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return {name.removesuffix(".toml"): data for name, data in read(Path(__file__).parent / "schemes")}


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a scheme."""
    return tuple(sorted({code.partition("-")[0] for code in _tables()}))


@cache
def scheme(code: str) -> Scheme:
    """Return the scheme of that code; ConfigError names the nearest one there is."""
    if code not in _tables():
        raise ConfigError(
            worded("trouble.no_scheme", code=repr(code)),
            # of a scheme that several languages have (`bsi`) Russian's is likelier meant than Kazakh's
            meant(code.replace("_", "-"), [*_tables()][::-1], worded("advice.schemes_shown")),
        )
    return build(code, _tables()[code])


@cache
def codes(language: str | None = None) -> tuple[str, ...]:
    """Return the codes of the schemes of a language, or of all, in their order; none is built for it."""
    return tuple(code for code in _tables() if language in (None, code.partition("-")[0]))


@cache
def is_of_names(code: str) -> bool:
    """Tell whether a scheme is for the names of persons alone; it is not built for it."""
    return bool(_tables()[code].get("names", False))


@cache
def schemes(language: str | None = None) -> tuple[Scheme, ...]:
    """Return the schemes of a language, or of all, in the order of their codes."""
    return tuple(map(scheme, codes(language)))


@cache
def alphabet(language: str) -> frozenset[str]:
    """Return the letters that any scheme of a language writes; no scheme is built for it."""
    groups = (
        group
        for code, data in _tables().items()
        if code.partition("-")[0] == language
        for group in (data, *data.get("when", ()))
    )
    return frozenset(letters[:1] for group in groups for letters in group.get("letters", ()))
