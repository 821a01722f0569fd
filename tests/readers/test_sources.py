"""Paths, folders, globs and stdin are expanded; what is not there is a failure with a hint."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from refnorm.errors import ReadError, UnknownFormat
from refnorm.readers import Source, expand, formats, read

FILES = [
    "b.md",
    "a.txt",
    "notes.xyz",
    ".hidden.txt",
    "in/c.TXT",
    "in/deep/d.markdown",
    ".git/e.txt",
    "~$p.txt",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of manuscripts and others, and go there."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    monkeypatch.chdir(tmp_path)
    return tmp_path


FOUND = [
    (["a.txt"], [("a.txt", True)]),
    (["notes.xyz"], [("notes.xyz", True)]),
    (["."], [("a.txt", False), ("b.md", False), ("in/c.TXT", False), ("in/deep/d.markdown", False)]),
    (["in"], [("in/c.TXT", False), ("in/deep/d.markdown", False)]),
    (["*.txt"], [("a.txt", False)]),
    (["*.xyz"], [("notes.xyz", False)]),
    (["*"], [("a.txt", False), ("b.md", False)]),
    (["**/*.markdown"], [("in/deep/d.markdown", False)]),
    (["b.md", "a.txt", "./b.md"], [("b.md", True), ("a.txt", True)]),
    (["in", "in/c.TXT"], [("in/c.TXT", True), ("in/deep/d.markdown", False)]),
    (["a.txt", "*.txt"], [("a.txt", True)]),
]


@pytest.mark.parametrize(("given", "expected"), FOUND)
def test_what_is_found(folder: Path, given: list[str], expected: list[tuple[str, bool]]) -> None:
    """Each file once, in order; named is what the user named."""
    found, errors = expand(given)
    assert [(source.name, source.named) for source in found] == expected
    assert errors == []


def test_a_folder_may_be_spelled_as_it_is_called(folder: Path) -> None:
    """Marks of patterns in a folder's own name are no pattern where nothing matches them."""
    (folder / "v [1]").mkdir()
    (folder / "v [1]" / "f.txt").write_text("text")
    found, errors = expand(["v [1]/*.txt"])
    assert ([source.name for source in found], errors) == (["v [1]/f.txt"], [])


def test_a_path_is_read(folder: Path) -> None:
    """As the interface takes it: a string, or a path."""
    assert read("a.txt").text == read(folder / "a.txt").text == "text"


def test_an_empty_file_of_a_folder(folder: Path) -> None:
    """Its ending promises what it does not hold: that it is empty says more."""
    (folder / "in" / "e.docx").touch()
    (one,) = [source for source in expand(["in"])[0] if source.name.endswith("docx")]
    with pytest.raises(ReadError, match="nothing in it"):
        read(one)


MISSING = [
    ("a.tx", "there is no such file or folder", "did you mean a.txt?"),
    ("in/c.txt", "there is no such file or folder", "did you mean in/c.TXT?"),
    ("zzzzz", "there is no such file or folder", ""),
    ("no/a.txt", "there is no such file or folder", "there is no folder no either"),
    ("*.rst", "no manuscript matches", "quote the pattern, and `**` looks into folders"),
    ("", "an empty path names no file", ""),
    ("a\0b", "there is no such file or folder", None),
    ("x" * 5000, "there is no such file or folder", None),
    (".git/deep", "there is no such file or folder", None),
]


@pytest.mark.parametrize(("path", "message", "hint"), MISSING)
def test_what_is_missing(folder: Path, path: str, message: str, hint: str | None) -> None:
    """A path that is not there is one failure, with the nearest name as a hint."""
    found, errors = expand([path, "b.md"])
    assert [source.name for source in found] == ["b.md"]
    assert [error.message for error in errors] == [message]
    assert hint is None or errors[0].hint == hint


def test_a_folder_without_manuscripts(tmp_path: Path) -> None:
    """The failure says which endings are read."""
    (tmp_path / "x.bin").write_bytes(b"x")
    found, errors = expand([tmp_path])
    assert found == []
    assert errors[0].message == "no manuscript in this folder"
    assert ".md" in errors[0].hint and ".txt" in errors[0].hint


def test_stdin_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` is standard input as bytes."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Лес".encode())))
    found, errors = expand(["-", "-"])
    assert [(source.name, source.data) for source in found] == [("<stdin>", "Лес".encode())]
    assert errors == []


def test_a_source_passes() -> None:
    """What is a Source already stays as it is, and two of one name are two."""
    given = [Source("x", data=b"a"), Source("x", data=b"b")]
    assert expand(given) == (given, [])


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name of other bytes than UTF-8 can be shown and written."""
    name = os.fsdecode(b"a\xff.txt")
    try:
        (tmp_path / name).write_text("x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    (found,), _ = expand([tmp_path])
    assert found.name.endswith("a\ufffd.txt")
    assert found.name.encode("utf-8")
    assert read(found).text == "x"


CHOSEN = [
    ("a.md", b"x", None, "markdown"),
    ("a.MARKDOWN", b"x", None, "markdown"),
    ("a.txt", b"x", None, "text"),
    ("a.xyz", b"x", None, "text"),
    ("a", b"x", None, "text"),
    ("a.txt", "## ЛИТЕРАТУРА\n1. x".encode(), None, "markdown"),
    ("a.txt", "## ЛИТЕРАТУРА\r\n1. x".encode("utf-16"), None, "markdown"),
    ("a.txt", b"x\r# y\r", None, "markdown"),
    ("a.txt", b"**a**\nx\n**b**", None, "markdown"),
    ("a.txt", b"# y", "text", "text"),
    ("a.md", b"x", "list", "list"),
    ("<stdin>", b"# y", None, "markdown"),
]


@pytest.mark.parametrize(("name", "data", "format", "expected"), CHOSEN)
def test_the_format_is_chosen(name: str, data: bytes, format: str | None, expected: str) -> None:
    """The named format wins, then the ending, then the content."""
    assert read(Source(name, data=data), format).format == expected


UNKNOWN = [
    ("markdwon", "did you mean 'markdown'?"),
    ("md", "did you mean 'markdown'?"),
    ("zzz", "there are "),
]


@pytest.mark.parametrize(("format", "hint"), UNKNOWN)
def test_an_unknown_format(format: str, hint: str) -> None:
    """A format that does not exist is refused before anything is read."""
    with pytest.raises(UnknownFormat) as caught:
        expand(["nowhere"], format)
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file(data: bytes) -> None:
    """A named file without anything in it is a failure; in a folder it is read."""
    with pytest.raises(ReadError, match="in it"):
        read(Source("a.txt", data=data))
    assert read(Source("a.txt", data=data, named=False)).blocks == ()


def test_a_vanished_file(tmp_path: Path) -> None:
    """A file that goes away between finding and reading is a ReadError."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    (found,), _ = expand([path])
    path.unlink()
    with pytest.raises(ReadError, match="not there"):
        read(found)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    """A file without the right to read is a ReadError that says so."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ReadError, match="permission"):
        read(Source("a.txt", path))


def test_a_folder_that_may_only_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may not be looked at counts as a file, so that reading it says what is wrong."""
    (tmp_path / "a.md").write_text("x")
    look = Path.stat

    def refused(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refused)
    for given in (tmp_path, tmp_path / "a.md", f"{tmp_path}/*.md"):
        found, errors = expand([given])
        assert ([source.path for source in found], errors) == ([tmp_path / "a.md"], [])


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """A folder gives its files alone; a pipe that is named is read."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes")
    os.mkfifo(tmp_path / "pipe.md")
    assert [error.message for error in expand([tmp_path])[1]] == ["no manuscript in this folder"]
    assert [source.path for source in expand([tmp_path / "pipe.md"])[0]] == [tmp_path / "pipe.md"]


def test_every_format_says_what_it_is() -> None:
    """The shelf holds the three text formats among others, each with a description."""
    assert {"list", "markdown", "text"} <= {name for name, _, _ in formats()}
    assert all(description.endswith(".") for _, description, _ in formats())
