"""Works of many kinds, languages and styles are read field by field as their records say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from notation import shown

import refnorm

MISREAD = 0.1
"""The share of fields of this table that may be misread."""
CASES = tomllib.loads((Path(__file__).parent / "cases" / "parse_styles.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_record_of_a_style(case: dict[str, Any]) -> None:
    """Fields are read as the record says; `-` says that the style has nothing for it.

    `misread` names the fields that are not yet: one that is mended has to leave that list.
    """
    reference = refnorm.parse(case["text"])
    fields = {field: wanted for field, wanted in case.items() if field not in ("name", "text", "misread")}
    wrong = [field for field, wanted in fields.items() if shown(getattr(reference, field)) != wanted]
    assert wrong == case.get("misread", [])


def test_most_fields_are_read_right() -> None:
    """The list of what is misread stays short."""
    fields = sum(len(case) - 2 - ("misread" in case) for case in CASES)
    assert sum(len(case.get("misread", [])) for case in CASES) <= fields * MISREAD


def test_each_style_has_its_name() -> None:
    """No two cases bear one name, so that a failure names its reference."""
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names)
