"""The trusted articles: both lists of each, cut by their printed numbers and by hand-made corrections."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"
TRUTH = Path(__file__).with_name("truth.json")


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry: its number as printed, its text on one line, and where both stand in the printed list."""

    label: int
    text: str
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Gold:
    """One article: its printed lists, their entries, and which of them are one work (positions from 0)."""

    id: str
    title: str
    printed: tuple[str, str]
    native: tuple[Piece, ...]
    romanized: tuple[Piece, ...]
    pairs: frozenset[tuple[int, int]]
    whole: bool
    """False where a line of the printed lists is no entry."""
    twins: tuple[tuple[int, int], ...] = ()
    """Positions of one work that stands twice in both lists."""


class Untrue(ValueError):
    """A printed list that does not hold the numbers which truth.json says."""


@cache
def truth() -> dict[str, Any]:
    """Return the corrections made by hand, with their reasons."""
    loaded: dict[str, Any] = json.loads(TRUTH.read_text("utf-8"))
    return loaded


def printed(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, title, native and romanized list of every article, as printed."""
    for line in (folder / "unlabelled.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        yield item["id"], item["title"], item["native"], item["romanized"]
    for path in sorted((folder / "texts").glob("*.txt")):
        text = path.read_text("utf-8")
        lists = [below(text, heading) for heading in ("СПИСОК ЛИТЕРАТУРЫ", "REFERENCES")]
        yield path.stem, text.splitlines()[0].lstrip("# "), lists[0], lists[1]


def below(text: str, heading: str) -> str:
    """Return what stands between a heading and the next rule or the end."""
    start = text.index("## " + heading)
    end = text.find("\n---", start)
    return text[text.index("\n", start) : end if end > 0 else len(text)].strip("\n")


def numbers(count: int, fixes: dict[str, list[int]]) -> list[int]:
    """Return the numbers that a list of so many items prints: 1 to n but for the lost and the repeated."""
    lost, repeated = fixes.get("lost", []), fixes.get("repeated", [])
    last = count + len(lost) - len(repeated)
    return [n for n in range(1, last + 1) if n not in lost for _ in range(1 + (n in repeated))]


def cut(text: str, labels: Sequence[int], inline: Sequence[int] = ()) -> list[Piece]:
    """Cut a list before each number, in this order, at line starts but for the numbers in `inline`."""
    marks: list[re.Match[str]] = []
    for label in labels:
        before = r"(?<=\s)" if label in inline else r"(?m:^)[ \t]*"
        mark = re.compile(rf"{before}{label}\s?\.\s*(?=\S)").search(text, marks[-1].end() if marks else 0)
        if mark is None:
            raise Untrue(f"number {label} is not where it should be: {text[:60]!r}")
        marks.append(mark)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [piece(text, label, mark, end) for label, mark, end in zip(labels, marks, ends, strict=True)]


def piece(text: str, label: int, mark: re.Match[str], end: int) -> Piece:
    """Make an entry of what stands between a number and the next one."""
    raw = text[mark.end() : end].rstrip()
    return Piece(label, " ".join(raw.split()), mark.start(), mark.end(), mark.end() + len(raw))


def coupled(
    native: Sequence[Piece], romanized: Sequence[Piece], fixes: dict[str, Any]
) -> set[tuple[int, int]]:
    """Return which entries are one work: as written in the corrections, by position, or by equal numbers."""
    if "pairs" in fixes:
        return {(n - 1, r - 1) for n, r in fixes["pairs"]}
    if fixes.get("pair_by") == "position":
        return {(i, i) for i in range(min(len(native), len(romanized)))}
    other = {entry.label: j for j, entry in enumerate(romanized)}
    return {(i, other[entry.label]) for i, entry in enumerate(native) if entry.label in other}


def article(id: str, title: str, native: str, romanized: str) -> Gold:
    """Cut both lists of an article and couple them."""
    fixes = truth()["corrections"].get(id, {})
    counts = truth()["counts"][id]
    left = entries(native, counts[0], fixes.get("native", {}))
    right = entries(romanized, counts[1], fixes.get("romanized", {}))
    whole = not any(fixes.get(side, {}).get("stray") for side in ("native", "romanized"))
    twins = tuple((i - 1, j - 1) for i, j in truth()["twins"].get(id, ()))
    return Gold(
        id, title, (native, romanized), left, right, frozenset(coupled(left, right, fixes)), whole, twins
    )


def entries(text: str, count: int, fixes: dict[str, list[int]]) -> tuple[Piece, ...]:
    """Cut a list and leave out what was found to be no entry."""
    pieces = cut(text, numbers(count, fixes), fixes.get("inline", ()))
    stray = fixes.get("stray", [])
    return tuple(one for position, one in enumerate(pieces, 1) if position not in stray)


def load(folder: Path = GOLD, limit: int | None = None) -> list[Gold]:
    """Return the trusted articles; end with a clear line where the gold texts are absent."""
    if not (folder / "unlabelled.jsonl").exists():
        sys.exit(f"{folder} is absent: this benchmark needs the gold texts, which are not shipped")
    return [article(*one) for one in printed(folder)][:limit]
