"""A list is found whole and alone: where it begins, where it ends, whose it is, which side it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from invented import expand

from refnorm.locate import locate
from refnorm.model import Article, ReferenceList
from refnorm.readers import Source, read

FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((FOLDER / "regions.toml").read_text("utf-8"))["case"]
ENDINGS = tomllib.loads((FOLDER / "endings.toml").read_text("utf-8"))["after"]
NEWLINES = ("\n", "\r\n", "\r")


def articles(text: str, format: str = "markdown") -> list[Article]:
    """Return the articles of a text."""
    document = read(Source("a", data=text.encode(), named=False), format)
    return list(locate(document))


def body(text: str, lst: ReferenceList) -> str:
    """Return a list's text behind its heading, with plain line ends."""
    start = lst.heading.end if lst.heading else lst.span.start
    inner = text[start : lst.span.end].replace("\r\n", "\n").replace("\r", "\n")
    return inner.strip()


@pytest.mark.parametrize("newline", NEWLINES, ids=("LF", "CRLF", "CR"))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_lists(case: dict[str, Any], newline: str) -> None:
    """Each list is where the case says, on the side that it says, in the article that it says."""
    text = expand(case["text"]).replace("\n", newline)
    found = articles(text)
    lists = [lst for article in found for lst in article.lists]
    assert [body(text, lst) for lst in lists] == [expand(one) for one in case["lists"]]
    assert [lst.role for lst in lists] == case.get("roles", [])
    if "articles" in case:
        assert [len(article.lists) for article in found] == case["articles"]
    if "languages" in case:
        assert [lst.language for lst in lists] == case["languages"]


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=("blank", "tight"))
@pytest.mark.parametrize("after", ENDINGS, ids=lambda text: text[:30])
@pytest.mark.parametrize("kind", ["native", "romanized"])
def test_the_end(kind: str, after: str, gap: str) -> None:
    """What follows a numbered list is none of it."""
    heading = {"native": "Литература", "romanized": "References"}[kind]
    works = expand(f"<<{kind} 1-5>>")
    text = f"Реки текут.\n\n{heading}\n{works}{gap}{after}\n"
    [article] = articles(text)
    assert [body(text, lst) for lst in article.lists] == [works]


@pytest.mark.parametrize("after", ENDINGS, ids=lambda text: text[:30])
def test_the_end_without_numbers(after: str) -> None:
    """What follows a list without numbers, behind a blank line, is none of it."""
    works = expand("<<native 1-5 as _>>")
    text = f"Реки текут.\n\nЛитература\n{works}\n\n{after}\n"
    [article] = articles(text)
    assert [body(text, lst) for lst in article.lists] == [works]


def test_articles_cover_the_document() -> None:
    """Articles follow each other without holes, each with its title."""
    text = expand(next(c for c in CASES if c["name"] == "two articles")["text"])
    found = articles(text)
    assert [a.title for a in found] == ["Птицы", "Грибы солончаков"]
    assert found[0].span.start == 0 and found[-1].span.end == len(text)
    assert found[0].span.end == found[1].span.start


@pytest.mark.parametrize("format", ["markdown", "text", "list"])
def test_a_text_without_lists(format: str) -> None:
    """It is one article; bare references are one list."""
    [article] = articles("Реки текут медленно.\nСнег тает.\n", format)
    assert len(article.lists) == (format == "list")


def test_a_table_behind_a_list_whose_entries_blank_lines_part() -> None:
    """There a blank line tells nothing, its caption does."""
    works = expand("<<native 1-5 as _>>").replace("\n", "\n\n")
    table = "Таблица 1. Урожай, т/га\nГод\t2014\t2015\nПоле\t14,2\t13,8\n\nРис. 1. Схема: 1 – поле; 2 – сад"
    text = f"Реки текут.\n\nЛитература\n\n{works}\n\n{table}\n"
    [article] = articles(text)
    assert [body(text, lst) for lst in article.lists] == [works]
