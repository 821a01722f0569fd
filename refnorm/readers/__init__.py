"""The shelf of input formats: bytes in, a Document out."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from refnorm.errors import ReadError, UnknownFormat
from refnorm.messages import meant, reason, unstacked, worded
from refnorm.model import Document, Failure
from refnorm.nouns import noun
from refnorm.readers import sources as _sources
from refnorm.readers.sources import Source, joined
from refnorm.registry import Registry, load_siblings

__all__ = ["READERS", "Input", "Reader", "Source", "content", "expand", "formats", "joined", "read", "reader"]

Sniff = Callable[[bytes], bool]

PLAIN = "text"
"""The format of what no reader claims; its files may turn out to be something better."""


@noun
class Input:
    """What a reader gets: the name that people are shown, the bytes, and how to take them.

    `folder` is where a file stands that may name others beside it; `tracked` says which reading of
    tracked changes is meant: `final` or `original`.
    """

    name: str
    data: bytes
    folder: Path | None = None
    tracked: str = "final"


Read = Callable[[Input], Document]


@noun
class Reader:
    """An input format: the file endings it claims and how to read its bytes.

    `sniff` tells from the bytes whether a file that does not say so is of this format; where it is
    `certain`, the bytes decide whatever the file is called.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    description: str
    sniff: Sniff | None = None
    certain: bool = False


READERS: Registry[Reader] = Registry("reader")


def reader(
    name: str, endings: tuple[str, ...] = (), sniff: Sniff | None = None, certain: bool = False
) -> Callable[[Read], Read]:
    """Register a reader; the first line of its docstring describes the format."""

    def keep(read: Read) -> Read:
        description = (read.__doc__ or "").strip().partition("\n")[0]
        READERS.add(name, Reader(name, endings, read, description, sniff, certain))
        return read

    return keep


@cache
def _shelf() -> Registry[Reader]:
    load_siblings(__name__, __path__)
    return READERS


def formats() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return name, description and file endings of every input format."""
    return tuple((r.name, r.description, r.endings) for r in _shelf().values())


def expand(
    sources: Iterable[str | Path | Source], format: str | None = None
) -> tuple[list[Source], list[Failure]]:
    """Find the files that paths, folders, globs and `-` mean; what is not there is a failure."""
    if format is not None:
        _named(format)
    return _sources.walk(sources, frozenset(e for r in _shelf().values() for e in r.endings))


def read(source: str | Path | Source, format: str | None = None, tracked: str = "final") -> Document:
    """Read a source by the format named, else by what its bytes prove, its ending, or its content."""
    source = source if isinstance(source, Source) else _sources.file(Path(source))
    data = content(source)
    if source.named and not data.strip():
        raise ReadError(_empty(data))
    folder = source.path.parent if source.path else None
    try:
        document = _choose(source, data, format).read(Input(source.name, data, folder, tracked))
    except ReadError:
        if data.strip():
            raise
        raise ReadError(_empty(data)) from None  # the empty file of a folder, whose ending promises more
    if source.named and not document.text.strip():
        raise ReadError(_empty(data), next(iter(unstacked(document.meta.get("doubts", ""))), ""))
    return document


def content(source: Source) -> bytes:
    """Return the bytes of a source; ReadError where they cannot be had, or are too many."""
    data = _opened(source) if source.data is None else source.data
    if len(data) > _sources.LARGEST:
        raise ReadError(
            worded("trouble.holds_more", largest=_sources.LARGEST >> 20), worded("advice.manuscript")
        )
    return data


def _opened(source: Source) -> bytes:
    if source.path is None:
        raise ReadError(worded("trouble.no_source"))
    try:
        with source.path.open("rb") as stream:
            return _sources.bounded(stream)
    except FileNotFoundError:
        raise ReadError(worded("trouble.not_there"), worded("advice.moved")) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error).lower()
        raise ReadError(worded("trouble.unreadable", reason=why), worded("advice.who_may")) from None


_BLANK = codecs.BOM_UTF8 + codecs.BOM_UTF16 + codecs.BOM_UTF16_BE + b" \t\r\n\f\v\0"
"""Bytes of white space in any encoding, and of the marks that name one."""


def _empty(data: bytes) -> str:
    """Say what there is in a file that shows no text."""
    if not data:
        return worded("trouble.empty")
    return worded("trouble.shows_no_text" if data.strip(_BLANK) else "trouble.blank")


def _choose(source: Source, data: bytes, format: str | None) -> Reader:
    if format is not None:
        return _named(format)
    shelf = _shelf().values()
    proven = next((r for r in shelf if r.certain and r.sniff and r.sniff(data)), None)
    if proven is not None:
        return proven
    ending = (source.path or Path(source.name)).suffix.lower()
    claimed = next((r for r in shelf if ending in r.endings), None)
    if claimed is not None and claimed.name != PLAIN:
        return claimed
    return next((r for r in shelf if r.sniff and r.sniff(data)), _shelf()[PLAIN])


def _named(format: str) -> Reader:
    found = _shelf().get(format)
    if found is None:
        raise UnknownFormat(worded("trouble.no_input_format", name=repr(format)), _near(format))
    return found


def _near(format: str) -> str:
    claims = {e.lstrip("."): r.name for r in _shelf().values() for e in r.endings}
    asked = format.lower().lstrip(".")
    return meant(claims.get(asked, asked), _shelf())
