"""What follows from the tables is kept until a file of the package changes, and is the same as worked out."""

from __future__ import annotations

import atexit
import marshal
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import refnorm
from refnorm.derived import Store, store

KEY = ("words", (("а", "б"),))


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a store write when it is told to, whatever Python is told, and not when the tests end."""
    monkeypatch.setattr(atexit, "register", lambda job: job)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of one module and one table."""
    folder = tmp_path / "package"
    (folder / "tables").mkdir(parents=True)
    (folder / "module.py").write_text("x = 1\n")
    (folder / "tables" / "ru.toml").write_text('word = "том"\n')
    return folder


def work(words: tuple[str, ...]) -> dict[str, tuple[bool, str]]:
    """Stand for a function of the tables."""
    return {word: (True, word.upper()) for word in words}


def refuse(*_: Any) -> Any:
    """Fail the test: nothing was to be worked out again."""
    raise AssertionError("worked out again")


def written(file: Path, package: Path) -> None:
    """Work something out and write it."""
    first = Store(file, package)
    first.result(KEY, work)
    first.write()


def test_what_was_kept_is_not_worked_out_again(tmp_path: Path, package: Path) -> None:
    file = tmp_path / "__pycache__" / "derived"
    written(file, package)
    assert Store(file, package).result(KEY, refuse) == work(("а", "б"))


@pytest.mark.parametrize("changed", ["module.py", "tables/ru.toml", "tables/new.toml"])
def test_after_a_change_all_is_worked_out_anew(tmp_path: Path, package: Path, changed: str) -> None:
    file = tmp_path / "derived"
    written(file, package)
    (package / changed).write_text("# another length\n")
    with pytest.raises(AssertionError, match="again"):
        Store(file, package).result(KEY, refuse)


@pytest.mark.parametrize("data", [b"", b"no marshal", b"\xe9\x01", bytes(200)])
def test_a_broken_file_is_read_as_none(tmp_path: Path, package: Path, data: bytes) -> None:
    file = tmp_path / "derived"
    file.write_bytes(data)
    assert Store(file, package).result(KEY, work) == work(("а", "б"))


def test_nothing_is_kept_of_a_package_that_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "derived"
    written(file, tmp_path / "archive.zip")
    assert not file.exists()


LISTS = (
    "Литература\n1. Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с. (Библиотека степи).\n\n"
    "References\n1. Orlov D. E. O vetre [On wind]. Moscow: Kolos, 1987. 214 p.\n"
)
ASKED = f"""
import refnorm
from refnorm.derived import store
refnorm.analyze(refnorm.Source(name="x.txt", data={LISTS!r}.encode()))
print(sorted(map(repr, store()._found)))
"""


def test_every_run_asks_for_the_same() -> None:
    """What differs from run to run, as the order of a set does, would be kept again and again."""
    asked = [
        subprocess.run(
            [sys.executable, "-c", ASKED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert asked[0] == asked[1] != b""


def test_all_that_a_run_works_out_can_be_kept() -> None:
    refnorm.analyze(refnorm.Source(name="x.txt", data=LISTS.encode()))
    found = store()._found
    assert len(found) > 10
    assert marshal.loads(marshal.dumps(found)) == found
