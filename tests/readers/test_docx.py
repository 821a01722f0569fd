"""Word files: anchors lead back to the file, and files that are broken or made to harm are refused."""

from __future__ import annotations

import io
import random
import re
import time
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from lxml import etree
from making_docx import archive, make

from refnorm import analyze
from refnorm.containers import ooxml
from refnorm.errors import ReadError
from refnorm.model import Document
from refnorm.places import place_of
from refnorm.readers import Source, read

ROWS = tomllib.loads((Path(__file__).parent / "features_docx.toml").read_text("utf-8"))["feature"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHOWN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def opened(data: bytes, name: str = "a.docx", tracked: str = "final") -> Document:
    """Read bytes under a name."""
    return read(Source(name, data=data, named=False), tracked=tracked)


def found(data: bytes, path: str) -> str:
    """Return what stands in the element to which a place's path leads."""
    part, _, xpath = path.partition("#")
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))
    (element,) = root.xpath(xpath, namespaces=ooxml.namespaces(root))
    name = etree.QName(element).localname
    if name == "sym":
        return "?"
    return SHOWN.get(name) or re.sub(r"\s", " ", element.text or "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["noun"])
def test_anchors_lead_back_to_the_file(row: dict[str, Any]) -> None:
    """The element that an anchor's path names holds the anchor's text, and everything shown has an anchor."""
    data = make(row)
    document = opened(data, tracked=row.get("tracked", "final"))
    covered = [False] * len(document.text)
    for anchor in document.anchors:
        text = anchor.span.of(document.text)
        assert found(data, anchor.place.path or "") in (text, "?")
        for at in range(anchor.span.start, anchor.span.end):
            covered[at] = True
    assert {c for c, anchored in zip(document.text, covered, strict=True) if not anchored} <= {"\n"}


def test_lost_styles_are_none() -> None:
    """A converter that names styles and writes none has lost nothing that is said."""
    whole = make({"styles": "", "body": "{{p:Abai}}"})
    names = zipfile.ZipFile(io.BytesIO(whole)).namelist()
    data = archive({name: zipped(whole, name) for name in names if name != "word/styles.xml"})
    assert opened(data).text == "Abai\n"


def test_columns_count_on_within_a_paragraph() -> None:
    """A column is a character of the paragraph, whatever the runs."""
    data = make({"body": "<w:p><w:r><w:t>ab</w:t><w:tab/></w:r><w:r><w:t>cd</w:t></w:r></w:p>"})
    document = opened(data)
    assert [place_of(document, n).column for n in range(5)] == [1, 2, 3, 4, 5]


DAMAGED: list[tuple[str, Callable[[], bytes], str]] = [
    ("cut off", lambda: make({"body": "{{p:a}}" * 500})[:700], "damaged or cut off"),
    ("password", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    (
        "an Excel file",
        lambda: OLE + "Workbook".encode("utf-16-le"),
        "an old Excel file (.xls) is no Word file",
    ),
    ("a picture", lambda: b"\x89PNG\r\n\x1a\n", "an image (.png) is no Word file"),
    ("text", lambda: b"Abai", "what is in it is no Word file"),
    ("no part", lambda: archive({"word/x.xml": "<a/>"}), "has no main part"),
    ("no main", lambda: make({"members": {"word/document.xml": "<x/>"}}), "holds no Word document"),
    ("no XML", lambda: make({"body": "<w:p>"}), "is no well-formed XML"),
    ("lost part", lambda: archive({"_rels/.rels": zipped(make({}), "_rels/.rels")}), "lacks its part word/"),
    ("a bomb", lambda: make({"members": {"word/document.xml": bytes(65 << 20)}}), "holds more than 64 MB"),
    ("tags", lambda: make({"body": "<w:p/>" * (ooxml.MOST_ELEMENTS + 1)}), "tags in its part"),
    ("deep", lambda: make({"body": "<w:p>" * 5000 + "</w:p>" * 5000}), "is no well-formed XML"),
    ("entities", lambda: make({"members": {"word/document.xml": BILLION}}), "holds no Word document"),
]
BILLION = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;&b;</a>'


def zipped(data: bytes, name: str) -> bytes:
    """Return a member of an archive."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


@pytest.mark.parametrize(("made", "message"), [row[1:] for row in DAMAGED], ids=[row[0] for row in DAMAGED])
def test_what_cannot_be_read_is_one_line(made: Callable[[], bytes], message: str) -> None:
    """A broken file is refused by what is wrong with it, with what to do."""
    with pytest.raises(ReadError) as caught:
        opened(made())
    assert message in caught.value.message and caught.value.hint
    assert "\n" not in caught.value.message


def test_names_of_other_programs() -> None:
    """Back slashes and capitals in the names of parts are read."""
    data = make({"body": "{{p:Abai}}"})
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    turned = archive({name.replace("word/", "Word\\"): zipped(data, name) for name in names})
    assert opened(turned).text == "Abai\n"


def test_flipped_bytes_never_crash() -> None:
    """A damaged file is read or refused, and takes no time."""
    row = next(row for row in ROWS if row["noun"] == "footnotes and endnotes")
    packed = make(row)
    parts = {name: zipped(packed, name) for name in zipfile.ZipFile(io.BytesIO(packed)).namelist()}
    chance = random.Random(5)
    for turn in range(150):
        if turn % 2:
            data = flipped(packed, chance)
        else:
            # damage that an archive's checksums do not tell
            name = chance.choice(sorted(parts))
            data = archive(parts | {name: flipped(parts[name], chance)})
        start = time.process_time()
        try:
            opened(data)
        except ReadError as error:
            assert "\n" not in error.message
        assert time.process_time() - start < 1


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return data with some bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def test_a_long_file_is_read_in_linear_time() -> None:
    """Ten times as many paragraphs take about ten times as long."""
    small, large = (make({"body": "{{n:Abai. Words}}" * n}) for n in (500, 5000))
    opened(small)
    took = []
    for data in (small, large):
        start = time.process_time()
        opened(data)
        took.append(time.process_time() - start)
    assert took[1] < 30 * took[0] + 0.2


def test_chains_of_styles_are_bounded() -> None:
    """A chain of twenty thousand styles is followed for a few steps only."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(20_000)
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for n in range(2000)
    )
    start = time.process_time()
    assert len(opened(make({"styles": styles, "body": body})).blocks) == 2000
    assert time.process_time() - start < 5


SAMPLE = Path(__file__).parents[2] / "samples" / "drifts.md"


def test_a_manuscript_in_word_is_judged_like_its_text() -> None:
    """The same article gives the same findings, with places in paragraphs."""
    lines = SAMPLE.read_text("utf-8").splitlines()
    body = "".join("{{p:" + escape(line.lstrip("# ")) + "}}" for line in lines)
    word, text = (
        analyze(source).findings for source in (Source("a.docx", data=make({"body": body})), SAMPLE)
    )
    assert [(f.code, f.message) for f in word] == [(f.code, f.message) for f in text]
    assert [f.place.line for f in word if f.place] == [f.place.line for f in text if f.place]
    assert all(f.place and f.place.path for f in word if f.place)
