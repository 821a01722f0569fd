"""However the numbers of a list are set, each begins its item, and no mark of theirs is a part of it."""

from __future__ import annotations

import pytest
from locate_texts import WORKS, lines

from refnorm import Options, Source, analyze

COUNT = 8


@pytest.mark.parametrize(
    "mark",
    [
        "{}.", "{})", "({})", "[{}]", "{} .", "{}\\.", "{}.\t", "**{}.**", "**[{}]**", "{} -", "{} –", "{}—",
        "{}.\n", "[{}]\n", "{}.\n\n", "{}\n", "{}\n\n",
        "№ {}.", "№{}", "No. {}.", "{}/", "\u200e{}.", "\u200b{} –", "> {}.", "\ufeff{})\u00a0",
    ],
)  # fmt: skip
def test_the_mark_of_a_number(mark: str) -> None:
    """Every entry has its number, and its first author is read."""
    lists = [lines(side, 1, COUNT, mark) for side in ("native", "romanized")]
    text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n{}\n\nReferences\n{}\n".format(*lists)
    [result] = analyze(Source("a.md", data=text.encode()), options=Options(debug=True)).results
    [article] = result.articles
    for lst, side in zip(article.lists, ("native", "romanized"), strict=True):
        assert [entry.label for entry in lst.entries] == [str(n) for n in range(1, COUNT + 1)]
        for entry, work in zip(lst.entries, WORKS[side], strict=False):
            assert work.startswith(entry.reference.author[0].family or "?")
    assert not [found for found in article.findings if found.severity != "info"]


def test_a_number_on_a_line_of_its_own_is_no_pages_number() -> None:
    """A work that both lists print alike below such a number is no head of a page."""
    work = "Guidance for the rivers of the north and their fords. Document 15, Rev. 1, 2008."
    own = "{}.\n"
    lists = [
        "\n".join([lines(side, 1, COUNT, own), "9.", work, lines(side, COUNT + 2, COUNT + 2, own)])
        for side in ("native", "romanized")
    ]
    text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n{}\n\nReferences\n{}\n".format(*lists)
    [result] = analyze(Source("a.md", data=text.encode()), options=Options(debug=True)).results
    for lst in result.articles[0].lists:
        assert len(lst.entries) == COUNT + 2 and lst.entries[COUNT].raw.endswith(work)


def test_pages_numbers_are_far_apart() -> None:
    """Numbers of pages stand alone as well, but not a few lines from each other: no entries begin there."""
    works = WORKS["native"][:6]
    text = "Литература\n" + "\n\n".join(works)
    pages = "\n".join(["1", *["Реки текут."] * 12, "2", *["Снег тает."] * 12, "3", text])
    [result] = analyze(Source("a.txt", data=pages.encode()), options=Options(debug=True)).results
    [lst] = result.articles[0].lists
    assert [entry.label for entry in lst.entries] == [None] * 6


def test_letters_number_a_list() -> None:
    """`б)` and `b)` begin items in a row; the same marks out of a row are text."""
    lists = {
        side: "\n".join(f"{letter}) {work}" for letter, work in zip(letters, WORKS[side], strict=False))
        for side, letters in (("native", "абвгд"), ("romanized", "abcde"))
    }
    text = "Реки текут: а) быстро; б) тихо.\n\nЛитература\n{native}\n\nReferences\n{romanized}\n".format(
        **lists
    )
    [result] = analyze(Source("a.md", data=text.encode()), options=Options(debug=True)).results
    [article] = result.articles
    assert [[e.label for e in lst.entries] for lst in article.lists] == [list("абвгд"), list("abcde")]
    assert article.lists[0].entries[1].reference.author
    assert not [found for found in article.findings if found.severity != "info"]


def test_a_number_of_an_issue_begins_no_item() -> None:
    """`№ 3` at the beginning of a wrapped line is the issue of the entry before."""
    works = WORKS["native"][:4]
    wrapped = "\n".join(f"{n}. {work} //\nВестник.\n№ {n + 2}. С. 5." for n, work in enumerate(works, 1))
    [result] = analyze(Source("a.txt", data=f"Литература\n{wrapped}".encode())).results
    assert [entry.label for entry in result.articles[0].lists[0].entries] == ["1", "2", "3", "4"]


def test_raised_figures_number_a_list() -> None:
    """`¹ Author` begins an item; the label is the number."""
    works = "\n".join(f"{sign} {work}" for sign, work in zip("¹²³⁴", WORKS["native"], strict=False))
    [result] = analyze(Source("a.txt", data=f"Литература\n{works}".encode())).results
    entries = result.articles[0].lists[0].entries
    assert [entry.label for entry in entries] == ["1", "2", "3", "4"]
    assert all(
        work.startswith(entry.reference.author[0].family or "?")
        for entry, work in zip(entries, WORKS["native"], strict=False)
    )
