"""What is printed on a terminal is measured, cut, made harmless and marked below its letters."""

from __future__ import annotations

import re
import unicodedata

import pytest

from refnorm.writers import marks
from refnorm.writers.marks import carets, cells, cut, differences, fitted, safe, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("Әңгіме", 6), ("为中", 4), ("и\u0306", 1), ("a\u200bb", 2), ("e\u0301e\u0301", 2)],
)
def test_width(text, columns):
    """CJK takes two columns, a combining mark none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("left", "right", "below"),
    [
        ("58", "258", ("", "^")),
        ("2001", "2010", ("  ^^", "  ^^")),
        ("1998", "998", ("^", "")),
        ("С. 58-61", "pp. 58-67", ("       ^", "        ^")),
        ("为中1", "为中2", ("    ^", "    ^")),
        ("и\u0306а1", "и\u0306а2", ("  ^", "  ^")),
        ("same", "same", ("", "")),
        ("Казахстан", "Kazahstan", ("", "")),
        ("совсем другое заглавие", "ничего общего тут нет", ("", "")),
        ("", "58", ("", "")),
    ],
)
def test_what_differs_is_marked(left, right, below):
    """Carets line up with what the other text lacks."""
    marks = differences(left, right)
    assert tuple(carets(cells(t, m)) for t, m in zip((left, right), marks, strict=True)) == below


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\n  b", "a b"),
        ("red \x1b[31malert", "red [31malert"),
        ("half \ud83d", "half \ufffd"),
        ("\u202eright\u200b", "right"),
        ("\x00", ""),
        ("a\u00a0b", "a b"),
    ],
)
def test_nothing_unsafe_reaches_a_terminal(raw, clean):
    """No escape, no line end, no right-to-left mark."""
    assert safe(raw) == clean


@pytest.mark.parametrize(
    ("text", "columns", "expected"), [("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("为中哈", 5, "为中…")]
)
def test_cut_at_the_end(text, columns, expected):
    """A cut is never longer than it may be."""
    found = cut(text, columns)
    assert found.endswith(expected[-1]) and found[0] == expected[0] and width(found) <= columns


@pytest.mark.parametrize("at", [0, 5, 50, 95, 99])
@pytest.mark.parametrize("columns", [10, 20, 60])
def test_a_cut_value_shows_its_mark(at, columns):
    """Wherever the difference is, it stays in sight, with the line as full as it can be."""
    found = fitted(cells("x" * 100, {at}), columns)
    assert any(cell.marked for cell in found)
    assert columns - 1 <= sum(cell.width for cell in found) <= columns


def test_widths_are_those_of_rich():
    """Terminals are measured as the library for terminals does it: Kazakh, CJK, marks, symbols."""
    from rich.cells import cell_len

    texts = [
        "Әңгіме ғылымы",
        "为中国 社会",
        "Қазақстан",
        "ёжик",
        "e\u0301",
        "№ 5 – «да»",
        "ⅣⅩ",
        "한국어",
        "カナ",
    ]
    assert [width(text) for text in texts] == [cell_len(text) for text in texts]


def test_usual_characters_are_shown_as_they_are_in_one_column():
    """What the quick way takes for one column each is one in Unicode's tables."""
    usual = re.findall(marks._USUAL, "".join(map(chr, range(0x3000))))
    assert len(usual) > 900
    for char in usual:
        assert marks.shown(char) == char
        assert unicodedata.category(char)[0] != "M" and unicodedata.east_asian_width(char) not in "WF"
