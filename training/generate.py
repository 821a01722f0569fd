"""Generate labelled references of made-up works: python training/generate.py --count N --seed S [--out FILE]

Each line is {"text", "spans": {label: [[start, end], …]}, "language", "style", "type", "side"}; spans are
half-open code points into the text. The same seed gives the same lines.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training import noise, styles
from training.records import Record, record
from training.shelf import vocabulary, weighted
from training.spans import Spans, spans, text

SECOND_LIST = {"Cyrillic": 0.48, "Latin": 0.15}
"""The share of works that are set as a second, romanized list sets them, by their script."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A reference and where its fields stand; side: native or romanized."""

    text: str
    spans: Spans
    language: str
    style: str
    type: str
    side: str


def generate(count: int, seed: int) -> Iterator[Sample]:
    """Yield references of made-up works; the first ones of a longer run are the same."""
    for number in range(count):
        rng = Random(f"{seed}/{number}")
        made = record(rng)
        if rng.random() < SECOND_LIST[vocabulary(made["language"])["script"]]:
            made = styles.latinized(made, rng)
        yield restyle(made, rng)


def restyle(made: Record, rng: Random) -> Sample:
    """Set a work in a style that fits it, drawn by chance, with the noise of chance.

    A work is a dict of texts: `type`, `language`, and any of author, editor, translator, title, subtitle,
    container, series, publisher, place, year, volume, issue, pages (`12-25`), total (of pages), artnum, doi,
    url, accessed and date (`31.12.2020`, `31.12`), edition (a number), isbn, note, event and days (of a
    conference), en_title and en_container (translations). Names are `Family, Given Names; …`, and whoever
    has no comma is an organisation; places and publishers are parted by `; ` too, a place may be
    `Full = Short = English`. A work that is romanized already says so by a `scheme`, whatever it is called.
    """
    style = weighted(rng, styles.fitting(made))
    line = noise.spoil(styles.render(made, style, rng), rng)
    side = "romanized" if made.get("scheme") else "native"
    return Sample(text(line), spans(line), made["language"], style, made["type"], side)


def main() -> None:
    """Write the samples, one a line."""
    told = arguments()
    lines = (json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in generate(told.count, told.seed))
    if told.out:
        told.out.write_text("".join(lines), "utf-8")
    else:
        sys.stdout.writelines(lines)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="how many references")
    parser.add_argument("--seed", type=int, default=1, help="which references")
    parser.add_argument("--out", type=Path, help="the file to write instead of the standard output")
    return parser.parse_args()


if __name__ == "__main__":
    main()
