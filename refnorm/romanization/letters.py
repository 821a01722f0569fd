"""One native word against its romanization, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from refnorm.romanization.spots import SIGNS, Spot, Way, openings, spots
from refnorm.text import LOOKALIKES

_ALIKE = {native.lower(): latin.lower() for native, latin in LOOKALIKES.items()}
"""What a native letter is taken for when it is typed by its looks (Unicode TR39)."""
_BY_LOOKS = _ALIKE | {
    "п": "n",
    "г": "r",
    "и": "u",
    "з": "3",
    "д": "d",
    "в": "b",
    "н": "h",
    "м": "m",
    "т": "t",
}
_SOFT = 0.15
"""What a sign costs that is left out or added: nobody minds."""
_PRACTICE = 0.3
"""What a letter costs that is written without the marks its schemes give it."""
_FAULT = 1.0
_BAND = 6
"""How far a letter may stand from where it would if all of them took the same room."""


class Step(NamedTuple):
    """One step of the comparison, of a kind.

    `ok`, `missing`, `extra`, `wrong`, `swapped`; `look-alike`: a Latin letter that looks like the native one;
    `homoglyph`: a native letter that looks like the right Latin one; `left`: the native letter itself;
    `soft`: a sign added.

    `at` and `where` are the positions in the native and in the folded romanized word.
    """

    kind: str
    native: str
    roman: str
    spot: Spot | None
    at: int
    where: int

    @property
    def way(self) -> Way:
        """How many letters are written, and as what."""
        return len(self.native), self.roman


@lru_cache(maxsize=1 << 15)
def traced(word: str, roman: str, language: str) -> tuple[Step, ...] | None:
    """Return the steps by which schemes write a native word as it stands there; None if none of them does."""
    # most words that are tried are others: their first letters tell at once
    if roman and not roman.startswith(openings(word, language)):
        return None
    return _follow(spots(word, language), word, roman, 0, 0, set())


def _follow(
    row: Sequence[Spot], word: str, roman: str, i: int, j: int, dead: set[tuple[int, int]]
) -> tuple[Step, ...] | None:
    """Follow the choices from one place on; `dead` are places that lead nowhere."""
    steps: list[Step] = []
    open_: list[tuple[int, int, int, int]] = []
    n, m = len(row), len(roman)
    option = 0
    while i < n or j < m:
        taken = False
        if i < n and (i, j) not in dead:
            choices = row[i].choices
            for k in range(option, len(choices)):
                length, output = choices[k][:2]
                if roman.startswith(output, j) and (output or i + length <= n):
                    open_.append((i, j, k + 1, len(steps)))
                    steps.append(Step("ok", word[i : i + length], output, row[i], i, j))
                    i, j, option, taken = i + length, j + len(output), 0, True
                    break
        if taken:
            continue
        dead.add((i, j))
        if not open_:
            return None
        i, j, option, size = open_.pop()
        dead.discard((i, j))
        del steps[size:]
    return tuple(steps)


@lru_cache(maxsize=1 << 13)
def writers(word: str, roman: str, language: str) -> int:
    """Return the schemes that write a native word so from end to end, as a set of bits."""
    row = spots(word, language)
    ways: dict[tuple[int, int], int] = {(0, 0): -1}
    for i in range(len(word)):
        for j in range(len(roman) + 1):
            mask = ways.get((i, j), 0)
            for length, output, schemes, _ in row[i].choices if mask else ():
                if mask & schemes and roman.startswith(output, j):
                    to = (i + length, j + len(output))
                    ways[to] = ways.get(to, 0) | (mask & schemes)
    return ways.get((len(word), len(roman)), 0)


Move = tuple[int, int, float, str, Spot | None]
"""Native letters and romanized characters that a step takes, what it costs, its kind, and its letter."""

Cell = tuple[float, tuple[int, int] | None, Move | None]


@lru_cache(maxsize=1 << 14)
def aligned(word: str, roman: str, language: str) -> tuple[float, tuple[Step, ...]]:
    """Return the cheapest steps from a native word to its romanization, and what they cost.

    A wrong, missing or extra letter costs 1 (Viterbi over native letters and romanized characters).
    """
    row = spots(word, language)
    n, m = len(word), len(roman)
    cells: dict[tuple[int, int], Cell] = {(0, 0): (0.0, None, None)}
    # however unlike the lengths are, the stretches of two letters meet
    band = max(_BAND, m // max(n, 1) + 1)
    for i in range(n + 1):
        middle = i * m // max(n, 1)
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            here = cells.get((i, j))
            if here:
                for move in _moves(row, word, roman, i, j):
                    to, total = (i + move[0], j + move[1]), here[0] + move[2]
                    if to not in cells or total < cells[to][0] - 1e-9:
                        cells[to] = (total, (i, j), move)
    return cells[n, m][0], _steps(cells, word, roman)


def _steps(cells: dict[tuple[int, int], Cell], word: str, roman: str) -> tuple[Step, ...]:
    """Go back from the last cell to the first."""
    steps: list[Step] = []
    _, at, move = cells[len(word), len(roman)]
    while at is not None and move is not None:
        (i, j), (di, dj, _, kind, spot) = at, move
        steps.append(Step(kind, word[i : i + di], roman[j : j + dj], spot, i, j))
        _, at, move = cells[at]
    return tuple(reversed(steps))


def _moves(row: Sequence[Spot], word: str, roman: str, i: int, j: int) -> list[Move]:
    """Return every step that leads on from a cell."""
    found: list[Move] = []
    if i < len(word):
        spot = row[i]
        for length, output, schemes, _ in spot.choices:
            if roman.startswith(output, j) and i + length <= len(word):
                soft = not output and not schemes
                cost = _SOFT if soft else 0.0 if schemes else _PRACTICE
                found.append((length, len(output), cost, "ok", spot))
            elif len(output) > 1:
                found += [(length, size, _FAULT, "wrong", spot) for size in _near(output, roman, j)]
        found.append((1, 0, _FAULT, "missing", spot))
        if j < len(roman):
            found.append((1, 1, *_instead(spot, word[i], roman[j]), spot))
            found += [(length, size, _FAULT, "swapped", spot) for length, size in _swapped(row, roman, i, j)]
    if j < len(roman):
        sign = roman[j] == "'"
        found.append((0, 1, _SOFT if sign else _FAULT, "soft" if sign else "extra", None))
    return found


def _near(output: str, roman: str, at: int) -> Iterator[int]:
    """Yield how many characters stand for an output of several letters, one of which is at fault."""
    size = len(output)
    here = roman[at : at + size]
    if (len(here) == size and sum(a != b for a, b in zip(here, output, strict=True)) == 1) or (
        here != output and sorted(here) == sorted(output) and size == 2
    ):
        yield size
    shorter, longer = roman[at : at + size - 1], roman[at : at + size + 1]
    if size > 2 and any(shorter == output[:k] + output[k + 1 :] for k in range(size)):
        yield size - 1
    if len(longer) > size and any(output == longer[:k] + longer[k + 1 :] for k in range(1, size)):
        yield size + 1


def _instead(spot: Spot, letter: str, roman: str) -> tuple[float, str]:
    """Return what one character for another costs, and what kind of fault it is."""
    if "\u0400" <= roman <= "\u052f":
        if any(c.output == _ALIKE.get(roman) for c in spot.choices):
            return 0.3, "homoglyph"
        return (0.5, "left") if roman == letter else (_FAULT, "wrong")
    if _BY_LOOKS.get(letter) == roman:
        return 0.8, "look-alike"
    return _FAULT, "wrong"


def _swapped(row: Sequence[Spot], roman: str, i: int, j: int) -> Iterator[tuple[int, int]]:
    """Yield how many native letters and characters, if two characters of two outputs changed places."""
    for length, first, schemes, _ in row[i].choices:
        if not schemes or not first or i + length >= len(row):
            continue
        for more, second in _following(row, i + length):
            right = first + second
            if roman[j] not in right[:2]:  # they changed places behind the first, or it is one of them
                continue
            if not roman.startswith(right, j) and _transposed(roman[j : j + len(right)], right):
                yield length + more, len(right)


def _following(row: Sequence[Spot], at: int) -> Iterator[tuple[int, str]]:
    """Yield how many native letters from one on become what, a sign left out before the next one."""
    for length, output, schemes, _ in row[at].choices:
        if schemes and output:
            yield length, output
    if row[at].letter in SIGNS and at + 1 < len(row):
        yield from ((c.length + 1, c.output) for c in row[at + 1].choices if c.schemes and c.output)


def _transposed(here: str, right: str) -> bool:
    """Tell whether two texts differ by two neighbours that changed places."""
    if len(here) != len(right) or not set(here) <= set(right):
        return False
    differ = [k for k, (a, b) in enumerate(zip(here, right, strict=True)) if a != b]
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(here) == sorted(right)
