"""The document of an e-book: its pages in their reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from refnorm.containers.archive import Archive, open_archive
from refnorm.containers.xml import parse
from refnorm.errors import ReadError
from refnorm.model import Document, Place
from refnorm.readers import Input
from refnorm.readers.building import Builder, doubts
from refnorm.readers.html.encoding import decoded
from refnorm.readers.html.file import show

KIND = "the e-book"

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_MOST_PAGES = 5000
_MOST_TEXT = 64 << 20


def document(given: Input) -> Document:
    """Read an e-book; ReadError for one that is damaged, names no pages or is too large."""
    archive = open_archive(given.data, KIND)
    builder = Builder()
    missing: list[str] = []
    read_so_far = 0
    for name in _spine(archive):
        if name not in archive:
            missing.append(f"its part {name} is missing")
            continue
        data = archive.read(name)
        read_so_far += len(data)
        if read_so_far > _MOST_TEXT:
            raise ReadError(f"{KIND} holds over {_MOST_TEXT >> 20} MB of text", "give one article a file")
        builder.space()
        show(decoded(data)[0], builder, _places(given.name, name))
    return builder.document(given.name, "epub", doubts(missing))


def _places(source: str, name: str) -> Callable[[int, str], Place]:
    """Make places within a part: its name and the XPath there; a line of it says nothing to a reader."""
    return lambda line, path: Place(source, path=f"{name}{path}")


def _spine(archive: Archive) -> Iterator[str]:
    """Yield the names of the pages in their reading order."""
    package = _package(archive)
    folder = posixpath.dirname(package)
    root = parse(archive.read(package), f"{KIND}'s table of parts")
    parts = {
        one.get("id"): one.get("href") or ""
        for one in root.iter("{*}item")
        if one.get("media-type") in _PAGES or (one.get("href") or "").endswith(("html", "htm"))
    }
    pages = [parts[one.get("idref")] for one in root.iter("{*}itemref") if one.get("idref") in parts]
    if not pages:
        raise ReadError(f"{KIND} names no pages", "is it whole? does a reading program open it?")
    if len(pages) > _MOST_PAGES:
        raise ReadError(f"{KIND} names {len(pages):,} pages", "give one article a file")
    for page in dict.fromkeys(pages):
        yield posixpath.normpath(posixpath.join(folder, unquote(page.partition("#")[0])))


def _package(archive: Archive) -> str:
    """Return the name of the part that lists the others."""
    root = parse(archive.read("META-INF/container.xml"), f"{KIND}'s first part")
    found = next((name for one in root.iter("{*}rootfile") if (name := one.get("full-path"))), None)
    if found is None:
        raise ReadError(f"{KIND} does not say where its contents are", "is it whole?")
    return str(found)
