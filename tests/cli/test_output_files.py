"""Output files are written whole or not at all, never over an input; colour is for terminals."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_texts import FILES, Run

from refnorm.cli import output
from refnorm.errors import ConfigError


def test_a_file_gets_what_stdout_would(refnorm: Run, folder: Path) -> None:
    """-o moves the data into a file and leaves nothing else behind."""
    before = set(folder.iterdir())
    printed = refnorm("check", "drift.md", "--format", "json").out
    outcome = refnorm("check", "drift.md", "--format", "json", "-o", "report.json")
    assert (outcome.status, outcome.out) == (1, b"")
    assert (folder / "report.json").read_bytes() == printed
    assert set(folder.iterdir()) - before == {folder / "report.json"}
    assert json.loads(printed)["schema"] == 1


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_an_input_under_another_name(refnorm: Run, folder: Path, link: object) -> None:
    """A link to an input is that input."""
    assert callable(link)
    link(folder / "drift.md", folder / "other.md")
    outcome = refnorm("check", "drift.md", "-o", "other.md")
    assert outcome.status == 2
    assert "is one of the files to read" in outcome.err
    assert (folder / "drift.md").read_bytes() == FILES["drift.md"]


def test_a_link_is_written_through(folder: Path) -> None:
    """An output that is a link changes the file it points to, and stays a link."""
    (folder / "real.txt").write_text("old")
    (folder / "link.txt").symlink_to("real.txt")
    output.deliver(b"new", folder / "link.txt")
    assert (folder / "real.txt").read_bytes() == b"new"
    assert (folder / "link.txt").is_symlink()


def test_a_link_to_itself(refnorm: Run, folder: Path) -> None:
    """A link that leads round in a circle is neither read nor written."""
    (folder / "loop.md").symlink_to("loop.md")
    for args in (("loop.md",), ("drift.md", "-o", "loop.md")):
        outcome = refnorm("check", *args)
        assert (outcome.status, outcome.err.count("\n")) == (2, 1)
        assert "link leads to no file" in outcome.err or "is a link that leads back" in outcome.err


def test_rights_stay(folder: Path) -> None:
    """A file that is replaced keeps its rights; a new one has those of any new file."""
    (folder / "old.txt").write_text("old")
    (folder / "old.txt").chmod(0o640)
    output.deliver(b"new", folder / "old.txt")
    output.deliver(b"new", folder / "new.txt")
    (folder / "any.txt").write_text("any")
    modes = [(folder / name).stat().st_mode & 0o777 for name in ("old.txt", "new.txt", "any.txt")]
    assert modes[0] == 0o640 and modes[1] == modes[2]


def test_a_failed_write_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails, the old file is whole and no draft lies about."""
    target = folder / "report.txt"
    target.write_text("old")
    before = set(folder.iterdir())

    def fail(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ConfigError, match="no space left"):
        output.deliver(b"new", target)
    assert target.read_text() == "old"
    assert set(folder.iterdir()) == before


COLORS = [
    (True, {}, True),
    (False, {}, False),
    (True, {"NO_COLOR": "1"}, False),
    (True, {"TERM": "dumb"}, False),
    (True, {"TERM": "xterm"}, True),
]


@pytest.mark.parametrize(("terminal", "environment", "expected"), COLORS)
def test_colour(
    terminal: bool, environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colour only on a terminal, never against NO_COLOR or on a dumb one."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: terminal))
    assert output.color() is expected
