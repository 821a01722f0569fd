"""LibreOffice is started apart, stopped in time, and missed with one clear line."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from refnorm.containers import office
from refnorm.errors import ReadError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in for LibreOffice by a shell script")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script be the program."""
    path = folder / "office"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv(office.VARIABLE, str(path))


def test_what_it_makes_is_returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program gets a profile and a folder of its own; what it leaves there is the result."""
    said = tmp_path / "said"
    # the folder for the result is the last argument but one, the file the last
    script = f'echo "$@" > {said}\nwhile [ $# -gt 2 ]; do shift; done\nmkdir -p "$1"; cp "$2" "$1/in.docx"'
    stand_in(tmp_path, script, monkeypatch)
    assert office.to_docx(b"Abai", ".rtf", "the .rtf file") == b"Abai"
    assert "--headless" in said.read_text() and "-env:UserInstallation=file://" in said.read_text()


FAILURES = [
    ("true", "the .odt file cannot be read by LibreOffice", "damaged"),
    ("sleep 60 & sleep 60", "the .odt file was not converted by LibreOffice in 1 s", "save it as .docx"),
]


@pytest.mark.parametrize(("script", "message", "hint"), FAILURES)
def test_what_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str, hint: str
) -> None:
    """A conversion that makes nothing, or does not end, is one line; nothing goes on running."""
    monkeypatch.setattr(office, "SECONDS", 1)
    stand_in(tmp_path, script, monkeypatch)
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        office.to_docx(b"x", ".odt", "the .odt file")
    assert caught.value.message == message and hint in caught.value.hint
    assert time.monotonic() - start < 10


def test_what_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the program people are told to install it, or to save the file as .docx."""
    monkeypatch.setenv(office.VARIABLE, str(tmp_path / "none"))
    with pytest.raises(ReadError, match="read by LibreOffice, which is not here") as caught:
        office.to_docx(b"x", ".doc", "the .doc file")
    assert "which is no program" in caught.value.hint
    monkeypatch.delenv(office.VARIABLE)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_ELSEWHERE", ())
    with pytest.raises(ReadError) as caught:
        office.to_docx(b"x", ".doc", "the .doc file")
    assert caught.value.hint.startswith("install it, or name it in REFNORM_SOFFICE")


def test_a_program_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no program is no crash."""
    path = tmp_path / "office"
    path.write_bytes(b"\0")
    path.chmod(0o755)
    monkeypatch.setenv(office.VARIABLE, str(path))
    with pytest.raises(ReadError, match="LibreOffice does not start"):
        office.to_docx(b"x", ".doc", "the .doc file")
