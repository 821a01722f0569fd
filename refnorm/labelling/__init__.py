"""The sequence model: what a mark does not prove, it reads by what stands around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from refnorm.labelling.decoder import Drawers, Model, drawers
from refnorm.tables import compiled

WEIGHTS = Path(__file__).with_name("weights.json")


@cache
def model() -> Model:
    """Load the model; nothing is read before it is first asked for."""
    labels, words, weights, moves = compiled(WEIGHTS, _read, WEIGHTS.with_name("decoder.py"))
    return Model(labels, words, weights, moves)


def _read(file: Path) -> tuple[list[str], int, Drawers, list[list[float]]]:
    import json  # the compiled copy needs none

    found = json.loads(file.read_bytes())
    return found["labels"], found["words"], drawers(found["features"]), found["transitions"]
