"""Manuscripts of invented works: placeholders such as `<<native 1-3>>` become lines of a list."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

WORKS = tomllib.loads((Path(__file__).parents[1] / "cases" / "works.toml").read_text("utf-8"))
_PLACE = re.compile(r"<<(?P<kind>\w+) (?P<first>\d+)(?:-(?P<last>\d+))?(?: as (?P<mark>\S*))?>>")


def lines(kind: str, first: int, last: int, mark: str = "{}.") -> str:
    """Return some works, one a line, each with its number set as the mark shows."""
    chosen = enumerate(WORKS[kind][first - 1 : last], first)
    return "\n".join(f"{mark.format(n)} {work}".lstrip() for n, work in chosen)


def expand(text: str) -> str:
    """Put works for the placeholders of a text; `as {})` sets their numbers, `as _` leaves them out."""

    def works(match: re.Match[str]) -> str:
        first = int(match["first"])
        mark = (match["mark"] or "{}.").replace("_", "")
        return lines(match["kind"], first, int(match["last"] or first), mark)

    return _PLACE.sub(works, text)
