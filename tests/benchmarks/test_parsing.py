"""The parsing benchmark reads its labelled references, and its labels are what the references print."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import parsing
from benchmarks.gold import GOLD
from refnorm.parse import parse

HEADLINE = parsing.labelled("headline", GOLD)


@pytest.fixture
def judge() -> ModuleType:
    """Return the scorer, where it is."""
    if not (GOLD / "parsing" / "score.py").exists():
        pytest.skip("no scorer beside this checkout")
    return parsing.scorer(GOLD)


@pytest.mark.parametrize("one", HEADLINE, ids=lambda one: one["id"])
def test_the_labels_are_printed(one: parsing.Labelled) -> None:
    """Each label consists of words of its reference, so no slip of the labelling hand is in it."""
    words = set(re.findall(r"\w+", one["text"]))
    for field, value in one["fields"].items():
        if field not in ("url", "doi"):
            for accepted in value if isinstance(value, list) else [value]:
                assert set(re.findall(r"\w+", accepted)) <= words, (field, accepted)


def test_both_sides_are_drawn_alike() -> None:
    """Sixty native references, sixty romanized, none twice."""
    assert len({one["id"] for one in HEADLINE}) == 120
    assert sum(":n" in one["id"] for one in HEADLINE) == 60


def test_the_table(judge: ModuleType) -> None:
    """What is right counts as right, what is wrong as wrong."""
    text = "Гусев Н. В. О птицах // Вестник зоологии. 2009. № 4. С. 31–40."
    values = parsing.fields(parse(text))
    good = {"text": text, "fields": {**values, "title": ["Птицы", "О птицах"]}}
    bad = {"text": text, "fields": {**values, "title": "О рыбах"}}
    assert not list(parsing.misses(judge, [good], [values]))
    assert "О рыбах" in "\n".join(parsing.misses(judge, [bad], [values]))
    assert list(parsing.table(judge, [good], [values]))[-2].split()[1:] == ["1.000"] * 3
    assert "1.000" in next(parsing.curve(judge, [good], [values], [parse(text)]))


def test_labels_by_hand_need_the_texts(tmp_path: Path) -> None:
    """Where the gold texts are, every label is the text at its offsets; elsewhere the set is not here."""
    assert parsing.labelled("labels", tmp_path) == []
    for one in parsing.labelled("labels", GOLD):
        assert all(value in one["text"] for value in one["fields"].values())
