"""Train the sequence model and write refnorm/labelling/weights.json.

Run: python training/train.py [--gold FOLDER] [--generated N] [--seed S]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.gold import GOLD
from refnorm.fields.draft import Draft
from refnorm.fields.visible import visible
from refnorm.labelling.decoder import packed
from refnorm.labelling.view import View
from refnorm.parse.entry import alone, numbers, words
from refnorm.parse.observe import observed, unnamed
from training.corpus import FIELDS, FIGURES, WORDS, Sample, generated, samples

LABELS = (*WORDS, "other", *FIGURES)
WEIGHTS = Path(__file__).resolve().parents[1] / "refnorm" / "labelling" / "weights.json"
REAL = 2
"""How often each real reference counts beside the generated ones."""
_FEW, _IDENTITY = 5, ("w=", "-1w=", "+1w=", "b4=")
"""References that a word must stand in to be known by itself; the features that name it, or its beginning."""
ROUNDS = 120
"""Rounds of the optimizer."""
_SMALLEST = 0.15
"""A feature whose weights are all below this is left out."""
_DIGITS = 3

_FEATURES = View(tuple)
"""What features count here: themselves."""

Row = tuple[list[list[str]], list[str]]


def row(sample: Sample) -> Row:
    """Return the features of a sample's tokens, and their labels."""
    draft = Draft(visible(*alone(sample.text)))
    begin = numbers(draft)
    ruled = draft.copy()
    words(ruled, begin)
    tokens, features = observed(draft, ruled, unnamed(draft), _FEATURES)
    at = draft.traced.at
    return list(map(list, features)), [_label(sample, at[t.start], at[t.end - 1] + 1) for t in tokens]


def _label(sample: Sample, start: int, end: int) -> str:
    for field in FIELDS:
        for a, b in sample.spans.get(field, ()):
            if a <= start and start < b:
                return field
    return "other"


def common(rows: Sequence[Row]) -> list[Row]:
    """Leave out the identity of words that few references have: names are no knowledge of the language."""
    times = Counter(feature for features, _ in rows for feature in {f for token in features for f in token})
    rare = {feature for feature, n in times.items() if n < _FEW and feature.startswith(_IDENTITY)}
    return [([[f for f in t if f not in rare] for t in features], labels) for features, labels in rows]


def train(rows: Iterable[Row], c1: float, c2: float, rounds: int, least: int, file: Path) -> None:
    """Fit the model by L-BFGS with L1 and L2 penalties."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, labels in rows:
        if labels:
            trainer.append(features, labels)
    trainer.set_params(
        {
            "c1": c1,
            "c2": c2,
            "max_iterations": rounds,
            "feature.minfreq": least,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(file))


Table = dict[str, list[float]]


def fitted(file: Path) -> tuple[Table, list[list[float]]]:
    """Return the fitted weights of each feature by label, and those of neighbouring labels."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    info = tagger.info()
    table: Table = {}
    for (feature, label), weight in info.state_features.items():
        table.setdefault(feature, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    return table, [[info.transitions.get((a, b), 0.0) for b in LABELS] for a in LABELS]


def mean(tables: Sequence[Table]) -> Table:
    """Return the mean of several models, feature by feature: what one run alone has learnt weighs less."""
    nothing = [0.0] * len(LABELS)
    return {
        name: [
            sum(column) / len(tables) for column in zip(*(t.get(name, nothing) for t in tables), strict=True)
        ]
        for name in sorted(set().union(*tables))
    }


def weights(*files: Path) -> dict[str, object]:
    """Return the mean of fitted models as the decoder reads it, small weights left out."""
    models = [fitted(file) for file in files]
    table = mean([one for one, _ in models])
    features = {name: packed(row) for name, row in table.items() if max(map(abs, row)) >= _SMALLEST}
    moves = [
        [round(sum(m[i][j] for _, m in models) / len(models), _DIGITS) for j in range(len(LABELS))]
        for i in range(len(LABELS))
    ]
    return {"labels": LABELS, "words": len(WORDS) + 1, "transitions": moves, "features": features}


def main() -> None:
    """Train on everything, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the labelled sets")
    parser.add_argument("--generated", type=int, default=10000, help="how many references to generate")
    parser.add_argument("--seed", type=int, default=1, help="of the generator, in the first run")
    parser.add_argument("--runs", type=int, default=3, help="models, each with other generated references")
    args = parser.parse_args()
    real = [row(sample) for sample in samples(args.gold)]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / str(run) for run in range(args.runs)]
        for run, file in enumerate(files):
            made = [row(sample) for sample in generated(args.generated, args.seed + run)]
            rows = common([*real, *made])
            train(chain(rows[: len(real)] * (REAL - 1), rows), 0.1, 0.1, ROUNDS, 1, file)
        WEIGHTS.write_text(json.dumps(weights(*files), ensure_ascii=False, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
