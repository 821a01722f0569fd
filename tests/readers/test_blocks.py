"""Lines become blocks that keep their offsets."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refnorm.model import Document
from refnorm.readers import Source, read


def blocks(text: str, format: str = "markdown") -> list[tuple[str, int, str]]:
    """Return kind, level and text of all blocks."""
    document = read(Source("a", data=text.encode(), named=False), format)
    return [(b.kind, b.level, b.span.of(document.text)) for b in document.blocks]


KINDS = [
    ("# REFERENCES", "heading", 1),
    ("### **Әдебиеттер:**", "heading", 3),
    ("##СПИСОК ЛИТЕРАТУРЫ", "heading", 2),
    ("#тег", "paragraph", 0),
    ("####### seven", "paragraph", 0),
    ("**Әдебиеттер**", "heading", 7),
    ("***Svante Kornel***", "heading", 7),
    ("**REFERENCES**:", "heading", 7),
    ("__Литература__", "heading", 7),
    ("<b>Литература</b>", "heading", 7),
    ("**Word** and more", "paragraph", 0),
    ("**one** and **two**", "paragraph", 0),
    ("<h2>Литература</h2>", "heading", 2),
    ('<H4 class="x">Литература</H4>', "heading", 4),
    ("| a | b |", "cell", 0),
    ("|---|:-:|", "cell", 0),
    ("--- | ---", "cell", 0),
    ("<tr><td>x</td></tr>", "cell", 0),
    ("<table><tr><td>1. x</td></tr></table>", "cell", 0),
    ("[^1]: Note", "footnote", 0),
    ("1. Sergeev", "item", 0),
    ("15 .Малынкин", "item", 0),
    ("1.Севрюков", "item", 0),
    ("1\\. Sergeev", "item", 0),
    ("12) Sergeev", "item", 0),
    ("[3] Sergeev", "item", 0),
    ("\\[3\\] Sergeev", "item", 0),
    ("**4.** Sergeev", "item", 0),
    ("- Sergeev P.", "item", 0),
    ("• Sergeev P.", "item", 0),
    ("\u200e1. Sergeev", "item", 0),
    ("- 2011. – 58 с.", "paragraph", 0),
    ("- № 4", "paragraph", 0),
    ("- М.: Наука", "paragraph", 0),
    ("– 58 с.", "paragraph", 0),
    ("Sergeev P. 1. Reki", "paragraph", 0),
    ("2011 Sergeev", "paragraph", 0),
]


@pytest.mark.parametrize(("line", "kind", "level"), KINDS)
def test_kinds(line: str, kind: str, level: int) -> None:
    """A line's first marks tell what it is, and stay in its span."""
    assert blocks(f"before\n  {line} \nafter") == [
        ("paragraph", 0, "before"),
        (kind, level, line),
        ("paragraph", 0, "after"),
    ]


BREAKS = [
    "---",
    "***",
    "___",
    "* * *",
    "——————",
    "=====",
    "\x0c",
    "",
    " \t\u00a0",
    "<!-- page 5 -->",
    "```",
    "```markdown",
    ":::",
    "::: citation",
    "::: {.ref #r1}",
    "![x](x.png)",
]


@pytest.mark.parametrize("line", BREAKS)
def test_what_shows_no_text_is_no_block(line: str) -> None:
    """Page breaks, comments, fences and pictures lie between blocks."""
    assert [text for _, _, text in blocks(f"a\n{line}\nb")] == ["a", "b"]


def test_a_footnote_goes_on_in_lines_that_are_set_in() -> None:
    """A note is wrapped as text is; a line at the margin is none of it, nor is a heading."""
    text = "[^1]: Sergeev P. Reki //\n    2011. – 58 с.\n\n    Moskva.\nText\n    2. Text\n\n[^2]: A\n    # B"
    kinds = ["footnote", "footnote", "footnote", "paragraph", "item", "footnote", "heading"]
    assert [kind for kind, _, _ in blocks(text)] == kinds


ENDS = ["\n", "\r", "\r\n", "\x0c", "\u2028", "\u2029", "\x85", "\v", "\n\n\r\n"]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_line_ends(end: str, format: str) -> None:
    """Every line end that is met in the wild ends a block, and the last line needs none."""
    assert [text for _, _, text in blocks(f"one{end}two", format)] == ["one", "two"]


@pytest.mark.parametrize("end", ENDS)
def test_line_ends_of_a_list(end: str) -> None:
    """In bare references, which are counted by their lines, other white space ends none."""
    ended = {"\n", "\r"} & set(end)
    assert [text for _, _, text in blocks(f"one{end}two", "list")] == (
        ["one", "two"] if ended else [f"one{end}two"]
    )


def test_a_table_lasts_until_its_end() -> None:
    """Lines inside an HTML table are cells whatever they look like; the line after it is none."""
    text = "<table>\n<tr>\n1. Sergeev\n</tr>\n</table>\n1. Sergeev"
    assert [kind for kind, _, _ in blocks(text)] == ["cell"] * 5 + ["item"]


def test_a_table_that_nothing_closes_swallows_nothing() -> None:
    """A lost end tag costs one line, not the rest of the file."""
    assert [kind for kind, _, _ in blocks("<table>\nWords\n1. Sergeev")] == ["cell", "paragraph", "item"]
    lost = "<table>\n# Heading\nWords\n<table>\nx\n</table>"
    assert [kind for kind, _, _ in blocks(lost)] == ["cell", "heading", "paragraph", "cell", "cell", "cell"]


def test_plain_text_has_no_marks() -> None:
    """In plain text a hash or a star is a character."""
    kinds = [kind for kind, _, _ in blocks("# one\n**two**\n| three |\n4. four\n---\nfive", "text")]
    assert kinds == ["paragraph", "paragraph", "paragraph", "item", "paragraph"]


def test_a_list_has_items_alone() -> None:
    """Every line with content is an item, also a rule: as many items as lines."""
    assert [kind for kind, _, _ in blocks("Sergeev\n\n # x \n---", "list")] == ["item"] * 3


LINES = st.text(
    st.sampled_from("aЖ1 .#*-_|<>/tableh[]^:!()`=–\\\t\r\n\x0c\u2028\u0085\ufeff\u200b"), max_size=80
)


@settings(max_examples=300, deadline=None)
@given(text=LINES, format=st.sampled_from(["markdown", "text", "list"]))
def test_spans_hold(text: str, format: str) -> None:
    """Blocks are ordered, disjoint, trimmed, one line each."""
    document = read(Source("a", data=("\ufeff" + text).encode(), named=False), format)
    assert document.text == text
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        inner = block.span.of(text)
        lines = re.split(r"[\r\n]", inner) if format == "list" else inner.splitlines()
        assert inner == inner.strip() and len(lines) == 1
        end = block.span.end


@settings(max_examples=300, deadline=None)
@given(text=LINES)
def test_no_line_is_lost(text: str) -> None:
    """Every line that is neither blank nor drawn, quoted or not, is one block of plain text, in order."""
    lines = [line.strip() for line in text.splitlines()]
    bare = [(line.lstrip("> \t") if line[:1] == ">" else "") or line for line in lines]
    drawn = {i for i, line in enumerate(bare) if len(line) > 2 and not line.strip("-_*=–— \t")}
    shown = [line for i, line in enumerate(lines) if line and i not in drawn]
    document = read(Source("a", data=text.encode("utf-8-sig"), named=False), "text")
    assert [b.span.of(document.text) for b in document.blocks] == shown


HOSTILE = [
    "a",
    "ж",
    "*",
    "**a",
    "# ",
    "|-",
    "- ",
    "<table",
    "<!--",
    "![",
    "![a](",
    "1",
    "1.",
    "`",
    "[",
    "\\[",
    "[^",
    "\x0c",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_one_endless_line_takes_no_time(piece: str) -> None:
    """Two megabytes without a line end are read in linear time."""
    data = (piece * (2_000_000 // len(piece))).encode()
    start = time.process_time()
    document = read(Source("a.md", data=data, named=False))
    assert time.process_time() - start < 2
    assert isinstance(document, Document)


ROW = "{0}. Орлов Д. Е. О ветре и о воде степи.           {0}. Orlov D. E. Veter"
COLUMNS = "\n".join(ROW.format(n) for n in range(10, 30))


@pytest.mark.parametrize(
    ("text", "doubted"),
    [(COLUMNS, True), (COLUMNS.replace(" " * 5, "\t"), False), ("   \n" + "О ветре.  О воде.\n" * 30, False)],
)
def test_two_columns_of_spaces_are_doubted(text: str, doubted: bool) -> None:
    """A page that a converter has drawn with spaces is read across, and people are told."""
    document = read(Source("a.txt", data=text.encode()))
    assert ("two columns" in document.meta.get("doubts", "")) is doubted
