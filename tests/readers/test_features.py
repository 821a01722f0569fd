"""What each format can say is read: one row of a table for every noun of it.

A table `features_FORMAT.toml` holds `[[feature]]` rows: `noun` names the feature and `format` the reader.
The file itself is `fixture`, a path below `fixtures/`, or `source`, its text (in an `encoding`), or what
`making_FORMAT.make(row)` builds of the row. Of what is expected a row gives what it is about: `text`, the
whole text; `blocks`, a list of texts; `holds`, texts within it; `kinds`, `levels` and `labels` of the
blocks ("" for none); `known`, their fields; `places`, where given texts stand, as people are told; `doubt`,
a piece of the doubts; `error`, a piece of the one line that refuses the file.
"""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refnorm.errors import ReadError
from refnorm.model import Document
from refnorm.places import place_of, spoken
from refnorm.readers import Source, read

HERE = Path(__file__).parent
ROWS = [
    row
    for path in sorted(HERE.glob("features_*.toml"))
    for row in tomllib.loads(path.read_text("utf-8")).get("feature", ())
]


def given(row: dict[str, Any]) -> bytes:
    """Return the bytes of a row's file."""
    if "fixture" in row:
        return (HERE / "fixtures" / row["fixture"]).read_bytes()
    if "source" in row:
        return str(row["source"]).encode(row.get("encoding", "utf-8"))
    maker = f"making_{row['format']}"
    assert importlib.util.find_spec(maker), f"{row['noun']}: neither fixture, source nor {maker}.py"
    data = importlib.import_module(maker).make(row)
    assert isinstance(data, bytes)
    return data


def document(row: dict[str, Any]) -> Document:
    """Read the file of a row."""
    source = Source(row.get("name", f"a.{row['format']}"), data=given(row), named=False)
    return read(source, tracked=row.get("tracked", "final"))


def _blocks(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


SHOWN: dict[str, Callable[[Document], object]] = {
    "text": lambda d: d.text.rstrip("\n"),
    "blocks": _blocks,
    "kinds": lambda d: [block.kind for block in d.blocks],
    "levels": lambda d: [block.level for block in d.blocks],
    "labels": lambda d: [block.label or "" for block in d.blocks],
    "known": lambda d: [dict(block.known) for block in d.blocks],
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['format']}: {row['noun']}")
def test_features(row: dict[str, Any]) -> None:
    """Every noun of a format is read as its row says."""
    if "error" in row:
        with pytest.raises(ReadError) as caught:
            document(row)
        assert row["error"] in f"{caught.value.message} ({caught.value.hint})"
        return
    read_ = document(row)
    assert read_.format == row.get("read_as", row["format"])
    for key, shown in SHOWN.items():
        if key in row:
            assert shown(read_) == row[key], key
    assert [piece for piece in row.get("holds", ()) if piece not in read_.text] == []
    for text, place in row.get("places", {}).items():
        assert spoken(place_of(read_, read_.text.index(text))) == place
    assert row.get("doubt", "") in read_.meta.get("doubts", "")


@pytest.mark.parametrize("row", [row for row in ROWS if "error" not in row], ids=lambda row: row["noun"])
def test_spans_hold(row: dict[str, Any]) -> None:
    """Blocks are ordered, disjoint and trimmed; anchors are ordered and within the text."""
    read_ = document(row)
    end = 0
    for block in read_.blocks:
        assert end <= block.span.start < block.span.end <= len(read_.text)
        assert block.span.of(read_.text) == block.span.of(read_.text).strip()
        end = block.span.end
    end = 0
    for anchor in read_.anchors:
        assert end <= anchor.span.start < anchor.span.end <= len(read_.text)
        end = anchor.span.end
