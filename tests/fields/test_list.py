"""Bare references, one a line: as many items as lines, in order, whatever stands in them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from refnorm import Options, Source, analyze
from refnorm.writers import write

WORK = "Гусев Н. В. Лёд. М.: Наука, 1999. 20 с."


def items(data: bytes) -> list[dict[str, Any]]:
    """Return the CSL items of a list."""
    options = Options(format="list", debug=True)
    report = analyze(Source(name="refs.txt", data=data), options=options)
    assert not report.errors
    found: list[dict[str, Any]] = json.loads(write(report, "csl-json", options))
    return found


@pytest.mark.parametrize(
    "mark",
    ["1.", "1. ", "1) ", "1)", "[1] ", "[1]", "(1) ", "1 . ", "1\t", "1.\t", "• ", "– ", "— ", "* ", "- ",
     "▪ ", "\u200f1. ", "  12. ", "\ufeff1. "],
)  # fmt: skip
def test_a_number_or_bullet_is_no_part_of_the_reference(mark: str) -> None:
    """Every form of number and bullet is taken off; nothing of it is left over."""
    (found,) = items((mark + WORK).encode())
    assert (found["title"], found["author"]) == ("Лёд", [{"family": "Гусев", "given": "Н. В."}])
    assert "leftover" not in found["custom"]["refnorm"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1984 / Дж. Оруэлл. М.: Мир, 2009. 320 с.", "1984"),
        ("1984. Роман. М.: Мир, 2009. 320 с.", "1984. Роман"),
        ("7. 1984 / Дж. Оруэлл. М.: Мир, 2009. 320 с.", "1984"),
        ("100 лет льда. М.: Мир, 2009. 320 с.", "100 лет льда"),
        ("12 Стульев из льда. М.: Мир, 2009. 320 с.", "12 Стульев из льда"),
    ],
)
def test_a_title_that_begins_with_a_number_stays_whole(line: str, title: str) -> None:
    """A number without a mark, or a year, belongs to the title."""
    assert items(line.encode())[0]["title"] == title


def test_a_year_in_its_turn_is_a_number() -> None:
    """In a long list the 1984th entry is numbered 1984."""
    found = items(f"1983. {WORK}\n1984. {WORK}\n".encode())
    assert [item["custom"]["refnorm"]["source"]["single"].get("label") for item in found] == [None, None]
    found = items(f"1499. {WORK}\n1500. {WORK}\n".encode())
    assert [item["custom"]["refnorm"]["source"]["single"].get("label") for item in found] == ["1499", "1500"]


ODD = ["...", "12345", "— — —", "№ 5", "---", "***", "\u200f", "«", "[[", "1.", "•", "(", "\t1\t", "0", "a"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n \t\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_as_many_items_as_lines(bom: str, end: str) -> None:
    """Odd lines are items too, in order, with every line end, with a BOM, without a last line end."""
    lines = [odd for line in ODD for odd in (line, WORK)]
    found = items((bom + end.join(lines)).encode())
    raws = [item["custom"]["refnorm"]["raw"]["single"] for item in found]
    assert raws == [line.strip() for line in lines]


@pytest.mark.parametrize("space", ["\f", "\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\t", "\u00a0"])
def test_white_space_within_a_line_ends_no_reference(space: str) -> None:
    """Only a carriage return or a line feed ends a line."""
    found = items((WORK.replace(" М.", space + "М.") + "\n" + WORK).encode())
    assert [item["title"] for item in found] == ["Лёд", "Лёд"]
    assert found[0]["publisher"] == "Наука"


def test_what_no_field_claims_is_left_over() -> None:
    """Words behind the pages are of no field, and not lost."""
    (found,) = items(f"{WORK} Серая обложка.".encode())
    assert found["custom"]["refnorm"]["leftover"] == ["Серая обложка"]
