"""The tables of vocabularies and styles, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent

Table = Mapping[str, Any]


@cache
def table(folder: str, name: str) -> Table:
    """Return one table; texts of several lines are lists of their lines."""
    found: Table = _listed(tomllib.loads((HERE / folder / f"{name}.toml").read_text("utf-8")))
    return found


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_listed(held) for held in value]
    if isinstance(value, str) and "\n" in value:
        return [line.strip() for line in value.split("\n") if line.strip()]
    return value


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names of a folder's tables."""
    return tuple(sorted(path.stem for path in (HERE / folder).glob("*.toml")))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a vocabulary: their tables bear two letters."""
    return tuple(name for name in names("vocabulary") if len(name) == 2)


@cache
def vocabulary(language: str) -> Table:
    """Return a language's vocabulary; what a small one lacks comes from the table that it names.

    A language without a vocabulary is treated as English.
    """
    own = table("vocabulary", language if language in languages() else "en")
    lender = own.get("lender")
    return {**vocabulary(lender), **own} if lender else own


@cache
def words(language: str, key: str) -> tuple[str, ...]:
    """Return the words of a list that is written with spaces."""
    held = vocabulary(language).get(key, ())
    return tuple(" ".join([held] if isinstance(held, str) else held).split())


def weighted(rng: Random, chances: Mapping[str, float]) -> str:
    """Return one of some names by their weights."""
    return rng.choices(list(chances), list(chances.values()))[0]


def chosen(rng: Random, value: Any) -> Any:
    """Return one of a list, or what is no list as it is."""
    return rng.choice(value) if isinstance(value, list) else value
