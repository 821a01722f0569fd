"""Set the labelled texts as Word files and as pages, and hold each against the hand labels like the text.

Run: python benchmarks/labelled.py [--only NAME] [--keep FOLDER]
LibreOffice writes the files; the labels and their script lie beside a development checkout.
No share may be more than .01 below the text's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD
from benchmarks.paper import SOFFICE, Page, convert, flat

DESIGNS: Mapping[str, tuple[str, Page]] = {
    "Word, one column": ("docx", Page(1)),
    "Word, two columns": ("docx", Page(2)),
    "pages, one column": ("pdf", Page(1)),
    "pages, one column, hanging": ("pdf", Page(1, "hanging")),
    "pages, one column, flush": ("pdf", Page(1, "flush")),
    "pages, one column, ragged": ("pdf", Page(1, justified=False, hyphens=False, heads=False)),
    "pages, two columns": ("pdf", Page(2)),
    "pages, two columns, hanging": ("pdf", Page(2, "hanging")),
    "pages, two columns, flush": ("pdf", Page(2, "flush")),
}
SHARES = (
    "entries_exact",
    "pair_precision",
    "pair_recall",
    "recall_numeric",
    "recall_words",
    "error_precision",
)
HEADS = (" exact", "pair P", "pair R", "number", " words", "errors")
WORST = 0.01
_ISSUE = "issue"

Figures = Mapping[str, str | float]


def texts(gold: Path) -> dict[str, str]:
    """Return the labelled texts, and the labelled issue under a name of its own."""
    found = {path.stem: path.read_text("utf-8") for path in sorted((gold / "texts").glob("*.txt"))}
    return found | {_ISSUE: issue_of(gold).read_text("utf-8")}


def issue_of(gold: Path) -> Path:
    """Return the file of the labelled issue."""
    return min((gold.parent / "seed").glob("*.txt"))


def written(given: Mapping[str, str], name: str, folder: Path) -> None:
    """Write all texts in a design."""
    ending, page = DESIGNS[name]
    folder.mkdir(parents=True, exist_ok=True)
    convert({key: flat(text, page) for key, text in given.items()}, ending, folder)


def scored(gold: Path, folder: Path, issue: Path) -> Figures:
    """Run the labels' own script over a folder of texts and an issue."""
    command = [
        sys.executable,
        str(gold / "score.py"),
        str(gold / "labels"),
        str(folder),
        "--seed",
        str(issue),
    ]
    command += ["--refnorm", f"{sys.executable} -m refnorm"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout[done.stdout.index("{\n") :])
    return figures


def share(figures: Figures, key: str) -> float:
    """Return a figure as a share."""
    value = figures[key]
    if isinstance(value, str):
        right, every = map(int, value.split("/"))
        return right / max(every, 1)
    return value / float(figures["documents"]) if key == "entries_exact" else float(value)


def row(name: str, figures: Figures, text: Figures) -> str:
    """Return a line of figures; it fails if a share is too far below the text's."""
    cells = "  ".join(f"{share(figures, key):.4f}" for key in SHARES)
    good = all(share(figures, key) >= share(text, key) - WORST for key in SHARES)
    more = f"{figures['false_per_200_pairs']:6}  {figures['warnings_unlabelled_per_200_pairs']:6}"
    return f"{name:28} {cells}  {more}  {'pass' if good else 'FAIL'}"


def main() -> None:
    """Print a line for the text and for every design."""
    args = arguments()
    if SOFFICE is None or not (args.gold / "score.py").exists():
        sys.exit("this benchmark needs the labelled texts, which are not shipped, and LibreOffice (soffice)")
    given = texts(args.gold)
    text = scored(args.gold, args.gold / "texts", issue_of(args.gold))
    print(f"{'':28} {'  '.join(HEADS)}   false  unlab.  (of 200 pairs)")
    print(row("text", text, text), flush=True)
    for name, (ending, _) in DESIGNS.items():
        if args.only in name:
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(args.keep or scratch, name.replace(", ", "-").replace(" ", "-"))
                written(given, name, folder)
                print(row(name, scored(args.gold, folder, folder / f"{_ISSUE}.{ending}"), text), flush=True)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", default="", help=f"a part of a name: {', '.join(DESIGNS)}")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the labels")
    parser.add_argument("--keep", type=Path, help="a folder in which the files stay")
    return parser.parse_args()


if __name__ == "__main__":
    main()
