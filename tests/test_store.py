"""A store gives back what was made for a key, and makes anew whatever it cannot be sure of."""

from __future__ import annotations

import atexit
import marshal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from refnorm.store import MOST, Store, code

STAMP = ("this version", 1)
MADE = {"том": (True, "ТОМ")}
OLDER = [marshal.dumps((STAMP, made)) for made in (["a row of a table"], 7, None)]
"""Files under the same stamp as an earlier version made them."""
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a store write when it is told to, whatever Python is told, and not when the tests end."""
    monkeypatch.setattr(atexit, "register", lambda job: job)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def refuse() -> Any:
    """Fail the test: nothing was to be made again."""
    raise AssertionError("made again")


def written(file: Path, stamp: Any = STAMP) -> None:
    """Make something and write it."""
    first = Store(file, stamp)
    first.get("key", lambda: MADE)
    first.write()


def test_what_was_kept_is_not_made_again(tmp_path: Path) -> None:
    file = tmp_path / "__pycache__" / "kept"
    written(file)
    assert Store(file, STAMP).get("key", refuse) == MADE


def test_another_key_is_made(tmp_path: Path) -> None:
    written(tmp_path / "kept")
    assert Store(tmp_path / "kept", STAMP).get("other", lambda: 5) == 5


def test_under_another_stamp_all_is_made_anew(tmp_path: Path) -> None:
    written(tmp_path / "kept")
    with pytest.raises(AssertionError, match="again"):
        Store(tmp_path / "kept", ("next version", 1)).get("key", refuse)


@pytest.mark.parametrize("stamp", [None, [], ()])
def test_without_a_stamp_nothing_is_kept(tmp_path: Path, stamp: Any) -> None:
    written(tmp_path / "kept", stamp)
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("data", [b"", b"no marshal", b"\xe9\x01", bytes(200), *OLDER])
def test_a_broken_file_is_read_as_none(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "kept"
    file.write_bytes(data)
    assert Store(file, STAMP).get("key", lambda: MADE) == MADE


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the place of the folder")
    written(tmp_path / "a file" / "kept")
    assert Store(tmp_path / "a file" / "kept", STAMP).get("key", lambda: MADE) == MADE


def test_nothing_is_written_where_python_writes_no_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    written(tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_of_too_many_only_those_that_were_asked_for_stay(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    many = Store(file, STAMP)
    for n in range(MOST + 1):
        many.get(n, lambda: "made")
    many.write()
    few = Store(file, STAMP)
    few.get("key", lambda: MADE)
    few.write()
    assert file.stat().st_size < 1000
    assert Store(file, STAMP).get("key", refuse) == MADE


def test_what_two_processes_made_stays_together(tmp_path: Path) -> None:
    """Both have read the file before the other one wrote it."""
    first, second = Store(tmp_path / "kept", STAMP), Store(tmp_path / "kept", STAMP)
    first.get("one", lambda: 1)
    second.get("two", lambda: 2)
    first.write()
    second.write()
    both = Store(tmp_path / "kept", STAMP)
    assert (both.get("one", refuse), both.get("two", refuse)) == (1, 2)


def test_code_is_what_compiling_gives() -> None:
    scope: dict[str, Any] = {}
    exec(code("def twice(n):\n    return 2 * n", "exec"), scope)
    assert scope["twice"](4) == 8
    assert eval(code("3 + 4", "eval")) == 7
    assert code("3 + 4", "eval") == compile("3 + 4", "<string>", "eval")


def test_a_program_keeps_its_code_and_finds_it_again(tmp_path: Path) -> None:
    """A process writes when it ends, and the next one compiles nothing."""
    program = (
        "import sys; sys.dont_write_bytecode = False; from pathlib import Path; from refnorm import store\n"
        "store.home = lambda name: Path(sys.argv[1]) / name\n"
        "known = len(store.codes()._made); store.code('1 + 1', 'eval'); print(known)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "cache")],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.strip()
        for _ in range(2)
    ]
    assert told == [b"0", b"1"]
