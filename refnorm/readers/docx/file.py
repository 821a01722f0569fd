"""One Word file -> one document: the parts are found, walked and put together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import NAMES, Package, attribute, open_package, value
from refnorm.errors import ReadError
from refnorm.messages import worded
from refnorm.model import Document
from refnorm.readers import Input
from refnorm.readers.building import Builder, doubts
from refnorm.readers.docx import KIND
from refnorm.readers.docx.body import Body, Where
from refnorm.readers.docx.notes import read_notes
from refnorm.readers.docx.numbering import Numbering
from refnorm.readers.docx.pages import Pages
from refnorm.readers.docx.runs import Runs
from refnorm.readers.docx.styles import Styles

if TYPE_CHECKING:
    from lxml import etree


def document(given: Input) -> Document:
    """Read a Word file that is an archive."""
    package = open_package(given.data, KIND)
    root = package.root(package.main)
    if NAMES[root.tag] != "w:document":
        raise ReadError(worded("trouble.no_word_document", main=package.main), worded("advice.word_docx"))
    builder = Builder()
    runs = Runs(Styles(_part(package, "styles")), _pages(root), given.tracked)
    body = Body(given.name, builder, Numbering(_part(package, "numbering")), runs, _sections(root))
    body.story(root, f"{package.main}#/w:document[1]", Where())
    read_notes(package, root, body, runs)
    said = doubts([*body.unread, *_changes(runs.changed, given.tracked)])
    return builder.document(given.name, "docx", said)


def _part(package: Package, kind: str) -> etree._Element | None:
    name = package.related(kind)
    return None if name is None else package.root(name)


def _pages(root: etree._Element) -> Pages:
    saved = next(root.iter("{*}lastRenderedPageBreak"), None) is not None
    set_ = any(attribute(br, "w:type") == "page" for br in root.iter("{*}br"))
    before = next(root.iter("{*}pageBreakBefore"), None) is not None
    return Pages(saved, set_ or before)


def _sections(root: etree._Element) -> list[str | None]:
    """Return how each section begins; properties that a tracked change keeps are no section."""
    found = (s for s in root.iter("{*}sectPr") if not NAMES[_parent(s)].endswith("Change"))
    return [value(section, "w:type") for section in found]


def _parent(element: etree._Element) -> object:
    parent = element.getparent()
    return None if parent is None else parent.tag


def _changes(changed: bool, tracked: str) -> Iterator[str]:
    if changed and tracked == "final":
        yield worded("doubt.accepted")
    elif changed:
        yield worded("doubt.rejected")
