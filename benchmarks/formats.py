"""Set the gold texts as pages and print how much of what is found in the text is found in the pages.

Run: python benchmarks/formats.py [--ending pdf] [--only DESIGN] [--keep FOLDER] [--verbose]
LibreOffice writes the files; the texts are those of benchmarks/gold.py, and a whole issue where it is there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD
from benchmarks.paper import SOFFICE, Page, convert, flat, plain
from refnorm import Source, analyze
from refnorm.model import Article, Report

DESIGNS = {
    "one column": Page(1),
    "one column, hanging": Page(1, "hanging"),
    "one column, flush": Page(1, "flush"),
    "one column, ragged": Page(1, justified=False, hyphens=False, heads=False),
    "two columns": Page(2),
    "two columns, hanging": Page(2, "hanging"),
    "two columns, flush": Page(2, "flush"),
    "two columns, small": Page(2, "first", size=8.5),
    "three columns": Page(3, "hanging", size=8.0),
}

_BLANK = re.compile(r"[\s\u00ad]+")
"""What a line end may have changed in a text, and no reader sees."""

_NUMBER = re.compile(r"(?m)^(?:\\?\[?\d{1,3}\\?\]?\s?[.)]\s*|\\?\[\d{1,3}\\?\]\s*)+(?=[^\W\d_]|[«\"“])")

Facts = Counter[tuple[object, ...]]


def texts(folder: Path) -> dict[str, str]:
    """Return the gold texts, the issue that is beside them, and both lists of the articles without labels."""
    paths = [*sorted((folder / "texts").glob("*.txt")), *sorted((folder.parent / "seed").glob("*.txt"))]
    found = {path.stem: path.read_text("utf-8") for path in paths}
    for line in (folder / "unlabelled.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        lists = f"## СПИСОК ЛИТЕРАТУРЫ\n{item['native']}\n\n## REFERENCES\n{item['romanized']}\n"
        found[item["id"].replace("/", "_")] = f"# {item['title']}\n\n{lists}"
    return found


def unnumbered(text: str) -> str:
    """Take the numbers off the items of a text."""
    return _NUMBER.sub("", text)


def facts(report: Report) -> Facts:
    """Return what was found: entries, pairs and findings, each as people would name it."""
    found: Facts = Counter()
    for result in report.results:
        for number, article in enumerate(result.articles):
            found.update(_article(number, article))
    return found


def _article(number: int, article: Article) -> Iterator[tuple[object, ...]]:
    for lst in article.lists:
        yield ("lists", number, lst.index, lst.role)
        yield from (("entries", number, lst.index, entry.index, entry.label) for entry in lst.entries)
    for pair in article.pairs:
        yield ("pairs", number, pair.native, pair.romanized)
    for finding in article.findings:
        sides = [
            (side.list, side.entry, _BLANK.sub("", side.text)[:80]) if side else None
            for side in (finding.native, finding.romanized)
        ]
        yield ("findings", number, finding.code, str(finding.severity), *sides)


def compared(text: Facts, pages: Facts, tally: Counter[str]) -> Iterator[str]:
    """Count what both hold, and yield what differs."""
    for fact in text | pages:
        kind = str(fact[0])
        tally[kind, "text"] += text[fact]  # type: ignore[index]
        tally[kind, "pages"] += pages[fact]  # type: ignore[index]
        tally[kind, "both"] += min(text[fact], pages[fact])  # type: ignore[index]
        if text[fact] != pages[fact]:
            yield f"    {'-' if text[fact] > pages[fact] else '+'} {' '.join(map(str, fact))}"


def shares(tally: Counter[str]) -> str:
    """Return a line of shares: of all that is in either, how much is in both."""
    cells = []
    for kind in ("lists", "entries", "pairs", "findings"):
        text, pages, both = (tally[kind, side] for side in ("text", "pages", "both"))  # type: ignore[index]
        cells.append(f"{kind} {2 * both / max(text + pages, 1):.4f} ({both}/{text}/{pages})")
    return "  ".join(cells)


def main() -> None:
    """Print a line for every design."""
    args = arguments()
    if SOFFICE is None:
        sys.exit("LibreOffice (soffice) is absent: this benchmark prints its pages with it")
    wanted = {name: text for name, text in texts(args.gold).items() if re.search(args.text, name)}
    if args.unnumbered:
        wanted = {name: unnumbered(text) for name, text in wanted.items()}
    before = {
        name: facts(analyze(Source("x.txt", data=plain(text).encode()))) for name, text in wanted.items()
    }
    for name, page in DESIGNS.items():
        if args.only in ("", name):
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(args.keep or scratch, name.replace(", ", "-").replace(" ", "-"))
                folder.mkdir(parents=True, exist_ok=True)
                if not args.again:
                    convert({key: flat(text, page) for key, text in wanted.items()}, args.ending, folder)
                measure(name, folder, args.ending, before, args.verbose)


def measure(name: str, folder: Path, ending: str, before: dict[str, Facts], verbose: bool) -> None:
    """Analyze the files of one design and print what they share with the texts."""
    tally: Counter[str] = Counter()
    notes: list[str] = []
    started = perf_counter()
    for key, wanted in before.items():
        report = analyze(folder / f"{key}.{ending}")
        notes += [f"  {key}", *(f"    {error.message}" for error in report.errors)]
        notes += compared(wanted, facts(report), tally)
    print(f"{name:22} {shares(tally)}  {perf_counter() - started:.1f} s", flush=True)
    if verbose:
        print("\n".join(notes), flush=True)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--ending", default="pdf", help="what LibreOffice writes: pdf or docx")
    parser.add_argument("--only", default="", help=f"one of {', '.join(DESIGNS)}")
    parser.add_argument("--text", default="", help="only texts whose name matches this")
    parser.add_argument("--unnumbered", action="store_true", help="take the numbers off the items")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--keep", type=Path, help="a folder in which the files stay")
    parser.add_argument("--again", action="store_true", help="read the files of the folder, write none")
    parser.add_argument("--verbose", action="store_true", help="print what differs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
