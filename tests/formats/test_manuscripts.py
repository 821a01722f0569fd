"""Articles as Word files with automatic numbers, and as pages, in several layouts, pair like their text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import manuscripts as make  # noqa: E402
from benchmarks.gold import GOLD  # noqa: E402
from refnorm import analyze  # noqa: E402

OWN = [
    one
    for name in ("drifts.md", "clean.md")
    for one in make.manuscripts(analyze(ROOT / "samples" / name), Path(name).stem)
]
PRINTED = ("below", "next line", "brackets", "table")
"""The layouts whose pages are read; of a table a page has lines and no cells."""


@pytest.mark.parametrize("layout", make.LAYOUTS)
def test_word_files(layout: str, tmp_path: Path) -> None:
    """The numbers are the file's own, in a table those of the rows."""
    assert len(OWN) == 2
    for one in OWN:
        assert make.compared(one, make.written(one, layout, tmp_path)) == ({}, {})


@pytest.mark.skipif(make.SOFFICE is None, reason="LibreOffice is not installed")
def test_pages(tmp_path: Path) -> None:
    """LibreOffice prints the Word files; their pairs are those of the text."""
    set_files = {(one.name, layout): make.written(one, layout, tmp_path) for one in OWN for layout in PRINTED}
    make.pages(list(set_files.values()), tmp_path)
    for one in OWN:
        for layout in PRINTED:
            assert make.compared(one, set_files[one.name, layout].with_suffix(".pdf")) == ({}, {}), layout


@pytest.mark.skipif(not (GOLD / "texts").exists(), reason="the gold texts are not here")
@pytest.mark.parametrize("layout", make.LAYOUTS)
def test_articles_of_journals(layout: str, tmp_path: Path) -> None:
    """Articles of a printed issue and of another journal, as Word files."""
    for one in make.given(GOLD):
        assert make.compared(one, make.written(one, layout, tmp_path)) == ({}, {}), one.name
