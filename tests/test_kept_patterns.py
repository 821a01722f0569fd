"""Kept patterns are what `re.compile` makes, whatever became of the file that keeps them."""

from __future__ import annotations

import atexit
import re
import sys
from pathlib import Path

import pytest

from refnorm.patterns import MOST, Store, kept

SOURCES = [
    (r"(?P<value>\d+)\s?(?:т|vol)\.", 0),
    (r"(?P<a>x)|(?P<b>[а-яё\u3400-\u9fff]{2,})", re.IGNORECASE),
    (r"(?i:дата)(?<!\w).*$", re.DOTALL),
]
TEXT = "12 т. X 34 vol. шарш 漢字 ДАТА\nконец"


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a store write when it is told to, whatever Python is told, and not when the tests end."""
    monkeypatch.setattr(atexit, "register", lambda job: job)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_what_was_kept_is_what_is_compiled(tmp_path: Path, source: str, flags: int) -> None:
    file = tmp_path / "__pycache__" / "patterns"
    first = Store(file)
    first.pattern(source, int(flags))
    first.write()
    again = Store(file).pattern(source, int(flags))
    usual = re.compile(source, flags)
    assert file.stat().st_size
    assert again == usual
    assert (again.flags, again.groups, dict(again.groupindex)) == (
        usual.flags,
        usual.groups,
        dict(usual.groupindex),
    )
    assert [(m.span(), m.groupdict(), m.lastgroup) for m in again.finditer(TEXT)] == [
        (m.span(), m.groupdict(), m.lastgroup) for m in usual.finditer(TEXT)
    ]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("data", [b"", b"no marshal", b"\xe9\x01", bytes(200)])
def test_a_broken_file_is_read_as_none(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "patterns"
    file.write_bytes(data)
    assert Store(file).pattern(r"\d", 0).findall("1a2") == ["1", "2"]


@pytest.mark.usefixtures("quiet")
def test_of_too_many_only_those_that_were_asked_for_stay(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    many = Store(file)
    for n in range(MOST + 1):
        many.pattern(f"x{n}", 0)
    many.write()
    few = Store(file)
    few.pattern("y", 0)
    few.write()
    size = file.stat().st_size
    assert size < 1000
    assert Store(file).pattern("y", 0).match("y")


def test_a_mistake_in_a_pattern_is_told_as_usual() -> None:
    with pytest.raises(re.error):
        kept("(")
