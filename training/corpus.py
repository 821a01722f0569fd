"""Labelled references for training: text, and where each field stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import labels
from training.generate import generate

OWN = Path(__file__).with_name("own")

WORDS = ("author", "title", "container", "publisher", "place")
FIGURES = ("volume", "issue", "pages", "year")
FIELDS = (*WORDS, *FIGURES)
"""Fields that the model labels."""

Spans = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A reference, the half-open offsets of its fields, and the set it comes from."""

    text: str
    spans: Spans
    source: str


def labelled(path: Path) -> Iterator[Sample]:
    """Yield the references of a file that names each field's value; a field that is not found is left out."""
    yield from labelled_rows(map(json.loads, path.read_text("utf-8").splitlines()), path.stem)


def generated(count: int, seed: int) -> Iterator[Sample]:
    """Yield references of made-up works."""
    for one in generate(count, seed):
        yield Sample(one.text, {f: [(a, b) for a, b in s] for f, s in one.spans.items()}, "generated")


def labelled_rows(rows: Iterable[Mapping[str, Any]], source: str) -> Iterator[Sample]:
    """Yield references that name each field's value."""
    for one in rows:
        spans = {f: found for f in FIELDS if (found := _places(one["text"], one["fields"].get(f)))}
        if spans:
            yield Sample(one["text"], spans, source)


def spanned(path: Path) -> Iterator[Sample]:
    """Yield the references of a file that names where each field stands."""
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        spans = {f: [(a, b) for a, b in _several(one["spans"][f])] for f in FIELDS if one["spans"].get(f)}
        yield Sample(one["text"], spans, path.stem)


def _several(spans: Any) -> Any:
    """Return one span or several as several."""
    return spans if isinstance(spans[0], list) else [spans]


def _places(text: str, value: Any) -> list[tuple[int, int]]:
    """Return where a value stands; of several accepted forms the first."""
    for one in value if isinstance(value, list) else [value]:
        if one and (match := re.search(r"\s+".join(map(re.escape, one.split())), text)):
            return [_trimmed(text, *match.span())]
    return []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span to what it says: without the marks that part it from its neighbours."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip(" \t.,;:/–—-"))
    right = len(inside.rstrip(" \t,;:/–—-"))
    return start + left, start + right


def samples(gold: Path) -> Iterator[Sample]:
    """Yield all labelled references: the sets of the gold folder, the hand-made labels, the project's own."""
    for name in ("english", "cyrillic", "seed"):
        yield from labelled(gold / "parsing" / f"{name}.jsonl")
    for one in labels.read(folder=gold):
        yield Sample(one.text, {f: one.spans[f] for f in FIELDS if f in one.spans}, "labels")
    for path in sorted(OWN.glob("*.jsonl")):
        yield from spanned(path)
