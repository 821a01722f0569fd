"""Lists are split as people read them: whatever the numbers, the wrapping and the pages do."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from invented import WORKS, expand, lines

from refnorm.model import Document, Gap, ReferenceList, Span
from refnorm.readers import Source, read
from refnorm.split import split
from refnorm.split.setting import told

HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """Return a table of cases."""
    return tomllib.loads((HERE / "cases" / f"{name}.toml").read_text("utf-8"))


def read_list(text: str, before: str = "") -> tuple[Document, ReferenceList]:
    """Return a document with a heading and a list that takes the rest; `before` is what stands above it."""
    whole, start = f"{before}Литература\n{text.strip(chr(10))}\n", len(before)
    document = read(Source("a.md", data=whole.encode(), named=False), "markdown")
    return document, ReferenceList(1, Span(start, start + 10), Span(start, len(whole)), role="native")


def best(text: str, before: str = "") -> ReferenceList:
    """Return the best reading of a list."""
    document, lst = read_list(text, before)
    return split(document, lst)[0]


def matches(entry: str, wanted: str) -> bool:
    """Compare an entry, without its number, with the beginning and the end that a case wants."""
    begin, _, end = wanted.partition(" ... ")
    return entry.startswith(begin) and entry.endswith(end)


def shown(lst: ReferenceList) -> list[tuple[str, str]]:
    """Return labels and texts without gaps, numbers and wraps."""
    out = []
    for entry in lst.entries:
        text = entry.raw
        if entry.label is not None:
            text = text[entry.number_end :]
            text = text.lstrip(" .,)]*\\#/")
            text = text.removeprefix("</sup>").lstrip()
        out.append((entry.label or "-", " ".join(text.split())))
    return out


def check(case: dict[str, Any]) -> None:
    """Hold a list against its case: labels, texts, gaps, doubts."""
    lst = best(expand(case["text"]), case.get("before", ""))
    wanted = [tuple(part.strip() for part in one.split("|", 1)) for one in case["entries"]]
    got = shown(lst)
    assert [label for label, _ in got] == [label for label, _ in wanted], got
    for (_, text), (_, want) in zip(got, wanted, strict=True):
        assert matches(text, want), (text, want)
    assert sorted(g.reason for g in lst.gaps) == sorted(case.get("gaps", []))
    for position in case.get("doubted", []):
        assert lst.entries[position - 1].doubt > 0
    assert not case.get("sure") or not any(entry.doubt for entry in lst.entries)


@pytest.mark.parametrize("case", table("numbered")["case"], ids=lambda case: case["name"])
def test_numbered(case: dict[str, Any]) -> None:
    """The run of numbers is read as a whole."""
    check(case)


@pytest.mark.parametrize("case", table("unnumbered")["case"], ids=lambda case: case["name"])
def test_unnumbered(case: dict[str, Any]) -> None:
    """Without numbers, line ends, blank lines, indents and beginnings decide."""
    check(case)


@pytest.mark.parametrize("position", [1, 2, 4, 6], ids=lambda n: f"at {n}")
@pytest.mark.parametrize("bad", table("neighbours")["bad"], ids=lambda text: text[:40])
def test_a_bad_entry_leaves_its_neighbours(bad: str, position: int) -> None:
    """Six entries, one of them bad, are six, each with its own number, whichever of them it is."""
    items = [lines("native", n, n) for n in range(1, 7)]
    items[position - 1] = bad.replace("{}", str(position))
    entries = best("\n".join(items)).entries
    assert [(e.label or "").split(".")[0] for e in entries] == [str(n) for n in range(1, 7)]
    for number, (entry, item) in enumerate(zip(entries, items, strict=True), 1):
        if number != position:
            assert entry.raw == item


@pytest.mark.parametrize("count", [99, 300])
def test_many_entries(count: int) -> None:
    """Long lists with numbers of three digits are split throughout."""
    works = WORKS["native"]
    text = "\n".join(f"{n}. {works[n % len(works)]}" for n in range(1, count + 1))
    assert [e.label for e in best(text).entries] == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize("name", ["numbered", "unnumbered"])
def test_nothing_is_lost(name: str) -> None:
    """Every letter and digit behind the heading is in one entry or in a gap; raws are what stands there."""
    for case in table(name)["case"]:
        document, lst = read_list(expand(case["text"]))
        for reading in split(document, lst):
            ends = [e.span.end for e in reading.entries]
            starts = [e.span.start for e in reading.entries]
            assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
            held = [e.span for e in reading.entries] + [g.span for g in reading.gaps]
            for at in range(10, len(document.text)):
                if document.text[at].isalnum():
                    assert any(s.start <= at < s.end for s in held), (
                        case["name"],
                        document.text[at : at + 40],
                    )
            assert all(e.raw == e.span.of(document.text) for e in reading.entries)


def test_the_list_format_has_an_entry_a_line() -> None:
    """Bare references are one a line, numbered or not, whatever they begin with."""
    text = "1. Гусев Н. В. Птицы. 2009.\n1975. 559 с.\nс 5 по 9\n\n[4] Lapin D. R. Ice. 1987.\n"
    document = read(Source("a", data=text.encode(), named=False), "list")
    lst = ReferenceList(1, None, Span(0, len(text)))
    [reading] = split(document, lst)
    assert [e.raw for e in reading.entries] == [line for line in text.splitlines() if line]
    assert [e.index for e in reading.entries] == [1, 2, 3, 4]


def test_a_doubtful_list_keeps_two_readings() -> None:
    """A line that may be an entry of its own stays open until the other list is seen."""
    document, lst = read_list(
        expand("<<wrapped 1-3>> и др\nСавин И. К. Песни рыбаков: сборник. Омск, 2018. 90 с.\n<<wrapped 5-8>>")
    )
    first, second = split(document, lst)
    assert (len(first.entries), len(second.entries)) == (8, 7)


def test_a_pdf_may_part_a_reference_where_its_line_was_full() -> None:
    """Where most lines begin with a person and print a year, one with neither may be the rest of one."""
    document, lst = read_list(
        "Гусев Н. В. (1996). Птицы северных островов. М.: Наука.\n"
        "Зимин А. К. (2014). Горные озёра и реки.\n"
        "Природа, 2(70), 12–14.\n"
        "Лапин Д. Р. (1987). Способ сушки зерна. М.: Наука.\n"
        "Ершов М. Ю. (2006). Прогноз паводков. Пермь: Исток.\n"
    )
    assert [len(reading.entries) for reading in split(document, lst)] == [5]
    assert [len(reading.entries) for reading in split(replace(document, format="pdf"), lst)] == [5, 4]


def test_an_empty_list() -> None:
    """A list without lines has neither entries nor gaps."""
    document, lst = read_list("")
    [reading] = split(document, lst)
    assert reading.entries == () and reading.gaps == ()


def test_a_list_without_entries_has_no_parts() -> None:
    """A subheading parts nothing where nothing was read."""
    document, lst = read_list("Источники")
    empty = replace(lst, entries=(), gaps=(Gap(Span(11, 20), "subheading"),))
    assert told(document, empty) is empty


@pytest.mark.parametrize("inside", ["(1), pp. 1-19.", "1. Ser. Geology.", "(2). P. 18."])
def test_a_number_that_begins_a_line_within_a_reference(inside: str) -> None:
    """It numbers nothing in a list without numbers, though another one may follow it in turn."""
    works = WORKS["native"][:7]
    rows = [*works[:4], f"{works[4]}\n{inside}", works[5], f"{works[6]}\n{inside.replace('1', '2')}"]
    assert not any(entry.label for entry in best("\n\n".join(rows)).entries)


def test_subheadings_with_numbers_of_their_own() -> None:
    """The entries count on, and the subheadings are no entries."""
    works = [f"{n}. {work}" for n, work in enumerate(WORKS["native"][:6], 1)]
    text = "\n".join(["1. Источники", *works[:3], "2. Исследования:", *works[3:]])
    found = best(text)
    assert [entry.label for entry in found.entries] == [str(n) for n in range(1, 7)]
    assert [gap.reason for gap in found.gaps] == ["subheading", "subheading"]
