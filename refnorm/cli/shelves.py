"""refnorm list: what stands on the shelves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Annotated

import typer

from refnorm.cli import helping, naming, output, tongue
from refnorm.cli.table import table

Rows = Iterable[Sequence[str]]


def _formats(language: str) -> Rows:
    from refnorm.readers import formats

    said = _said(language, "formats")
    return ((name, " ".join(endings) or "-", said(name, text)) for name, text, endings in formats())


def _locales(language: str) -> Rows:
    from refnorm.locales import load
    from refnorm.messages import known, phrase, told

    def name(code: str, english: str) -> str:
        key = f"language.{code}"
        return told(phrase(key), language) if known(key) else english

    said = _said(language, "script")
    return ((lo.language, name(lo.language, lo.name), said(lo.script, lo.script), lo.source) for lo in load())


def _profiles(language: str) -> Rows:
    from refnorm.config import profiles

    said = _said(language, "profiles")
    return ((p.name, " ".join(sorted(p.schemes)) or "-", said(p.name, p.title)) for p in profiles())


def _rules(language: str) -> Rows:
    from refnorm.checks import manuals
    from refnorm.messages import SOURCE, phrase, told
    from refnorm.messages.pages import page

    for one in manuals():
        severity = told(phrase(f"severity.{one.severity}"), language)
        row = (one.code, one.name, severity)
        yield row if language == SOURCE else (*row, page(one, language).title)


def _schemes(language: str) -> Rows:
    from refnorm.romanization import schemes

    said, titled = _said(language, "standing"), _said(language, "schemes")
    for one in schemes():
        checked = "verified" if one.verified else "unverified"
        yield one.code, said(one.standing, one.standing), said(checked, checked), titled(one.code, one.title)


def _writers(language: str) -> Rows:
    from refnorm.writers import formats

    said = _said(language, "writers")
    commands = (("report", "check --format"), ("export", "export --to"), ("list", "generate"))
    return ((name, where, said(name, text)) for kind, where in commands for name, text in formats(kind))  # type: ignore[arg-type]


def _said(language: str, group: str) -> Callable[[str, str], str]:
    """Return what gives the text of a key in a language, or the English one."""
    return partial(helping.said, language, group)


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
    lang: tongue.Lang = None,
) -> None:
    """List the input formats, languages, profiles, rules, romanization schemes or output formats."""
    naming.one_of("trouble.no_shelf", shelf, tuple(SHELVES))
    output.deliver(table(SHELVES[shelf](tongue.language(lang))).encode())
