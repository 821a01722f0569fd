"""What spares a search: labels that are asked late what stands before them, words without which none fits."""

from __future__ import annotations

import re
from random import Random

import pytest

from refnorm.fields import dates
from refnorm.fields.draft import alternatives, labels
from refnorm.fields.phrases import Phrases, heads, letters, lowered

LABELS = ("С", "с", "Pp", "P", "p", "pp", "Стр", "Bd", "№", "№№", "n°", "В кн", "chast'")
APART = (r"\w", r"[\w.]", r"[\w.№]")


def texts(parts: tuple[str, ...], count: int) -> list[str]:
    """Return texts of random parts."""
    random = Random(7)
    return ["".join(random.choices(parts, k=random.randint(1, 8))) for _ in range(count)]


@pytest.mark.parametrize("apart", APART)
def test_a_label_asked_late_is_the_label_asked_first(apart: str) -> None:
    """Reading the first letter before looking behind it finds the same."""
    early = re.compile(rf"(?<!{apart})(?:{alternatives(LABELS)})\d")
    late = re.compile(rf"{labels(LABELS, apart)}\d")
    for text in texts((*LABELS, "5", ".", " ", "x", "кн"), 4000):
        assert [m.span() for m in late.finditer(text)] == [m.span() for m in early.finditer(text)], text


def test_a_label_has_its_own_mark_behind_it() -> None:
    """The longer label goes first, and each has the mark that its mapping says."""
    pattern = re.compile(labels({"P": r"\.", "Pp": r"\.?", "Pag": ""}, r"\w") + r"\d")
    found = {
        text: bool(pattern.search(text)) for text in ("P.5", "P5", "Pp5", "Pp.5", "Pag5", "Pag.5", "xP.5")
    }
    assert found == {
        "P.5": True,
        "P5": False,
        "Pp5": True,
        "Pp.5": True,
        "Pag5": True,
        "Pag.5": False,
        "xP.5": False,
    }


def test_no_phrase_without_its_telling_word() -> None:
    """Where a table says that none of its phrases can be in a text, none is."""
    table = Phrases(
        (p, None) for p in ("в печати", "in press", "Изд. 2", "3-е изд.", "об'єднана", "Im Druck")
    )
    parts = (
        "в",
        "печати",
        " ",
        "in",
        "PRESS",
        "press",
        "Изд.",
        "2",
        "3-е",
        "изд.",
        "обʼєднана",
        "İm",
        "im",
        "Druck",
    )
    for text in texts(parts, 4000):
        assert table.among(letters(lowered(text))) or table.first(text) is None, text


def test_a_phrase_without_letters_is_always_sought() -> None:
    """No word tells of it."""
    assert Phrases([("2001", None)]).among(frozenset())


def test_heads_are_the_longest_words() -> None:
    """One word a phrase, in lower case; marks have none."""
    assert heads(["В печати", "№", "Изд. 2-е"]) == {"печати", "изд"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("September 5, 2004", (2004, 9, 5)),
        ("May 2004", (2004, 5, None)),
        ("12thMay 2004", (2004, 5, 12)),
        ("2004 жылғы 12 мамыр", (2004, 5, 12)),
        ("2019. – 5 мая", (2019, 5, 5)),
        ("Правда. 2001. 12 марта", (2001, 3, 12)),
        ("Исследования 2004", None),
    ],
)
def test_dates(text: str, found: tuple[int, int | None, int | None] | None) -> None:
    """A word that is no month hides no date, and a month needs no space before it."""
    date = dates.find(text)
    assert (date and (date.year, date.month, date.day)) == found
