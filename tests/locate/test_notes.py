"""References in footnotes are the native list of an article whose other list is printed."""

from __future__ import annotations

import pytest
from invented import WORKS, numbered
from test_automatic_numbers import whole
from test_layouts import analyzed
from test_parts import pairs, shown

from refnorm.model import Article, Document
from refnorm.readers import Source, read
from refnorm.readers.building import Builder

NATIVE, ROMANIZED = WORKS["native"], WORKS["romanized"]
PAGE = NATIVE[0].replace("С. 31–40", "С. 33")
AGAIN = NATIVE[0].replace("С. 31–40", "С. 35")


def written(notes: list[str], after: str, name: str) -> Document:
    """Set an article with notes as a format does, and what follows it."""
    calls = [f"Реки текут{i}[^{i}]." for i in range(1, len(notes) + 1)]
    if name == "markdown":
        marks = [f"[^{i}]: {note}" for i, note in enumerate(notes, 1)]
        text = "\n\n".join(["# Реки", *calls, *marks, after])
    elif name == "html":
        marks = [f'<li role="doc-endnote"><p>{note}<a href="#x">↩︎</a></p></li>' for note in notes]
        items = after.replace("References\n", "").splitlines()
        lines = "".join(f"<p>{item}</p>" for item in items)
        text = (
            f"<html><body><h1>Реки</h1><p>Реки.</p><h2>References</h2>{lines}<ol>{''.join(marks)}</ol></body>"
        )
    else:
        body = " ".join(f"Реки текут\\footnote{{{note}}}." for note in notes)
        rest = after.replace("\n", "\n\n")
        text = f"\\documentclass{{article}}\\begin{{document}}\n{body}\n\n{rest}\n\\end{{document}}"
    return read(Source(f"a.{name}", data=text.encode()), name)


def read_notes(notes: list[str], works: list[str], name: str = "markdown", native: str = "") -> Article:
    """Analyze an article with notes and a romanized list."""
    after = f"{native}References\n{numbered(works)}" if works else "Реки впадают в море."
    return analyzed(written(notes, after, name))


@pytest.mark.parametrize("name", ["markdown", "html", "latex"])
def test_notes_are_the_native_list(name: str) -> None:
    """Each note that cites a work is an entry; a drift in one is found."""
    article = read_notes(NATIVE[:5], [*ROMANIZED[:4], ROMANIZED[4].replace("1987", "1989")], name)
    assert sorted(shown(article)) == [("native", "footnotes", 5), ("romanized", "list", 5)]
    assert pairs(article) == [(n, n) for n in range(1, 6)]
    assert [f.code for f in article.findings] == ["RN202"]


@pytest.mark.parametrize("name", ["markdown", "html", "latex"])
def test_what_notes_say_beside_works(name: str) -> None:
    """Remarks, works cited again and words that refer to one are no entries; two works in a note are two."""
    notes = [
        f"См.: {PAGE}",
        "Автор благодарит коллег за советы.",
        f"{NATIVE[1]}; {NATIVE[2]}",
        "Там же. С. 12.",
        AGAIN,
        "Крылова Е. М. Указ. соч. С. 15.",
        NATIVE[3],
    ]
    article = read_notes(notes, ROMANIZED[:4], name)
    [lst] = [lst for lst in article.lists if lst.role == "native"]
    assert [e.raw for e in lst.entries] == [PAGE, *NATIVE[1:4]]
    assert lst.evidence == "7 notes cite 4 works"
    assert pairs(article) == [(n, n) for n in range(1, 5)]
    assert not article.findings


def test_a_law_and_an_empty_note() -> None:
    """A document that nobody signs is a work by what it is called; a note without words is none."""
    law = "Федеральный закон от 05.03.2004 № 14-ФЗ «О рыбной ловле»."
    article = read_notes([NATIVE[0], "", law, NATIVE[1]], [])
    assert [e.raw for e in article.lists[0].entries] == [NATIVE[0], law, NATIVE[1]]


def test_a_document_of_which_neither_form_has_much_of_a_reference() -> None:
    """Its number and its words are those of a line in the list."""
    rules = "Правила рыбной ловли на большой реке. НП-040-02."
    other = "Pravila rybnoi lovli na bolshoi reke [Rules of fishing on the great river]. NP-040-02."
    article = read_notes([*NATIVE[:3], rules], [*ROMANIZED[:3], other])
    assert pairs(article) == [(n, n) for n in range(1, 5)]


def test_the_order_of_notes_is_that_of_the_text() -> None:
    """A romanized list by the alphabet is no disorder, and lost numbers of remarks are no fault."""
    works = sorted(ROMANIZED[:5])
    article = read_notes([*NATIVE[:2], "Перевод наш.", *NATIVE[2:5]], works)
    assert len(pairs(article)) == 5
    assert not article.findings


@pytest.mark.parametrize(
    ("cited", "codes"),
    [
        ("С. 105", []),
        ("С. 105–107", []),
        ("С. 102–119", []),
        ("С. 300", ["RN201"]),
        ("С. 101–105", ["RN201"]),
    ],
)
def test_a_note_cites_pages_of_those_in_the_list(cited: str, codes: list[str]) -> None:
    """What lies outside of them is a fault."""
    notes = [*NATIVE[:4], NATIVE[4].replace("С. 102–119", cited)]
    assert [f.code for f in read_notes(notes, ROMANIZED[:5]).findings] == codes


def test_a_page_of_a_book_and_its_total() -> None:
    """The page that is cited is one of the book's; behind its last one it is a fault."""
    for page, codes in (("45", []), ("181", ["RN201"])):
        notes = [NATIVE[0], NATIVE[1].replace("180 с.", f"С. {page}."), *NATIVE[2:5]]
        assert [f.code for f in read_notes(notes, ROMANIZED[:5]).findings] == codes


def test_notes_beside_a_native_list_only_cite_it() -> None:
    """They are no list of their own."""
    article = read_notes(NATIVE[:4], ROMANIZED[:6], native=f"Литература\n{numbered(NATIVE[:6])}\n\n")
    assert shown(article) == [("native", "list", 6), ("romanized", "list", 6)]
    assert not article.findings


def test_notes_alone() -> None:
    """Notes that cite works are the only list; remarks are none."""
    [lst] = read_notes(NATIVE[:5], []).lists
    assert (lst.role, lst.layout, len(lst.entries)) == ("single", "footnotes", 5)
    assert not read_notes(["Перевод наш.", "Иванов И. И. жил в 1880–1890 гг.", "Это не так."], []).lists


def test_both_forms_in_each_note() -> None:
    """A note with both forms holds an entry of either list."""
    notes = [f"{n} = {r}" for n, r in zip(NATIVE[:5], ROMANIZED, strict=False)]
    article = read_notes(notes, [])
    assert [lst.role for lst in article.lists] == ["native", "romanized"]
    assert pairs(article) == [(n, n) for n in range(1, 6)]


def test_notes_of_several_paragraphs() -> None:
    """As word processors give them: the first paragraph of a note bears its number; nothing is lost."""
    builder = Builder()
    builder.add("Реки текут медленно.")
    builder.begin("heading", 1)
    builder.add("References")
    for number, work in enumerate(ROMANIZED[:4], 1):
        builder.begin("item", label=f"{number}.")
        builder.add(work)
    for number, work in enumerate(NATIVE[:4], 1):
        head, _, tail = work.partition(" // ") if number != 2 else (work, "", "")
        builder.begin("footnote", label=str(number))
        builder.add(f"{head} //" if tail else head)
        if tail:
            builder.begin("footnote")
            builder.add(tail)
    article = analyzed(builder.document("a.docx", "docx"))
    assert pairs(article) == [(n, n) for n in range(1, 5)]
    [notes] = [lst for lst in article.lists if lst.layout == "footnotes"]
    assert [e.label for e in notes.entries] == ["1", "2", "3", "4"]
    whole(builder.document("a.docx", "docx"), notes)
