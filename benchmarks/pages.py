"""Measure manuscripts in Word and PDF: cold runs, memory, and which stage takes how much of one.

Run: python benchmarks/pages.py [--rounds N] [--keep FOLDER]

LibreOffice prints the pages: an article of 12 pages, an issue of 200 and a Word file of 30, each with both
lists of real articles. Times are those of the processor, medians of alternating runs: a run waits for nothing
and computes in one thread, so that they are its time on an idle machine.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD, Gold, load
from benchmarks.paper import SOFFICE, Page, convert, flat
from benchmarks.speed import REFNORM, Line, alternate, environment, one_text, show

_PROSE = "Рассмотрены условия, при которых метод даёт устойчивый результат [1, 3]. "
_PARAGRAPHS = 25
"""Paragraphs of prose of six sentences that make about two and a half pages."""

_STAGES = """
import sys
from time import process_time
started = process_time()
spent = {}

def timed(name, function):
    def call(*args, **more):
        before = process_time()
        try:
            return function(*args, **more)
        finally:
            spent[name] = spent.get(name, 0.0) + process_time() - before
    return call

from refnorm import pipeline
for owner, name, stage in (
    (pipeline, "read", "reader"), (pipeline.locate, "locate", "locating"),
    (pipeline.split, "split", "splitting"), (pipeline, "parse_list", "parsing"),
    (pipeline.align, "align", "aligning"), (pipeline.reconcile, "reconcile", "reconciling"),
    (pipeline, "cite", "citations"), (pipeline, "compare", "letters"), (pipeline.checks, "check", "rules"),
):
    setattr(owner, name, timed(stage, getattr(owner, name)))
loaded = process_time()
pipeline.analyze(sys.argv[1])
whole = process_time() - started
spent = {"imports": loaded - started, **spent}
spent["rest"] = whole - sum(spent.values())
print("   ".join(f"{name} {100 * part / whole:.0f} %" for name, part in spent.items()))
"""


def article(gold: Gold, pages: int) -> str:
    """Return an article with its two lists and about so many pages of prose before them."""
    lead, _, rest = one_text(gold).partition("\n\n")
    prose = f"{_PROSE * 6}\n\n" * max(0, (pages - 1) * _PARAGRAPHS * 2 // 5)
    return f"{lead}\n\n{prose}{rest}"


def manuscripts(pool: Sequence[Gold]) -> dict[str, str]:
    """Return the texts that are printed, by the names of their files."""
    usual = [gold for gold in pool if 10 <= len(gold.native) <= 25]
    return {
        "twelve.pdf": article(usual[0], 11),
        "issue.pdf": "\n\n".join(article(gold, 10) for gold in usual[:18]),
        "thirty.docx": article(usual[1], 30),
    }


def printed(pool: Sequence[Gold], folder: Path) -> None:
    """Write the files that a folder does not hold yet."""
    for name, text in manuscripts(pool).items():
        if not (folder / name).exists():
            stem, _, ending = name.partition(".")
            convert({stem: flat(text, Page(heads=ending == "pdf"))}, ending, folder)


def pages(path: Path) -> int:
    """Count the pages of a PDF file."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def measure(folder: Path, rounds: int) -> Iterator[Line]:
    """Check each file in new processes."""
    twelve, issue, thirty = (folder / name for name in ("twelve.pdf", "issue.pdf", "thirty.docx"))
    short, word = alternate([(*REFNORM, "check", str(p), "--exit-zero") for p in (twelve, thirty)], rounds)
    (long,) = alternate([(*REFNORM, "check", str(issue), "--exit-zero")], max(rounds // 3, 1))
    yield Line(f"PDF of {pages(twelve)} pages, cold, s", short.processor, 0.8)
    yield Line("Word file of 30 pages, cold, s", word.processor, 0.6)
    yield Line(f"PDF of {pages(issue)} pages, cold, s", long.processor, 5.0)
    yield Line(f"PDF of {pages(issue)} pages, peak memory, MB", long.megabytes, 250)


def shares(path: Path) -> str:
    """Return the share of each stage, the second time that a new process does it."""
    command = [sys.executable, "-c", _STAGES, str(path)]
    runs = [
        subprocess.run(command, env=environment(), capture_output=True, text=True, check=True) for _ in "12"
    ]
    return runs[-1].stdout.strip()


def main() -> None:
    """Print the table, and the share of each stage."""
    args = arguments()
    if SOFFICE is None:
        sys.exit("LibreOffice (soffice) is absent: this benchmark prints its pages with it")
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        printed(load(args.gold), folder)
        for line in measure(folder, args.rounds):
            print(show(line), flush=True)
        for name in ("twelve.pdf", "thirty.docx", "issue.pdf"):
            print(f"{name}: {shares(folder / name)}", flush=True)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="of the alternating runs")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--keep", type=Path, help="a folder in which the files stay")
    return parser.parse_args()


if __name__ == "__main__":
    main()
