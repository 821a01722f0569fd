"""Measure the closed loop: lists generated from native ones, checked against them, must be without findings.

Run: python benchmarks/loop.py [--scheme CODE]... [--gold FOLDER] [--limit N] [--show CODE]

Each native list is a manuscript; refnorm generates its romanized list by a scheme; both together are checked.
A finding is a fault of the generator, of the parser or of a rule, unless the native list has it too (a DOI
that is broken there) or mixes scripts in that entry: that one is `carried`. The missing translations, which
the generator marks, and doubts of the parser are counted by code only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, ROOT
from refnorm import Options, Report, Source, analyze
from refnorm.checks import RULES
from refnorm.model import Article, Entry, Finding, Side
from refnorm.romanization import schemes
from refnorm.writers import write

OWN = ROOT / "tests" / "cases" / "loop"
EXPECTED = "RN502"
"""The translation that no program knows."""
DOUBT = "RN9"
OF_BOTH = "RN309.dangling"
"""What is told of both titles: the native one breaks off, and so does what is made of it."""
MIXED = "RN401"
"""Letters of two scripts in a native word: the romanized one is right and differs."""


def manuscripts(gold: Path, limit: int | None) -> Iterator[str]:
    """Yield native lists under a heading: the project's own, then those of the gold articles."""
    yield from (path.read_text("utf-8") for path in sorted(OWN.glob("*.txt")))
    rows = gold / "unlabelled.jsonl"
    lines = rows.read_text("utf-8").splitlines() if rows.exists() else []
    yield from (f"СПИСОК ЛИТЕРАТУРЫ\n\n{json.loads(line)['native'].strip()}\n" for line in lines[:limit])
    yield from _seed(gold.parent / "seed")


def _seed(folder: Path) -> Iterator[str]:
    """Yield the native lists of whole issues."""
    for path in sorted(folder.glob("*.txt")):
        for result in analyze(path).results:
            for article in result.articles:
                for lst in (lst for lst in article.lists if lst.role == "native"):
                    yield lst.span.of(result.document.text)


def options(scheme: str) -> Options:
    """Return the options that ask for one scheme."""
    return Options(schemes={scheme.partition("-")[0]: scheme})


def loop(text: str, scheme: str) -> tuple[str, Report]:
    """Return the list generated from a native one, and what is found when both are checked."""
    chosen = options(scheme)
    made = write(analyze(Source("native.txt", data=text.encode())), "references", chosen).decode()
    whole = f"{text.rstrip()}\n\n{made}"
    return made, analyze(Source("both.txt", data=whole.encode()))


def findings(report: Report) -> Iterator[tuple[Finding, bool]]:
    """Yield all findings of a report, and whether the native list alone has the same."""
    for result in report.results:
        for article in result.articles:
            alone = {(f.code, side.entry) for f in article.findings for side in _native(f)}
            for finding in article.findings:
                side = finding.romanized
                known = {(code, side.entry) for code in (finding.code, MIXED)} if side else set()
                of_both = any(phrase.key == OF_BOTH for phrase in finding.phrases)
                carried = not side or of_both or not known.isdisjoint(alone) or _of_entry(finding, article)
                yield from [(finding, carried)] * (1 + len(finding.occurrences))


def _of_entry(finding: Finding, article: Article) -> bool:
    """Tell whether a fault of one entry, as a wrong check digit, is the native one's too.

    A foreign work is copied as it is, with the misspelt words of its title.
    """
    if RULES[finding.code].noun is not Entry:
        return False
    side = finding.romanized
    native = next((lst.entries for lst in article.lists if lst.role == "native"), ())
    copied = side and side.entry and side.entry <= len(native) and side.text in native[side.entry - 1].raw
    return finding.native is not None or bool(copied)


def _native(finding: Finding) -> tuple[Side, ...]:
    """Return the sides of a finding about the native list alone."""
    sides = (finding.native, *finding.related, *(o.native for o in finding.occurrences))
    return () if finding.romanized else tuple(side for side in sides if side)


def measure(texts: Sequence[str], scheme: str, show: str) -> str:
    """Return the row of one scheme: entries, findings, carried ones, findings by code."""
    codes: Counter[str] = Counter()
    entries = carried = 0
    for text in texts:
        made, report = loop(text, scheme)
        entries += sum(bool(line.strip()) for line in made.splitlines()[1:])
        for finding, old in findings(report):
            carried += old
            codes[finding.code] += not old
            wanted = show == finding.code or not _expected(finding.code)
            if show and not old and wanted and finding.code.startswith(show):
                print(_shown(finding, made))
    wrong = sum(n for code, n in codes.items() if not _expected(code))
    listed = " ".join(f"{code}:{number}" for code, number in sorted(codes.items()) if number)
    return f"{scheme:20}{entries:>8}{wrong:>10}{carried:>9}  {listed or '-'}"


def _expected(code: str) -> bool:
    """Tell whether a finding is what a generated list has to have, or a doubt."""
    return code == EXPECTED or code.startswith(DOUBT)


def _shown(finding: Finding, made: str) -> str:
    side = finding.romanized
    entry = made.splitlines()[1 + side.entry] if side and side.entry and made.count("\n") > side.entry else ""
    return f"  {finding.code} {finding.message}\n    {entry}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--scheme", action="append", help="only this one; verified Russian ones otherwise")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--limit", type=int, help="of gold articles")
    parser.add_argument(
        "--show", default="", metavar="CODE", help="print the findings of a code, or of a family"
    )
    args = parser.parse_args()
    texts = list(manuscripts(args.gold, args.limit))
    print(f"{'scheme':20}{'entries':>8}{'findings':>10}{'carried':>9}  by code, with what is not counted")
    for scheme in args.scheme or [s.code for s in schemes("ru") if s.verified]:
        print(measure(texts, scheme, args.show), flush=True)


if __name__ == "__main__":
    main()
