"""Zip archives of strangers: nothing is unpacked to disk, and nothing beyond a bound into memory."""

from __future__ import annotations

import io
import zipfile
import zlib

from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Phrase
from refnorm.nouns import noun

MOST_BYTES = 512 << 20
"""What an archive may hold unpacked, in bytes; a long manuscript with its pictures stays far below."""

MOST_OF_ONE = 64 << 20
"""What one member that is read may hold unpacked, in bytes."""

MOST_MEMBERS = 20_000
"""How many members an archive may have."""

_DAMAGED = "advice.save_anew"
_BOMB = "advice.bomb"
_ENCRYPTED = 0x1
"""The bit of a member's flags that says so (APPNOTE.TXT, 4.4.4)."""


@noun
class Archive:
    """An opened archive: `names` in their order, `read` one member at a time within the bounds."""

    kind: Phrase
    file: zipfile.ZipFile
    names: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return a member's bytes; ReadError where it is missing, damaged, encrypted or too large."""
        if name not in self.names:
            raise ReadError(worded("trouble.lacks_part", kind=self.kind, name=name), worded(_DAMAGED))
        info = self.file.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(worded("trouble.protected", kind=self.kind), worded("advice.without_password"))
        try:
            # the size that the archive declares may be a lie, so what comes out is counted
            with self.file.open(info) as member:
                data = member.read(MOST_OF_ONE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise ReadError(
                worded("trouble.part_damaged", kind=self.kind, name=name), worded(_DAMAGED)
            ) from None
        small_enough("trouble.part_too_large", len(data), MOST_OF_ONE, _BOMB, kind=self.kind, name=name)
        return data


def open_archive(data: bytes, kind: Phrase) -> Archive:
    """Open a zip archive; `kind` names it in messages (`the Word file`).

    Raises ReadError for a broken archive, one of too many members and one that declares too much.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        infos = file.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError):
        raise ReadError(worded("trouble.damaged", kind=kind), worded(_DAMAGED)) from None
    if len(infos) > MOST_MEMBERS:
        raise ReadError(worded("trouble.parts", kind=kind, n=f"{len(infos):,}"), worded(_BOMB))
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES:
        raise ReadError(worded("trouble.unpacks", kind=kind, size=f"{total >> 20:,}"), worded(_BOMB))
    return Archive(kind, file, tuple(dict.fromkeys(info.filename for info in infos)))
