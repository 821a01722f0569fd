"""The labelled references of our own are whole: each value stands where its span says."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FILES = sorted((Path(__file__).resolve().parents[2] / "training" / "own").glob("*.jsonl"))
FIELDS = {
    "author", "title", "container", "publisher", "place", "year", "volume", "issue", "pages", "url", "doi",
    "accessed", "editor", "translator", "series", "edition", "note", "translation",
}  # fmt: skip


def read(path: Path) -> list[dict[str, Any]]:
    """Return the references of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_value_stands_in_its_text(path: Path) -> None:
    """A value is what its span shows, no two fields overlap, and every field is known."""
    for reference in read(path):
        text, fields, spans = (reference[key] for key in ("text", "fields", "spans"))
        assert set(fields) == set(spans) <= FIELDS, text
        assert {field: text[start:end] for field, (start, end) in spans.items()} == fields, text
        ordered = sorted(spans.values())
        assert all(one[1] <= other[0] for one, other in pairwise(ordered)), text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_values_are_bare(path: Path) -> None:
    """Labels and stops around a value are no part of it."""
    for reference in read(path):
        for field, value in reference["fields"].items():
            assert value == value.strip(" ,;:"), (field, reference["text"])
            assert field not in ("volume", "issue", "pages", "year") or any(map(str.isalnum, value))


def test_no_reference_stands_twice() -> None:
    """Identifiers and texts are each other's only ones."""
    references = [reference for path in FILES for reference in read(path)]
    assert FILES
    assert len({r["id"] for r in references}) == len({r["text"] for r in references}) == len(references)
