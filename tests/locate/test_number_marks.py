"""However the numbers of a list are set, each begins its item, and no mark of theirs is a part of it."""

from __future__ import annotations

from textwrap import wrap

import pytest
from invented import WORKS, lines

from refnorm import Options, Source, analyze
from refnorm.model import Article

COUNT = 8


def only(text: str, name: str = "a.md") -> Article:
    """Return the only article of a text."""
    [result] = analyze(Source(name, data=text.encode()), options=Options(debug=True)).results
    [article] = result.articles
    return article


@pytest.mark.parametrize(
    "mark",
    [
        "{}.", "{})", "({})", "[{}]", "{} .", "{}\\.", "{}.\t", "**{}.**", "**[{}]**", "{} -", "{} –", "{}—",
        "{}.\n", "[{}]\n", "{}.\n\n", "{}\n", "{}\n\n", "\u200e{}.", "\u200b{} –", "> {}.", "\ufeff{})\u00a0",
        "№{}", "№ {}.", "No. {}.", "{}/", "{}:", "{},", "{}°", "{}-", "{{{}}}", "[Ref{}]", "{}.)",
        "<sup>{}</sup>", "[[ref]]{}.",
    ],
)  # fmt: skip
def test_the_mark_of_a_number(mark: str) -> None:
    """Every entry has its number, and its first author is read."""
    lists = [lines(side, 1, COUNT, mark) for side in ("native", "romanized")]
    text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n{}\n\nReferences\n{}\n".format(*lists)
    article = only(text)
    for lst, side in zip(article.lists, ("native", "romanized"), strict=True):
        assert [entry.label for entry in lst.entries] == [str(n) for n in range(1, COUNT + 1)]
        for entry, work in zip(lst.entries, WORKS[side], strict=False):
            assert work.startswith(entry.reference.author[0].family or "?")
    assert not [found for found in article.findings if found.severity != "info"]


@pytest.mark.parametrize(
    "labels",
    [
        "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8",
        "I II III IV V VI VII VIII",
        "i ii iii iv v vi vii viii",
    ],
)
def test_numbers_that_only_their_row_proves(labels: str) -> None:
    """Numbers in parts and Roman ones are numbers where they make a row, wrapped entries or not."""
    for width in (0, 40):
        lists = []
        for side in ("native", "romanized"):
            one = [
                f"{label}. {work}" for label, work in zip(labels.split(), WORKS[side][:COUNT], strict=True)
            ]
            lists.append("\n".join("\n".join(wrap(e, width)) if width else e for e in one))
        text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n{}\n\nReferences\n{}\n".format(*lists)
        article = only(text)
        assert [lst.role for lst in article.lists] == ["native", "romanized"]
        for lst in article.lists:
            assert [entry.label for entry in lst.entries] == labels.split()
        assert not [found for found in article.findings if found.severity != "info"]


def test_roman_numbers_typed_in_cyrillic_letters() -> None:
    """Letters that look like the numerals count like them."""
    works = zip(["І", "ІІ", "ІІІ", "ІV", "V", "VІ"], WORKS["native"], strict=False)
    text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n" + "\n".join(
        f"{n}. {work}" for n, work in works
    )
    article = only(text)
    assert [entry.label for entry in article.lists[0].entries] == ["І", "ІІ", "ІІІ", "ІV", "V", "VІ"]
    assert not [found for found in article.findings if found.code == "RN002"]


def test_roman_numbers_of_parts_number_no_entries() -> None:
    """Where more usual numbers stand among them, the Roman ones head parts."""
    parts = [f"{roman}. Источники {roman}\n{lines('native', n, n + 2, '{}.')}" for roman, n in PARTS.items()]
    text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n" + "\n".join(parts)
    labels = [entry.label for lst in only(text).lists for entry in lst.entries]
    assert labels == [str(n) for n in range(1, 10)]


PARTS = {"I": 1, "II": 4, "III": 7}


def test_a_number_on_a_line_of_its_own_is_no_pages_number() -> None:
    """A work that both lists print alike below such a number is no head of a page."""
    work = "Guidance for the rivers of the north and their fords. Document 15, Rev. 1, 2008."
    own = "{}.\n"
    lists = [
        "\n".join([lines(side, 1, COUNT, own), "9.", work, lines(side, COUNT + 2, COUNT + 2, own)])
        for side in ("native", "romanized")
    ]
    text = "# О реках\n\nРеки текут медленно.\n\nЛитература\n{}\n\nReferences\n{}\n".format(*lists)
    article = only(text)
    assert [lst.role for lst in article.lists] == ["native", "romanized"]
    for lst in article.lists:
        assert len(lst.entries) == COUNT + 2 and lst.entries[COUNT].raw.endswith(work)


def test_pages_numbers_are_far_apart() -> None:
    """Numbers of pages stand alone as well, but not a few lines from each other: no entries begin there."""
    works = WORKS["native"][:6]
    text = "Литература\n" + "\n\n".join(works)
    pages = "\n".join(["1", *["Реки текут."] * 12, "2", *["Снег тает."] * 12, "3", text])
    [lst] = only(pages, "a.txt").lists
    assert [entry.label for entry in lst.entries] == [None] * 6


@pytest.mark.parametrize("alphabet", ["абвгде", "абвгґд", "абвгдеє", "абвгдеё"])
def test_letters_number_a_list(alphabet: str) -> None:
    """`б)` and `b)` begin items in a row; the same marks out of a row are text."""
    lists = {
        side: "\n".join(f"{letter}) {work}" for letter, work in zip(letters, WORKS[side], strict=False))
        for side, letters in (("native", alphabet), ("romanized", "abcdefg"[: len(alphabet)]))
    }
    text = "Реки текут: а) быстро; б) тихо.\n\nЛитература\n{native}\n\nReferences\n{romanized}\n".format(
        **lists
    )
    article = only(text)
    assert [[e.label for e in lst.entries] for lst in article.lists] == [
        list(alphabet),
        list("abcdefg"[: len(alphabet)]),
    ]
    assert article.lists[0].entries[1].reference.author
    assert not [found for found in article.findings if found.severity != "info"]


def test_a_number_of_an_issue_begins_no_item() -> None:
    """`№ 3` at the beginning of a wrapped line is the issue of the entry before."""
    works = WORKS["native"][:4]
    wrapped = "\n".join(f"{n}. {work} //\nВестник.\n№ {n + 2}. С. 5." for n, work in enumerate(works, 1))
    [lst] = only(f"Литература\n{wrapped}", "a.txt").lists
    assert [entry.label for entry in lst.entries] == ["1", "2", "3", "4"]


def test_raised_figures_number_a_list() -> None:
    """`¹ Author` begins an item; the label is the number."""
    works = "\n".join(f"{sign} {work}" for sign, work in zip("¹²³⁴", WORKS["native"], strict=False))
    entries = only(f"Литература\n{works}", "a.txt").lists[0].entries
    assert [entry.label for entry in entries] == ["1", "2", "3", "4"]
    assert all(
        work.startswith(entry.reference.author[0].family or "?")
        for entry, work in zip(entries, WORKS["native"], strict=False)
    )


def test_signed_numbers_go_on_below_another_heading() -> None:
    """`№ 1` and `№ 2` make a row, though the others stand in the list's next part."""
    first, second = lines("native", 1, 2, "№ {}."), lines("native", 3, 6, "№ {}.")
    text = f"Источники\n{first}\n\nЛитература\n{second}\n"
    labels = [entry.label for lst in only(text, "a.txt").lists for entry in lst.entries]
    assert labels == ["1", "2", "3", "4", "5", "6"]


def test_the_lines_of_asciidoc_that_show_nothing() -> None:
    """What a section is and where links lead belong to no entry."""
    part = "[bibliography]\n== {}\n\n{}"
    marked = [lines(side, 1, COUNT, "* [[[ref{0},{0}]]]") for side in ("native", "romanized")]
    headed = [part.format(*one) for one in zip(("Литература", "References"), marked, strict=True)]
    counts = [len(lst.entries) for lst in only("О реках\n\n" + "\n\n".join(headed), "a.txt").lists]
    assert counts == [COUNT, COUNT]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_divisions_of_pandoc(gap: str) -> None:
    """A number stands in brackets with attributes, the reference in others, which may hold a translation."""
    lists = []
    number = "::: {{#ref-a{0} .csl-entry}}\n[{0}. ]{{.csl-left-margin}}"
    row = number + gap + "[{1} [Text]]{{.csl-right-inline}}\n:::\n"
    for side in ("native", "romanized"):
        rows = [row.format(number, work) for number, work in enumerate(WORKS[side][:COUNT], 1)]
        lists.append("::: {#refs .references .csl-bib-body}\n" + "\n".join(rows) + ":::")
    text = "# О реках\n\nРеки текут медленно.\n\n## Литература\n\n{}\n\n## References\n\n{}\n".format(*lists)
    for lst, side in zip(only(text).lists, ("native", "romanized"), strict=True):
        assert [entry.label for entry in lst.entries] == [str(n) for n in range(1, COUNT + 1)]
        for number, (entry, work) in enumerate(zip(lst.entries, WORKS[side], strict=False), 1):
            assert work.startswith(entry.reference.author[0].family or "?")
            assert all("csl" not in span.of(text) for span in entry.reference.leftover)
            assert entry.shown.startswith(f"{number}. {work}")
