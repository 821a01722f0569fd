"""The judged pairs and own lists are whole, and hold no more of other people's texts than faulty words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.gold import GOLD
from benchmarks.letters import draw
from refnorm.romanization.scheme import languages

FOLDER = draw.JUDGED.parent
ROWS = draw.judged_pairs()
KEYS = {"article", "fingerprint", "id", "languages", "native_label", "notes", "romanized_label", "verdict"}
OWN = sorted(FOLDER.glob("own_*.jsonl"))
WORD = re.compile(r"\w+")
LATIN = re.compile("[A-Za-z]")


def lists(path: Path) -> list[dict[str, Any]]:
    """Return the own lists of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_pair_is_whole() -> None:
    """Known verdicts and kinds, own ids and fingerprints; faulty is what has a fault beyond argument."""
    assert len({row["id"] for row in ROWS}) == len({row["fingerprint"] for row in ROWS}) == len(ROWS) >= 365
    for row in ROWS:
        assert set(row) == KEYS | {"faults"}
        assert row["verdict"] in draw.VERDICTS
        assert {fault["kind"] for fault in row["faults"]} <= set(draw.KINDS)
        hard = [fault for fault in row["faults"] if fault["certainty"] == "hard"]
        assert (row["verdict"] == "faulty") == bool(hard), row["id"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_only_the_words_in_question_are_kept(row: dict[str, Any]) -> None:
    """No fault quotes more than a few words, and no note is a title."""
    for fault in row["faults"]:
        assert fault["native"] or fault["romanized"]
        assert all(len(WORD.findall(fault[side])) <= 8 for side in ("native", "romanized"))
    assert all(len(text) <= 110 for text in (*row["notes"], *(fault["note"] for fault in row["faults"])))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_lists_are_clean(path: Path) -> None:
    """Both sides are as long, no native letter is left, no word mixes scripts, a scheme for each language."""
    for one in lists(path):
        assert 10 <= len(one["native"]) == len(one["romanized"]) <= 12
        assert set(one["scheme"]) <= {"kk", "ru", "uk"}
        assert path.stem.removeprefix("own_") in one["scheme"]
        assert not draw.CYRILLIC.search(" ".join(one["romanized"]))
        words = WORD.findall(" ".join(one["native"]))
        assert not [word for word in words if draw.CYRILLIC.search(word) and LATIN.search(word)]


def test_short_lists_are_clean() -> None:
    """The lists of other languages are short: both sides are as long, and no native letter is left."""
    for one in lists(FOLDER / "short_other.jsonl"):
        assert 2 <= len(one["native"]) == len(one["romanized"])
        assert set(one["scheme"]) <= set(languages())
        assert not draw.CYRILLIC.search(" ".join(one["romanized"]))
        words = WORD.findall(" ".join(one["native"]))
        assert not [word for word in words if draw.CYRILLIC.search(word) and LATIN.search(word)]


def test_no_own_entry_stands_twice() -> None:
    """Lists and works are each other's only ones, and there are enough of each language."""
    found = [one for path in OWN for one in lists(path)]
    works = [work for one in found for work in one["native"]]
    assert len({one["list"] for one in found}) == len(found)
    assert len(set(works)) == len(works) >= 280


@pytest.mark.parametrize(
    ("line", "kind", "certainty"),
    [("  initial | А.В. | A.B. |", "initial", "hard"), ("  ~case | ж | Zh | doubt", "case", "soft")],
)
def test_verdicts_are_read(line: str, kind: str, certainty: str) -> None:
    """A line of a fault, a note, and who is judged."""
    (row,) = draw.verdicts(f"2014/01/09:1-1 faulty ru,kk\n{line}\n  = title translated\n")
    assert (row["languages"], row["notes"]) == (["ru", "kk"], ["title translated"])
    assert (row["faults"][0]["kind"], row["faults"][0]["certainty"]) == (kind, certainty)


def test_the_draw_is_spread_and_stays() -> None:
    """Rounds take one pair of every article before a second one, the same for the same seed."""
    pools = [[draw.Drawn(f"a/{name}", str(n), str(n), f"{n}", "x") for n in range(9)] for name in "abc"]
    drawn = draw.draw(pools, 51, 7)
    assert sorted(sum(one.article == f"a/{name}" for one in drawn) for name in "abc") == [2, 2, 3]
    assert drawn == draw.draw(pools, 51, 7) != draw.draw(pools, 52, 7)


def test_judged_pairs_are_found_by_their_fingerprints() -> None:
    """Where the gold texts are, every judged pair stands there with the text that was judged."""
    if not (GOLD / "unlabelled.jsonl").exists():
        pytest.skip("no gold texts beside this checkout")
    pools = [*draw.trusted(GOLD), list(draw.whole(GOLD))]
    there = {one.id: one.fingerprint for pool in pools for one in pool}
    assert [row["id"] for row in ROWS if there.get(row["id"]) != row["fingerprint"]] == []


def test_the_page_counts_what_is_there() -> None:
    """The table of kinds says how many faults of each there are."""
    rows = re.findall(r"^\| ([a-z-]+) \| (\d+) \| (\d+) \|", (FOLDER / "README.md").read_text("utf-8"), re.M)
    told = {kind: (int(hard), int(soft)) for kind, hard, soft in rows}
    faults = [(fault["kind"], fault["certainty"]) for row in ROWS for fault in row["faults"]]
    assert told == {kind: (faults.count((kind, "hard")), faults.count((kind, "soft"))) for kind in draw.KINDS}
