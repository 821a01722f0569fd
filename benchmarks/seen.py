"""Hold what a reader marked in two articles of a printed issue against what refnorm tells of them.

Run: python benchmarks/seen.py [--issue FILE] [--json]

`seen.jsonl` has a row for each thing that was marked, reading both lists and the citations letter by letter:
the article, the line and the words in it that are wrong, the code under which they have to be told, and if
the reader called it an error (E) or a question of style (I). A mark is told where a finding of its code names
a place that meets the words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD
from refnorm import Source, analyze
from refnorm.model import Finding, Span

MARKS = Path(__file__).with_suffix(".jsonl")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader marked."""

    article: int
    line: int
    words: str
    code: str
    kind: str
    what: str


def marks() -> list[Mark]:
    """Return what was marked."""
    return [Mark(**json.loads(line)) for line in MARKS.read_text("utf-8").splitlines()]


def places(finding: Finding) -> Iterator[Span]:
    """Yield every place that a finding names."""
    for side in (*(side for pair in finding.sides for side in pair), *finding.related):
        yield from side.spans if side else ()


def untold(issue: Path) -> Iterator[Mark]:
    """Yield the marks of which nothing is told."""
    (result,) = analyze(Source(name=issue.name, data=issue.read_bytes())).results
    text = result.document.text
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    told: dict[tuple[int, str], list[Span]] = {}
    for article in result.articles:
        for finding in article.findings:
            told.setdefault((article.index, finding.code), []).extend(places(finding))
    for mark in marks():
        start = starts[mark.line - 1]
        at = text.find(mark.words, start, starts[mark.line])
        if at < 0:
            sys.exit(f"line {mark.line} of {issue.name} does not hold {mark.words!r}: is it another issue?")
        span = Span(at, at + len(mark.words))
        if not any(place.meets(span) for place in told.get((mark.article, mark.code), ())):
            yield mark


def main() -> None:
    """Print how many marks are told, and those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--issue", type=Path, default=next(iter(sorted((GOLD.parent / "seed").glob("*.txt"))), None)
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    if args.issue is None:
        sys.exit("no issue: give one with --issue")
    missed = list(untold(args.issue))
    if args.json:
        print(json.dumps([asdict(mark) for mark in missed], ensure_ascii=False, indent=1))
        return
    print(f"{'article':8}{'kind':6}{'marked':>8}{'told':>8}")
    for article, kind in sorted({(mark.article, mark.kind) for mark in marks()}):
        same = [mark for mark in marks() if (mark.article, mark.kind) == (article, kind)]
        lost = sum((mark.article, mark.kind) == (article, kind) for mark in missed)
        print(f"{article:<8}{kind:6}{len(same):8}{len(same) - lost:8}")
    for mark in missed:
        print(f"not told: {mark.line} {mark.words} {mark.code}: {mark.what}")


if __name__ == "__main__":
    main()
