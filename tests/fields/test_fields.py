"""Each field is read from one reference by itself, as printed, and points at its place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from notation import shown

import refnorm
from refnorm.fields import compare, evidence
from refnorm.model import Pages, Span

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_fields(case: dict[str, Any]) -> None:
    """The fields that a case names are read as it says."""
    reference = refnorm.parse(case["text"])
    wanted = {field: value for field, value in case.items() if field != "text"}
    assert {field: shown(getattr(reference, field)) for field in wanted} == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_read_stands_there(case: dict[str, Any]) -> None:
    """Spans lie in the text, what no field claims is in no field, names are printed where they point."""
    text = case["text"]
    reference = refnorm.parse(text)
    claimed = [s for spans in reference.spans.values() for s in spans]
    assert all(0 <= s.start < s.end <= len(text) for s in claimed)
    free = reference.leftover
    assert not any(s.start < f.end and f.start < s.end for s in claimed for f in free)
    for name in (*reference.author, *reference.editor):
        assert (name.family or name.literal or "")[:3] in text[name.span.start : name.span.end]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.example.org/a/", "https://example.org/a", True),
        ("https://example.org/a", "https://example.org/b", False),
        ("https://arxiv.org/abs/2001.00001v2", "https://arxiv.org/abs/2001.00001", True),
    ],
)
def test_links_are_compared_as_links(one: str, other: str, same: bool) -> None:
    """Scheme, `www.` and a last slash make no other address."""
    assert (compare.url_key(one) == compare.url_key(other)) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("IV", "4", True), ("04", "4", True), ("3–4", "3-4", True), ("3/4", "3-4", True), ("3", "4", False)],
)
def test_numbers_are_compared_as_numbers(one: str, other: str, same: bool) -> None:
    """Roman and Arabic numbers, dashes and slashes are one value."""
    assert (compare.number_key(one) == compare.number_key(other)) == same


def test_short_ranges_are_the_same_pages() -> None:
    """`256-58` is `256-258`."""
    short, full = (Pages("256", last, "range", Span(0, 1)) for last in ("58", "258"))
    assert compare.pages_key(short) == compare.pages_key(full)


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("и её притоки. М.: Наука, 1996.", True),
        ("№ 4. С. 31–40.", True),
        ("https://example.org/a/b", True),
        ("https://example.org/a Birds of the islands", False),
        ("Гусев Н. В. О птицах.", False),
    ],
)
def test_a_line_that_goes_on(text: str, goes_on: bool) -> None:
    """A line is a continuation by its beginning; a link with its title behind it is an entry of its own."""
    assert evidence.continues(text) == goes_on


def test_a_short_translation_behind_a_journal_translates_the_journal_alone() -> None:
    """A title that is English already needs none; one bracket for both has more words, or two sentences."""
    text = "Orlov A. S. General issues of ice in hospitals. Zima [Winter], 2003, no. 12, pp. 7–11."
    assert [b.role for b in refnorm.parse(text).brackets] == ["container"]
    text = "Orlov A. S. Led v gospitalyakh. Zima [Ice in hospitals. Winter], 2003, no. 12, pp. 7–11."
    assert [b.role for b in refnorm.parse(text).brackets] == ["both"]
