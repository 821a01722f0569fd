"""What follows from the tables is kept until a file of the package changes, and is the same as worked out."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

import refnorm
from refnorm.derived import stamp, store


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of one module and one table."""
    folder = tmp_path / "package"
    (folder / "tables").mkdir(parents=True)
    (folder / "module.py").write_text("x = 1\n")
    (folder / "tables" / "ru.toml").write_text('word = "том"\n')
    return folder


@pytest.mark.parametrize("changed", ["module.py", "tables/ru.toml", "tables/new.toml"])
def test_every_change_of_a_file_changes_the_stamp(package: Path, changed: str) -> None:
    before = stamp(package)
    (package / changed).write_text("# another length\n")
    assert stamp(package) != before


def test_a_change_within_the_same_length_changes_the_stamp(package: Path) -> None:
    before = stamp(package)
    table = package / "tables" / "ru.toml"
    table.write_text('word = "тот"\n')
    os.utime(table, ns=(1, 1))
    assert stamp(package) != before


def test_a_package_that_is_no_folder_has_no_stamp(tmp_path: Path) -> None:
    assert not stamp(tmp_path / "archive.zip")


LISTS = (
    "Литература\n1. Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с. (Библиотека степи).\n\n"
    "References\n1. Orlov D. E. O vetre [On wind]. Moscow: Kolos, 1987. 214 p.\n"
)
ASKED = f"""
import refnorm
from refnorm.derived import store
refnorm.analyze(refnorm.Source(name="x.txt", data={LISTS!r}.encode()))
print(sorted(map(repr, store()._made)))
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
    found = store()._made
    assert len(found) > 10
    assert marshal.loads(marshal.dumps(found)) == found
