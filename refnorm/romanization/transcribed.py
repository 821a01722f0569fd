"""Words of the region's Latin alphabets as English publications write them: Qurbanov, Gurbanov."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from refnorm.tables import compiled


@cache
def _letters() -> Mapping[str, tuple[str, ...]]:
    """Return what English writes for a letter, beside the letter itself."""
    table: Mapping[str, str] = compiled(Path(__file__).with_suffix(".toml"), _parsed)
    return {letter: (letter, *(written.split() or ("",))) for letter, written in table.items()}


def _parsed(file: Path) -> dict[str, str]:
    import tomllib  # the compiled copy needs no parser

    letters: dict[str, str] = tomllib.loads(file.read_text("utf-8"))["letters"]
    return letters


def transcribed(word: str, written: str) -> bool:
    """Tell whether a word in Latin letters, folded, is written as English writes its letters."""
    ends = {0}
    for letter in word:
        outputs = _letters().get(letter, (letter,))
        ends = {at + len(out) for at in ends for out in outputs if written.startswith(out, at)}
        if not ends:
            return False
    return len(written) in ends
