"""Numbers that only the row that they make proves: `№2`, `3/`, `{4}`, `1.5`, `VI.`, `ж)`, `³`, a bare `3`.

Alone such a mark is an issue, a date or a later part of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields.evidence import UPPER
from refnorm.fields.lines import Line
from refnorm.fields.ordinals import ALPHABETS, ordinals
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.traced import BEHIND, BULLETED

_NEXT, _FEWEST = 8, 3
"""Lines in which the next number of a row stands, which pages are further apart; and how many make a row."""
_DIGITS = 3
"""Figures of the number of an entry at most."""
_LOST = 2
"""How much greater the next number of a row may be: one may be lost."""
_OPEN = 4
"""Rows that are looked at for the next number: what stands between two items may look like one."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTERS = "".join(sorted(set("".join(ALPHABETS))))
_ODD = kept(
    rf"{BULLETED}"
    r"(?P<before>(?:\\?[\[({]|\$\s?\^\{?|\[\^)?(?:№|N[oº°]?\.?|[Rr]ef\.?)?\s?)"
    rf"(?P<label>(?P<part>\d{{1,2}}\.)?\d{{1,{_DIGITS}}}|[IVXІХ]{{1,7}}|[ivx]{{1,7}}"
    rf"|[{_LETTERS}](?=\))|[¹²³⁰⁴-⁹]{{1,{_DIGITS}}})"
    r"(?P<after>(?:</sup>|\}?\$)?\s?\\?[.)\]}/:,;°|]{0,3}(?:\s?[-–—])?)"
    rf"{BEHIND}(?=[{UPPER}«\"“\[])"
)


@noun
class Odd:
    """A number in a form that proves nothing by itself: its setting, label, and where content begins."""

    form: str
    label: str
    end: int


def odd(text: str) -> Odd | None:
    """Return what a line may begin with instead of a usual number."""
    match = _ODD.match(text)
    if not match:
        return None
    label = match["label"].translate(_RAISED)
    kind = match["part"] or ("1" if label.isdecimal() else "I" if label.isupper() else "a")
    return Odd(f"{match['before'].strip()}{kind}{match['after'].strip()}", label, match.end())


def alone(lines: Sequence[Line]) -> frozenset[int]:
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


def set_oddly(lines: Sequence[Line]) -> dict[int, tuple[Odd, int]]:
    """Return the lines that begin with a number of a row of one odd form, and what it counts."""
    rows: dict[str, list[list[tuple[int, Odd, int]]]] = {}
    for position, line in enumerate(lines):
        found = odd(line.text)
        if found is None:
            continue
        begun, counts = rows.setdefault(found.form, []), ordinals(found.label)
        near = (row for row in begun[:-_OPEN:-1] if position - row[-1][0] <= _NEXT)
        ways = ((row, n) for row in near for n in counts if row[-1][2] < n <= row[-1][2] + _LOST)
        row, number = next(ways, (None, 0))
        if row:
            row.append((position, found, number))
        elif 1 in counts or found.label.isdecimal():
            begun.append([(position, found, 1 if 1 in counts else counts[0])])
    long = (row for begun in rows.values() for row in begun if len(row) >= _FEWEST - _signed(*row[0][1:]))
    return {position: (one, number) for row in long for position, one, number in row}


def _signed(first: Odd, number: int) -> bool:
    """Tell whether a row begins with a signed 1, `№ 1`: its rest may stand below another heading."""
    return number == 1 and first.form.startswith(("№", "N"))
