"""Western names: Cyrillic writes them by their sound, a reference list as they are spelled at home."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import Match

_MANY = 2
"""Faults from which on a name without a native ending is no misspelled one, but another spelling."""


@cache
def _table() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the letters of foreign spellings, and how single letters of them are written in Cyrillic."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return frozenset(data["foreign"]), frozenset(map(_couple, data["letters"]))


def _couple(text: str) -> tuple[str, str]:
    native, _, roman = text.partition("=")
    return native.strip(), roman.strip()


def foreign(matches: Iterable[Match]) -> bool:
    """Tell by its faults whether a name is spelled as in its own language (Хайек, Hayek; Вена, Vienna)."""
    faults = [step for match in matches for step in match.steps if step.kind not in ("ok", "soft")]
    return len(faults) >= _MANY or any(map(_equivalent, faults))


def _equivalent(step: Step) -> bool:
    letters, couples = _table()
    return bool(letters & set(step.roman)) or (step.native, step.roman) in couples
