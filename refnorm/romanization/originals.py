"""Western names: Cyrillic writes them by their sound, a reference list as they are spelled at home."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from refnorm.romanization.pairing import Match
from refnorm.romanization.spots import fold


@cache
def _table() -> tuple[re.Pattern[str], frozenset[tuple[str, str]]]:
    """Return what betrays an original spelling, and how single letters of it are written in Cyrillic."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    marks = "|".join(map(re.escape, data["spellings"]))
    return re.compile(rf"{marks}|([bcdfgklmnprstz])\1"), frozenset(map(_couple, data["letters"]))


def _couple(text: str) -> tuple[str, str]:
    native, _, roman = text.partition("=")
    return native.strip(), roman.strip()


def foreign(roman: str, matches: Iterable[Match]) -> bool:
    """Tell whether a name is spelled as in its own language: by letters no scheme writes, or its faults."""
    return bool(_table()[0].search(fold(roman))) or any(_equivalent(m) for m in matches)


def _equivalent(match: Match) -> bool:
    faults = [s for s in match.steps if s.kind not in ("ok", "soft")]
    return bool(faults) and all((s.native, s.roman) in _table()[1] for s in faults)
