"""Items of one form each: a work's other form is the next item, in columns that tabs part, or on its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import WORKS

from refnorm import Source, analyze
from refnorm.model import Article

NATIVE, ROMANIZED = WORKS["native"][:6], WORKS["romanized"][:6]
FOREIGN = [
    (
        "Moore K. P. Songs of Fishermen: An Atlas. – London: Reed, 1999. – 264 p.",
        "Moore K.P. Songs of Fishermen: An Atlas. London, Reed, 1999, 264 p.",
    ),
    (
        "Tools for tides. Электронный ресурс: https://tools.example.org/tides/ (дата обращения 06.04.2020).",
        "Tools for tides. Available at: https://tools.example.org/tides/ (accessed Apr 06, 2020).",
    ),
]
ROWS = [*zip(NATIVE[:3], ROMANIZED[:3], strict=True), *FOREIGN, *zip(NATIVE[3:], ROMANIZED[3:], strict=True)]

WAYS: dict[str, Callable[[int, str, str], str]] = {
    "the next item has the same number": lambda i, n, r: f"{i}. {n}\n{i}. {r}",
    "the next paragraph": lambda i, n, r: f"{n}\n\n{r}\n",
    "the next column": lambda i, n, r: f"{i}.\t{n}\t{r}",
}


def _article(text: str) -> Article:
    [result] = analyze(Source("a.txt", data=text.encode())).results
    [article] = result.articles
    return article


@pytest.mark.parametrize("way", WAYS)
def test_a_foreign_work_is_printed_twice(way: str) -> None:
    """Each list prints it its own way, and neither has it twice."""
    items = [WAYS[way](i, n, r) for i, (n, r) in enumerate(ROWS, 1)]
    article = _article("О реках\n\nЛитература / References\n\n" + "\n".join(items) + "\n")
    assert [(lst.role, len(lst.entries)) for lst in article.lists] == [("native", 8), ("romanized", 8)]
    assert all(pair.native and pair.romanized for pair in article.pairs)
    assert not [found.message for found in article.findings if found.severity == "error"]
    assert "RN104" not in {found.code for found in article.findings}


def test_a_lost_number_does_not_make_its_entry_doubtful() -> None:
    """One line begins an entry where one number is missing: what drifts there is an error."""
    native = "\n".join(f"{i}. {one}" for i, one in enumerate(NATIVE, 1)).replace("2. Крылова", "Крылова")
    drifted = [one.replace("180 p.", "108 p.") for one in ROMANIZED]
    romanized = "\n".join(f"{i}. {one}" for i, one in enumerate(drifted, 1))
    article = _article(f"О реках\n\nЛитература\n{native}\n\nReferences\n{romanized}\n")
    assert [f.severity for f in article.findings if f.code == "RN201"] == ["error"]


def test_a_second_half_whose_first_title_is_only_translated() -> None:
    """No heading and no number parts the halves: most of the first works come again at one place."""
    first = (
        "Справочник по речным переправам / Под ред. П. Л. Гусева. – М.: Нива, 2014. – 686 с.",
        "Handbook of river crossings. Ed. by P. L. Gusev. Moscow: Niva, 2014, 686 p.",
    )
    rows = [first, *FOREIGN[:1], *zip(WORKS["native"][:7], WORKS["romanized"][:7], strict=True)]
    halves = ("\n\n".join(side) for side in zip(*rows, strict=True))
    article = _article("О реках\n\nЛитература / References\n\n" + "\n\n".join(halves) + "\n")
    assert [(lst.role, len(lst.entries)) for lst in article.lists] == [("native", 9), ("romanized", 9)]
    assert [pair.romanized.entry for pair in article.pairs if pair.romanized] == list(range(1, 10))
