"""The labels lie within their references, none is of the held-out set, and a draft's values are found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.gold import GOLD, Gold, Piece
from training import draw, labels

TEXT = "Орлов А.А., Ким Б. О воде [On Water]. – М.: Наука, 2012. – Т. 2. – С. 2–12. (in Russian)"
ROWS = [json.loads(line) for line in labels.LABELS.read_text("utf-8").splitlines()]

FOUND = [
    ("x | a Орлов А.А., Ким Б. | t О воде", {"author": ["Орлов А.А., Ким Б."], "title": ["О воде"]}),
    ("x | a Орлов … Б.", {"author": ["Орлов А.А., Ким Б."]}),
    ("x | publisher Наука | pages 2–12", {"publisher": ["Наука"], "pages": ["2–12"]}),
    ("x | pl М. | y 2012 | v 2", {"place": ["М."], "year": ["2012"], "volume": ["2"]}),
    ("x | n in Russian | x ^On Water", {"note": ["in Russian"], "translation": ["On Water"]}),
    ("x | v 2", {"volume": ["2"]}),
    ("x | p 2#2", {"pages": ["2"]}),
]
REFUSED = [
    ("z | a Орлов", "no such reference"),
    ("x | t О земле", "'О земле' is not in"),
    ("x | t ода", "'ода' is not in"),
    ("x | y 012", "'012' is not in"),
    ("x | v 2#4", "'2' is not in"),
    ("x | t О воде | a Орлов", "'Орлов' is not in"),
    ("x | t О воде | a ^Орлов … О воде", "overlaps"),
    ("x | river О воде", "no field river"),
]
BROKEN = [
    ({"title": [[0, 200]]}, "out of bounds"),
    ({"title": [[5, 5]]}, "out of bounds"),
    ({"title": [[5, 7]]}, "white space"),
    ({"title": [[0, 4]]}, "within a word"),
    ({"author": [[0, 5]], "title": [[0, 10]]}, "overlaps"),
    ({"river": [[0, 5]]}, "no field"),
]


@pytest.mark.parametrize(("line", "values"), FOUND)
def test_a_draft_is_found(line: str, values: dict[str, list[str]]) -> None:
    """Values stand in the order of print, as whole words and numbers, and come back from the file's form."""
    one = labels.drafted(line, {"x": TEXT})
    found = {field: [one.text[start:end] for start, end in spans] for field, spans in one.spans.items()}
    assert found == values
    row = json.loads(json.dumps({"id": one.id, "fields": one.spans}))
    assert labels.from_row(row, {"x": TEXT}) == one


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_a_slip_is_refused(line: str, said: str) -> None:
    """What the reference does not print, or what two fields claim, is no label."""
    with pytest.raises(labels.Unfound, match=said):
        labels.drafted(line, {"x": TEXT})


@pytest.mark.parametrize(("fields", "said"), BROKEN)
def test_a_broken_span_is_refused(fields: dict[str, list[list[int]]], said: str) -> None:
    """A line of the file is held against its reference."""
    with pytest.raises(labels.Unfound, match=said):
        labels.from_row({"id": "x", "fields": fields}, {"x": TEXT})


def test_labels_are_merged(tmp_path: Path) -> None:
    """A reference that is labelled anew takes the place of the older line."""
    path = tmp_path / "labels.jsonl"
    drafts, held = ["x | t О воде", "y | pu Наука", "x | y 2012"], {"x": TEXT, "y": TEXT}
    assert [labels.merge([labels.drafted(line, held)], path) for line in drafts] == [1, 2, 2]
    assert [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()] == ["x", "y"]
    assert "year: 2012" in labels.shown(labels.drafted(drafts[2], held))


LINES = [
    ("3. Орлов А. О воде. 2012.", "Орлов А. О воде. 2012."),
    ("12. *Вода*, **2012**. 7 с.", "Вода, 2012. 7 с."),
    ("1. URL: /<https://a.org/b_c> (05.05.2020)", "URL: /https://a.org/b_c (05.05.2020)"),
    (
        "1. [On Water]. URL: [http://a.org/b\\_c](http://a.org/b_c) (1)",
        "[On Water]. URL: http://a.org/b_c (1)",
    ),
]


@pytest.mark.parametrize(("line", "text"), LINES)
def test_a_line_is_read_as_printed(line: str, text: str) -> None:
    """Marks of Markdown are no part of a reference, and neither is its number."""
    assert labels.unmarked(line) == text


@pytest.mark.skipif(not (GOLD / "unlabelled.jsonl").exists(), reason="no gold texts beside this copy")
def test_every_label_fits_its_text() -> None:
    """The file's references are all there, and every span lies in its text."""
    assert len(labels.read()) == len(ROWS)


def test_nothing_held_out_is_labelled() -> None:
    """No reference of the headline set is development material, and none stands twice."""
    ids = [row["id"] for row in ROWS]
    assert ids
    assert len(set(ids)) == len(ids)
    assert not draw.ids(draw.HEADLINE).intersection(ids)


def article(id: str, *texts: tuple[str, str]) -> Gold:
    """Make an article of works."""
    native, romanized = (
        tuple(Piece(place, pair[side], 0, 0, 0) for place, pair in enumerate(texts, 1)) for side in (0, 1)
    )
    pairs = frozenset((place, place) for place in range(len(texts)))
    return Gold(id, "", ("", ""), native, romanized, pairs, True)


PLAIN = [
    (f"Автор {word}. Книга {word}. 2001.", f"Avtor {word}. 2001.") for word in ("альфа", "бета", "гамма")
]
PARTED = ("Гусев. О птицах // Вестник зоологии. 2009.", "Gusev. O ptitsah. Vestnik zoologii. 2009.")
HELD = ("Орлова. О рыбах // Вестник рыболова. 2011.", "Orlova. O rybah. Vestnik rybolova. 2011.")


def test_a_draw() -> None:
    """Every article has its turn, the rarer form goes first, and no held work or its like is drawn."""
    articles = [article("1", *PLAIN[:2]), article("2", PLAIN[2], PARTED, HELD), article("3", HELD)]
    works = draw.draw(articles, {"3:n1"}, 1, 3)
    assert works == draw.draw(articles, {"3:n1"}, 1, 3)
    assert len(works) == 3
    assert {work.ids[0].partition(":")[0] for work in works[:2]} == {"1", "2"}
    drawn = draw.draw(articles, {"3:n1"}, 1, 9)
    assert len({work.form for work in drawn[:3]}) == 2
    assert not any("рыбах" in work.texts[0] for work in drawn)
    assert [work.ids[0] for work in draw.draw(articles, {"3:n1"}, 1, 9, like="Vestnik")] == ["2:n2"]


def test_a_number_that_stands_twice_names_nothing() -> None:
    """A reference is named by its printed number, which has to be its own."""
    one = article("1", *PLAIN)
    twice = replace(one, native=tuple(replace(piece, label=min(piece.label, 2)) for piece in one.native))
    assert set(labels.texts([twice])) == {"1:n1", "1:r1", "1:r2", "1:r3"}
    assert [work.ids for work in draw.works(twice, labels.texts([twice]))] == [("1:n1", "1:r1")]
