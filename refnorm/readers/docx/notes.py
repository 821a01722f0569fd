"""Footnotes and endnotes: in the order in which the text refers to them, under the numbers that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import NAMES, Package, attribute, first, steps, value
from refnorm.readers.docx.body import Body, Where
from refnorm.readers.docx.numerals import spelled
from refnorm.readers.docx.pages import Pages
from refnorm.readers.docx.runs import Note, Runs
from refnorm.readers.docx.styles import whole

if TYPE_CHECKING:
    from lxml import etree

_KINDS = {"footnotes": ("w:footnotePr", "decimal"), "endnotes": ("w:endnotePr", "lowerRoman")}
"""The parts that hold notes, how their numbers are set, and how they look where that is not said."""


@dataclass(slots=True)
class _Count:
    """How the notes of one kind are numbered, and where the count is."""

    format: str
    start: int
    restart: str | None
    number: int = 0
    at: int | None = None

    def next(self, note: Note) -> str:
        """Return the number of the next note."""
        at = {"eachSect": note.section, "eachPage": note.page}.get(self.restart or "", 0)
        self.number = self.number + 1 if self.number and at == self.at else self.start
        self.at = at
        return spelled(self.number, self.format)


def read_notes(package: Package, document: etree._Element, body: Body, runs: Runs) -> None:
    """Read all notes to which the text refers; a note may refer to further ones."""
    for kind in _KINDS:
        part = package.related(kind)
        if part is None or not any(note.kind == kind for note in runs.notes):
            continue
        root = package.root(part)
        base = f"{part}#/{NAMES[root.tag]}[1]"
        held = {attribute(element, "w:id"): (element, path) for element, _, path in steps(root, base)}
        count = _count(package, document, kind)
        body.part()
        for note in _once(runs.notes, kind):
            if note.id not in held:
                continue
            # people look for a note where the text refers to it
            runs.line, runs.pages = note.line, Pages(saved=True, broken=True)
            runs.pages.back(note.page)
            element, path = held.pop(note.id)
            body.story(element, path, Where(note=count.next(note), lines=False))


def _once(notes: list[Note], kind: str) -> Iterator[Note]:
    """Yield the notes of a kind, also those that are found meanwhile."""
    for note in notes:
        if note.kind == kind:
            yield note


def _count(package: Package, document: etree._Element, kind: str) -> _Count:
    name, usual = _KINDS[kind]
    settings = package.related("settings")
    sources = [first(section, name) for section in document.iter("{*}sectPr")]
    if settings is not None:
        sources.append(first(package.root(settings), name))
    said = [source for source in sources if source is not None]

    def setting(what: str) -> str | None:
        return next((found for source in said if (found := value(source, what)) is not None), None)

    start = whole(setting("w:numStart"))
    return _Count(setting("w:numFmt") or usual, 1 if start is None else start, setting("w:numRestart"))
