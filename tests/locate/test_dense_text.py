"""Headings that no table knows, in a text without blank lines: its lists have no numbers either."""

from __future__ import annotations

import pytest
from invented import WORKS

from refnorm import Source, analyze

NATIVE, ROMANIZED = WORKS["native"][:6], WORKS["romanized"][:6]
TEXT = [
    "ВЕТРЯНЫЕ МЕЛЬНИЦЫ",
    "П. П. Орлов",
    "Мельницы исследовались давно и не раз [1–3]. Их описание продолжается.",
]


@pytest.mark.parametrize(
    ("native", "romanized"),
    [
        ("Что прочитано", "То же латиницей"),
        ("Что прочитано:", "То же латиницей:"),
        ("Что прочитано", "References"),
        ("Литература", "То же латиницей"),
    ],
)
def test_lists_of_a_dense_text(native: str, romanized: str) -> None:
    """A short line that ends as no sentence does heads the list that holds the other one's works."""
    text = "\n".join([*TEXT, native, *NATIVE, romanized, *ROMANIZED])
    (article,) = analyze(Source("a.txt", data=text.encode())).results[0].articles
    assert [len(lst.entries) for lst in article.lists] == [6, 6]
    assert [(pair.native.entry, pair.romanized.entry) for pair in article.paired] == [
        (n, n) for n in range(1, 7)
    ]
