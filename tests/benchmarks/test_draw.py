"""Draws of findings: at most so many of one rule, and nothing that was judged before."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.draw import Case, draw, fresh


def _case(code: str, native: str) -> Case:
    return Case("finding", "2020/01/01", f"{code} error", native, native.upper(), "message")


_CASES = [_case("RN201", f"a{n}") for n in range(9)] + [_case("RN202", f"b{n}") for n in range(2)]


def test_a_rule_that_fires_everywhere_does_not_fill_the_draw() -> None:
    """Of each rule come at most so many; the others fill up."""
    codes = [case.code for case in draw(_CASES, 7, 20, most=3).values()]
    assert sorted(codes) == ["RN201 error"] * 3 + ["RN202 error"] * 2


def test_a_draw_is_the_same_again_and_another_with_another_number() -> None:
    """The number alone tells what is drawn."""
    assert draw(_CASES, 7, 4) == draw(_CASES, 7, 4)
    assert [*draw(_CASES, 7, 4).values()] != [*draw(_CASES, 8, 4).values()]


def test_what_another_draw_has_judged_is_left_out(tmp_path: Path) -> None:
    """A case judged with another number is not drawn again; one of the same number is."""
    judged = tmp_path / "judged.jsonl"
    rows = [{"id": f"{seed}-f001", "seed": seed, **asdict(_CASES[n])} for n, seed in enumerate((5, 7))]
    judged.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    left = fresh(_CASES, 7, judged)
    assert _CASES[0] not in left and _CASES[1] in left and len(left) == len(_CASES) - 1
