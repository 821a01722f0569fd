"""No text of the project names a machine's paths, and the package quotes no private sample."""

from __future__ import annotations

import re

import pytest
import words
from words import ROOT

PACKAGE = list(words.texts(ROOT / "refnorm"))
ISSUES = sorted((words.SAMPLES / "seed").glob("*.txt")) if words.SAMPLES.is_dir() else []

beside = pytest.mark.skipif(not ISSUES, reason="the labelled issue is not beside this copy")


def test_no_text_names_a_path_of_a_machine() -> None:
    """Whoever reads the project has none of the folders in which it was written."""
    found = [
        line
        for path in words.texts(ROOT)
        for line in words.machine_paths(str(path.relative_to(ROOT)), path.read_text("utf-8", "replace"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["work/main/x.py", "root/.cache", "home/me/x", "tmp/bash_jobs"])
def test_a_path_of_a_machine_is_refused(path: str) -> None:
    """The search finds what it is for."""
    assert list(words.machine_paths("a.md", f"See `/{path}`.")) == [f"a.md:1: See `/{path}`."]


@pytest.mark.parametrize("text", ["https://example.org/work/1", "field/work", "../root/x", "/tmp/x"])
def test_other_paths_are_allowed(text: str) -> None:
    """A URL or a relative path is no path of a machine."""
    assert list(words.machine_paths("a.md", text)) == []


def test_the_package_does_not_know_the_word() -> None:
    """Nothing in the package speaks of the sample on which it was first tried."""
    word = re.compile(r"\bseeds?\b", re.IGNORECASE)
    found = [path.name for path in PACKAGE if word.search(path.read_text("utf-8"))]
    assert PACKAGE
    assert not found


@beside
def test_the_package_names_no_author_of_the_issue() -> None:
    """Knowledge that fits one sample is no knowledge."""
    names = set().union(*(words.surnames(path.read_text("utf-8")) for path in ISSUES))
    found = [line for path in PACKAGE for line in words.named(path.name, path.read_text("utf-8"), names)]
    assert len(names) > 10
    assert not found


@beside
def test_the_package_quotes_no_title_of_the_issue() -> None:
    """No five words in a row of the issue stand in the package."""
    sample = set().union(*(words.shingles(path.read_text("utf-8")) for path in ISSUES))
    found = [line for path in PACKAGE for line in words.quoted(path.name, path.read_text("utf-8"), sample)]
    assert len(sample) > 1000
    assert not found, "\n".join(found)


def test_a_quotation_is_refused() -> None:
    """Names and runs of words are found whatever the letters' case."""
    sample = "1. Ольхин А. В. Как растёт трава на старых крышах. – М., 2001."
    assert words.surnames(sample) == {"Ольхин"}
    assert list(words.named("a.py", "# Ольхин, again", words.surnames(sample))) == ["a.py: Ольхин"]
    quote = "'''как РАСТЁТ трава на старых'''"
    assert list(words.quoted("a.py", quote, words.shingles(sample))) == ["a.py: как растёт трава на старых"]
    assert list(words.quoted("a.py", "как растёт трава летом на старых", words.shingles(sample))) == []


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by their names alone, and stops at the second."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
