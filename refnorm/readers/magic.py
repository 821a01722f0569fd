"""What bytes look like that are no text: the file's first bytes tell."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "a PDF file (.pdf)"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"AT&TFORM", "a DjVu scan (.djvu)"),
    (b"\x89PNG\r\n", "an image (.png)"),
    (b"\xff\xd8\xff", "an image (.jpg)"),
    (b"GIF87a", "an image (.gif)"),
    (b"GIF89a", "an image (.gif)"),
    (b"II*\0", "an image (.tif)"),
    (b"MM\0*", "an image (.tif)"),
    (b"\x1f\x8b", "a packed file (.gz)"),
    (b"BZh91AY&SY", "a packed file (.bz2)"),
    (b"\xfd7zXZ\0", "a packed file (.xz)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed folder (.7z)"),
    (b"Rar!\x1a\x07", "a packed folder (.rar)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database (.sqlite)"),
)
_INSIDE = (
    (b"word/", "a Word file (.docx)"),
    (b"xl/", "an Excel file (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of old Office programs begin, and those that a password protects."""

_STREAMS = (
    ("WordDocument", "an old Word file (.doc)"),
    ("Workbook", "an old Excel file (.xls)"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)"),
)

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")


def looks_like(data: bytes) -> str | None:
    """Name the kind of a binary file by its first bytes, None for what may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for mark, kind in _INSIDE if mark in data), "a packed folder (.zip)")
    if data.startswith(OLE):
        return next((kind for name, kind in _STREAMS if holds(data, name)), "an old Office file")
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def holds(data: bytes, stream: str) -> bool:
    """Tell whether a file of an old Office program has a stream of that name."""
    return data.startswith(OLE) and stream.encode("utf-16-le") in data


def protected(data: bytes) -> bool:
    """Tell a file of a newer Office program that a password protects."""
    return holds(data, "EncryptedPackage")


def advice(kind: str) -> str:
    """Say what to do with a file of that kind."""
    if "packed" in kind:
        return "unpack it first"
    if "image" in kind or "scan" in kind:
        return "run text recognition (OCR) first, and save its result as text or Markdown"
    if "program" in kind or "database" in kind:
        return "this is no manuscript"
    return "save it as text or Markdown"


def share_of_controls(data: bytes) -> float:
    """Return how many bytes of a hundred are control characters that no text needs, as a share."""
    return len(CONTROL.findall(data)) / len(data) if data else 0.0
