"""Manuscripts in many languages and styles: each entry is found and paired, nothing right is called wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from refnorm import analyze

FOLDER = Path(__file__).parent
TRUTH: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "truth.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", TRUTH)
def test_a_manuscript_is_read_as_it_is_meant(name: str) -> None:
    """Its lists have their entries, each work its counterpart, and only what is right is found."""
    (result,) = analyze(FOLDER / name).results
    (article,) = result.articles
    expected = TRUTH[name]
    assert [len(lst.entries) for lst in article.lists] == expected["entries"]
    native, *others = expected["entries"]
    order = expected.get("order") or list(range(1, native + 1)) * len(others)
    pairs = [(p.native and p.native.entry, p.romanized and p.romanized.entry) for p in article.pairs]
    own = [number for _ in range(len(order) // native) for number in range(1, native + 1)]
    assert sorted(map(str, pairs)) == sorted(map(str, zip(own, order, strict=True)))
    codes = sorted(finding.code for finding in article.findings if finding.severity != "info")
    assert codes == expected.get("findings", [])


def test_no_manuscript_is_forgotten() -> None:
    """Each file has its truth."""
    assert {path.name for path in FOLDER.glob("[0-9]*")} == set(TRUTH)
