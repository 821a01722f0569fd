"""What one side shows settles the other's boundaries; a case is two readings and what becomes of them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reconcile.notation import article, shown

from refnorm.model import Pair, Seat
from refnorm.reconcile import reconcile

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]
NUMBERS = ("issued", "volume", "issue", "pages", "number", "DOI", "URL", "ISBN", "ISSN", "accessed")
SPANNED = {
    "title": "title",
    "container": "container_title",
    "publisher": "publisher",
    "place": "publisher_place",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_boundaries(case: dict[str, Any]) -> None:
    """The named fields have the named words, all others stay, and every value is printed in its span."""
    document, before = article((case["native"], case["romanized"]), score=case.get("score", 1.0))
    after = reconcile(document, before)
    becomes = case.get("becomes", {})
    for old, new in zip(before.lists, after.lists, strict=True):
        wanted = shown(old.entries[0].reference) | becomes.get(old.role, {})
        reference = new.entries[0].reference
        assert shown(reference) == {field: value for field, value in wanted.items() if value}
        for name in NUMBERS:
            assert getattr(reference, name) == getattr(old.entries[0].reference, name)
        for field, name in SPANNED.items():
            spans = reference.spans.get(name, ())
            assert bool(spans) == bool(shown(reference).get(field))
            assert all(span.of(document.text) == getattr(reference, name) for span in spans)
    told = [name for name, _ in after.pairs[0].evidence]
    assert told == (["boundaries"] if becomes else [])
    if case.get("surer"):
        assert after.lists[1].entries[0].reference.confidence["title"] > 0.75


def test_a_settled_pair_stays() -> None:
    """Reconciling twice is reconciling once."""
    document, before = article(
        *((case["native"], case["romanized"]) for case in CASES if "score" not in case)
    )
    once = reconcile(document, before)
    twice = reconcile(document, replace(once, pairs=before.pairs))
    for a, b in zip(once.lists, twice.lists, strict=True):
        assert [shown(e.reference) for e in a.entries] == [shown(e.reference) for e in b.entries]


def test_a_twin_is_read_like_its_twin() -> None:
    """The same text again in the list, without a partner, is read as in the pair."""
    case = CASES[0]
    document, before = article((case["native"], case["romanized"]), (case["native"], case["romanized"]))
    pairs = (before.pairs[0], Pair(None, Seat(2, 2), (1, 2)), Pair(Seat(1, 2), None, (1, 2)))
    after = reconcile(document, replace(before, pairs=pairs))
    first, second = (entry.reference for entry in after.lists[1].entries)
    assert shown(first) == shown(second)


def test_a_type_that_no_field_says_stays() -> None:
    """New boundaries give the type that the fields say, unless something else had proven another."""
    case = CASES[0]
    document, before = article((case["native"], case["romanized"]))
    native, romanized = before.lists
    known = romanized.entries[0]
    law = replace(known, reference=replace(known.reference, type="legislation"))
    lists = native, replace(romanized, entries=(law,))
    after = reconcile(document, replace(before, lists=lists))
    assert after.lists[1].entries[0].reference.title != known.reference.title
    assert after.lists[1].entries[0].reference.type == "legislation"
