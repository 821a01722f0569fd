"""refnorm fix: a diff first, the file whole, a backup where it is asked for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from terminals import shown
from typer.testing import CliRunner, Result

from refnorm.cli import app

SAMPLES = Path(__file__).parents[2] / "samples"


def run(*args: str | Path, data: bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["fix", *map(str, args)], input=data)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """Return a copy of a sample whose romanized list has slashes left over."""
    return Path(shutil.copy(SAMPLES / "drifts.md", tmp_path / "a.md"))


def test_the_diff_alone_writes_nothing(manuscript: Path) -> None:
    before = manuscript.read_bytes()
    result = run(manuscript, "--diff")
    assert result.exit_code == 0
    assert "-6. Sultanov" in result.stdout
    assert "Kazakh-Chinese relations]. Policy" in result.stdout
    assert manuscript.read_bytes() == before


def test_the_file_is_written_and_then_there_is_nothing_left(manuscript: Path) -> None:
    assert run(manuscript).exit_code == 0
    changed = manuscript.read_text("utf-8")
    assert "Kazakh-Chinese relations]. Policy" in changed
    assert "p. 258" in changed
    again = run(manuscript)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "nothing to change" in again.stderr
    assert manuscript.read_text("utf-8") == changed


def test_unsafe_takes_the_native_value(manuscript: Path) -> None:
    result = run(manuscript, "--unsafe", "--select", "RN201")
    assert result.exit_code == 0
    assert "p. 58." in manuscript.read_text("utf-8")
    assert "//" in manuscript.read_text("utf-8")


def test_a_backup_is_never_written_over(manuscript: Path) -> None:
    before = manuscript.read_bytes()
    beside = manuscript.with_name("a.md.bak")
    beside.write_text("older")
    assert run(manuscript, "--backup").exit_code == 0
    assert beside.read_text() == "older"
    assert manuscript.with_name("a.md.bak2").read_bytes() == before


def test_standard_input_goes_to_standard_output() -> None:
    data = (SAMPLES / "drifts.md").read_bytes()
    result = run("-", data=data)
    assert result.exit_code == 0
    assert "relations]. Policy" in result.stdout
    assert result.stdout.startswith(data.decode()[:40])


def test_a_word_file_is_refused(tmp_path: Path) -> None:
    fixture = Path(__file__).parents[1] / "formats" / "fixtures" / "drifts.docx"
    copy = Path(shutil.copy(fixture, tmp_path / "a.docx"))
    result = run(copy)
    assert result.exit_code == 2
    assert "annotate --suggest" in result.stderr
    assert copy.read_bytes() == fixture.read_bytes()


def test_what_is_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / "none.md").exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("answer", "written"), [("n", False), ("y", True), ("--yes", True)])
def test_a_terminal_is_asked(manuscript: Path, answer: str, written: bool, language: str) -> None:
    """Before a file is written a person is asked, in the language of the run, unless --yes has answered."""
    before = manuscript.read_bytes()
    options, typed = (["--yes"], b"") if answer == "--yes" else ([], f"{answer}\n".encode())
    status, screen = shown("fix", str(manuscript), *options, "--lang", language, typed=typed)
    assert status == 0
    question = {"en": "Write 5 changes to", "ru": "Внести 5 изменений в"}[language]
    assert (question in screen.decode()) == (answer != "--yes")
    assert (manuscript.read_bytes() != before) == written
