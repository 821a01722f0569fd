"""Zip archives of strangers: nothing is unpacked to disk, and nothing beyond a bound into memory."""

from __future__ import annotations

import io
import zipfile
import zlib

from refnorm.errors import ReadError
from refnorm.nouns import noun

MOST_BYTES = 512 << 20
"""What an archive may hold unpacked, in bytes; a long manuscript with its pictures stays far below."""

MOST_OF_ONE = 64 << 20
"""What one member that is read may hold unpacked, in bytes."""

MOST_MEMBERS = 20_000

_DAMAGED = "open it in its own program and save it anew"
_BOMB = "no manuscript is packed like this; it may be made to harm"
_ENCRYPTED = 0x1


@noun
class Archive:
    """An opened archive: `names` in their order, `read` one member at a time within the bounds."""

    kind: str
    file: zipfile.ZipFile
    names: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return a member's bytes; ReadError where it is missing, damaged, encrypted or too large."""
        if name not in self.names:
            raise ReadError(f"{self.kind} lacks its part {name}", _DAMAGED)
        info = self.file.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(f"{self.kind} is protected by a password", "save it without one")
        try:
            # the size that the archive declares may be a lie, so what comes out is counted
            with self.file.open(info) as member:
                data = member.read(MOST_OF_ONE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise ReadError(f"{self.kind} is damaged at its part {name}", _DAMAGED) from None
        if len(data) > MOST_OF_ONE:
            raise ReadError(f"{self.kind} holds more than {MOST_OF_ONE >> 20} MB in its part {name}", _BOMB)
        return data


def open_archive(data: bytes, kind: str) -> Archive:
    """Open a zip archive; `kind` names it in messages (`the Word file`).

    Raises ReadError for a broken archive, one of too many members and one that declares too much.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        infos = file.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise ReadError(f"{kind} is damaged or cut off", _DAMAGED) from None
    if len(infos) > MOST_MEMBERS:
        raise ReadError(f"{kind} has {len(infos):,} parts", _BOMB)
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES:
        raise ReadError(f"{kind} unpacks to {total >> 20:,} MB", _BOMB)
    return Archive(kind, file, tuple(dict.fromkeys(info.filename for info in infos)))
