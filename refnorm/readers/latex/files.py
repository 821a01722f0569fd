"""The file and those that it reads in: only beside it or below, each once, and never without end."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from refnorm.containers.sizes import small_enough
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Place
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.readers.decoding import decode, with_plain_ends
from refnorm.readers.latex.tokens import Token

MOST_BYTES = 4 << 20
"""How long a file may be with all that it reads in, in bytes."""

_DECLARED = re.compile(rb"\\usepackage\s*\[\s*([\w-]+)\s*\]\s*\{inputenc\}|\\inputencoding\s*\{([\w-]+)\}")
_CODECS = {
    "utf8": "utf-8", "utf8x": "utf-8", "cp1251": "cp1251", "koi8-r": "koi8-r", "koi8-ru": "koi8-u",
    "koi8-u": "koi8-u",
    "cp866": "cp866", "cp866av": "cp866", "cp866nav": "cp866", "iso88595": "iso8859-5", "latin1": "cp1252",
    "ansinew": "cp1252", "cp1252": "cp1252", "latin2": "iso8859-2", "latin5": "iso8859-9",
    "latin9": "iso8859-15",
    "cp1250": "cp1250", "maccyr": "mac-cyrillic", "pt154": "ptcp154", "ptcp154": "ptcp154",
    "cp1257": "cp1257",
}  # fmt: skip
_LINE = kept("\n")


def decoded(data: bytes) -> tuple[str, Mapping[str, str]]:
    """Return the text in the encoding that the file declares, where it is no UTF-8 all the same."""
    found = _DECLARED.search(data)
    name = _CODECS.get((found[1] or found[2]).decode().lower()) if found else None
    if name in (None, "utf-8") or data.startswith(codecs.BOM_UTF8) or _unicode(data):
        return decode(data)
    assert name is not None
    try:
        return data.decode(name), MappingProxyType({"encoding": name})
    except UnicodeDecodeError:
        return decode(data)


def _unicode(data: bytes) -> bool:
    """Tell UTF-8 that nothing else could be."""
    try:
        return bool(data.decode("utf-8")) and not data.isascii()
    except UnicodeDecodeError:
        return False


@noun
class _File:
    name: str
    starts: tuple[int, ...]
    path: Path | None


class Files:
    """The files of one document, by number; the first is the one that was given."""

    def __init__(self, name: str, text: str, folder: Path | None) -> None:
        self._folder = folder
        self._files: list[_File] = []
        self._bytes = len(text)
        self._open: list[Path | None] = []
        self.doubts: list[str] = []
        self.text = self._keep(name, text, folder.resolve() / Path(name).name if folder else None)

    def _keep(self, name: str, text: str, path: Path | None) -> str:
        text = with_plain_ends(text)
        starts = (0, *(m.end() for m in _LINE.finditer(text)))
        self._files.append(_File(name, starts, path))
        self._open.append(path)
        return text

    def close(self) -> None:
        """Leave the file that was read in last."""
        if len(self._open) > 1:
            self._open.pop()

    def place(self, token: Token) -> Place:
        """Return the place of a token: of what a command unfolded to only the line."""
        file = self._files[token.file]
        line = bisect_right(file.starts, token.at)
        column = token.at - file.starts[line - 1] + 1
        return Place(file.name, line, column if token.exact else None)

    def spoken(self, token: Token) -> str:
        """Return the line of a token in words."""
        place = self.place(token)
        if token.file:
            return worded("doubt.line_of", source=place.source, line=place.line)
        return worded("doubt.line", line=place.line)

    def include(self, name: str, by: Token) -> tuple[str, int] | None:
        """Return the text and number of a file that is read in; None, and a doubt, where it may not be."""
        path = self._path(name)
        if path is None:
            why = self._reason(name)
            self.doubts.append(worded("doubt.not_read_in", line=self.spoken(by), name=name, reason=why))
            return None
        if path in self._open:
            raise ReadError(
                worded("trouble.reads_itself", line=self.spoken(by), name=name), worded("advice.which_reads")
            )
        try:
            text, _ = decoded(self._read(path))
        except ReadError as error:
            raise ReadError(worded("trouble.read_in", name=name, what=error.message), error.hint) from None
        number = len(self._files)
        return self._keep(self._named(path), text, path), number

    def made(self, by: Token) -> str:
        """Return the name of the list that BibTeX made of a file, "" where there is none."""
        path = self._files[by.file].path
        name = path.with_suffix(".bbl").name if path else ""
        return name if self._path(name) else ""

    def _named(self, path: Path) -> str:
        first = self._files[0]
        assert first.path is not None
        folder = first.path.parent.resolve()
        return (Path(first.name).parent / path.relative_to(folder)).as_posix()

    def _path(self, name: str) -> Path | None:
        """Return the path of a file that lies in the folder or below it, links followed."""
        if self._folder is None or not name or "\0" in name:
            return None
        folder = self._folder.resolve()
        for ending in ("", ".tex"):
            try:
                path = (folder / f"{name}{ending}").resolve()
                if path.is_relative_to(folder) and path.is_file():
                    return path
            except (OSError, ValueError, RuntimeError):
                return None
        return None

    def _reason(self, name: str) -> str:
        if self._folder is None:
            return worded("doubt.unknown_folder")
        outside = Path(name).is_absolute() or ".." in Path(name).parts
        return worded("doubt.outside" if outside else "doubt.not_in_folder")

    def _read(self, path: Path) -> bytes:
        small_enough("trouble.with_it_too_large", self._bytes + path.stat().st_size, MOST_BYTES)
        data = path.read_bytes()
        self._bytes += len(data)
        return data
