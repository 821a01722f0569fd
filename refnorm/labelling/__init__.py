"""The sequence model: what a mark does not prove, it reads by what stands around it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from refnorm.labelling.decoder import Model

WEIGHTS = Path(__file__).with_name("weights.json")


@cache
def model() -> Model:
    """Load the model; nothing is read before it is first asked for."""
    found = json.loads(WEIGHTS.read_bytes())
    moves = [tuple(row) for row in found["transitions"]]
    return Model(found["labels"], found["words"], found["features"], moves)
