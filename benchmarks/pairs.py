"""Measure what one side of a pair shows of the other: errors in the words' fields before and after.

Run: python benchmarks/pairs.py [--labels FILE] [--gold FOLDER] [--verbose] [--json]

Pairs with hand-made labels on both sides: those of the labels' file, and the references of the seed. Every
article is parsed as it stands and reconciled with its true pairs; what is held out for the headline figures
is left out. A field is wrong where its value differs, is missing, or is there and should not be.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, ROOT, load
from benchmarks.parsing import HEADLINE, UNSURE, fields, right, scorer
from refnorm.model import Article, Block, Document, Entry, Pair, Reference, ReferenceList, Seat, Span
from refnorm.parse import parse_list
from refnorm.reconcile import reconcile

LABELS = ROOT / "training" / "labels.jsonl"
NUMBERS = ("issued", "volume", "issue", "number", "pages", "DOI", "URL", "ISBN", "ISSN", "accessed")
_NATIVE = re.compile("[\u0400-\u04ff]")

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """Both lists of an article, each the texts of its references by their ids, and its true pairs."""

    native: Mapping[str, str]
    romanized: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a labelled reference that was wrong before or is after."""

    id: str
    field: str
    gold: Any
    before: str
    after: str
    was: bool
    now: bool


def works(folder: Path) -> Iterator[Work]:
    """Yield the trusted articles, without the pairs of which a side is held out."""
    held = {json.loads(line)["id"] for line in HEADLINE.read_text("utf-8").splitlines()}
    for gold in load(folder):
        native = {f"{gold.id}:n{e.label}": e.text for e in gold.native}
        romanized = {f"{gold.id}:r{e.label}": e.text for e in gold.romanized}
        found = (
            (f"{gold.id}:n{gold.native[i].label}", f"{gold.id}:r{gold.romanized[j].label}")
            for i, j in sorted(gold.pairs)
        )
        yield Work(native, romanized, tuple(p for p in found if not held.intersection(p)))


def seeds(lines: Sequence[Values]) -> Iterator[Work]:
    """Yield the seed's articles: a run of native references, and the romanized ones behind it."""
    runs = [list(run) for _, run in groupby(lines, lambda one: bool(_NATIVE.match(one["text"])))]
    for left, other in zip(runs[::2], runs[1::2], strict=True):
        native, romanized = ({one["id"]: one["text"] for one in run} for run in (left, other))
        yield Work(native, romanized, tuple(zip(native, romanized, strict=False)))


def labelled(path: Path, texts: Mapping[str, str]) -> dict[str, Values]:
    """Return the labels of a file as values, by the ids of their references."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        if text := texts.get(one["id"]):
            found[one["id"]] = {
                field: " ".join(text[a:b] for a, b in spans) for field, spans in one["fields"].items()
            }
    return found


def prepared(work: Work) -> tuple[Document, Article]:
    """Parse both lists of an article and couple the entries of its pairs."""
    texts = [*work.native.values(), *work.romanized.values()]
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    blocks = tuple(Block(span, "item") for span in spans)
    document = Document("pairs", "list", "\n".join(texts), blocks=blocks)
    entries = [Entry(n, None, span, text) for n, (span, text) in enumerate(zip(spans, texts, strict=True), 1)]
    count = len(work.native)
    lists = tuple(
        parse_list(document, ReferenceList(n, None, Span(0, at), role=role, entries=tuple(found)))
        for n, role, found in ((1, "native", entries[:count]), (2, "romanized", entries[count:]))
    )
    place = {id: n for n, id in enumerate([*work.native, *work.romanized], 1)}
    pairs = tuple(Pair(Seat(1, place[a]), Seat(2, place[b]), (1, 2), 1.0) for a, b in work.pairs)
    return document, Article(1, "", Span(0, at), lists, pairs=pairs)


def references(article: Article) -> list[Reference]:
    """Return the references of both lists, in order."""
    return [entry.reference for lst in article.lists for entry in lst.entries]


def changes(
    judge: ModuleType, gold: Mapping[str, Values], ids: Sequence[str], old: Article, new: Article
) -> Iterator[Change]:
    """Yield what is wrong before or after in the labelled references."""
    for id, before, after in zip(ids, references(old), references(new), strict=True):
        x, y = fields(before), fields(after)
        for field in UNSURE if id in gold else ():
            want = gold[id].get(field, "")
            was, now = (
                bool(want or given.get(field)) and not right(judge, field, want, given.get(field, ""))
                for given in (x, y)
            )
            if was or now:
                yield Change(id, field, want, str(x.get(field, "")), str(y.get(field, "")), was, now)


def numbers_moved(old: Article, new: Article) -> int:
    """Count the references in which a field of numbers changed."""
    return sum(
        any(getattr(a, name) != getattr(b, name) for name in NUMBERS)
        for a, b in zip(references(old), references(new), strict=True)
    )


def alone(found: Sequence[Change], other: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the fields that were wrong on one side while the other side's was right."""
    wrong = {(c.id, c.field) for c in found if c.was}
    return {(id, field) for id, field in wrong if (other[id], field) not in wrong}


def table(gold: Mapping[str, Values], found: Sequence[Change], other: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each field: errors of one side alone, all errors, and how many go and come."""
    yield f"{'':12}{'':9}{'one side alone':>24}{'all':>16}"
    yield f"{'field':12}{'labelled':>9}{'wrong':>8}{'left':>8}{'gone':>8}{'wrong':>8}{'left':>8}{'new':>8}"
    single = alone(found, other)
    for field in UNSURE:
        some = [c for c in found if c.field == field]
        one = [c for c in some if (c.id, c.field) in single]
        left = sum(c.now for c in one)
        gone = 1 - left / len(one) if one else 0.0
        count = sum(field in values for values in gold.values())
        new = sum(c.now and not c.was for c in some)
        yield (
            f"{field:12}{count:9}{len(one):8}{left:8}{gone:8.2f}"
            f"{sum(c.was for c in some):8}{sum(c.now for c in some):8}{new:8}"
        )


def unchanged(old: Article, new: Article) -> Article:
    """Return an article with those pairs alone whose boundaries stayed."""
    pairs = zip(old.pairs, new.pairs, strict=True)
    return replace(old, pairs=tuple(a for a, b in pairs if len(a.evidence) == len(b.evidence)))


def quickest(ready: Sequence[tuple[Document, Article]], rounds: int = 3) -> float:
    """Return the seconds of the processor that reconciling takes, the best of some runs."""
    best = float("inf")
    for _ in range(rounds):
        started = process_time()
        for document, article in ready:
            reconcile(document, article)
        best = min(best, process_time() - started)
    return best


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with the gold texts and the scorer")
    parser.add_argument("--labels", type=Path, default=LABELS, help="hand-made labels, one a line")
    parser.add_argument("--verbose", action="store_true", help="print every field that is wrong")
    parser.add_argument("--json", action="store_true", help="print every field that is wrong as JSON")
    args = parser.parse_args()
    lines = [json.loads(x) for x in (args.gold / "parsing" / "seed.jsonl").read_text("utf-8").splitlines()]
    every = [*works(args.gold), *seeds(lines)]
    texts = {
        id: text for work in every for side in (work.native, work.romanized) for id, text in side.items()
    }
    gold = {one["id"]: one["fields"] for one in lines}
    gold.update(labelled(args.labels, texts) if args.labels.exists() else {})
    other = {a: b for work in every for pair in work.pairs for a, b in (pair, pair[::-1])}
    gold = {id: one for id, one in gold.items() if id in other}
    ready = [prepared(work) for work in every]
    done = [reconcile(document, article) for document, article in ready]
    judge = scorer(args.gold)
    found: list[Change] = []
    for work, (_, old), new in zip(every, ready, done, strict=True):
        found.extend(changes(judge, gold, [*work.native, *work.romanized], old, new))
    moved = sum(numbers_moved(old, new) for (_, old), new in zip(ready, done, strict=True))
    pairs = sum(len(work.pairs) for work in every)
    if args.json:
        print(json.dumps([asdict(c) for c in found], ensure_ascii=False, indent=1))
        return
    print(f"{len(gold)} labelled references of {pairs} pairs")
    print("\n".join(table(gold, found, other)))
    print(f"references whose numbers changed: {moved}")
    still = [(document, unchanged(old, new)) for (document, old), new in zip(ready, done, strict=True)]
    quiet = sum(len(article.pairs) for _, article in still)
    print(f"pairs whose boundaries changed: {pairs - quiet}")
    print(f"pairs a second: {pairs / quickest(ready):.0f}, of the others {quiet / quickest(still):.0f}")
    if args.verbose:
        for c in found:
            mark = "left" if c.was and c.now else "mended" if c.was else "NEW"
            print(f"{mark:7}{c.id} {c.field}: {c.before!r} -> {c.after!r}, right is {c.gold!r}")


if __name__ == "__main__":
    main()
