"""Converts the manuscripts of this folder, and a sample, into every format that is read.

`python tests/formats/converting.py` writes `fixtures/` anew with pandoc and LibreOffice. The tests compare
what is found in each with what is found in the Markdown file, and convert two of them anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
MANUSCRIPTS = {"uk": HERE / "uk.md", "drifts": HERE.parents[1] / "samples" / "drifts.md"}
PANDOC = {"docx": "docx", "html": "html", "tex": "latex", "xml": "jats_archiving", "epub": "epub"}
OFFICE = {"odt": "docx", "rtf": "docx", "pdf": "docx", "doc": "rtf"}
"""What LibreOffice makes of what; from .docx to .doc it begins each numbered list twice with 1."""
_TIME = 120


def office() -> str | None:
    """Return LibreOffice's program, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def pandoc(source: Path, to: Path) -> None:
    """Convert Markdown by pandoc; quotes and dashes stay as they are written."""
    language = {"uk": "uk-UA", "drifts": "kk-KZ"}[source.stem]
    settings = ["--standalone", "--metadata", f"title={source.stem}", "--metadata", f"lang={language}"]
    kind = PANDOC[to.suffix[1:]]
    _run("pandoc", "--from", "markdown-smart", "--to", kind, *settings, str(source), "--output", str(to))


def convert(source: Path, to: Path) -> None:
    """Convert a Word file by LibreOffice."""
    by_office(to.suffix[1:], to.parent, source)


def by_office(form: str, folder: Path, *sources: Path) -> None:
    """Convert files by LibreOffice, with a profile of its own; without it the test that asks is skipped."""
    program = office()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = (program, own, "--headless", "--convert-to", form, "--outdir", str(folder))
        _run(*command, *map(str, sources))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_TIME)


def make(folder: Path) -> None:
    """Write all fixtures into a folder."""
    folder.mkdir(exist_ok=True)
    for name, source in MANUSCRIPTS.items():
        for ending in PANDOC:
            pandoc(source, folder / f"{name}.{ending}")
        for ending, origin in OFFICE.items():
            convert(folder / f"{name}.{origin}", folder / f"{name}.{ending}")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES)
