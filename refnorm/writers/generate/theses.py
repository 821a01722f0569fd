"""The words for a thesis and its degree: `дис. … канд. экон. наук` is Cand. econ. sci. diss."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from refnorm.fields.draft import alternatives
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.writers.generate.cutting import VALUE, Piece, value

_DEGREES = {"philosophy": "PhD", "master": "Master’s", "doctor": "Dr.", "candidate": "Cand."}
"""What is written for a degree, the one that is told first first: a doctor of philosophy is no doctor."""
_FIELD = "genre"
_LEAST = 2
"""Words of which a thesis tells its degree; `дис.` alone may be the end of anything."""


def named(
    masked: str, pieces: Sequence[Piece]
) -> tuple[str, tuple[Piece, ...], Mapping[tuple[str, int], str]]:
    """Return an entry with one piece for what it says of a thesis, the pieces, and what is written for it.

    Unchanged where a word among these is none that the table knows.
    """
    for at, piece in enumerate(pieces):
        # a period behind the last word may shorten it, or part it from what follows
        written = _translated(piece.text) or _translated(f"{piece.text}.") if piece.field == _FIELD else ""
        if written:
            behind = re.sub(rf"\s?(?:[:.,;–—-]\s?)*{value(at)}", f". – {value(at)}", masked, count=1)
            return behind, tuple(pieces), {(_FIELD, piece.turn): written}
    for match in _run().finditer(masked):
        if written := _translated(match["run"]):
            piece = Piece(_FIELD, len(pieces), match["run"])
            whole = f"{masked[: match.start()]}. – {value(len(pieces))}{masked[match.end() :]}"
            return whole, (*pieces, piece), {(_FIELD, piece.turn): written}
    return masked, tuple(pieces), {}


def _translated(text: str) -> str:
    """Return what English lists print for the words of a thesis, none where one of them is not known."""
    words = [word.casefold() for word in _word().findall(text)]
    if len(words) < _LEAST or _word().sub("", text).strip(" ,."):
        return ""
    return _written([kind for word in words for kind in _kinds()[word]])


def _written(kinds: Sequence[str]) -> str:
    """Return the English words; none for what names no thesis and no degree."""
    if not {*_DEGREES} & {*kinds} and {"thesis", "abstract"} <= {*kinds}:
        return "Abstract of diss."
    degree = next((_DEGREES[kind] for kind in _DEGREES if kind in kinds), "")
    if not degree or not {"thesis", "abstract"} & {*kinds}:
        return ""
    told = "Abstract of " if "abstract" in kinds else ""
    sciences = [kind for kind in dict.fromkeys(kinds) if kind in beside(__file__)["sciences"]]
    plain = degree in ("PhD", "Master’s") or not sciences
    return f"{told}{degree} diss." if plain else f"{told}{degree} {' and '.join(sciences)} sci. diss."


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    """Return what each word of the table means, in lower case."""
    table = beside(__file__)
    rows = {kind: table[kind] for kind in ("abstract", "thesis", *_DEGREES, "around")} | table["sciences"]
    found: dict[str, tuple[str, ...]] = {}
    for kind, row in rows.items():
        for word in row:
            found[word.casefold()] = (*found.get(word.casefold(), ()), kind)
    return found


@cache
def _word() -> re.Pattern[str]:
    return kept(rf"(?<!\w){alternatives(_kinds())}(?!\w)", re.IGNORECASE)


@cache
def _run() -> re.Pattern[str]:
    """A run of such words between a mark or the title and the mark or value behind them."""
    word = rf"{alternatives(_kinds())}(?!\w)"
    return kept(
        rf"(?:(?<={VALUE})|(?<=[\w)\]»”.]))\s?(?:[:.,;–—-]\s?)+(?P<run>(?<!\w){word}(?:[\s,]*{word})*)(?=\s?(?:[.,:;/–—(]|{VALUE}|$))",
        re.IGNORECASE,
    )
