"""refnorm list: what stands on the shelves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from refnorm.cli import naming, output
from refnorm.cli.table import table
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError

Rows = Iterable[Sequence[str]]


def _formats() -> Rows:
    from refnorm.readers import formats

    return ((name, " ".join(endings) or "-", description) for name, description, endings in formats())


def _locales() -> Rows:
    from refnorm.locales import load

    return ((lo.language, lo.name, lo.script, lo.source) for lo in load())


def _profiles() -> Rows:
    from refnorm.config import profiles

    return ((p.name, " ".join(sorted(p.schemes)) or "-", p.title) for p in profiles())


def _rules() -> Rows:
    from refnorm.checks import rules

    return ((one.code, one.name, one.severity) for one in rules())


def _schemes() -> Rows:
    from refnorm.romanization import schemes

    return ((s.code, s.standing, "verified" if s.verified else "unverified", s.title) for s in schemes())


def _writers() -> Rows:
    from refnorm.writers import formats

    commands = (("report", "check --format"), ("export", "export --to"), ("list", "generate"))
    return ((name, command, text) for kind, command in commands for name, text in formats(kind))  # type: ignore[arg-type]


SHELVES = {
    "formats": _formats,
    "locales": _locales,
    "profiles": _profiles,
    "rules": _rules,
    "schemes": _schemes,
    "writers": _writers,
}


def show(
    shelf: Annotated[str, typer.Argument(metavar="|".join(SHELVES), help="What to list.")],
) -> None:
    """List the input formats, languages, profiles, rules, romanization schemes or output formats."""
    if shelf not in SHELVES:
        raise ConfigError(
            worded("trouble.no_shelf", shelf=repr(shelf)), naming.nearest(shelf, tuple(SHELVES))
        )
    output.deliver(table(SHELVES[shelf]()).encode())
