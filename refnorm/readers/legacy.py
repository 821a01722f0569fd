"""Formats of word processors that LibreOffice converts; then they are read as Word files."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from refnorm.containers import office
from refnorm.errors import ReadError
from refnorm.messages import phrase, worded
from refnorm.model import Document, Phrase
from refnorm.readers import Input, magic, reader, text

_RTF = b"{\\rtf"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_FIB, _LOCKED = 512, 11
"""Where the main stream of most old Word files begins, and the byte in it that tells of a password."""

_ODT_KIND = phrase("kind.odt")


def is_doc(data: bytes) -> bool:
    """Tell a Word file of before 2007 by the name of its main stream."""
    return magic.holds(data, "WordDocument") and not magic.protected(data)


def is_odt(data: bytes) -> bool:
    """Tell an OpenDocument text: its type stands first in the archive, not compressed."""
    return _ODT in data[:120]


def is_rtf(data: bytes) -> bool:
    """Tell Rich Text by its first word."""
    return data.startswith(_RTF)


@reader("doc", (".doc", ".dot"), is_doc, certain=True)
def read_doc(given: Input) -> Document:
    """Word before 2007, by LibreOffice."""
    data = given.data
    if is_doc(data):
        if data[_FIB : _FIB + 2] == b"\xec\xa5" and data[_FIB + _LOCKED] & 1:
            raise _protected(phrase("kind.ending", ending=".doc"))
        return _converted(given, "doc")
    if data.startswith(magic.OLE):
        raise _other(data, "doc")
    # much that is called .doc is a web page or text
    return _converted(given, "doc") if data.lstrip().startswith(b"<") else text.read(given)


@reader("odt", (".odt", ".ott"), is_odt, certain=True)
def read_odt(given: Input) -> Document:
    """OpenDocument text, by LibreOffice."""
    if not given.data.startswith(b"PK"):
        raise _other(given.data, "odt")
    from refnorm.containers.archive import open_archive

    archive = open_archive(given.data, _ODT_KIND)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise _protected(_ODT_KIND)
    return _converted(given, "odt")


@reader("rtf", (".rtf",), is_rtf, certain=True)
def read_rtf(given: Input) -> Document:
    """Rich Text, by LibreOffice."""
    if not is_rtf(given.data):
        raise _other(given.data, "rtf")
    return _converted(given, "rtf")


def _converted(given: Input, format: str) -> Document:
    """Read what LibreOffice makes of a file; places are those of the converted one."""
    from refnorm.readers.docx.file import document

    data = office.to_docx(given.data, f".{format}", phrase("kind.ending", ending=f".{format}"))
    read = document(replace(given, data=data))
    return replace(read, format=format, meta=MappingProxyType({**read.meta, "converted": "LibreOffice"}))


def _protected(kind: Phrase) -> ReadError:
    return ReadError(worded("trouble.protected", kind=kind), worded("advice.without_password"))


def _other(data: bytes, wanted: str) -> ReadError:
    kind = magic.looks_like(data) or phrase("kind.content")
    return ReadError(
        worded("trouble.kind_is_no", kind=kind, wanted=phrase(f"kind.bare_{wanted}")),
        worded("advice.by_hand"),
    )
