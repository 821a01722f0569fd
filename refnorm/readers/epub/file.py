"""The document of an e-book: its pages in their reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from refnorm.containers.archive import Archive, open_archive
from refnorm.containers.sizes import small_enough
from refnorm.containers.xml import parse
from refnorm.errors import ReadError
from refnorm.messages import phrase, worded
from refnorm.model import Document, Place
from refnorm.readers import Input
from refnorm.readers.building import Builder, doubts
from refnorm.readers.html.encoding import decoded
from refnorm.readers.html.file import show

KIND = phrase("kind.epub")

_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_MOST_PAGES = 5000
"""How many pages a book may have."""
_MOST_TEXT = 64 << 20


def document(given: Input) -> Document:
    """Read an e-book; ReadError for one that is damaged, names no pages or is too large."""
    archive = open_archive(given.data, KIND)
    builder = Builder()
    missing: list[str] = []
    read_so_far = 0
    for name in _spine(archive):
        if name not in archive:
            missing.append(worded("doubt.part_missing", name=name))
            continue
        data = archive.read(name)
        read_so_far += len(data)
        small_enough("trouble.text_too_large", read_so_far, _MOST_TEXT, kind=KIND)
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
    root = parse(archive.read(package), phrase("kind.epub_parts"))
    parts = {
        one.get("id"): one.get("href") or ""
        for one in root.iter("{*}item")
        if one.get("media-type") in _PAGES or (one.get("href") or "").endswith(("html", "htm"))
    }
    pages = [parts[one.get("idref")] for one in root.iter("{*}itemref") if one.get("idref") in parts]
    if not pages:
        raise ReadError(worded("trouble.names_no_pages", kind=KIND), worded("advice.opens"))
    if len(pages) > _MOST_PAGES:
        raise ReadError(
            worded("trouble.names_pages", kind=KIND, n=f"{len(pages):,}"), worded("advice.article_a_file")
        )
    for page in dict.fromkeys(pages):
        yield posixpath.normpath(posixpath.join(folder, unquote(page.partition("#")[0])))


def _package(archive: Archive) -> str:
    """Return the name of the part that lists the others."""
    root = parse(archive.read("META-INF/container.xml"), phrase("kind.epub_first"))
    found = next((name for one in root.iter("{*}rootfile") if (name := one.get("full-path"))), None)
    if found is None:
        raise ReadError(worded("trouble.no_contents", kind=KIND), worded("advice.whole"))
    return str(found)
