"""However the lists of a file are set, they are found and pair: a row of features_layouts.toml for each."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from test_features import given

from refnorm import Options, Source, analyze, joined
from refnorm.model import Article, Document, Result
from refnorm.places import place_of, spoken

ROWS = tomllib.loads((Path(__file__).parent / "features_layouts.toml").read_text("utf-8"))["layout"]


def source(row: dict[str, Any], name: str) -> Source:
    """Return the file of a row, called by its format."""
    return Source(f"{name}.{row['format']}", data=given(row))


def result(row: dict[str, Any]) -> Result:
    """Analyze the file of a row, or its two files."""
    halves = [source(row[side], side) for side in ("native", "romanized") if side in row]
    report = analyze(joined(*halves) if halves else source(row, "a"), options=Options(debug=True))
    assert not report.errors
    return report.results[0]


def facts(article: Article, text: str) -> dict[str, Any]:
    """Return what is known of the lists of an article, in the words of a row."""
    lists = article.lists
    return {
        "roles": [lst.role for lst in lists],
        "layouts": [lst.layout for lst in lists],
        "headings": [lst.heading.of(text) if lst.heading else "" for lst in lists],
        "languages": [lst.language for lst in lists],
        "labels": [[entry.label for entry in lst.entries] for lst in lists],
        "entries": [[entry.raw for entry in lst.entries] for lst in lists],
        "gaps": [[gap.reason for gap in lst.gaps] for lst in lists],
        "pairs": [
            [pair.native.entry, pair.romanized.entry]
            for pair in article.pairs
            if pair.native and pair.romanized
        ],
        "codes": [finding.code for finding in article.findings if finding.code < "RN5"],
    }


def told(document: Document, text: str) -> str:
    """Say where a text stands in its own file."""
    place = place_of(document, document.text.index(text))
    return f"{place.source}: {spoken(place)}" if document.parts else spoken(place)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["noun"])
def test_layouts(row: dict[str, Any]) -> None:
    """The lists, their entries, pairs and places are those of the row, and nothing is found amiss."""
    read_ = result(row)
    [article] = read_.articles
    expected = row.get("expected", row)
    found = facts(article, read_.document.text)
    assert {key: found[key] for key in found if key in expected} == {
        key: expected[key] for key in found if key in expected
    }
    assert found["codes"] == expected.get("codes", [])
    for piece, lst in zip(expected.get("evidence", ()), article.lists, strict=False):
        assert piece in lst.evidence
    for text, place in expected["places"].items():
        assert told(read_.document, text) == place
    for entry in (entry for lst in article.lists for entry in lst.entries):
        assert entry.span.of(read_.document.text) == entry.raw
