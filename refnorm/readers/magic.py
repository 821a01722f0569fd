"""What bytes look like that are no text: the file's first bytes tell."""

from __future__ import annotations

from refnorm.messages import phrase, worded
from refnorm.model import Phrase

_MAGIC = (
    (b"%PDF-", "pdf", ""),
    (b"{\\rtf", "rtf", ""),
    (b"AT&TFORM", "djvu", ""),
    (b"\x89PNG\r\n", "image", ".png"),
    (b"\xff\xd8\xff", "image", ".jpg"),
    (b"GIF87a", "image", ".gif"),
    (b"GIF89a", "image", ".gif"),
    (b"II*\0", "image", ".tif"),
    (b"MM\0*", "image", ".tif"),
    (b"\x1f\x8b", "packed_file", ".gz"),
    (b"BZh91AY&SY", "packed_file", ".bz2"),
    (b"\xfd7zXZ\0", "packed_file", ".xz"),
    (b"7z\xbc\xaf\x27\x1c", "packed_folder", ".7z"),
    (b"Rar!\x1a\x07", "packed_folder", ".rar"),
    (b"\x7fELF", "program", ""),
    (b"SQLite format 3\0", "database", ""),
)
"""First bytes, the kind of a file, and how the names of such files end where a kind has several."""
_INSIDE = (
    (b"word/", "word"),
    (b"xl/", "excel"),
    (b"ppt/", "powerpoint"),
    (b"opendocument.text", "opendocument"),
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of old Office programs begin, and those that a password protects."""

_STREAMS = (
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("PowerPoint Document", "old_powerpoint"),
)

_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1A), *range(0x1C, 0x20), 0x7F))


def looks_like(data: bytes) -> Phrase | None:
    """Name the kind of a binary file by its first bytes, None for what may be text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        inside = next((kind for mark, kind in _INSIDE if mark in data), "")
        return phrase(f"kind.{inside}") if inside else phrase("kind.packed_folder", ending=".zip")
    if data.startswith(OLE):
        return phrase(f"kind.{next((kind for name, kind in _STREAMS if holds(data, name)), 'old_office')}")
    for magic, kind, ending in _MAGIC:
        if data.startswith(magic):
            return phrase(f"kind.{kind}", ending=ending) if ending else phrase(f"kind.{kind}")
    return None


def holds(data: bytes, stream: str) -> bool:
    """Tell whether a file of an old Office program has a stream of that name."""
    return data.startswith(OLE) and stream.encode("utf-16-le") in data


def protected(data: bytes) -> bool:
    """Tell a file of a newer Office program that a password protects."""
    return holds(data, "EncryptedPackage")


_ADVICE = {
    "kind.packed_file": "unpack",
    "kind.packed_folder": "unpack",
    "kind.image": "ocr",
    "kind.djvu": "ocr",
    "kind.program": "no_manuscript",
    "kind.database": "no_manuscript",
}


def advice(kind: Phrase) -> str:
    """Say what to do with a file of that kind."""
    return worded(f"advice.{_ADVICE.get(kind.key, 'as_text_or_markdown')}")


def share_of_controls(data: bytes) -> float:
    """Return how many bytes of a hundred are control characters that no text needs, as a share."""
    return 1 - len(data.translate(None, _CONTROL)) / len(data) if data else 0.0
