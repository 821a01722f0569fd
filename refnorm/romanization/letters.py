"""One native word against its romanization, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from refnorm.romanization.spots import Spot, Way, characters, fold, native, openings, spots


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
    # most words that are tried are others: their first letters tell at once, or a letter of none of these
    if roman and not roman.startswith(openings(word, language)):
        return None
    if not characters(word, language).issuperset(roman):
        return None
    return _follow(spots(word, language), word, roman)


SPOKEN = ("ru", "uk", "kk")
"""The languages that most lists cite, whose schemes are tried where a word's language is not known."""


def is_written(word: str, roman: str, spoken: Iterable[str] = SPOKEN) -> bool:
    """Tell whether some scheme of these languages writes a word so, letter by letter; none writes no word."""
    own, theirs = native(word), fold(roman)
    return bool(own) and any(traced(own, theirs, language) for language in spoken)


def _follow(row: Sequence[Spot], word: str, roman: str) -> tuple[Step, ...] | None:
    """Follow the choices to the end of both words."""
    steps: list[Step] = []
    open_: list[tuple[int, int, int, int]] = []
    dead = set[tuple[int, int]]()  # places that lead nowhere
    n, m = len(row), len(roman)
    i = j = option = 0
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
    size = len(word)
    ways: list[dict[int, int]] = [{0: -1}, *({} for _ in range(size))]
    for i, spot in enumerate(spots(word, language)):
        for j, mask in ways[i].items():
            for length, output, schemes, _ in spot.choices:
                if mask & schemes and i + length <= size and roman.startswith(output, j):
                    there, to = ways[i + length], j + len(output)
                    there[to] = there.get(to, 0) | (mask & schemes)
    return ways[size].get(len(roman), 0)
