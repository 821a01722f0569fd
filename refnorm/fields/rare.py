"""Numbers of items in rarer forms, which count only in a row: `№ 3.`, `No. 3`, `3/`, `б)`, `³`, a bare `3`.

Alone such a mark is an issue, a date or a later part of a sentence; a row that leaves none out numbers
a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields.lines import Line
from refnorm.fields.ordinals import LATIN, RUSSIAN, ordinals
from refnorm.nouns import noun
from refnorm.patterns import kept

_MARK = kept(
    r"(?:(?:№|N[oº°]?\.?)\s?(?P<n>\d{1,3})(?:[.)]|(?=\s))|(?P<slash>\d{1,3})/(?=\s)"
    rf"|(?P<letter>[{LATIN}{RUSSIAN}])\)|(?P<raised>[¹²³⁰⁴-⁹]{{1,3}})[.)]?)\s*(?=\S)"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FORMS = {"n": "№", "slash": "/", "letter": "a)", "raised": "¹"}
_FEWEST = 3
"""How many numbers make a row; a row that begins with 1 may be shorter by one, for its rest may stand below
another heading."""
_OPEN = 4
"""Rows that are looked at for the next number: what stands between two items may look like one."""
_NEXT = 8
"""Lines in which the next bare number of a row stands, which pages are further apart."""
_DIGITS = 3
"""Figures of the number of an entry at most."""


@noun
class Rare:
    """A mark that a line begins with: its form, the label that it shows, and where the content begins."""

    form: str
    label: str
    end: int


def rare(text: str) -> Rare | None:
    """Read the mark that a line begins with."""
    match = _MARK.match(text)
    if not match:
        return None
    form = _FORMS[match.lastgroup or "n"]
    return Rare(form, match[match.lastgroup or "n"].translate(_RAISED), match.end())


def in_rows(lines: Sequence[Line]) -> dict[int, tuple[Rare, int]]:
    """Return the marks of rows, each with its number, by the position of the line."""
    rows: dict[str, list[list[tuple[int, Rare, int]]]] = {}
    for position, line in enumerate(lines):
        mark = rare(line.text)
        if mark is None:
            continue
        begun, counts = rows.setdefault(mark.form, []), ordinals(mark.label)
        row = next((one for one in begun[:-_OPEN:-1] if one[-1][2] + 1 in counts), None)
        if row:
            row.append((position, mark, row[-1][2] + 1))
        elif 1 in counts or mark.label.isdecimal():
            begun.append([(position, mark, 1 if 1 in counts else counts[0])])
    long = (row for begun in rows.values() for row in begun if len(row) >= _FEWEST - (row[0][2] == 1))
    return {position: (mark, number) for row in long for position, mark, number in row}


def bare_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that are a bare number each, of a row that begins with 1 and leaves none out."""
    rows: list[list[int]] = []
    for position, line in enumerate(lines):
        if not (len(line.text) <= _DIGITS and line.text.isdecimal()):
            continue
        number = int(line.text)
        if number == 1:
            rows.append([position])
        elif rows and number == len(rows[-1]) + 1 and position - rows[-1][-1] <= _NEXT:
            rows[-1].append(position)
    return frozenset(position for row in rows if len(row) >= _FEWEST for position in row)
