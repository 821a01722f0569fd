"""The comments of a Word file: those it has, and those that are added."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import blake2s
from typing import TYPE_CHECKING

from refnorm.annotators.docx.parts import Parts
from refnorm.annotators.docx.stretches import SPACE, Stretch
from refnorm.annotators.notes import AUTHOR, Line, Note, unspaced
from refnorm.containers.ooxml import NAMES, attribute

if TYPE_CHECKING:
    from lxml import etree

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_NEWER = "http://schemas.microsoft.com/office/2011/relationships/"
_STYLES = {"paragraph": "CommentText", "run": "CommentReference"}
"""Styles that Word gives comments; one that the file does not define is not named."""
_LARGEST = 0x7FFFFFFF
"""A paragraph's id stays below 0x80000000 ([MS-DOCX] 2.6.2.3)."""


class Comments:
    """Reads what refnorm said before, and adds what is new.

    A finding is known again by the id of its paragraph, which is made of its fingerprint, or by its words in
    any language: what an editor has resolved, or left open, is not said twice.
    """

    def __init__(self, parts: Parts, moment: str) -> None:
        self._parts, self._moment = parts, moment
        part = parts.related("comments")
        self._root = parts.root(part) if part else None
        self._ids, self._said = self._known()
        self._made: list[tuple[etree._Element, str]] = []
        self._styles = self._defined()
        ids = [attribute(c, "w:id") or "" for c in self._root] if self._root is not None else []
        self._next = max((int(id) for id in ids if id.isdecimal()), default=-1) + 1
        self._taken = self._paragraph_ids()

    def unsaid(self, note: Note) -> Note | None:
        """Return a note without the lines that a comment holds already, None where nothing is left."""
        lines = tuple(line for line in note.lines if not self._holds(line))
        return replace(note, lines=lines) if lines else None

    def _holds(self, line: Line) -> bool:
        """Tell whether a comment holds a line; one comment is not taken for two findings."""
        reading = self._ids.pop(_digest(line.mark), None)
        if reading is None:
            reading = next((words for words in line.readings if self._said[words] > 0), None)
        if reading is not None:
            self._said[reading] -= 1
        return reading is not None

    def add(self, note: Note, place: Stretch) -> None:
        """Add a comment around the runs of a stretch."""
        id = str(self._next)
        self._next += 1
        start, end = (self._element(f"w:commentRange{edge}", {"w:id": id}) for edge in ("Start", "End"))
        reference = self._run(self._element("w:commentReference", {"w:id": id}))
        place.first.addprevious(start)
        place.last.addnext(end)
        end.addnext(reference)
        comment = self._element(
            "w:comment", {"w:id": id, "w:author": AUTHOR, "w:date": self._moment, "w:initials": "RN"}
        )
        for number, line in enumerate(note.lines):
            comment.append(self._paragraph(line, first=number == 0))
        last = comment[-1].get(f"{{{_W14}}}paraId") or ""
        self._made.append((comment, last))

    def save(self) -> None:
        """Put the new comments, their threads and their author into the parts that hold them."""
        if not self._made:
            return
        root = self._root
        if root is None:
            root = self._new("w:comments")
            kind = (_STRICT if self._parts.strict else _OFFICE) + "comments"
            self._parts.add("comments.xml", root, f"{_WORD}comments+xml", kind)
        root.extend(comment for comment, _ in self._made)
        threads = self._beside("commentsExtended", "commentsEx")
        people = self._beside("people", "people")
        from lxml import etree

        for _, paragraph in self._made:
            thread = {f"{{{_W15}}}paraId": paragraph, f"{{{_W15}}}done": "0"}
            etree.SubElement(threads, f"{{{_W15}}}commentEx", thread)
        if all(person.get(f"{{{_W15}}}author") != AUTHOR for person in people):
            person = etree.SubElement(people, f"{{{_W15}}}person", {f"{{{_W15}}}author": AUTHOR})
            whose = {f"{{{_W15}}}providerId": "None", f"{{{_W15}}}userId": AUTHOR}
            etree.SubElement(person, f"{{{_W15}}}presenceInfo", whose)

    def _known(self) -> tuple[dict[str, str], Counter[str]]:
        """Return the words of earlier comments by the ids of their paragraphs, and how often each is said."""
        ids, said = {}, Counter[str]()
        for comment in self._root if self._root is not None else ():
            if attribute(comment, "w:author") == AUTHOR:
                for paragraph in comment:
                    words = unspaced(*(t.text or "" for t in paragraph.iter() if NAMES[t.tag] == "w:t"))
                    ids[(paragraph.get(f"{{{_W14}}}paraId") or "").upper()] = words
                    said[words] += 1
        return ids, said

    def _paragraph_ids(self) -> set[str]:
        roots = [self._parts.root(self._parts.main), *([self._root] if self._root is not None else [])]
        return {id.upper() for root in roots for e in root.iter() if (id := e.get(f"{{{_W14}}}paraId"))}

    def _defined(self) -> set[str]:
        part = self._parts.related("styles")
        if part is None:
            return set()
        return {attribute(style, "w:styleId") or "" for style in self._parts.root(part)}

    def _paragraph(self, line: Line, first: bool) -> etree._Element:
        """Return the paragraph of one finding: its head in bold, its values below."""
        paragraph = self._element("w:p", {})
        paragraph.set(f"{{{_W14}}}paraId", self._id(line.mark))
        if _STYLES["paragraph"] in self._styles:
            properties = self._element("w:pPr", {})
            properties.append(self._element("w:pStyle", {"w:val": _STYLES["paragraph"]}))
            paragraph.append(properties)
        if first:
            paragraph.append(self._run(self._element("w:annotationRef", {})))
        paragraph.append(self._text(line.head, bold=True))
        for value in line.values:
            paragraph.append(self._text(value, bold=False, broken=True))
        return paragraph

    def _text(self, text: str, bold: bool, broken: bool = False) -> etree._Element:
        run = self._element("w:r", {})
        if bold:
            properties = self._element("w:rPr", {})
            properties.append(self._element("w:b", {}))
            run.append(properties)
        if broken:
            run.append(self._element("w:br", {}))
        element = self._element("w:t", {})
        element.text = text
        element.set(SPACE, "preserve")
        run.append(element)
        return run

    def _run(self, mark: etree._Element) -> etree._Element:
        run = self._element("w:r", {})
        if _STYLES["run"] in self._styles:
            properties = self._element("w:rPr", {})
            properties.append(self._element("w:rStyle", {"w:val": _STYLES["run"]}))
            run.append(properties)
        run.append(mark)
        return run

    def _element(self, name: str, attributes: dict[str, str]) -> etree._Element:
        from lxml import etree

        element = etree.Element(self._parts.tag(name), nsmap={"w14": _W14} if name == "w:p" else None)
        for key, value in attributes.items():
            element.set(self._parts.tag(key), value)
        return element

    def _id(self, mark: str) -> str:
        """Return a paragraph's id that the file has not yet; the same file gets the same ones."""
        for attempt in range(1_000_000):
            id = _digest(f"{mark}/{attempt}" if attempt else mark)
            if id not in self._taken:
                self._taken.add(id)
                return id
        raise AssertionError("no free id")

    def _new(self, name: str) -> etree._Element:
        from lxml import etree

        own = self._parts.tag("w:p")[1:].partition("}")[0]
        root = etree.Element(self._parts.tag(name), nsmap={"w": own, "mc": _MC, "w14": _W14})
        root.set(f"{{{_MC}}}Ignorable", "w14")
        return root

    def _beside(self, kind: str, name: str) -> etree._Element:
        """Return the part of Word 2013 of that kind; one that is missing is made."""
        part = self._parts.related(kind)
        if part is not None:
            return self._parts.root(part)
        from lxml import etree

        root = etree.Element(f"{{{_W15}}}{name}", nsmap={"w15": _W15, "mc": _MC})
        root.set(f"{{{_MC}}}Ignorable", "w15")
        self._parts.add(f"{kind}.xml", root, f"{_WORD}{kind}+xml", f"{_NEWER}{kind}")
        return root


def _digest(mark: str) -> str:
    """Return a mark as the id of a paragraph."""
    return f"{int.from_bytes(blake2s(mark.encode(), digest_size=4).digest()) & _LARGEST or 1:08X}"
