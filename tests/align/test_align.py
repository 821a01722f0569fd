"""Entries find their counterparts by what they say, not by where they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from invented import WORKS, expand

from refnorm.align import align, cost
from refnorm.model import Article, Pair, ReferenceList, Span
from refnorm.parse import parse_list
from refnorm.readers import Source, read
from refnorm.split import split

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]


def works(text: str) -> list[str]:
    """Put works for the placeholders; they have no numbers yet."""
    return expand(text, "_").strip().splitlines()


def article(native: list[str], romanized: list[str]) -> Article:
    """Return an article with two parsed lists, each with printed numbers."""
    lists = []
    text = ""
    for index, (role, items) in enumerate((("native", native), ("romanized", romanized)), 1):
        start = len(text)
        text += "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)) + "\n\n"
        lists.append(ReferenceList(index, None, Span(start, len(text)), role=role))  # type: ignore[arg-type]
    document = read(Source("a", data=text.encode(), named=False), "markdown")
    parsed = [parse_list(document, next(iter(split(document, lst)))) for lst in lists]
    assert [len(lst.entries) for lst in parsed] == [len(native), len(romanized)]
    return Article(1, "", Span(0, len(text)), lists=tuple(parsed))


def seats(pair: Pair) -> str:
    """Return a pair as `native-romanized`, 0 for nobody."""
    return "-".join(str(s.entry if s else 0) for s in (pair.native, pair.romanized))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_pairs(case: dict[str, Any]) -> None:
    """All pairs and orphans of a case are found, and each pair says why."""
    found = align(article(works(case["native"]), works(case["romanized"]))).pairs
    assert [seats(p) for p in found] == case["pairs"]
    for pair in found:
        if pair.score is not None:
            assert 0 < pair.score <= 1
            assert pair.evidence
            assert (pair.score <= 0.6) == (seats(pair) in case.get("unsure", [])), pair


def test_a_reading_with_orphans_or_holes_costs_more() -> None:
    """What `split` left open is decided by what leaves fewer orphans and fewer missing numbers."""
    native, romanized = WORKS["native"][:6], WORKS["romanized"][:6]
    whole = cost(align(article(native, romanized)))
    assert whole < cost(align(article(native[:5], romanized)))
    assert whole < cost(align(article(native, romanized[1:])))


def test_swapping_the_sides_gives_the_same_pairs() -> None:
    """Which list is called native does not matter to who belongs together."""
    native, romanized = WORKS["native"], [*WORKS["romanized"][6:], *WORKS["romanized"][:4]]
    there = {seats(p) for p in align(article(native, romanized)).pairs}
    back = {"-".join(reversed(seats(p).split("-"))) for p in align(article(romanized, native)).pairs}
    assert there == back
