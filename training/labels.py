"""The hand-made labels: which stretch of a reference is which field.

Run: python training/labels.py show [--from N] [--gold FOLDER]    print every label as `field: value`
     python training/labels.py add DRAFT [--gold FOLDER]          find a draft's values in their references

`labels.jsonl` holds one reference a line, `{"id": …, "fields": {field: [[start, end], …]}}`, with half-open
code point offsets into the reference on one line. The texts are not here: the id says where each one stands
beside the repository, `2014/01/09:n3` as article, side and printed number, `seed:427` as a line of the issue.

A draft holds one reference a line: its id, then the values in the order in which they are printed, parted by
` | `, each after its field or the field's short form. `head … tail` stands for all from head to tail; `#2` at
the end means the second occurrence from there; `^` before a value seeks it from the start again.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, Gold, load
from refnorm.model import Span
from refnorm.traced import Traced, plain

LABELS = Path(__file__).with_name("labels.jsonl")
SHORT = {
    "a": "author",
    "e": "editor",
    "tr": "translator",
    "t": "title",
    "c": "container",
    "s": "series",
    "pu": "publisher",
    "pl": "place",
    "y": "year",
    "v": "volume",
    "i": "issue",
    "p": "pages",
    "u": "url",
    "d": "doi",
    "ac": "accessed",
    "ed": "edition",
    "n": "note",
    "x": "translation",
}
"""Every field, by the short form that a draft may use."""
FIELDS = tuple(SHORT.values())
GAP = " … "

Spans = dict[str, list[tuple[int, int]]]


class Unfound(ValueError):
    """A draft, or a line of labels, that does not fit its reference."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One reference with the spans of its fields."""

    id: str
    text: str
    spans: Spans


def texts(articles: Iterable[Gold]) -> dict[str, str]:
    """Return the text of every reference by its id: article, side and printed number (if it stands once)."""
    sides = (
        ((one.id, "n", one.native) for one in articles),
        ((one.id, "r", one.romanized) for one in articles),
    )
    named = [(f"{id}:{mark}{piece.label}", piece.text) for id, mark, side in chain(*sides) for piece in side]
    times = Counter(id for id, _ in named)
    return {id: text for id, text in named if times[id] == 1}


def lines(folder: Path) -> dict[str, str]:
    """Return the lines of the issue beside a gold folder, without number and marks of Markdown."""
    paths = sorted((folder.parent / "seed").glob("*.txt"))
    every = [line for path in paths for line in path.read_text("utf-8").split("\n")]
    return {f"seed:{number}": unmarked(line) for number, line in enumerate(every, 1)}


def unmarked(line: str) -> str:
    """Return a list item in Markdown as it is printed, without its number."""
    item = re.sub(r"^\s*\d+\.\s+", "", line)
    return plain(Traced.cut(item, Span(0, len(item)))).text.strip()


def known(folder: Path) -> dict[str, str]:
    """Return every text that a label may be about."""
    return texts(load(folder)) | lines(folder)


def read(path: Path = LABELS, folder: Path = GOLD) -> list[Labelled]:
    """Return the labelled references of a file, with their texts; refuse a span that is none."""
    held = known(folder)
    return [from_row(json.loads(line), held) for line in path.read_text("utf-8").splitlines()]


def from_row(row: Mapping[str, Any], held: Mapping[str, str]) -> Labelled:
    """Return a line of the file with its text."""
    spans = {field: [(start, end) for start, end in some] for field, some in row["fields"].items()}
    return sound(Labelled(row["id"], text_of(row["id"], held), spans))


def within(text: str, place: int) -> bool:
    """Tell whether a place parts two letters of a word or two digits of a number."""
    both = text[place - 1 : place + 1] if place else ""
    return len(both) == 2 and (both.isalpha() or both.isdecimal())


def text_of(id: str, held: Mapping[str, str]) -> str:
    """Return the text of a reference."""
    if id not in held:
        raise Unfound(f"{id}: no such reference")
    return held[id]


def sound(one: Labelled) -> Labelled:
    """Return a reference if nothing is wrong with its spans."""
    if faults := list(breaches(one)):
        raise Unfound("; ".join(faults))
    return one


def breaches(one: Labelled) -> Iterator[str]:
    """Yield what is wrong with the spans: unknown fields, bounds, edges in a gap or a word, overlaps."""
    last = 0
    for start, end, field in sorted((*span, field) for field, spans in one.spans.items() for span in spans):
        if field not in FIELDS:
            yield f"{one.id}: no field {field}"
        if not 0 <= start < end <= len(one.text):
            yield f"{one.id}: {field} {start}-{end} is out of bounds"
        elif (value := one.text[start:end]) != value.strip():
            yield f"{one.id}: {field} {value!r} has white space at an edge"
        elif within(one.text, start) or within(one.text, end):
            yield f"{one.id}: {field} {value!r} begins or ends within a word"
        elif start < last:
            yield f"{one.id}: {field} {value!r} overlaps the one before"
        last = max(last, end)


def drafted(line: str, held: Mapping[str, str]) -> Labelled:
    """Return the reference of a draft's line."""
    id, *parts = (part.strip() for part in line.split(" | "))
    text, spans, cursor = text_of(id, held), Spans(), 0
    for part in parts:
        field, _, value = part.partition(" ")
        start, cursor = find(text, value, cursor, id)
        spans.setdefault(SHORT.get(field, field), []).append((start, cursor))
    return sound(Labelled(id, text, spans))


def find(text: str, value: str, cursor: int, id: str) -> tuple[int, int]:
    """Return where a draft's value stands, at or after the cursor."""
    if value.startswith("^"):
        value, cursor = value[1:], 0
    counted = re.fullmatch(r"(.+)#(\d)", value)
    value, number = (counted[1], int(counted[2])) if counted else (value, 1)
    head, _, tail = value.partition(GAP)
    start, end = seek(text, head, cursor, number, id)
    return (start, seek(text, tail, end, 1, id)[1]) if tail else (start, end)


def seek(text: str, value: str, cursor: int, number: int, id: str) -> tuple[int, int]:
    """Return the nth occurrence of a string that does not begin or end within a word or a number."""
    found = [match.span() for match in re.finditer(re.escape(value), text) if match.start() >= cursor]
    found = [span for span in found if not any(within(text, place) for place in span)]
    if len(found) < number:
        raise Unfound(f"{id}: {value!r} is not in {text[cursor:]!r}")
    return found[number - 1]


def merge(new: Iterable[Labelled], path: Path = LABELS) -> int:
    """Write the references into the file, each in the place of an older line of its id."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = {row["id"]: row for row in map(json.loads, lines)}
    rows.update((one.id, {"id": one.id, "fields": one.spans}) for one in new)
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows.values()), "utf-8")
    return len(rows)


def shown(one: Labelled) -> str:
    """Return a reference and its labels to be read, and what no label covers."""
    spans = sorted((*span, field) for field, some in one.spans.items() for span in some)
    rest, last = "", 0
    for start, end, _ in spans:
        rest, last = f"{rest}{one.text[last:start]}·", end
    values = "\n".join(f"    {field}: {one.text[start:end]}" for start, end, field in spans)
    return f"{one.id}  {one.text}\n{values}\n    ({rest}{one.text[last:]})"


def main() -> None:
    """Print the labels, or add a draft's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", choices=["show", "add"])
    parser.add_argument("draft", type=Path, nargs="?", help="what `add` reads")
    parser.add_argument("--from", type=int, default=0, dest="first", help="leave out so many references")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    args = parser.parse_args()
    if args.command == "show":
        print("\n".join(shown(one) for one in read(folder=args.gold)[args.first :]))
    elif args.draft is None:
        parser.error("add needs a draft")
    else:
        add(args.draft, args.gold)


def add(draft: Path, folder: Path) -> None:
    """Merge a draft if all of it is found; else say what is not."""
    held = known(folder)
    good, bad = list[Labelled](), list[str]()
    for line in draft.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("//"):
            continue
        try:
            good.append(drafted(line, held))
        except Unfound as fault:
            bad.append(str(fault))
    if bad:
        sys.exit("\n".join(bad))
    print(f"{merge(good)} references in {LABELS.name}")


if __name__ == "__main__":
    main()
