"""The letters of a native word against a romanization that no scheme writes: the cheapest steps between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from refnorm.romanization.letters import Step
from refnorm.romanization.spots import SIGNS, Spot, spots
from refnorm.text import LOOKALIKES, VOWELS

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
_SYLLABLE = 1.4
"""What a syllable of two letters costs that is lost inside a word, or written twice."""
_AHEAD = 0.01
"""What it costs more if the syllable stands before itself."""
_REPEATED, _WHOLE = (3, 2), 5
"""Characters of a syllable that is written twice; letters of a word from which a lost one is looked for."""
_WANTING = ("missing", "extra")
_VOWELS = frozenset(VOWELS)
_BAND = 6
"""How far a letter may stand from where it would if all of them took the same room."""

Move = tuple[int, int, float, str, Spot | None]
"""Native letters and romanized characters that a step takes, what it costs, its kind, and its letter."""

Cell = tuple[float, tuple[int, int] | None, Move | None]

Swaps = Mapping[str, Sequence[tuple[int, str]]]
"""Native letters and what they become where two characters changed places, by its first character."""


class _Way(NamedTuple):
    """A choice as a move: the letters it takes, what it writes, the size of that, what it costs.

    What has one character at fault begins as one of `heads` does, or holds the `rest` behind one character.
    """

    length: int
    output: str
    size: int
    cost: float
    heads: tuple[str, ...]
    rest: str


@lru_cache(maxsize=1 << 14)
def aligned(word: str, roman: str, language: str) -> tuple[float, tuple[Step, ...]]:
    """Return the cheapest steps from a native word to its romanization, and what they cost.

    A wrong, missing or extra letter costs 1 (Viterbi over native letters and romanized characters).
    """
    row = spots(word, language)
    n, m = len(word), len(roman)
    cells: list[dict[int, Cell]] = [{} for _ in range(n + 1)]
    cells[0][0] = (0.0, None, None)
    # however unlike the lengths are, the stretches of two letters meet
    band = max(_BAND, m // max(n, 1) + 1)
    more = [_more(roman, j) for j in range(m + 1)]
    for i in range(n + 1):
        middle = i * m // max(n, 1)
        swaps, lacking = _swaps(row, i), _lacking(row, word, i)
        reached = cells[i]
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            here = reached.get(j)
            if here:
                moves = _moves(row[i], swaps, n - i, roman, j) if i < n else []
                for move in (*moves, *lacking, *more[j]):
                    there, to, total = cells[i + move[0]], j + move[1], here[0] + move[2]
                    known = there.get(to)
                    if known is None or total < known[0] - 1e-9:
                        there[to] = (total, (i, j), move)
    steps = _steps(cells, word, roman)
    return cells[n][m][0] + _beside(steps), steps


def _beside(steps: Sequence[Step]) -> float:
    """Return what a syllable costs more beside another fault: a cognate has lost none, it is another word."""
    syllables = [s for s in steps if s.kind in _WANTING and max(len(s.native), len(s.roman)) > 1]
    faults = [s for s in steps if s.kind not in ("ok", "soft")]
    return (2 * _FAULT - _SYLLABLE) * len(syllables) if 0 < len(syllables) < len(faults) else 0.0


def _steps(cells: Sequence[Mapping[int, Cell]], word: str, roman: str) -> tuple[Step, ...]:
    """Go back from the last cell to the first."""
    steps: list[Step] = []
    _, at, move = cells[len(word)][len(roman)]
    while at is not None and move is not None:
        (i, j), (di, dj, _, kind, spot) = at, move
        steps.append(Step(kind, word[i : i + di], roman[j : j + dj], spot, i, j))
        _, at, move = cells[i][j]
    return tuple(reversed(steps))


def _moves(spot: Spot, swaps: Swaps, left: int, roman: str, j: int) -> list[Move]:
    """Return the steps that take native letters, `left` at most, and romanized characters from one on."""
    found: list[Move] = []
    for length, output, size, cost, heads, rest in _ways(spot):
        if roman.startswith(output, j) and length <= left:
            found.append((length, size, cost, "ok", spot))
        elif size > 1 and (roman.startswith(heads, j) or roman.startswith(rest, j + 1)):
            found += [(length, taken, _FAULT, "wrong", spot) for taken in _near(output, roman, j)]
    if j < len(roman):
        found.append((1, 1, *_instead(spot, roman[j]), spot))
        for length, wrong in swaps.get(roman[j], ()):
            if roman.startswith(wrong, j):
                found.append((length, len(wrong), _FAULT, "swapped", spot))
    return found


def _lacking(row: Sequence[Spot], word: str, i: int) -> list[Move]:
    """Return the steps in which a native letter, or the syllable that it begins, has become nothing."""
    if i == len(word):
        return []
    found: list[Move] = [(1, 0, _FAULT, "missing", row[i])]
    if i and len(word) >= _WHOLE and i + 2 < len(word) and len(_VOWELS & {*word[i : i + 2]}) == 1:
        found.append((2, 0, _SYLLABLE, "missing", row[i]))
    return found


def _more(roman: str, j: int) -> list[Move]:
    """Return the steps in which a romanized character, or a syllable, stands for nothing."""
    if j == len(roman):
        return []
    found: list[Move] = [(0, 1, _SOFT, "soft", None) if roman[j] == "'" else (0, 1, _FAULT, "extra", None)]
    again, cost = _again(roman, j)
    if again:
        found.append((0, again, cost, "extra", None))
    return found


def _again(roman: str, at: int) -> tuple[int, float]:
    """Return the size of a syllable that is written once more from a place on, and what that costs.

    It stands behind itself; or before, where it begins inside of what a letter becomes: э-т-ю, eti-tiu.
    """
    for size in _REPEATED:
        syllable = roman[at : at + size]
        if len(syllable) < size or syllable == syllable[0] * size:
            continue
        if roman[max(at - size, 0) : at] == syllable:
            return size, _SYLLABLE
        if roman[at + size : at + 2 * size] == syllable:
            return size, _SYLLABLE + _AHEAD
    return 0, 0.0


@cache
def _ways(spot: Spot) -> tuple[_Way, ...]:
    """Return the choices of a letter as moves."""
    return tuple([_way(length, output, schemes) for length, output, schemes, _ in spot.choices])


def _way(length: int, output: str, schemes: int) -> _Way:
    size, rest = len(output), output[1:]
    cost = 0.0 if schemes else _PRACTICE if output else _SOFT
    return _Way(length, output, size, cost, (output[:1], output[::-1] if size == 2 else rest), rest)


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


def _instead(spot: Spot, roman: str) -> tuple[float, str]:
    """Return what one character for another costs, and what kind of fault it is."""
    if "\u0400" <= roman <= "\u052f":
        if any(c.output == _ALIKE.get(roman) for c in spot.choices):
            return 0.3, "homoglyph"
        return (0.5, "left") if roman == spot.letter else (_FAULT, "wrong")
    if _BY_LOOKS.get(spot.letter) == roman:
        return 0.8, "look-alike"
    return _FAULT, "wrong"


def _swaps(row: Sequence[Spot], i: int) -> Swaps:
    """Return what a letter and the next one become together where two characters of it changed places."""
    found: dict[str, list[tuple[int, str]]] = {}
    for length, first, schemes, _ in row[i].choices if i < len(row) else ():
        if not schemes or not first or i + length >= len(row):
            continue
        for more, second in _following(row, i + length):
            if len(set(second)) < len(second):
                continue  # of `ss` one letter may as well be added as have changed places
            for wrong in _turned(first, second):
                found.setdefault(wrong[0], []).append((length + more, wrong))
    return found


def _turned(first: str, second: str) -> Iterator[str]:
    """Yield what two letters become together where two characters changed places, or the letters did.

    The second one may stand inside of what the first one becomes: щебет, shechbet.
    """
    right = first + second
    for k in range(len(right) - 1):
        if right[k] != right[k + 1]:
            yield right[:k] + right[k + 1] + right[k] + right[k + 2 :]
    if len(right) > 2:  # of two characters that was all
        yield from (first[:k] + second + first[k:] for k in range(0, len(first), 2))


def _following(row: Sequence[Spot], at: int) -> Iterator[tuple[int, str]]:
    """Yield how many native letters from one on become what, a sign left out before the next one."""
    for length, output, schemes, _ in row[at].choices:
        if schemes and output:
            yield length, output
    if row[at].letter in SIGNS and at + 1 < len(row):
        yield from ((c.length + 1, c.output) for c in row[at + 1].choices if c.schemes and c.output)
