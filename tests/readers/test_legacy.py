"""Old Word files, OpenDocument and Rich Text: told by their bytes, converted, read as Word files."""

from __future__ import annotations

from pathlib import Path

import converting
import pytest
from making_docx import archive, make

from refnorm.containers import office
from refnorm.errors import ReadError
from refnorm.model import Document
from refnorm.readers import Source, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = "WordDocument".encode("utf-16-le")
ODT = "application/vnd.oasis.opendocument.text"
NUMBERED = {
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "body": "{{p:REFERENCES}}{{n:Абай}}{{n:Auezov}}",
}


def opened(name: str, data: bytes) -> Document:
    """Read bytes under a name."""
    return read(Source(name, data=data, named=False))


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every conversion make one and the same Word file."""
    monkeypatch.setattr(office, "to_docx", lambda data, ending, kind: make(NUMBERED))


CHOSEN = [
    ("a.doc", OLE + WORD, "doc"),
    ("a.docx", OLE + WORD, "doc"),
    ("a.txt", b"{\\rtf1 Abai}", "rtf"),
    ("a.doc", b"{\\rtf1 Abai}", "rtf"),
    ("a.odt", archive({"mimetype": ODT}), "odt"),
    ("a.doc", b"<html><p>Abai", "html"),
    ("a.doc", b"Abai", "text"),
    ("a.doc", make(NUMBERED), "docx"),
    ("a.rtf", make(NUMBERED), "docx"),
]


@pytest.mark.parametrize(("name", "data", "format"), CHOSEN)
@pytest.mark.usefixtures("copying")
def test_the_bytes_decide(name: str, data: bytes, format: str) -> None:
    """What a file is called matters only where its bytes do not tell."""
    document = opened(name, data)
    assert document.format == format
    assert document.meta.get("converted") == (None if format in ("docx", "html", "text") else "LibreOffice")


REFUSED = [
    ("a.doc", OLE + WORD[:8] + b"\xff" * 8, "an old Office file is no Word file (.doc)"),
    ("a.doc", OLE + "Workbook".encode("utf-16-le"), "an old Excel file (.xls) is no Word file (.doc)"),
    ("a.doc", OLE + b"\xec\xa5" + bytes(9) + b"\1" + WORD, "the .doc file is protected by a password"),
    ("a.doc", bytes(99), "binary data"),
    ("a.odt", b"Abai", "what is in it is no OpenDocument text"),
    ("a.odt", archive({"mimetype": ODT})[:90], "the OpenDocument text is damaged or cut off"),
    ("a.odt", archive({"META-INF/manifest.xml": "<encryption-data/>"}), "is protected by a password"),
    ("a.rtf", b"\x89PNG\r\n", "an image (.png) is no Rich Text file"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_what_cannot_be_read_is_one_line(name: str, data: bytes, message: str) -> None:
    """A file that is something else, locked or damaged is told without asking LibreOffice."""
    with pytest.raises(ReadError) as caught:
        opened(name, data)
    assert message in caught.value.message and caught.value.hint


def test_libreoffice_reads_them(tmp_path: Path) -> None:
    """What LibreOffice writes of a Word file reads as the Word file does."""
    (tmp_path / "a.docx").write_bytes(make(NUMBERED))
    converting.by_office("odt", tmp_path, tmp_path / "a.docx")
    document = opened("a.odt", (tmp_path / "a.odt").read_bytes())
    assert document.text.split("\n")[:3] == ["REFERENCES", "Абай", "Auezov"]
    assert [block.label for block in document.blocks] == [None, "1.", "2."]
    assert document.format == "odt" and document.meta["converted"] == "LibreOffice"
