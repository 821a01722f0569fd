"""A Word file's copy: comments at the right words, all else unchanged."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import converting
import docx
import pytest
from lxml import etree
from making_docx import make

from refnorm import analyze
from refnorm.annotators import annotate
from refnorm.config import Options
from refnorm.model import Report
from refnorm.readers import Source

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
OTHERS = {
    "Орлов Д. Е. Птицы южных островов. М.: Колос, 1987. 214 с.": (
        "Orlov D. E. Ptitsy yuzhnykh ostrovov. Moscow: Kolos, 1987. 214 p."
    ),
    "Белов А. К. Ледники Алтая. М.: Мысль, 2014. 164 с.": (
        "Belov A. K. Ledniki Altaya. Moscow: Mysl, 2014. 164 p."
    ),
    "Зимин А. К. Озёра Сибири. М.: Наука, 1994. 96 с.": (
        "Zimin A. K. Ozera Sibiri. Moscow: Nauka, 1994. 96 p."
    ),
}


def manuscript(entry: str, table: bool = False) -> bytes:
    """Return a Word file with both lists, the first romanized entry as given; `table`: in one table."""
    native = ["Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с.", *OTHERS]
    left = ["{{p:" + one + "}}" for one in native]
    right = [entry, *("{{p:" + one + "}}" for one in OTHERS.values())]
    if not table:
        return make({"body": "".join(["{{p:Список литературы}}", *left, "{{p:References}}", *right])})
    rows = [("{{p:Список литературы}}", "{{p:References}}"), *zip(left, right, strict=True)]
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return make({"body": "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"})


def looked(data: bytes) -> Report:
    """Analyze the bytes of a Word file."""
    report = analyze(Source("a.docx", data=data))
    assert not report.errors, report.errors
    return report


def annotated(data: bytes, **settings: Any) -> bytes:
    """Return the copy with its comments."""
    return annotate(data, looked(data).results[0], Options(**settings))


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def marked(data: bytes) -> dict[str, str]:
    """Return the text between the marks of each comment, by the comment's id; deleted text is none."""
    found: dict[str, str] = {}
    open_: set[str] = set()
    for element in etree.fromstring(parts(data)["word/document.xml"]).iter():
        id = element.get(f"{W}id") or ""
        if element.tag == f"{W}commentRangeStart":
            open_.add(id)
            found[id] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(id)
        elif element.tag == f"{W}t":
            for one in open_:
                found[one] += element.text or ""
    assert not open_
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_comment_stands_at_the_words(case: dict[str, Any]) -> None:
    data = annotated(manuscript(case["entry"], "table" in case))
    comments = list(docx.Document(io.BytesIO(data)).comments)
    texts = marked(data)
    assert case["marked"] in texts.values()
    assert set(texts) == {str(comment.comment_id) for comment in comments}
    assert {comment.author for comment in comments} == {"refnorm"}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_copy_reads_as_before(case: dict[str, Any]) -> None:
    data = manuscript(case["entry"], "table" in case)
    before, after = looked(data).results[0], looked(annotated(data)).results[0]
    assert after.document.text == before.document.text
    assert [f.fingerprint for f in after.findings] == [f.fingerprint for f in before.findings]


def test_a_text_box_is_marked_from_outside() -> None:
    """Word takes no comments in a text box, so the run that holds it is marked."""
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        "{{p:Sergeev P. T. Reki stepi. Moscow: Nauka, 2015. 634 p.}}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    root = etree.fromstring(parts(annotated(manuscript(box)))["word/document.xml"])
    start = next(root.iter(f"{W}commentRangeStart"))
    assert start.getparent().tag == f"{W}p"
    assert start.getnext().find(f".//{W}txbxContent") is not None
    assert not any(True for box in root.iter(f"{W}txbxContent") for _ in box.iter(f"{W}commentRangeStart"))


NEW = {"word/comments.xml", "word/commentsExtended.xml", "word/people.xml"}
FILES = sorted(converting.FIXTURES.glob("*.docx"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_other_part_is_unchanged(path: Path) -> None:
    data = path.read_bytes()
    before, after = parts(data), parts(annotated(data))
    changed = {name for name in before if after[name] != before[name]}
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert set(after) - set(before) <= {"word/comments.xml", "word/commentsExtended.xml", "word/people.xml"}
    assert list(before) == [name for name in after if name in before]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_word_demands_of_the_parts(path: Path) -> None:
    """Parts have types and relationships, ids are unique, threads and author are known."""
    made = parts(annotated(path.read_bytes()))
    roots = {name: etree.fromstring(data) for name, data in made.items() if name.endswith((".xml", ".rels"))}
    types = {one.get("PartName") for one in roots["[Content_Types].xml"]}
    relations = list(roots["word/_rels/document.xml.rels"])
    assert len({one.get("Id") for one in relations}) == len(relations)
    for name in ("comments", "commentsExtended", "people"):
        assert f"/word/{name}.xml" in types
        assert [one.get("Target") for one in relations].count(f"{name}.xml") == 1
    comments = roots["word/comments.xml"]
    ids = [comment.get(f"{W}id") for comment in comments]
    assert len(set(ids)) == len(ids) > 0
    every = [e.get(f"{W14}paraId") for root in roots.values() for e in root.iter() if e.get(f"{W14}paraId")]
    assert len(set(every)) == len(every)
    assert all(0 < int(one, 16) < 0x80000000 for one in every)
    last = [comment[-1].get(f"{W14}paraId") for comment in comments]
    threads = [one.get(f"{W15}paraId") for one in roots["word/commentsExtended.xml"]]
    assert threads == last
    assert [one.get(f"{W15}author") for one in roots["word/people.xml"]] == ["refnorm"]
    references = [one.get(f"{W}id") for one in roots["word/document.xml"].iter(f"{W}commentReference")]
    assert sorted(references) == sorted(ids)  # type: ignore[type-var]


@pytest.mark.parametrize("done", ["0", "1"])
def test_nothing_is_said_twice(done: str) -> None:
    """What an editor has resolved, or not yet, is not raised again on the next run."""
    first = annotated(FILES[0].read_bytes())
    held = parts(first)
    held["word/commentsExtended.xml"] = held["word/commentsExtended.xml"].replace(
        b'done="0"', f'done="{done}"'.encode()
    )
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as file:
        for name, data in held.items():
            file.writestr(name, data)
    second = annotated(again.getvalue())
    assert parts(second) == held


def rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a Word file whose comments were changed."""
    held = parts(data)
    held["word/comments.xml"] = change(held["word/comments.xml"])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, part in held.items():
            file.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("second", ["ru", "kk", "uk"])
@pytest.mark.parametrize(
    "kept",
    [
        lambda comments: comments,
        lambda comments: re.sub(rb' w14:paraId="\w+"', b"", comments),
        lambda comments: re.sub(rb"<w:t([^>]*)>[^<]+</w:t>", rb"<w:t\1>settled</w:t>", comments),
    ],
    ids=["as written", "without ids", "with other words"],
)
def test_another_language_raises_nothing_again(second: str, kept: Callable[[bytes], bytes]) -> None:
    """A finding is one in all languages, and where a program has dropped the ids, or an editor the words."""
    first = rewritten(annotated(FILES[0].read_bytes()), kept)
    assert parts(annotated(first, language=second)) == parts(first)
    assert parts(annotated(annotated(FILES[0].read_bytes(), language=second))) == parts(
        annotated(FILES[0].read_bytes(), language=second)
    )


def test_what_is_new_is_said_beside_older_comments() -> None:
    errors = annotated(FILES[0].read_bytes(), severity="error")
    both = annotated(errors)
    count = [len(list(docx.Document(io.BytesIO(data)).comments)) for data in (errors, both)]
    assert count[0] < count[1]
    assert len(set(marked(both))) == count[1]


ODD = "<w:p><w:r><w:t>Sergeeв P. T. Reki stepi. Moscow: Nauka, 2015. 364 p.</w:t></w:r></w:p>"
TWIN = "<w:p><w:r><w:t>Sеrgeev P. T. Reki stepi. Moscow: Nauka, 2015. 364 p.</w:t></w:r></w:p>"


def test_a_safe_fix_is_a_tracked_change() -> None:
    data = annotated(manuscript(TWIN), suggest=True)
    texts = {
        tracked: analyze(Source("a.docx", data=data), options=Options(tracked=tracked))
        .results[0]
        .document.text
        for tracked in ("final", "original")
    }
    before = looked(manuscript(TWIN)).results[0].document.text
    assert texts["original"] == before
    assert texts["final"] == before.replace("Sеrgeev", "Sergeev")
    assert "RN401" not in {f.code for f in looked(data).findings}


def test_what_has_no_sure_answer_is_no_tracked_change() -> None:
    data = annotated(manuscript(ODD), suggest=True)
    assert b"w:ins" not in parts(data)["word/document.xml"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_libreoffice_opens_the_copy(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(path.read_bytes())
    (tmp_path / "b.docx").write_bytes(annotated(path.read_bytes()))
    suggested = annotated(path.read_bytes(), suggest=True)
    (tmp_path / "c.docx").write_bytes(suggested)
    converting.by_office("txt:Text (encoded):UTF8", tmp_path, *tmp_path.glob("*.docx"))
    texts = {name: (tmp_path / f"{name}.txt").read_text("utf-8") for name in "abc"}
    assert texts["a"] == texts["b"]
    assert (texts["a"] != texts["c"]) == (b"<w:ins " in parts(suggested)["word/document.xml"])
