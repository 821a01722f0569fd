"""Re-set the trusted articles in many layouts and print how well their entries, pairs and orphans are found.

Run: python benchmarks/layouts.py [--seed N] [--only LAYOUT] [--articles N] [--verbose] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.compare import Tally, compare
from benchmarks.designs import HARD, LAYOUTS, UNEVEN, Layout
from benchmarks.gold import GOLD, Gold, load
from benchmarks.setting import Proof, Spot, Style, proof
from benchmarks.sheet import Sheet, mixed, sheet, short_of_one
from refnorm import Source, analyze
from refnorm.model import Report

EACH, ALL = 0.97, 0.99
PAIRED = ("RN101", "RN102", "RN103", "RN2", *(f"RN30{n}" for n in range(1, 9)), "RN902")

Row = dict[str, float | int]
File = tuple[list[Sheet], Proof]


def printed(gold: Gold) -> tuple[Sheet, Proof]:
    """Keep an article's lists as they were printed."""
    text, spots, starts = f"# {gold.title}\n\n", dict[str, Spot](), dict[str, int]()
    headings = Style().headings
    for side, heading, pieces in zip("nr", headings, (gold.native, gold.romanized), strict=True):
        starts[f"0:{side}"] = len(text)
        text += f"## {heading}\n"
        for i, piece in enumerate(pieces):
            spots[f"0:{side}{i}"] = Spot(*(len(text) + at for at in (piece.start, piece.body, piece.end)))
        text += gold.printed["nr".index(side)] + "\n\n---\n\n"
    text = text.removesuffix("\n---\n\n")
    return sheet(gold), Proof(text.encode(), text, spots, starts)


def files(layout: Layout, pool: Sequence[Gold], articles: int | None, seed: int) -> Iterator[File]:
    """Yield every file of a layout: its sheets and how they were set."""
    used = pool[:articles]
    if layout.printed:
        for gold in used:
            if gold.whole:
                one, set_text = printed(gold)
                yield [one], set_text
        return
    for start in range(0, len(used), layout.together):
        random = Random(f"{seed} {layout.name} {start}")
        sheets = [changed(layout, gold, random, pool) for gold in used[start : start + layout.together]]
        styles = [styled(layout, start + i) for i in range(len(sheets))]
        yield sheets, proof(sheets, styles, random)


def changed(layout: Layout, gold: Gold, random: Random, pool: Sequence[Gold]) -> Sheet:
    """Make an article's sheet and change it as the layout says.

    One entry is lost in every article whose layout neither takes nor adds any: without orphans there is
    nothing to measure.
    """
    out = sheet(gold)
    first = () if UNEVEN & set(layout.changes) else (short_of_one,)
    for one in (*first, *layout.changes):
        out = one(out, random, pool)
    return out


def styled(layout: Layout, number: int) -> Style:
    """Return the style with the headings whose turn it is."""
    if not layout.headings:
        return layout.style
    return replace(layout.style, headings=layout.headings[number % len(layout.headings)])


def run(layout: Layout, pool: Sequence[Gold], articles: int | None, seed: int) -> Tally:
    """Analyze every file of a layout and compare."""
    tally = Tally()
    for sheets, text in files(layout, pool, articles, seed):
        started = perf_counter()
        report = analyzed(text)
        tally.seconds += perf_counter() - started
        compare(sheets, text, report, tally)
        tally.notes.extend(f"{sheets[0].id}: {error.message}" for error in report.errors)
    return tally


def analyzed(text: Proof) -> Report:
    """Run refnorm on a set file."""
    return analyze(Source(name="x.txt", data=text.data))


def strange(pool: Sequence[Gold], articles: int | None) -> Tally:
    """Put the lists of two different articles together: RN005, and nothing about pairs."""
    tally = Tally()
    for number, gold in enumerate(pool[:articles]):
        one = mixed(gold, pool, number)
        if one is None:
            continue
        report = analyzed(proof([one], [Style()], Random(number)))
        codes = sorted({f.code for f in report.findings})
        right = "RN005" in codes and not any(code.startswith(PAIRED) for code in codes)
        tally.counts.update({"articles": 1, "exact": right})
        tally.notes.extend([] if right else [f"{one.id}: {' '.join(codes) or 'no findings'}"])
    return tally


def row(tally: Tally) -> Row:
    """Return the numbers of a layout."""
    counts = tally.counts
    return {
        "exact": tally.share("exact", "articles"),
        "precision": tally.share("pairs right", "pairs found"),
        "recall": tally.share("pairs right", "pairs true"),
        "pair_f1": tally.f1("pairs"),
        "orphan_f1": tally.f1("orphans"),
        "orphans": counts["orphans true"],
        "bounds": tally.share("clean", "items"),
        "RN005": counts["RN005"],
        "seconds": round(tally.seconds, 2),
    }


def passed(numbers: Row, least: float) -> bool:
    """Tell whether entries, pairs and orphans reach the aim, and no list was held to be another article's."""
    return min(numbers["exact"], numbers["pair_f1"], numbers["orphan_f1"]) >= least and not numbers["RN005"]


HEAD = ("layout", "exact", "pair P", "pair R", "pair F1", "orphan F1", "of", "bounds", "RN005", "s", "")


def show(name: str, numbers: Row, least: float) -> str:
    """Return a line of the table."""
    cells = [
        f"{n:.4f}" if isinstance(n, float) and key != "seconds" else f"{n}" for key, n in numbers.items()
    ]
    return (
        f"{name:27}"
        + "".join(f"{cell:>10}" for cell in cells)
        + ("  pass" if passed(numbers, least) else "  FAIL")
    )


def main() -> None:
    """Print the table."""
    args = arguments()
    pool = load(args.gold)
    say: Callable[[str], None] = (lambda line: None) if args.json else partial(print, flush=True)
    say(f"{HEAD[0]:27}" + "".join(f"{cell:>10}" for cell in HEAD[1:]))
    rows = measured(args, pool, say)
    if args.only in ("", "unrelated"):
        other = strange(pool, args.articles)
        rows["unrelated"] = {
            "RN005 alone": other.share("exact", "articles"),
            "cases": other.counts["articles"],
        }
        say(f"lists of two articles put together: {rows['unrelated']}")
        say("".join(f"    {note}\n" for note in other.notes if args.verbose))
    if args.json:
        print(json.dumps(rows, indent=1))


def chosen(names: str) -> list[Layout]:
    """Return the layouts of these names, all but the hard ones where none is given."""
    if not names:
        return list(LAYOUTS)
    return [one for one in (*LAYOUTS, *HARD) if one.name in names.split(",")]


def measured(args: argparse.Namespace, pool: Sequence[Gold], say: Callable[[str], None]) -> dict[str, Row]:
    """Run the layouts, tell each row as soon as it is known, and the sum of all."""
    rows: dict[str, Row] = {}
    total = Tally()
    for layout in chosen(args.only):
        tally = run(layout, pool, args.articles, args.seed)
        total.add(tally)
        rows[layout.name] = row(tally)
        say(
            "\n".join(
                [
                    show(layout.name, rows[layout.name], EACH),
                    *(f"    {n}" for n in tally.notes if args.verbose),
                ]
            )
        )
    if rows:
        rows["over all"] = row(total)
        say(show("over all", rows["over all"], ALL))
    return rows


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    names = ", ".join(chain((one.name for one in (*LAYOUTS, *HARD)), ["unrelated"]))
    parser.add_argument("--seed", type=int, default=1, help="of the random choices")
    parser.add_argument("--only", default="", help=f"some of {names}, parted by commas")
    parser.add_argument("--articles", type=int, help="only the first N")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold texts")
    parser.add_argument("--verbose", action="store_true", help="print what differed")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
