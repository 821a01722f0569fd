"""Measure parsing: F1 by field, whole references, the curve of confidence, and speed, for each labelled set.

Run: python benchmarks/parsing.py [--set NAME] [--verbose] [--gold FOLDER]

Sets: `headline` (benchmarks/headline.jsonl: 60 native and 60 romanized references drawn from unlabelled
articles and labelled by hand; nothing is fitted to them), `labels` (training/labels.jsonl: labelled in the
same way, to learn from, the rarer forms more often than they are met), and those that lie in the gold folder.
Values are compared by that folder's own scorer.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import contexts
from benchmarks.gold import GOLD
from refnorm.model import Date, Name, Reference
from refnorm.parse import parse_many
from training import labels

HEADLINE = Path(__file__).with_name("headline.jsonl")
SETS = ("headline", "labels", "seed", "cyrillic", "english")
UNSURE = ("author", "title", "container", "publisher", "place")
"""Fields that no mark proves: the curve of confidence is theirs."""
COVERAGE = (1.0, 0.95, 0.9, 0.8)
PATTERN = re.compile(r"\w+")

Labelled = dict[str, Any]


def labelled(name: str, folder: Path) -> list[Labelled]:
    """Return a set's references, each with its text and its fields."""
    if name == "labels":
        return by_hand(folder)
    path = HEADLINE if name == "headline" else folder / "parsing" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def by_hand(folder: Path) -> list[Labelled]:
    """Return the references whose labels are offsets, with the text at the first of each field."""
    if not (folder / "unlabelled.jsonl").exists():
        return []
    return [
        {
            "id": one.id,
            "text": one.text,
            "fields": {f: one.text[slice(*some[0])] for f, some in one.spans.items()},
        }
        for one in labels.read(folder=folder)
    ]


@cache
def scorer(folder: Path) -> ModuleType:
    """Load the scorer that lies beside the sets."""
    spec = importlib.util.spec_from_file_location("parsing_score", folder / "parsing" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {folder / 'parsing'}: give the gold folder with --gold")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def person(name: Name) -> str:
    """Return a name as one string."""
    return name.literal or f"{name.family} {name.given or ''}".strip()


def dated(date: Date | None) -> str | None:
    """Return a date as the scorer reads it."""
    return "-".join(str(part) for part in date.parts) if date and date.parts else None


def fields(reference: Reference) -> dict[str, Any]:
    """Return the fields that the sets label."""
    pages = reference.page or reference.number_of_pages
    found = {
        "author": [person(n) for n in reference.author],
        "title": reference.title,
        "container": reference.container_title,
        "publisher": reference.publisher,
        "place": reference.publisher_place,
        "year": dated(reference.issued),
        "volume": reference.volume,
        "issue": reference.issue,
        "pages": str(pages) if pages else None,
        "url": reference.URL,
        "doi": reference.DOI,
        "accessed": dated(reference.accessed),
    }
    return {field: value for field, value in found.items() if value}


def right(judge: ModuleType, field: str, gold: Any, given: Any) -> bool:
    """Tell whether a value is one of the accepted ones."""
    accepted = gold if isinstance(gold, list) else [gold]
    return judge.norm(field, given) in {judge.norm(field, a) for a in accepted} - {None}


def table(judge: ModuleType, gold: Sequence[Labelled], given: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for each field, and one for all."""
    result = judge.score(gold, [{"fields": one} for one in given])
    yield f"{'field':12}{'gold':>6}{'given':>7}{'P':>8}{'R':>8}{'F1':>8}"
    for field in judge.FIELDS:
        if field in result:
            row = result[field]
            yield f"{field:12}{row['gold']:6}{row['pred']:7}{row['P']:8.3f}{row['R']:8.3f}{row['F1']:8.3f}"
    micro = result["_micro"]
    yield f"{'micro':25}{micro['P']:8.3f}{micro['R']:8.3f}{micro['F1']:8.3f}"
    yield f"{'whole references':25}{result['_whole']:24.3f}"


def curve(
    judge: ModuleType,
    gold: Sequence[Labelled],
    given: Sequence[dict[str, Any]],
    parsed: Sequence[Reference],
) -> Iterator[str]:
    """Yield how many of the surest fields are right, at some shares of all."""
    seen = sorted(
        (
            (confidence(reference, field), right(judge, field, one["fields"].get(field, ""), values[field]))
            for one, values, reference in zip(gold, given, parsed, strict=True)
            for field in UNSURE
            if field in values
        ),
        key=lambda pair: -pair[0],
    )
    for share in COVERAGE:
        top = seen[: round(share * len(seen))]
        if top:
            yield f"right at {share:.0%} coverage{sum(ok for _, ok in top) / len(top):31.3f}"


def confidence(reference: Reference, field: str) -> float:
    """Return how sure the parser is of a field."""
    name = {"container": "container_title", "place": "publisher_place"}.get(field, field)
    return reference.confidence.get(name, 1.0)


def misses(judge: ModuleType, gold: Sequence[Labelled], given: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield every field that differs, with the reference."""
    for one, values in zip(gold, given, strict=True):
        wrong = [
            f"  {field}: {values.get(field, '')!r} instead of {one['fields'].get(field, '')!r}"
            for field in judge.FIELDS
            if (values.get(field) or one["fields"].get(field))
            and not right(judge, field, one["fields"].get(field, ""), values.get(field, ""))
        ]
        if wrong:
            yield "\n".join([one["text"], *wrong])


def seconds(job: Any) -> float:
    """Return the seconds of the best of three runs."""
    return min(_timed(job) for _ in range(3))


def _timed(job: Any) -> float:
    started = perf_counter()
    job()
    return perf_counter() - started


def speed(texts: Sequence[str]) -> Iterator[str]:
    """Yield references a second on one core, by rules and with the model, as multiples of finding words."""
    plain = seconds(lambda: [PATTERN.findall(text) for text in texts])
    for what, job in (("by rules alone", contexts.ruled), ("with the model", parse_many)):
        ours = seconds(partial(job, texts))
        yield f"a second {what:16}{len(texts) / ours:24.0f}   ({ours / plain:.0f} times finding words)"


def context(
    judge: ModuleType, gold: Sequence[Labelled], parsed: Sequence[Reference], folder: Path
) -> Iterator[str]:
    """Yield who decided, and the scores of references read in their lists and pairs."""
    yield f"marks decided alone{contexts.by_rules([one['text'] for one in gold]):30.3f}"
    texts = [one["text"] for one in gold]
    there = contexts.placed(texts, folder) if (folder / "unlabelled.jsonl").exists() else {}
    if len(there) < len(gold) / 2:
        return
    changed = contexts.shares(dict(zip(texts, parsed, strict=True)), there)
    yield f"the list's style changed{changed['style']:25.3f}"
    yield f"the pair changed{changed['pair']:33.3f}"
    known = [one for one in gold if one["text"] in there]
    for where, which in (("alone", None), ("in their lists", 0), ("in their pairs", 1)):
        read = [parsed[n] if which is None else there[t][which] for n, t in enumerate(texts) if t in there]
        result = judge.score(known, [{"fields": fields(one)} for one in read])
        micro, whole = result["_micro"]["F1"], result["_whole"]
        yield f"{len(known)} of them {where:16}micro {micro:20.3f}   whole {whole:.3f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with parsing/score.py and the sets")
    parser.add_argument("--set", choices=SETS, action="append", help="only this set")
    parser.add_argument("--verbose", action="store_true", help="print what is wrong")
    args = parser.parse_args()
    judge = scorer(args.gold)
    for name in args.set or SETS:
        gold = labelled(name, args.gold)
        if not gold:
            print(f"{name}: not here\n")
            continue
        texts = [one["text"] for one in gold]
        parsed = parse_many(texts)
        given = [fields(reference) for reference in parsed]
        print(f"{name}, {len(gold)} references")
        print("\n".join([*table(judge, gold, given), *curve(judge, gold, given, parsed), *speed(texts)]))
        print("\n".join(context(judge, gold, parsed, args.gold)))
        if args.verbose:
            print("\n".join(misses(judge, gold, given)))
        print()


if __name__ == "__main__":
    main()
