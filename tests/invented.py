"""Invented works, and manuscripts of them: placeholders such as `<<native 1-3>>` become lines of a list."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Sequence
from pathlib import Path

WORKS = tomllib.loads((Path(__file__).parent / "cases" / "works.toml").read_text("utf-8"))
_PLACE = re.compile(r"<<(?P<kind>[\w-]+) (?P<first>\d+)(?:-(?P<last>\d+))?(?: as (?P<mark>[^\n]+?))?>>(?!>)")


def numbered(works: Sequence[str], first: int = 1, mark: str = "{}.") -> str:
    """Set works one a line, each with its number as the mark shows."""
    return "\n".join(f"{mark.format(n)} {work}".lstrip() for n, work in enumerate(works, first))


def lines(kind: str, first: int, last: int, mark: str = "{}.") -> str:
    """Return some works of a kind, or native ones: in one `line`, `wrapped`, or without numbers `hanging`."""
    works = WORKS.get(kind, WORKS["native"])[first - 1 : last]
    items = numbered(works, first, "" if kind in ("bare-wrapped", "hanging") else mark)
    if kind == "line":
        return items.replace("\n", " ")
    if kind in ("wrapped", "bare-wrapped", "hanging"):
        hang = "    " if kind == "hanging" else ""
        return "\n".join(
            textwrap.fill(item, 60, subsequent_indent=hang, break_on_hyphens=False)
            for item in items.split("\n")
        )
    return items


def expand(text: str, mark: str = "{}.") -> str:
    """Put works for the placeholders of a text; `as {})` sets their numbers, `as _` leaves them out."""

    def works(match: re.Match[str]) -> str:
        own = (match["mark"] or mark).replace("_", "")
        return lines(match["kind"], int(match["first"]), int(match["last"] or match["first"]), own)

    return _PLACE.sub(works, text)
