"""In-text citations: which entries they point at, and which pages they give."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from refnorm import Options, Source, analyze
from refnorm.cite import cite
from refnorm.model import Article, Document, Span

LISTS = """
СПИСОК ЛИТЕРАТУРЫ

{native}

REFERENCES

{romanized}
"""


def article(body: str, count: int = 12, numbered: bool = True) -> tuple[str, Article]:
    """Return the text and the article of a manuscript with lists of so many entries."""
    names = [
        "Орлов",
        "Зимин",
        "Гусев",
        "Котов",
        "Белов",
        "Серов",
        "Лосев",
        "Рыбин",
        "Сомов",
        "Ершов",
        "Волков",
        "Бобров",
    ]
    latin = [
        "Orlov",
        "Zimin",
        "Gusev",
        "Kotov",
        "Belov",
        "Serov",
        "Losev",
        "Rybin",
        "Somov",
        "Ershov",
        "Volkov",
        "Bobrov",
    ]
    numbers = [f"{n}. " if numbered else "" for n in range(1, count + 1)]
    native = [
        f"{n}{a} А. А. Реки степи. М.: Волна, {1990 + i}. {100 + i} с."
        for i, (n, a) in enumerate(zip(numbers, names, strict=False))
    ]
    romanized = [
        f"{n}{a} A. A. Reki stepi. Moscow: Volna, {1990 + i}. {100 + i} p."
        for i, (n, a) in enumerate(zip(numbers, latin, strict=False))
    ]
    text = body + "\n" + LISTS.format(native="\n".join(native), romanized="\n".join(romanized))
    report = analyze(Source("a.md", data=text.encode()), options=Options(debug=True))
    return report.results[0].document.text, report.results[0].articles[0]


def cited(body: str, **how: object) -> list[tuple[str, tuple[int, ...], str | None]]:
    """Return each citation as printed, its targets and its locator."""
    text, found = article(body, **how)  # type: ignore[arg-type]
    return [(c.span.of(text), c.targets, c.locator) for c in found.citations]


@pytest.mark.parametrize(
    ("printed", "targets", "locator"),
    [
        ("[3]", (3,), None),
        ("[ 3 ]", (3,), None),
        (r"\[3\]", (3,), None),
        ("[3, 134]", (3,), "134"),
        ("[3: 134]", (3,), "134"),
        ("[7, 54-55]", (7,), "54-55"),
        ("[7, 54–55]", (7,), "54-55"),
        ("[12, с. 45]", (12,), "45"),
        ("[12, c. 45]", (12,), "45"),
        ("[12, С.45–47]", (12,), "45–47"),
        ("[12 с. 45]", (12,), "45"),
        ("[12, 45-б.]", (12,), "45"),
        ("[12, 45 б.]", (12,), "45"),
        ("[4, p. 9]", (4,), "9"),
        ("[4, pp. 9-10, 12]", (4,), "9-10, 12"),
        ("[5, т. 2, с. 34]", (5,), "34"),
        ("[1, 3, 7]", (1, 3, 7), None),
        ("[1-3]", (1, 2, 3), None),
        ("[1, 4–6]", (1, 4, 5, 6), None),
        ("[14]", (14,), None),
        ("[12, с.\n45]", (12,), "45"),
        ("[1, 3,\n7]", (1, 3, 7), None),
    ],
)
def test_a_form(printed: str, targets: tuple[int, ...], locator: str | None) -> None:
    """Each by itself, in a text without any other."""
    assert cited(f"О реках степи {printed} и ветре.") == [(printed, targets, locator)]


@pytest.mark.parametrize(
    "printed",
    [
        "[2010]",
        "[0]",
        "[3,\n\n5]",
        "[0, 1]",
        "[a]",
        "[Орлов, 2010]",
        "[10.1000/1]",
        "[3 кг]",
        "[58-61]",
        "[25]",
        "[3",
        "(3)",
        "[3]]["[:2],
    ],
)
def test_what_is_none(printed: str) -> None:
    """Years, intervals, names and other numbers in brackets."""
    assert cited(f"О реках степи {printed} и ветре.") == []


def test_works_in_one_bracket() -> None:
    """Each work between the semicolons is a citation of its own."""
    assert cited("О реках [1, 58; 3, с. 12; 5-7].") == [
        ("1, 58", (1,), "58"),
        ("3, с. 12", (3,), "12"),
        ("5-7", (5, 6, 7), None),
    ]


def test_the_article_s_own_hand() -> None:
    """`[9, 12]` is a page where its neighbours have pages, two works where they have works."""
    assert cited("О [9, 12]. О [3, 134].")[0][1:] == ((9,), "12")
    assert cited("О [9, 12]. О [3, 5, 8].")[0][1:] == ((9, 12), None)


def test_lists_are_no_text() -> None:
    """What stands in an entry is no citation; a list without numbers is not cited by number."""
    text, found = article("О реках [1].")
    assert [c.span.of(text) for c in found.citations] == ["[1]"]
    assert cited("О реках [1].", numbered=False) == []


def test_the_text_bears_witness() -> None:
    """A page that the text cites speaks for the side that prints it."""
    body = "О реках [1, 100] и [2, 77]."
    text, _ = article(body)
    report = analyze(Source("a.md", data=text.replace("Volna, 1990. 100 p.", "Volna, 1990. 200 p.").encode()))
    (finding,) = [f for f in report.results[0].articles[0].findings if f.code == "RN201"]
    assert [(w.kind, w.text, w.supports) for w in finding.witnesses] == [("citation", "[1, 100]", "native")]


@pytest.mark.parametrize(
    "piece", ["[1" + " " * 70 + "x]", "[1, " * 20, "[12, " + "1-" * 30 + "]", "[1, с. " + "1, " * 20 + "x]"]
)
def test_brackets_without_end_are_quick(piece: str) -> None:
    """A text full of what is nearly a citation takes no longer than any other."""
    _, found = article("О реках [1].")
    text = "О реках [1]. " + piece * 3000
    document = Document("a.md", "markdown", text)
    started = time.process_time()
    whole = replace(
        found, span=Span(0, len(text)), lists=tuple(replace(lst, span=Span(0, 0)) for lst in found.lists)
    )
    assert [c.targets for c in cite(document, whole).citations][:1] == [(1,)]
    assert time.process_time() - started < 2
