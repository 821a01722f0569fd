"""Two files with a list each are one document, and every place is in its own file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from invented import WORKS, numbered

from refnorm import Options, Source, analyze, joined
from refnorm.joining import join
from refnorm.model import Document, Place, Report
from refnorm.places import place_of
from refnorm.readers.building import Builder
from refnorm.writers import write

NATIVE, ROMANIZED = WORKS["native"][:6], [*WORKS["romanized"][:6]]
ROMANIZED[1] = ROMANIZED[1].replace("180 p.", "108 p.")
PROSE = "# О тихих реках степи\n\nРеки текут медленно и спокойно [1, 2].\n\n"


FORMS = {
    "bare": ("\n".join(NATIVE), "\n".join(ROMANIZED)),
    "numbered": (numbered(NATIVE), numbered(ROMANIZED)),
    "under headings": (f"Литература\n{numbered(NATIVE)}", f"References\n{numbered(ROMANIZED)}"),
    "manuscripts": (f"{PROSE}Литература\n{numbered(NATIVE)}", f"{PROSE}References\n{numbered(ROMANIZED)}"),
    "carriage returns": (
        f"Литература\n{numbered(NATIVE)}".replace("\n", "\r"),
        f"References\n{numbered(ROMANIZED)}".replace("\n", "\r\n"),
    ),
}


def checked(native: str, romanized: str, format: str | None = None) -> Report:
    """Analyze two texts as two files."""
    files = (Source(name, data=text.encode()) for name, text in (("a.txt", native), ("b.txt", romanized)))
    return analyze(joined(*files), options=Options(format=format, debug=True))


@pytest.mark.parametrize("first", FORMS)
@pytest.mark.parametrize("second", FORMS)
def test_two_files(first: str, second: str) -> None:
    """Whatever each file holds beside its list, the entries pair and the drift is found."""
    texts = FORMS[first][0], FORMS[second][1]
    report = checked(*texts)
    [result] = report.results
    [article] = result.articles
    assert [lst.role for lst in article.lists] == ["native", "romanized"]
    assert [(p.native.entry, p.romanized.entry) for p in article.pairs if p.native and p.romanized] == [
        (i, i) for i in range(1, 7)
    ]
    [found] = article.findings
    assert found.code == "RN201" and found.place and found.place.source == "a.txt"
    parts = result.document.parts
    assert [part.span.of(result.document.text) for part in parts] == list(texts)
    for lst, part in zip(article.lists, parts, strict=True):
        assert part.span.holds(lst.span)
        assert all(e.raw == e.span.of(result.document.text) for e in lst.entries)


def test_places_are_in_their_own_files() -> None:
    """Line and column count from each file's own beginning."""
    report = checked(FORMS["manuscripts"][0], FORMS["under headings"][1])
    [article] = report.results[0].articles
    found = article.findings[0]
    assert found.romanized
    start = found.romanized.spans[0].start
    assert place_of(report.results[0].document, start) == Place("b.txt", 3, ROMANIZED[1].index("108") + 4)


def test_the_parts_are_in_the_report() -> None:
    """The JSON report names both files with what they take of the text."""
    report = checked(*FORMS["bare"])
    [document] = json.loads(write(report, "json", Options()))["documents"]
    assert [part["source"] for part in document["parts"]] == ["a.txt", "b.txt"]
    assert document["source"] == "a.txt + b.txt"


def test_bare_references() -> None:
    """A forced format holds for both."""
    report = checked(*FORMS["bare"], format="list")
    assert [len(lst.entries) for a in report.results[0].articles for lst in a.lists] == [6, 6]


def test_the_lists_that_belong_together() -> None:
    """Of two manuscripts with both lists each, the native one of the first meets the romanized one of the
    second; of several, those with the same numbers, and the others are told of."""
    other = numbered([work.replace("20", "21").replace("19", "17") for work in WORKS["native"][6:12]])
    whole = f"{PROSE}Литература\n{other}\nЛитература\n{numbered(NATIVE)}\nReferences\n{numbered(ROMANIZED)}"
    report = checked(whole, whole)
    [result] = report.results
    [article] = result.articles
    assert len([p for p in article.pairs if p.score]) == 6
    assert article.lists[0].span.start < result.document.parts[1].span.start <= article.lists[1].span.start
    assert result.document.meta["doubts"] == "a.txt: one list more was left out: Литература"


def test_what_is_given_is_what_is_meant() -> None:
    """The role is the one a file was given for, even where the script says otherwise."""
    report = checked(numbered(WORKS["english"]), numbered(WORKS["english"]))
    [article] = report.results[0].articles
    assert [lst.role for lst in article.lists] == ["native", "romanized"]
    assert len([p for p in article.pairs if p.score]) == len(WORKS["english"])


@pytest.mark.parametrize(
    ("texts", "source", "message"),
    [
        (("Реки текут.\nСнег тает.\n", FORMS["bare"][1]), "a.txt", "no reference list found"),
        ((FORMS["bare"][0], "Rivers flow.\nSnow melts.\n"), "b.txt", "no reference list found"),
        ((FORMS["bare"][0], ""), "b.txt", "there is nothing in it"),
    ],
)
def test_a_file_without_a_list(texts: tuple[str, str], source: str, message: str) -> None:
    """The failure names the file."""
    [failure] = checked(*texts).errors
    assert (failure.source, failure.message) == (source, message)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Paths are read when the work is done."""
    (tmp_path / "a.txt").write_text(FORMS["bare"][0], "utf-8")
    [failure] = analyze(joined(tmp_path / "a.txt", tmp_path / "b.txt")).errors
    assert failure.source == str(tmp_path / "b.txt")


def built(source: str, works: list[str]) -> Document:
    """Build a document with a place for every paragraph."""
    builder = Builder()
    for line, work in enumerate(works, 1):
        builder.begin("item", label=f"{line}.")
        builder.add(work, Place(source, line, 1))
    return builder.document(source, "docx")


def test_anchors_and_blocks_move() -> None:
    """What a file marks stays at its text, and its places stay those of the file."""
    first, second = built("a.docx", NATIVE), built("b.docx", ROMANIZED)
    document = join(first, second)
    assert document.format == "docx"
    assert [block.span.of(document.text) for block in document.blocks] == NATIVE + ROMANIZED
    assert [block.label for block in document.blocks] == [f"{i}." for i in range(1, 7)] * 2
    at = document.text.index(ROMANIZED[3])
    assert place_of(document, at + 5) == Place("b.docx", 4, 6)
    assert place_of(document, 0) == Place("a.docx", 1, 1)
