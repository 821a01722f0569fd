"""The passes forward and back through a row of tokens, written out for a model (Rabiner 1989, V.A)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from refnorm.store import code

Vector = tuple[float, ...]
Steps = tuple[int, ...]
"""A score for every label, in steps of a model."""
Matrix = Sequence[Sequence[float]]
Forward = Callable[[Vector, Steps, Mapping[int, float]], tuple[float, Vector, Vector]]
Back = Callable[[Vector, Vector, Vector, float], tuple[Vector, Vector]]


class Passes(dict[tuple[int, int], tuple[Forward, Back]]):
    """For every couple of sizes, a step forward and a step back, made when they are asked for.

    Their sums are written out, which takes a third of the time of loops; the text holds nothing but numbers.
    """

    def __init__(self, odds: Matrix) -> None:
        self._odds = odds

    def __missing__(self, sizes: tuple[int, int]) -> tuple[Forward, Back]:
        matrix = [row[: sizes[1]] for row in self._odds[: sizes[0]]]
        made = self[sizes] = _forward(matrix), _back(matrix)
        return made


def _forward(matrix: Matrix) -> Forward:
    """Make a step forward: the scale, what leads to each label times its odds, so scaled, and these odds."""
    before, odds, now = _names("b", len(matrix)), _names("o", len(matrix[0])), _names("n", len(matrix[0]))
    columns = zip(now, odds, zip(*matrix, strict=True), strict=True)
    step: Forward = _compiled(
        "before, steps, odds_of",
        f"{', '.join(before)}, = before",
        f"{', '.join(odds)}, = steps",
        "top = max(steps)",
        *(f"{o} = odds_of[top - {o}]" for o in odds),
        *(f"{n} = {o} * ({_product(before, column)})" for n, o, column in columns),
        f"total = {' + '.join(now)}",
        f"return total, ({' / total, '.join(now)} / total,), ({', '.join(odds)},)",
    )
    return step


def _back(matrix: Matrix) -> Back:
    """Make a step back: what each label leads to, and behind it that times the step forward."""
    before, odds, behind = _names("b", len(matrix)), _names("o", len(matrix[0])), _names("n", len(matrix[0]))
    found = _names("f", len(matrix))
    step: Back = _compiled(
        "before, odds, behind, scale",
        f"{', '.join(before)}, = before",
        f"{', '.join(odds)}, = odds",
        f"{', '.join(behind)}, = behind",
        *(f"{n} = {o} * {n} / scale" for n, o in zip(behind, odds, strict=True)),
        *(f"{f} = {_product(behind, row)}" for f, row in zip(found, matrix, strict=True)),
        f"return ({', '.join(found)},), ({', '.join(map(' * '.join, zip(before, found, strict=True)))},)",
    )
    return step


def _names(letter: str, many: int) -> list[str]:
    return [f"{letter}{n}" for n in range(many)]


def _product(names: Sequence[str], numbers: Sequence[float]) -> str:
    return " + ".join([f"{name} * {number!r}" for name, number in zip(names, numbers, strict=True)])


def _compiled(parameters: str, *lines: str) -> Callable[..., Any]:
    scope: dict[str, Any] = {}
    exec(code("\n    ".join([f"def step({parameters}):", *lines]), "exec"), scope)
    made: Callable[..., Any] = scope["step"]
    return made
