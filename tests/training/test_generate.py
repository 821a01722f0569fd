"""The generator of training data: the same lines for a number, exact spans, every style, type, language."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from training import generate, noise, records, romanize, shelf, spans, styles
from training.generate import Sample
from training.sheet import FIELDS

ROOT = Path(__file__).resolve().parents[2]
COUNT = 6000
SAMPLES = list(generate.generate(COUNT, 11))
LETTER_OR_QUOTE = spans.OPENING + spans.CLOSING


def values(sample: Sample) -> dict[str, list[str]]:
    """Return what the spans of a sample hold."""
    return {label: [sample.text[s:e] for s, e in held] for label, held in sample.spans.items()}


def sound(text: str, labelled: spans.Spans) -> bool:
    """Tell whether spans lie within a text, apart from each other, and begin and end with words."""
    flat = sorted((start, end) for held in labelled.values() for start, end in held)
    return (
        all(0 <= start < end <= len(text) for start, end in flat)
        and all(one[1] <= other[0] for one, other in pairwise(flat))
        and all(
            edge.isalnum() or edge in LETTER_OR_QUOTE
            for start, end in flat
            for edge in (text[start], text[end - 1])
        )
    )


def test_the_same_number_gives_the_same_lines() -> None:
    """A longer run begins like a shorter one, another number gives other lines."""
    assert list(generate.generate(50, 11)) == SAMPLES[:50]
    assert list(generate.generate(50, 12)) != SAMPLES[:50]


def test_spans_hold() -> None:
    """Every label is known, and every span is sound, noise or none."""
    assert set().union(*(sample.spans for sample in SAMPLES)) == FIELDS
    assert [sample.text for sample in SAMPLES if not sound(sample.text, sample.spans)] == []


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("Abc. Def", {"title": [[0, 4]]}),
        ("Abc. Def", {"title": [[0, 3]], "author": [[2, 4]]}),
        ("Abc", {"title": [[0, 9]]}),
    ],
)
def test_unsound_spans_are_seen(text: str, labelled: spans.Spans) -> None:
    """The test of spans can fail."""
    assert not sound(text, labelled)


def test_everything_occurs() -> None:
    """No style, type, language, side or noise is left out, and most texts are whole."""
    assert {sample.style for sample in SAMPLES} == set(styles.styles())
    assert {sample.language for sample in SAMPLES} == set(shelf.languages())
    assert {sample.type for sample in SAMPLES} == set(shelf.table("vocabulary", "types")["type"])
    assert {sample.side for sample in SAMPLES} == {"native", "romanized"}
    assert set(noise.KINDS) == set(shelf.table("vocabulary", "noise")["kind"])
    assert sum("title" in sample.spans for sample in SAMPLES) > 0.9 * COUNT


def test_editors_before_the_title_are_no_authors() -> None:
    """Whoever stands before a collection's title is labelled as its editor."""
    heads = [sample for sample in SAMPLES if sample.type == "collection" and "editor" in sample.spans]
    first = [min(sample.spans["editor"])[0] < 6 for sample in heads]
    assert sum(first) > 20
    assert not [sample.text for sample in heads if "author" in sample.spans]


def test_there_are_many_styles_and_titles() -> None:
    """Styles are many, titles rarely come twice."""
    assert len(styles.styles()) >= 45
    titles = Counter(title for sample in SAMPLES for title in values(sample).get("title", ()))
    assert len(titles) > 0.8 * sum(titles.values())


@pytest.mark.parametrize("name", noise.KINDS)
def test_noise_keeps_the_spans(name: str) -> None:
    """Each noise by itself changes some line, and leaves sound spans on all of them."""
    rng, changed = Random(5), 0
    for sample in SAMPLES[:800]:
        line = relabelled(sample)
        spoiled = noise.KINDS[name](line, rng)
        changed += spoiled != line
        assert sound(spans.text(spoiled), spans.spans(spoiled))
    assert changed > 5


def relabelled(sample: Sample) -> list[spans.Cell]:
    """Return a sample's text as labelled letters."""
    labels = ["" for _ in sample.text]
    for label, held in sample.spans.items():
        for number, (start, end) in enumerate(held):
            labels[start:end] = [f"{label}:{number}"] * (end - start)
    return list(zip(sample.text, labels, strict=True))


def test_nothing_native_is_left_in_a_romanized_word() -> None:
    """The schemes know every letter of the languages that they are for."""
    for language in shelf.languages():
        text = json.dumps(shelf.vocabulary(language), ensure_ascii=False)
        for scheme in romanize.schemes(language):
            assert not set(re.findall(r"[а-ӿ]", romanize.romanize(text, scheme).lower()))


@pytest.mark.parametrize("kind", shelf.table("vocabulary", "types")["type"])
def test_every_style_sets_every_type(kind: str) -> None:
    """A style that lacks a type's own template has one for a type near it."""
    rng = Random(3)
    for made in (records.work(kind, language, rng) for language in shelf.languages()):
        fitting = styles.fitting(made)
        assert len(fitting) > 5
        for name in fitting:
            assert spans.text(styles.render(made, name, rng)), (name, made)


@pytest.mark.parametrize("language", ["ru", "sr"])
def test_a_record_from_elsewhere(language: str) -> None:
    """A dict of plain texts is set in a style, with exact spans; an unknown language is no obstacle."""
    record = {
        "type": "article",
        "language": language,
        "author": "Гусев, Н. В.; Ольхина, Анна Петровна",
        "title": "О птицах",
        "container": "Вестник зоологии",
        "year": "2009",
        "pages": "31-40",
    }
    rng = Random(1)
    found = [generate.restyle(record, rng) for _ in range(60)]
    assert len({sample.style for sample in found}) > 10
    assert sum("О птицах" in values(sample).get("title", ()) for sample in found) > 30
    assert sum(values(sample).get("year") == ["2009"] for sample in found) > 45


def test_the_command_line_writes_lines() -> None:
    """The script runs from anywhere and writes JSON lines."""
    line = [sys.executable, str(ROOT / "training" / "generate.py"), "--count", "3", "--seed", "11"]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"})
    assert [json.loads(text)["text"] for text in done.stdout.splitlines()] == [s.text for s in SAMPLES[:3]]
