"""What a reader marked in two articles of a printed issue is told of them."""

from __future__ import annotations

import pytest

from benchmarks.gold import GOLD
from benchmarks.seen import marks, untold

ISSUE = next(iter(sorted((GOLD.parent / "seed").glob("*.txt"))), None)


def test_the_marks_are_each_of_their_own() -> None:
    """Every row says what is wrong, where, and under which code it has to be told."""
    rows = marks()
    assert len(rows) == len(set(rows))
    assert all(row.words and row.what and row.code.startswith("RN") and row.kind in "EI" for row in rows)


@pytest.mark.skipif(ISSUE is None, reason="needs the printed issue, which is not part of the project")
def test_nothing_that_was_marked_is_missed() -> None:
    """Each mark meets a finding of its code."""
    assert ISSUE is not None
    assert list(untold(ISSUE)) == []
