"""A list set in several tables is one list."""

from __future__ import annotations

import pytest

from refnorm.locate import locate
from refnorm.model import Article, Document, Place
from refnorm.readers.building import Builder

NAMES = ("Абаев", "Белов", "Гусев", "Дюсенов", "Орлов", "Яшин")
NATIVE = [f"{name} К. О льдах рек. – М.: Наука, 19{71 + n}. – 12{n} с." for n, name in enumerate(NAMES)]


def _document(parts: list[list[int]], between: str = "") -> Document:
    """Return a file with works in tables, a number and a work in each row."""
    builder = Builder()
    builder.begin("heading", 1)
    builder.add("Литература")
    for table, numbers in enumerate(parts, 1):
        if table > 1 and between:
            builder.begin("paragraph")
            builder.add(between)
        for row, number in enumerate(numbers, 1):
            for column, text in enumerate((f"{number}.", NATIVE[number - 1]), 1):
                builder.begin("cell")
                builder.add(text, Place("a.docx", cell=(table, row, column)))
    return builder.document("a.docx", "docx")


def _entries(document: Document) -> list[list[str]]:
    (article,) = locate(document)
    assert isinstance(article, Article)
    return [[piece.span.of(document.text) for piece in lst.pieces] for lst in article.lists if lst.pieces]


@pytest.mark.parametrize("parts", [[[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]]])
def test_tables_that_go_on(parts: list[list[int]]) -> None:
    """The next table begins with the next number."""
    assert _entries(_document(parts)) == [NATIVE]


@pytest.mark.parametrize(
    ("parts", "between"), [([[1, 2, 3], [4, 5, 6]], "Закон о воде."), ([[1, 2, 3], [1, 2, 3]], "")]
)
def test_tables_that_do_not(parts: list[list[int]], between: str) -> None:
    """Words between two tables part them, and so do numbers that begin again."""
    assert _entries(_document(parts, between))[0] == NATIVE[:3]


def test_a_table_with_one_list_below_the_other() -> None:
    """A row that is nothing but a heading begins the second list."""
    romanized = [
        f"{name} K. Work on ice. – Moscow: Nauka, 19{71 + n}. – 12{n} p." for n, name in enumerate("ABC")
    ]
    rows = [("", "Литература"), *((f"{n}", NATIVE[n - 1]) for n in (1, 2, 3))]
    rows += [("", "References"), *((f"{n}", romanized[n - 1]) for n in (1, 2, 3))]
    builder = Builder()
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            builder.begin("cell")
            builder.add(text, Place("a.docx", cell=(1, row, column)))
    assert _entries(builder.document("a.docx", "docx")) == [NATIVE[:3], romanized]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. Источники", "II. Исследования"),
        ("Нормативные акты:", "Научная литература:"),
        ("А) О льдах", "Б) О снегах"),
        ("(Монографии)", "(Статьи)"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_rows_that_name_a_part_of_the_list_are_no_entries(first: str, second: str, apart: bool) -> None:
    """They have no number, whether the others have theirs in a column of its own or before the work."""
    rows = [("", first), *((f"{n}.", NATIVE[n - 1]) for n in (1, 2, 3))]
    rows += [("", second), *((f"{n}.", NATIVE[n - 1]) for n in (4, 5, 6))]
    builder = Builder()
    builder.begin("heading", 1)
    builder.add("Литература")
    for row, (number, text) in enumerate(rows, 1):
        for column, cell in enumerate((number, text) if apart else (f"{number} {text}".strip(),), 1):
            builder.begin("cell")
            builder.add(cell, Place("a.docx", cell=(1, row, column)))
    found = _entries(builder.document("a.docx", "docx"))
    assert found == [NATIVE if apart else [f"{n}. {work}" for n, work in enumerate(NATIVE, 1)]]
