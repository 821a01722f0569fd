"""Office Open XML packages: parts, their relationships, and element names of both editions of the standard.

A place in a part is written `PART#XPATH`: `word/document.xml#/w:document[1]/w:body[1]/w:p[3]/w:r[2]/w:t[1]`.
It is the part's name in the archive, then a path from its root whose prefixes are those of `NAMESPACES`
(`namespaces(root)` gives them in the file's own edition); an element of any other namespace is `*[N]`,
counted among all elements. An annotator finds what a span means so: the anchors of the document that meet
it each name one text element (`w:t`, or `w:tab` and its like, of one character), and an offset less the
anchor's start is the character within it; white space in a `w:t` counts as it is stored.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from refnorm.containers import xml
from refnorm.containers.archive import Archive, open_archive
from refnorm.errors import ReadError
from refnorm.messages import phrase, worded
from refnorm.model import Phrase
from refnorm.nouns import noun

if TYPE_CHECKING:
    from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "m": "http://purl.oclc.org/ooxml/officeDocument/math",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
"""The same in the strict edition (ISO/IEC 29500-4 and -1)."""

OTHER = "*"
"""The short name of what no prefix stands for."""

MOST_ELEMENTS = 4_000_000
"""How many tags a part may have; the tree of a long book has a third of that."""

_PREFIXES = {uri: prefix for edition in (NAMESPACES, STRICT) for prefix, uri in edition.items()}


class _Names(dict[object, str]):
    """Tags and attributes of lxml -> short names such as `w:p`; each is worked out once."""

    def __missing__(self, tag: object) -> str:
        uri, _, local = str(tag)[1:].partition("}") if isinstance(tag, str) else ("", "", "")
        prefix = _PREFIXES.get(uri)
        # a comment's tag is a function, and is not kept
        name = f"{prefix}:{local}" if prefix else OTHER if isinstance(tag, str) else ""
        if prefix:
            self[tag] = name
        return name


NAMES = _Names()


def namespaces(root: etree._Element) -> dict[str, str]:
    """Return the prefixes of paths in a part, in the edition in which the part is written."""
    return {**NAMESPACES, **STRICT} if root.tag.startswith("{" + STRICT["w"]) else NAMESPACES


def steps(element: etree._Element, path: str) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield the children of an element with their short names and paths; `path` is the element's own."""
    counts: dict[str, int] = {}
    position = 0
    for child in element:
        name = NAMES[child.tag]
        if not name:
            continue
        position += 1
        counts[name] = number = counts.get(name, 0) + 1
        yield child, name, f"{path}/{name}[{position if name == OTHER else number}]"


def first(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that short name, None where there is none or no element at all."""
    if element is None:
        return None
    return next((child for child in element if NAMES[child.tag] == name), None)


def attribute(element: etree._Element | None, name: str = "w:val") -> str | None:
    """Return an attribute by its short name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if NAMES[key] == name), None)


def value(element: etree._Element | None, name: str) -> str | None:
    """Return the `w:val` of the first child of that short name."""
    return attribute(first(element, name))


def on(element: etree._Element | None) -> bool | None:
    """Return what a switch says: an element without a value is on; None where it is not there."""
    if element is None:
        return None
    return (attribute(element) or "true") not in ("0", "false", "off")


@noun
class Package:
    """An opened package: `main` is the name of its main part; parts are parsed when they are asked for."""

    archive: Archive
    main: str
    names: dict[str, str] = field(repr=False)

    def root(self, part: str) -> etree._Element:
        """Return the root element of a part; ReadError where it is missing, damaged or too large."""
        return _parsed(self.archive, self.names, part)

    def related(self, kind: str) -> str | None:
        """Return the part to which the main one has a relationship whose type ends in `kind`.

        Styles that are not in the file are none: they only dress what it says, and converters leave them out.
        """
        part = _related(self.archive, self.names, self.main, kind)
        return None if kind == "styles" and part and part.lower() not in self.names else part


def open_package(data: bytes, kind: Phrase) -> Package:
    """Open a package; `kind` names it in messages (`the Word file`)."""
    archive = open_archive(data, kind)
    # some programs write back slashes, others another case; both are read by everyone
    names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.names}
    main = _related(archive, names, "", "officeDocument")
    if main is None:
        raise ReadError(worded("trouble.no_main_part", kind=kind), worded("advice.save_anew"))
    return Package(archive, main, names)


def _related(archive: Archive, names: dict[str, str], part: str, kind: str) -> str | None:
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations.lower() not in names:
        return None
    for relation in _parsed(archive, names, relations):
        if str(relation.get("Type", "")).endswith("/" + kind) and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, str(relation.get("Target", ""))))
            return target.lstrip("/")
    return None


def _parsed(archive: Archive, names: dict[str, str], part: str) -> etree._Element:
    data = archive.read(names.get(part.lower(), part))
    if data.count(b"<") > MOST_ELEMENTS:
        raise ReadError(
            worded("trouble.tags_in_part", kind=archive.kind, most=f"{MOST_ELEMENTS:,}", part=part),
            worded("advice.divide"),
        )
    return xml.parse(data, phrase("kind.part", kind=archive.kind, part=part))
