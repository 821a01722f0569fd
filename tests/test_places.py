"""Where a human looks for what stands at an offset."""

from __future__ import annotations

import pytest

from refnorm.model import Anchor, Document, Part, Place, Span
from refnorm.places import place_of, spoken

JOINED = Document(
    "a + b",
    "markdown",
    "ab\ncd\nwx\nyz",
    parts=(Part(Span(0, 6), "a", "text"), Part(Span(6, 11), "b", "text")),
)
WORD = Document(
    "a.docx",
    "docx",
    "First\nSecond",
    anchors=(
        Anchor(Span(0, 5), Place("a.docx", line=1, column=1, page=2, path="p[1]")),
        Anchor(Span(6, 12), Place("a.docx", line=2, column=4, path="p[2]")),
    ),
)


@pytest.mark.parametrize(
    ("document", "offset", "expected"),
    [
        (Document("t", "text", "ab\r\ncd\re"), 4, Place("t", 2, 1)),
        (Document("t", "text", "ab\r\ncd\re"), 7, Place("t", 3, 1)),
        (JOINED, 4, Place("a", 2, 2)),
        (JOINED, 7, Place("b", 1, 2)),
        (JOINED, 9, Place("b", 2, 1)),
        (WORD, 0, Place("a.docx", 1, 1, 2, path="p[1]")),
        (WORD, 5, Place("a.docx", 1, 6, 2, path="p[1]")),
        (WORD, 8, Place("a.docx", 2, 6, path="p[2]")),
    ],
)
def test_place(document: Document, offset: int, expected: Place) -> None:
    assert place_of(document, offset) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("t", 12, 5), "12:5"),
        (Place("t"), ""),
        (Place("a.docx", line=41, column=3, page=3, path="x"), "page 3, paragraph 41"),
        (Place("a.docx", line=1, cell=(1, 2, 3), path="x"), "table 1, row 2, column 3"),
        (Place("a.pdf", page=12, box=(0, 0, 1, 1), path="right column"), "page 12, right column"),
    ],
)
def test_spoken(place: Place, expected: str) -> None:
    assert spoken(place) == expected
