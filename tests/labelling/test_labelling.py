"""The sequence model by itself: tokens, decoding against a count of all paths, weights, loading."""

from __future__ import annotations

import itertools
import json
import math
import subprocess
import sys

import pytest

from refnorm import labelling
from refnorm.labelling.decoder import STEP, Model, drawers, packed
from refnorm.labelling.features import Proposal
from refnorm.labelling.tokens import Claim, chunks, tokens
from refnorm.labelling.view import View

LABELS = ("author", "title", "other", "volume")
WORDS = 3
MOVES = [(0.5, 1.0, -0.5, 0.0), (-2.0, 0.7, 0.1, 0.3), (0.2, -0.4, 0.6, 0.9), (-1.0, 0.0, 0.4, 0.2)]
WEIGHTS = {"a": (1.0, 0.2, -0.3, 0.0), "b": (-0.5, 0.9, 0.4, 0.0), "7": (-1.0, -0.2, 0.1, 1.5)}


@pytest.fixture
def small() -> Model:
    """Return a model of four labels and three features."""
    return Model(LABELS, WORDS, drawers({name: packed(row) for name, row in WEIGHTS.items()}), MOVES)


def paths(model: Model, emissions: list[tuple[int, ...]]) -> list[tuple[float, tuple[int, ...]]]:
    """Return every row of labels with its score, the best first."""
    found = []
    for row in itertools.product(*(range(len(e)) for e in emissions)):
        score = STEP * sum(e[k] for e, k in zip(emissions, row, strict=True))
        score += sum(MOVES[j][k] for j, k in itertools.pairwise(row))
        found.append((score, row))
    return sorted(found, reverse=True)


def observed(model: Model) -> list[tuple[int, ...]]:
    """Return the emissions of `a b 7 a`; only the number may be a volume."""
    rows = [("a",), ("b",), ("7",), ("a", "b")]
    return model.emissions(list(map(model.count, rows)), [False, False, True, False])


def test_a_word_cannot_bear_a_label_of_numbers(small: Model) -> None:
    """The first labels are those of words."""
    assert [len(e) for e in observed(small)] == [3, 3, 4, 3]


def test_probabilities_are_those_of_all_paths(small: Model) -> None:
    """What the passes forward and back give is what counting every path gives."""
    emissions = observed(small)
    every = paths(small, emissions)
    total = sum(math.exp(score) for score, _ in every)
    for i, share in enumerate(small.marginals(emissions)):
        for k, found in enumerate(share):
            counted = sum(math.exp(score) for score, row in every if row[i] == k) / total
            assert found == pytest.approx(counted, abs=1e-9)


def test_the_likeliest_rows_are_found(small: Model) -> None:
    """The best one, and the best ones in their order, with their scores."""
    emissions = observed(small)
    every = paths(small, emissions)
    assert tuple(small.likeliest(emissions, small.marginals(emissions))) == every[0][1]
    best = small.best(emissions, 5)
    assert [path.labels for path in best] == [row for _, row in every[:5]]
    assert [path.score for path in best] == pytest.approx([score for score, _ in every[:5]])


def test_weights_survive_packing() -> None:
    """A weight is one character, and comes back within half a step; ninety features are added up exactly."""
    row = (0.0, 1.26, -3.4, 8.99, -20.0)
    model = Model("abcde", 5, drawers({"a": packed(row), "high": packed([20.0] * 5)}), [(0.0,) * 5] * 5)
    back = [STEP * steps for steps in model.emissions([model.count(("a",))], [True])[0]]
    assert back[:4] == pytest.approx(row[:4], abs=STEP / 2 + 1e-9)
    assert back[4] == pytest.approx(-9.0)
    assert model.emissions([model.count(("high",)) * 90], [True]) == [(90 * 180,) * 5]


def test_weights_are_the_same_after_many_questions() -> None:
    """What is looked for one by one at first stands ready later; what has no weights counts nothing."""
    table = {str(n): packed((n / 1000 - 3, 1.0)) for n in range(6000)}
    model = Model("ab", 2, drawers(table), [(0.0,) * 2] * 2)
    first = [model.count((name, "none")) for name in table]
    assert [model.count(("none", name)) for name in table] == first
    assert model.emissions(first[:1], [True]) == [(-60, 20)]


def test_the_shipped_weights_fit_the_decoder() -> None:
    """Every feature has a weight for every label, and so has every move."""
    found = json.loads(labelling.WEIGHTS.read_text("utf-8"))
    size = len(found["labels"])
    assert {len(row) for row in found["features"].values()} == {size}
    assert [len(row) for row in found["transitions"]] == [size] * size
    assert found["labels"][: found["words"]][-1] == "other"
    assert labelling.WEIGHTS.stat().st_size < 1_500_000


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """A reference whose marks prove everything is read without the weights."""
    code = (
        "import refnorm, refnorm.labelling as l\n"
        "refnorm.parse('Орлов Д. Е. О ветре // Вестник зимы. 1999. № 7. С. 1–9.')\n"
        "print(l.model.cache_info().currsize)\n"
        "refnorm.parse('Vane L, Ice in tubes, Ice Letters, 14, 57-71, 1999')\n"
        "print(l.model.cache_info().currsize)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]


def test_tokens_and_chunks() -> None:
    """Claims are one token with their field's name; marks part chunks; numbers and initials are kinds."""
    mask = "Vane L. Ice // Sea. \x00\x00\x00\x00, 14(2)."
    row = tokens(mask, [Claim(20, 24, "issued")])
    assert [(t.text, t.kind) for t in row] == [
        ("Vane", "word"), ("L.", "initial"), ("Ice", "word"), ("//", "mark"), ("Sea", "word"), (".", "mark"),
        ("<issued>", "claim"), (",", "mark"), ("14", "number"), ("(", "mark"), ("2", "number"), (")", "mark"),
        (".", "mark"),
    ]  # fmt: skip
    parts = chunks(row)
    assert [(p.first, p.last, p.right) for p in parts] == [
        (0, 2, "//"),
        (4, 4, ".,"),
        (8, 8, "("),
        (10, 10, ")."),
    ]
    assert parts[1].behind == "<issued>"


def test_the_middle_of_long_parts_is_not_looked_at() -> None:
    """Words at both ends stand for all; the word before a gap reaches to its end."""
    mask = "One two three four five six seven eight nine ten // Sea"
    words, features = View(tuple).look(mask, [], [Proposal(0, 48, "title", 1.0)])
    assert [w.text for w in words] == ["One", "two", "three", "eight", "nine", "ten", "Sea"]
    assert words[2].end == mask.index(" eight")
    assert len(features) == len(words)
