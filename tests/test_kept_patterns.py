"""Kept patterns are what `re.compile` makes, whatever became of the file that keeps them."""

from __future__ import annotations

import atexit
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from refnorm import patterns
from refnorm.patterns import kept, pattern
from refnorm.store import Store

STAMP = ("this version", 1)

SOURCES = [
    (r"(?P<value>\d+)\s?(?:т|vol)\.", 0),
    (r"(?P<a>x)|(?P<b>[а-яё\u3400-\u9fff]{2,})", re.IGNORECASE),
    (r"(?i:дата)(?<!\w).*$", re.DOTALL),
    (rb"(?P<value>\d+)\s?[^\x00-\x7f]{2,4}", re.MULTILINE),
]
TEXT = "12 т. X 34 vol. шарш 漢字 ДАТА\nконец"


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a store write when it is told to, whatever Python is told, and not when the tests end."""
    monkeypatch.setattr(atexit, "register", lambda job: job)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_what_was_kept_is_what_is_compiled(tmp_path: Path, source: str | bytes, flags: int) -> None:
    file = tmp_path / "__pycache__" / "patterns"
    first = Store(file, STAMP)
    pattern(first, source, int(flags))
    first.write()
    again = pattern(Store(file, STAMP), source, int(flags))
    usual: re.Pattern[Any] = re.compile(source, flags)
    text = TEXT if isinstance(source, str) else TEXT.encode()
    assert file.stat().st_size
    assert (again.pattern, again.flags, again.groups, dict(again.groupindex)) == (
        usual.pattern,
        usual.flags,
        usual.groups,
        dict(usual.groupindex),
    )
    assert [(m.span(), m.groupdict(), m.lastgroup) for m in again.finditer(text)] == [
        (m.span(), m.groupdict(), m.lastgroup) for m in usual.finditer(text)
    ]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.ASCII])
@pytest.mark.parametrize(
    "source",
    [r"\w", r"\W", r"\d", r"\S", r"(?i:x|[^\W\d_])", r"[^\W_]", r"[\w'’-]", r"[^\w\s.,]", r"[\d.–Ж]"],
)
def test_a_class_holds_the_characters_that_it_usually_holds(source: str, flags: int) -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    unkept = pattern(Store(Path("patterns"), None), source, int(flags))
    assert unkept.findall(every) == re.compile(source, flags).findall(every)


def test_a_class_tells_of_known_letters_first() -> None:
    assert kept(r"[^\W\d_]+") != re.compile(r"[^\W\d_]+")


def test_code_that_is_not_sound_is_compiled_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spoiled = Store(tmp_path / "patterns", STAMP)
    spoiled.get((r"\d\D", 0), lambda: (0, b"\xff" * 8, 0, {}, (None,)))
    monkeypatch.setattr(patterns, "store", lambda: spoiled)
    assert kept(r"\d\D").findall("1a2") == ["1a"]


def test_a_mistake_in_a_pattern_is_told_as_usual() -> None:
    with pytest.raises(re.error):
        kept("(")
