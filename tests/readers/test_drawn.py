"""Pages drawn with spaces: columns, lists beside each other, tables, and the places in the file."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise, zip_longest

import pytest
from invented import WORKS

from refnorm import Source, analyze, read
from refnorm.model import Article

NATIVE, ROMANIZED = WORKS["native"][:8], list(WORKS["romanized"][:8])
ROMANIZED[1] = ROMANIZED[1].replace("180 p.", "108 p.")
BODY = "О тихих реках степи написано много, но их притоки известны мало [1, 2]. " * 6


def beside(left: list[str], right: list[str], gutter: int = 50) -> str:
    """Draw two columns on the same lines."""
    return "\n".join(f"{a:<{gutter}}{b}".rstrip() for a, b in zip_longest(left, right, fillvalue=""))


def wrapped(works: list[str], width: int = 46, number: bool = True) -> list[list[str]]:
    """Set each work in narrow lines."""
    return [textwrap.wrap(f"{n}. {w}" if number else w, width) for n, w in enumerate(works, 1)]


def lines(works: list[str]) -> list[str]:
    """Set works one below the other in narrow lines."""
    return [line for one in wrapped(works) for line in one]


def checked(text: str) -> Article:
    """Analyze a text that holds one article."""
    source = Source("a.txt", data=text.encode())
    (article,) = analyze(source).results[0].articles
    document = read(source)
    assert document.format == "columns" and "one below the other" in document.meta["doubts"]
    (found,) = [finding for finding in article.findings if finding.code == "RN201"]
    assert found.place and found.native and found.romanized
    line = re.split("\r?\n", text)[(found.place.line or 0) - 1]
    shown = line[(found.place.column or 0) - 1 :].split()[0].strip(".")
    assert shown in (found.native.text, found.romanized.text)
    return article


def errors(article: Article) -> list[str]:
    """Return the codes of what is told but information."""
    return [finding.code for finding in article.findings if finding.severity != "info"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_columns_of_an_article(newline: str) -> None:
    """The left one is read before the right one, on each page; titles stand across both."""
    column = ["Литература", *lines(NATIVE), "References", *lines(ROMANIZED)]
    pages = [column[:20], column[20:40], column[40:]]
    drawn = "\f".join(beside(page[:10], page[10:]) + "\n" for page in pages)
    text = f"{'О тихих реках степи, их притоках и озёрах: обзор изданий прошлых лет':^90}\n\n{drawn}"
    article = checked(text.replace("\n", newline))
    assert len(article.paired) == len(NATIVE)
    assert errors(article) == ["RN201"]


@pytest.mark.parametrize("pages", [1, 2])
def test_lists_beside_each_other(pages: int) -> None:
    """Each goes on over the pages before the other begins; blank lines part the entries."""
    left, right = (["ЛИТЕРАТУРА", ""], ["REFERENCES", ""])
    for one, other in zip(wrapped(NATIVE), wrapped(ROMANIZED), strict=True):
        height = max(len(one), len(other)) + 1
        left += [*one, *[""] * (height - len(one))]
        right += [*other, *[""] * (height - len(other))]
    cut = len(left) // pages + 1
    drawn = "\n\f".join(beside(left[at : at + cut], right[at : at + cut]) for at in range(0, len(left), cut))
    article = checked(f"О РЕКАХ\n\n{BODY}\n\n{drawn}\n")
    assert [lst.role for lst in article.lists] == ["native", "romanized"]
    assert len(article.paired) == len(NATIVE)
    assert errors(article) == ["RN201"]


def test_a_table_with_a_column_of_numbers() -> None:
    """The number of a row is that of both its cells."""
    rows = [beside(["№"], [beside(["Литература"], ["References"], 44)], 8)]
    for n, one, other in zip(
        range(1, 9), wrapped(NATIVE, 40, False), wrapped(ROMANIZED, 40, False), strict=True
    ):
        rows.append(beside([str(n)], beside(one, other, 44).split("\n"), 8))
    article = checked("О РЕКАХ\n\n" + BODY + "\n\n" + "\n".join(rows) + "\n")
    assert [[entry.label for entry in lst.entries] for lst in article.lists] == [list("12345678")] * 2
    assert errors(article) == ["RN201"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{n}.    {w}" for n, w in enumerate(NATIVE, 1)),
        "\n".join(f"{w}\n      {w}" for w in NATIVE),
        "\n".join(f"{'Глава о реках и озёрах':<60}{n}" for n in range(5, 30)),
        "\n".join(f"{n:<30}{n * 3:<30}{n * 7}" for n in range(30)),
        "\n".join("О  тихих реках,   о степи"[n % 5 :] for n in range(60)),
    ],
)
def test_what_is_not_drawn_in_columns_of_text(text: str) -> None:
    """Hanging numbers and indents, contents with pages, tables of figures, wide spaces."""
    document = read(Source("a.txt", data=text.encode()))
    assert document.format == "text" and document.text == text


@pytest.mark.parametrize("gap", [" ", "    "])
def test_hanging_numbers_in_two_columns(gap: str) -> None:
    """They are those of one column alone, and the last page has little in its right one."""
    column = ["Литература"]
    for heading, works in (("", NATIVE), ("References", ROMANIZED)):
        column += [heading] if heading else []
        for n, work in enumerate(works, 1):
            first, *rest = textwrap.wrap(work, 42)
            column += [f"{n}.{gap}{first}", *(" " * (2 + len(gap)) + line for line in rest)]
    half, rest = len(column) // 3, len(column) % 3 + 3
    cuts = (0, half, len(column) - half - rest, len(column) - rest, len(column))
    parts = [column[a:b] for a, b in pairwise(cuts)]
    article = checked(beside(*parts[:2], 52) + "\n\f" + beside(*parts[2:], 54) + "\n")
    assert [[entry.label for entry in lst.entries] for lst in article.lists] == [list("12345678")] * 2
    assert errors(article) == ["RN201"]
