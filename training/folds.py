"""Cross-validate the sequence model: every labelled reference is read by a model that has not seen it.

Run: python training/folds.py [--folds K] [--generated N] [--gold FOLDER]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD
from benchmarks.parsing import fields, scorer
from refnorm.labelling.decoder import Model, drawers
from refnorm.parse import parse, reading
from training.corpus import Sample, generated, samples
from training.train import REAL, ROUNDS, common, row, train, weights

COLUMNS = ("author", "title", "container", "publisher", "place", "year", "volume", "issue", "pages")


def model(file: Path) -> Model:
    """Return a freshly trained model as the decoder reads it."""
    found: dict[str, Any] = weights(file)
    return Model(found["labels"], found["words"], drawers(found["features"]), found["transitions"])


Read = tuple[Sample, dict[str, Any]]


def folded(real: Sequence[Sample], made: Sequence[Sample], folds: int) -> Iterator[Read]:
    """Yield each labelled reference with the fields read by a model trained on the other folds."""
    every = common([row(sample) for sample in chain(real, made)])
    rows, extra = every[: len(real)], every[len(real) :]
    for fold in range(folds):
        others = [r for i, r in enumerate(rows) if i % folds != fold]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "model"
            train(chain(others * REAL, extra), 0.1, 0.1, ROUNDS, 1, file)
            fresh = model(file)
        setattr(reading, "model", lambda fresh=fresh: fresh)  # noqa: B010, the parser asks it for the model
        for i, sample in enumerate(real):
            if i % folds == fold:
                yield sample, fields(parse(sample.text))


def main() -> None:
    """Print F1 by set and field."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the labelled sets")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--generated", type=int, default=10_000, help="how many references to generate")
    args = parser.parse_args()
    real = list(samples(args.gold))
    random.Random(1).shuffle(real)
    made = list(generated(args.generated, 1))
    sets: dict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for sample, given in folded(real, made, args.folds):
        gold, found = sets[sample.source]
        gold.append(
            {"fields": {f: " ".join(sample.text[a:b] for a, b in s) for f, s in sample.spans.items()}}
        )
        found.append({"fields": {f: value for f, value in given.items() if f in COLUMNS}})
    print(f"{'set':14}{'of':>6}{'micro':>8}{'whole':>8}" + "".join(f"{f[:9]:>10}" for f in COLUMNS))
    for name, (gold, found) in sorted(sets.items()):
        result = scorer(args.gold).score(gold, found)
        cells = "".join(f"{result[f]['F1']:10.3f}" if f in result else f"{'':10}" for f in COLUMNS)
        print(f"{name:14}{len(gold):6}{result['_micro']['F1']:8.3f}{result['_whole']:8.3f}{cells}")


if __name__ == "__main__":
    main()
