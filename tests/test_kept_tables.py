"""What was read from a table, or made of a file, is kept until one of them changes."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refnorm import tables


@pytest.fixture(autouse=True)
def writable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python write what it made, whatever the machine says."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def maker(folder: Path, body: str) -> Callable[[Path], Any]:
    """Write a module whose function makes something of a file, and return the function."""
    file = folder / "maker.py"
    file.write_text(f"def make(path):\n    return {body}\n")
    spec = importlib.util.spec_from_file_location("maker", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    exec(compile(file.read_text(), str(file), "exec"), module.__dict__)
    make: Callable[[Path], Any] = module.make
    return make


def test_another_maker_makes_it_anew(tmp_path: Path) -> None:
    """What an older version of the module made is not taken for what this one makes."""
    file = tmp_path / "weights.json"
    file.write_text("[1]")
    (tmp_path / "__pycache__").mkdir()
    assert tables.compiled(file, maker(tmp_path, "path.read_text()")) == "[1]"
    assert tables.compiled(file, maker(tmp_path, "{'made': path.read_text()}")) == {"made": "[1]"}


def test_another_file_is_read_anew(tmp_path: Path) -> None:
    """A table that was changed is read again; one that was not comes from the copy."""
    file, asked = tmp_path / "table.toml", []
    (tmp_path / "__pycache__").mkdir()

    def make(path: Path) -> str:
        asked.append(path)
        return path.read_text()

    file.write_text("a = 1")
    assert [tables.compiled(file, make) for _ in range(2)] == ["a = 1", "a = 1"]
    file.write_text("a = 12")
    assert tables.compiled(file, make) == "a = 12"
    assert len(asked) == 2
