"""What a list's easy entries teach: the marks between its fields."""

from __future__ import annotations

import json

import pytest

from refnorm import Options, Source, analyze
from refnorm.parse.apply import Stretch
from refnorm.parse.style import edges, learnt
from refnorm.writers import write

MASK = "Vane L. Ice in tubes // Ice Letters. \x00\x00\x00\x00."


def reading(mark: str = " // ", sure: float = 1.0) -> tuple[str, dict[str, Stretch]]:
    """Return an entry whose title and container such a mark parts, and its reading."""
    mask = MASK.replace(" // ", mark)
    title = mask.index("Ice in")
    container = mask.index("Ice Letters")
    stretches = (
        Stretch("author", 0, 7, sure),
        Stretch("title", title, title + 12, sure),
        Stretch("container", container, container + 11, sure),
    )
    return mask, {s.label: s for s in stretches}


def test_the_edges_of_an_entry() -> None:
    """Each field with the next one and the marks between them; `#` is what a rule has claimed."""
    assert dict(edges(*reading())) == {
        ("author", "title"): "",
        ("title", "container"): "//",
        ("container", "end"): ".#",
    }


def test_a_habit_is_named_and_another_mark_costs() -> None:
    """Five entries alike are a habit; what they do not have fits worse."""
    style = learnt([reading()] * 5)
    assert style.habits["title>container"] == "//"
    assert style.fit(*reading()) == pytest.approx(0.0)
    assert style.fit(*reading(". ")) < -2


def test_what_is_doubtful_or_rare_teaches_nothing() -> None:
    """A reading in doubt is not learnt from, and two entries are no habit."""
    assert not learnt([reading(sure=0.5)] * 5).habits
    few = learnt([reading()] * 2)
    assert not few.habits
    assert few.fit(*reading(". ")) == 0.0


def test_the_report_names_the_style() -> None:
    """The JSON report says of each list which marks part its fields."""
    items = "\n".join(
        f"{n}. Гусев Н. В. Лёд озера {word} // Речной вестник. 20{n:02}. № {n}. С. {n}–{n + 9}."
        for n, word in enumerate(("зимой", "весной", "летом", "осенью", "ночью"), 1)
    )
    report = analyze(Source(name="x.md", data=f"# Лёд\n\n## Литература\n\n{items}\n".encode()))
    found = json.loads(write(report, "json", Options()))
    assert found["documents"][0]["articles"][0]["lists"][0]["style"]["title>container"] == "//"


def test_a_body_is_the_author_in_a_list_too() -> None:
    """What the list's style makes of an entry leaves the body at its head what it is alone."""
    bodies = ("Всемирная организация здравоохранения", "Министерство водных путей Степной области")
    names = [f"Гусев Н. В. Лёд озера {n}" for n in "абвгд"] + [f"{body}. Вода и лёд" for body in bodies]
    items = "\n".join(
        f"{n}. {name} : доклад. – Омск : Русло, 2017. – 60 с." for n, name in enumerate(names, 1)
    )
    report = analyze(Source(name="x.md", data=f"# Лёд\n\n## Литература\n\n{items}\n".encode()))
    entries = report.results[0].articles[0].lists[0].entries[-2:]
    assert [entry.reference.author[0].literal for entry in entries] == list(bodies)


def test_a_known_place_ends_a_title_in_a_list_too() -> None:
    """A reading chosen by the list's style has the place that the rules have proved: `XV в. Казань: …`."""
    text = (
        "СПИСОК ЛИТЕРАТУРЫ\n1. Орлов П. А. Печати города XV в. Казань: Языки речной культуры, 2008. 340 с.\n"
    )
    report = analyze(Source(name="x.txt", data=text.encode()))
    (found,) = (e.reference for r in report.results for a in r.articles for x in a.lists for e in x.entries)
    assert (found.title, found.publisher_place) == ("Печати города XV в", "Казань")
    assert found.publisher == "Языки речной культуры"
