"""Numbers that the file gives its paragraphs count like printed ones, and no letter of the text is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import WORKS, expand

from refnorm.config import Options
from refnorm.fields.ordinals import ordinal
from refnorm.model import Article, BlockKind, Document, ReferenceList
from refnorm.pipeline import articles
from refnorm.readers.building import Builder

Paragraph = tuple[str | None, str]
"""An automatic number and the text."""


def built(paragraphs: Sequence[Paragraph], kind: BlockKind = "item") -> Document:
    """Build a document as readers of word processors do: a block a paragraph, no blank lines."""
    builder = Builder()
    for label, text in paragraphs:
        builder.begin("paragraph" if label is None else kind, label=label)
        builder.add(text)
    return builder.document("a.docx", "docx")


def only(document: Document) -> Article:
    """Return the only article."""
    [article] = articles(document, Options(debug=True))
    return article


def works(side: str, first: int, last: int, mark: str = "{}.") -> list[Paragraph]:
    """Return invented works with automatic numbers."""
    return [(mark.format(n), work) for n, work in enumerate(WORKS[side][first - 1 : last], first)]


def whole(document: Document, lst: ReferenceList) -> None:
    """Hold a list against the laws: raws are what stands there, every letter is in an entry or a gap."""
    text = document.text
    held = [e.span for e in lst.entries] + [g.span for g in lst.gaps]
    start = lst.heading.end if lst.heading else lst.span.start
    assert all(e.raw == e.span.of(text) for e in lst.entries)
    assert [
        at
        for at in range(start, lst.span.end)
        if text[at].isalnum() and not any(s.start <= at < s.end for s in held)
    ] == []


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LETTERS = "abcdefghij"
CYRILLIC = "абвгдежзик"


@pytest.mark.parametrize("kind", ["item", "paragraph"])
@pytest.mark.parametrize(
    ("shown", "labels"),
    [
        ([f"{n}." for n in range(1, 11)], [str(n) for n in range(1, 11)]),
        ([f"[{n}]" for n in range(1, 11)], [str(n) for n in range(1, 11)]),
        ([f"{n})" for n in range(1, 11)], [str(n) for n in range(1, 11)]),
        ([f"7.{n}." for n in range(1, 11)], [f"7.{n}" for n in range(1, 11)]),
        ([f"{n})" for n in ROMAN], list(ROMAN)),
        ([f"{n.upper()}." for n in ROMAN], [n.upper() for n in ROMAN]),
        ([f"{n})" for n in LETTERS], list(LETTERS)),
        ([f"{n})" for n in CYRILLIC], list(CYRILLIC)),
        (["•"] * 10, [None] * 10),
    ],
    ids=lambda value: str(value[3]),
)
def test_labels(shown: list[str], labels: list[str | None], kind: BlockKind) -> None:
    """One paragraph is one entry, its number as shown but for brackets and stops; nothing is wrong."""
    items = [(label, work) for label, (_, work) in zip(shown, works("native", 1, 10), strict=True)]
    document = built([(None, "Реки текут медленно [1, 2]."), (None, "Литература"), *items], kind)
    article = only(document)
    [lst] = article.lists
    whole(document, lst)
    assert [(e.label, e.raw) for e in lst.entries] == [
        (label, work) for label, (_, work) in zip(labels, items, strict=True)
    ]
    assert [f.code for f in article.findings] == ["RN001"]


def test_two_lists() -> None:
    """Both lists are numbered by the file, and pair."""
    native, romanized = works("native", 1, 8), works("romanized", 1, 8)
    text = [(None, "Реки текут."), (None, "Литература"), *native, (None, "Сведения об авторах: Иванов И. И.")]
    document = built([*text, (None, "References"), *romanized, (None, "Received 12.03.2019")])
    article = only(document)
    assert [[e.raw for e in lst.entries] for lst in article.lists] == [
        [w for _, w in side] for side in (native, romanized)
    ]
    assert len([p for p in article.pairs if p.score]) == 8
    assert not article.findings


def test_a_year_at_the_beginning_is_no_number() -> None:
    """What stands in the text behind an automatic number stays there."""
    items = [("1.", "1984 / Дж. Оруэлл. М.: Мир, 2009. 320 с."), *works("native", 2, 5)]
    [lst] = only(built([(None, "Литература"), *items])).lists
    assert lst.entries[0].reference.title == "1984"
    assert [e.label for e in lst.entries] == ["1", "2", "3", "4", "5"]


def test_a_number_that_is_typed_too() -> None:
    """A typed number beside the automatic one is a doubled number, and no part of the reference."""
    items = works("native", 1, 5)
    items[2] = ("3.", f"3. {items[2][1]}")
    items[3] = ("4.", f"1. {items[3][1]}")
    article = only(built([(None, "Литература"), *items]))
    [lst] = article.lists
    assert [e.label for e in lst.entries] == ["1", "2", "3. 3", "4. 1", "5"]
    assert lst.entries[2].reference.author[0].family == "Журавлёв"
    assert [f.message for f in article.findings if f.code == "RN002"] == [
        "number 3 is printed twice in one entry",
        "two numbers are printed: 4 and 1",
    ]


@pytest.mark.parametrize(
    ("odd", "count"),
    [
        ("1975. 559 с.", 6),
        ("СПб.: Гавань, 2003. 264 с.", 6),
        ("Котова Ж. З. Лёд рек. М.: Мир, 1991. 80 с.", 7),
    ],
)
@pytest.mark.parametrize("after", [3, 6])
def test_a_paragraph_without_a_number(odd: str, count: int, after: int) -> None:
    """It goes on the entry before, unless it is an item by itself, which has no number then."""
    items: list[Paragraph] = works("native", 1, 6)
    if count == 6:
        items[after - 1] = (items[after - 1][0], "Котова Ж. З. Лёд рек. М.: Мир,")
    items.insert(after, (None, odd))
    document = built([(None, "Литература"), *items, (None, "Сведения об авторах: Иванов И. И.")])
    [lst] = only(document).lists
    whole(document, lst)
    assert len(lst.entries) == count
    assert [e.label for e in lst.entries if e.label] == ["1", "2", "3", "4", "5", "6"]
    assert lst.entries[after if count == 7 else after - 1].raw.endswith(odd)


def test_a_paragraph_that_holds_two() -> None:
    """Two items in one numbered paragraph, on two lines, are two."""
    items = works("native", 1, 6)
    items[2] = (items[2][0], f"{items[2][1]}\n{WORKS['native'][7]}")
    [lst] = only(built([(None, "Литература"), *items])).lists
    assert [e.label for e in lst.entries] == ["1", "2", "3", None, "4", "5", "6"]


def test_numbered_sections_are_no_items() -> None:
    """A heading's automatic number is no item's."""
    builder = Builder()
    for number, (title, text) in enumerate((("Введение", "Реки текут [1]."), ("Литература", "")), 1):
        builder.begin("heading", 1, f"{number}.")
        builder.add(title)
        builder.begin()
        builder.add(text)
    for label, work in works("native", 1, 4):
        builder.begin("item", label=label)
        builder.add(work)
    [lst] = only(builder.document("a.docx", "docx")).lists
    assert [e.label for e in lst.entries] == ["1", "2", "3", "4"]


def test_a_run_without_a_heading() -> None:
    """Numbered paragraphs of references are a list even where no heading says so."""
    document = built([(None, expand("Реки текут медленно.")), *works("native", 1, 6)])
    [lst] = only(document).lists
    assert len(lst.entries) == 6


@pytest.mark.parametrize(
    ("label", "expected", "number"),
    [("1.", 1, 1), ("[12]", 1, 12), ("2.3.", 3, 3), ("iv)", 4, 4), ("c)", 3, 3), ("c)", 100, 100),
     ("б)", 1, 2), ("xiv.", 1, 14), ("MCMXC", 1, 1990), ("•", 1, None), ("", 1, None), ("—", 1, None)],
)  # fmt: skip
def test_ordinals(label: str, expected: int, number: int | None) -> None:
    """A label counts as it is written; where letter and Roman numeral are one, what is expected decides."""
    assert ordinal(label, expected) == number


def test_numbered_authors_behind_the_lists_are_no_list() -> None:
    """Under a heading that stands behind lists only works make another one."""
    authors = [
        "Орлов Денис Ефимович – доцент, г. Барнаул. ORCID: 0000-0002-1825-0097.",
        "Лунина Вера, г. Томск.",
    ]
    document = built(
        [
            (None, "Литература"),
            *works("native", 1, 5, "[{}]"),
            (None, "References"),
            *works("romanized", 1, 5, "[{}]"),
            (None, "Информация об авторах"),
            *[(f"[{n}]", text) for n, text in enumerate(authors, 1)],
        ]
    )
    assert [lst.role for lst in only(document).lists] == ["native", "romanized"]
