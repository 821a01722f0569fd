"""Bytes are decoded once, by the right encoding, and nothing in the text changes."""

from __future__ import annotations

import pytest

from refnorm.errors import ReadError
from refnorm.readers.decoding import decode

RUSSIAN = "1. Сергеев П. Т. Реки степи // Водное дело. – 2011. – № 2. – С. 58.\r\n2. Ёлкин А. Лёд.\r"
UKRAINIAN = (
    "1. Коваленко О. І. Історія їхніх міст // Наша культура. Київ, 2005. 320 с.\nҐрунти й землі України.\n"
)
KAZAKH = "1. Әбенов Ғ. Қала үні. – Алматы: Өнер, 2003. – 243 б.\n2. Ұлы дала елінің ән мұрасы һәм іздері.\n"
FRENCH = "1. Élie Müller. Über die Größe der Flüsse. Zürich, 1999.\n"
CAPITALS = "СПИСОК ЛИТЕРАТУРЫ"
WORD = "река"

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ROUND_TRIPS = [
    *((RUSSIAN, e) for e in (*WIDE, "cp1251")),
    *((RUSSIAN.replace("–", "-").replace("№", "N"), e) for e in ("koi8-r", "cp866", "iso8859-5")),
    *((UKRAINIAN, e) for e in (*WIDE, "cp1251", "koi8-u")),
    *((KAZAKH, e) for e in (*WIDE, "kz1048")),
    *((FRENCH, e) for e in (*WIDE, "cp1252")),
    *((CAPITALS, e) for e in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8")),
    *((WORD, e) for e in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8")),
]


@pytest.mark.parametrize(("text", "encoding"), ROUND_TRIPS)
def test_the_text_comes_back(text: str, encoding: str) -> None:
    """Every encoding gives the same text, line ends included, and no doubt about it."""
    decoded, meta = decode(text.encode(encoding))
    assert decoded == text
    assert "encoding-doubt" not in meta


NAMES = [
    (RUSSIAN.encode("utf-8"), "utf-8"),
    (RUSSIAN.encode("utf-8-sig"), "utf-8"),
    (RUSSIAN.encode("utf-16-be"), "utf-16-be"),
    (RUSSIAN.encode("cp1251"), "cp1251"),
    (RUSSIAN.replace("–", "-").replace("№", "N").encode("koi8-r"), "koi8-r"),
    (UKRAINIAN.encode("koi8-u"), "koi8-u"),
    (b"plain words", "utf-8"),
    (b"", "utf-8"),
]


@pytest.mark.parametrize(("data", "encoding"), NAMES)
def test_the_encoding_is_named(data: bytes, encoding: str) -> None:
    """The document's meta says how it was read."""
    assert decode(data)[1]["encoding"] == encoding


def test_a_doubt_names_the_other_encoding() -> None:
    """One letter says too little: two encodings fit, and the reader says so."""
    text, meta = decode("С. 5".encode("cp1251"))
    assert text == "С. 5"
    assert dict(meta) == {"encoding": "cp1251", "encoding-doubt": "koi8-r"}


KEPT = [
    "a\rb\r\nc\nd\x0ce\u2028f",
    "e\u0301 и\u0306",
    "a\x00b и ещё слова",
    "\ufeff.",
    "x\u00ad\u200by",
    "\u202bא\u202c",
]


@pytest.mark.parametrize("text", KEPT)
def test_nothing_changes(text: str) -> None:
    """Line ends, Unicode form, a few NULs and invisible characters stay; only one BOM goes."""
    assert decode(("\ufeff" + text).encode())[0] == text


def test_letter_spaced_headings_are_no_utf16() -> None:
    """A space behind every letter is no high byte."""
    assert decode(b"R E F E R E N C E S\n")[0] == "R E F E R E N C E S\n"


BROKEN = [
    ("Река ".encode() * 9 + b"\xd0", "byte 81"),
    (b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x00\xd8", "byte 6"),
    ("Река ".encode() * 9 + b"\xff" + "лес ".encode() * 9, "byte 81"),
    ("лес ".encode() + b"\xed\xa0\x80", "byte 7"),
    (b"a \xb0\xdb\xb2\x98\xa4\xf7\x88" * 3, "byte 2"),
]


@pytest.mark.parametrize(("data", "message"), BROKEN)
def test_what_cannot_be_decoded_says_where(data: bytes, message: str) -> None:
    """Damaged text is refused with the offset of its first bad byte, never read with replacements."""
    with pytest.raises(ReadError, match=message):
        decode(data)


BINARY = [
    (b"%PDF-1.7\n", "a PDF file"),
    (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a Word file"),
    (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"PK\x03\x04" + b"\0" * 26 + b"data.bin", r"a packed folder \(.zip\)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9, "an old Office file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "an old Excel file"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"{\\rtf1\\ansi", "a Rich Text file"),
    (b"\x1f\x8b\x08\0", "a packed file"),
    (bytes(64), "binary data"),
    (bytes(range(256)) * 4, "binary data"),
]


@pytest.mark.parametrize(("data", "message"), BINARY)
def test_binary_data_is_named(data: bytes, message: str) -> None:
    """A file that is no text is refused by what it is, with what to do."""
    with pytest.raises(ReadError, match=message) as caught:
        decode(data)
    assert caught.value.hint
