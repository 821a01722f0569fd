"""Spans of the text -> stretches of whole runs: a run that a stretch begins or ends in is cut there."""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from refnorm.annotators.docx.parts import Parts
from refnorm.containers.ooxml import NAMES, namespaces
from refnorm.model import Anchor, Document, Span

if TYPE_CHECKING:
    from lxml import etree

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SINGLE = frozenset(("w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym"))
"""Elements of one character."""
_TEXTS = ("w:t", "w:delText")
_HOLDERS = frozenset(
    (
        "w:p", "w:hyperlink", "w:ins", "w:moveTo", "w:del", "w:moveFrom", "w:sdtContent", "w:smartTag",
        "w:fldSimple", "w:customXml",
    )
)  # fmt: skip
"""Elements in which the marks of a comment may stand beside runs (ISO/IEC 29500-1, EG_PContent)."""


@dataclass(slots=True)
class Stretch:
    """Runs from the first to the last, in the order of the part."""

    first: etree._Element
    last: etree._Element
    exact: bool = True
    """Whether it is the characters wanted, not what holds them (a formula, a text box)."""


@dataclass(slots=True)
class _Want:
    """Where a stretch begins and ends: an element of text and a character in it."""

    first: etree._Element
    start: int
    last: etree._Element
    end: int
    stretch: Stretch


class Stretches:
    """Gathers what is wanted, then cuts every run once, at all places together."""

    def __init__(self, parts: Parts, document: Document) -> None:
        self._parts, self._anchors = parts, document.anchors
        self._starts = [anchor.span.start for anchor in document.anchors]
        self._wants: list[_Want] = []

    def want(self, span: Span) -> Stretch | None:
        """Ask for the runs of a span; None where the file holds none of its characters."""
        anchors = self._meeting(span)
        if not anchors:
            return None
        # what spans two parts, or a part's end, is marked where it begins
        part = _part(anchors[0])
        anchors = [anchor for anchor in anchors if _part(anchor) == part]
        first, last = self._element(anchors[0]), self._element(anchors[-1])
        if first is None or last is None:
            return None
        outer = [_outer(first), _outer(last)]
        if outer[0] is not None or outer[1] is not None:
            begin = outer[0] if outer[0] is not None else _run(first)
            return Stretch(begin, begin, exact=False)
        start = max(span.start, anchors[0].span.start) - anchors[0].span.start
        end = min(span.end, anchors[-1].span.end) - anchors[-1].span.start
        stretch = Stretch(_run(first), _run(last))
        self._wants.append(_Want(first, start, last, end, stretch))
        return stretch

    def cut(self) -> None:
        """Cut the runs, and give every stretch its own first and last one."""
        edges: dict[etree._Element, set[int]] = {}
        at = {id(w): (_offset(w.first, w.start), _offset(w.last, w.end)) for w in self._wants}
        for want in self._wants:
            start, end = at[id(want)]
            edges.setdefault(_run(want.first), set()).add(start)
            edges.setdefault(_run(want.last), set()).add(end)
        pieces = {run: list(_pieces(run, sorted(cuts))) for run, cuts in edges.items()}
        for want in self._wants:
            start, end = at[id(want)]
            want.stretch.first = next(run for run, a, b in pieces[want.stretch.first] if a <= start < b)
            want.stretch.last = next(run for run, a, b in pieces[want.stretch.last] if a < end <= b)

    def _meeting(self, span: Span) -> list[Anchor]:
        low = max(0, bisect_right(self._starts, span.start) - 1)
        high = bisect_left(self._starts, span.end)
        return [a for a in self._anchors[low:high] if a.span.end > span.start and a.place.path]

    def _element(self, anchor: Anchor) -> etree._Element | None:
        part, _, path = (anchor.place.path or "").partition("#")
        root = self._parts.root(part)
        found = root.xpath(path, namespaces=namespaces(root))
        return found[0] if isinstance(found, list) and found else None


def _part(anchor: Anchor) -> str:
    return (anchor.place.path or "").partition("#")[0]


def _run(element: etree._Element) -> etree._Element:
    """Return the run of an element of text, lifted to where the marks of a comment may stand beside it."""
    run = element.getparent()
    assert run is not None
    while (parent := run.getparent()) is not None and NAMES[parent.tag] not in _HOLDERS:
        run = parent
    return run


def _outer(element: etree._Element) -> etree._Element | None:
    """Return the run that holds a text box around an element: Word takes no comments within boxes."""
    box = next((a for a in element.iterancestors() if NAMES[a.tag] == "w:txbxContent"), None)
    if box is None:
        return None
    return _run(box)


def _offset(element: etree._Element, character: int) -> int:
    """Return a character of an element as one of its run."""
    run = _run(element)
    before = 0
    for child in run:
        if child is element:
            return before + character
        before += _length(child)
    return before  # what is deeper, as a formula, is not cut


def _length(child: etree._Element) -> int:
    name = NAMES[child.tag]
    if name in _TEXTS:
        return len(child.text or "")
    return int(name in _SINGLE)


def _pieces(run: etree._Element, cuts: list[int]) -> Iterator[tuple[etree._Element, int, int]]:
    """Cut a run at characters; yield its pieces, each a run, with their first and last character."""
    size = sum(_length(child) for child in run)
    bounds = [0, *(c for c in cuts if 0 < c < size), size]
    if len(bounds) == 2:
        yield run, 0, max(size, 1)
        return
    whole = copy.deepcopy(run)
    piece = run
    for start, end in pairwise(bounds):
        if start:
            following = copy.deepcopy(whole)
            following.tail = None
            piece.addnext(following)
            piece = following
        _keep(piece, start, end, end == size)
        yield piece, start, end


def _keep(run: etree._Element, start: int, end: int, last: bool) -> None:
    """Leave of a run only the characters from `start` to `end`; its properties stay."""
    at = 0
    for child in list(run):
        if NAMES[child.tag] == "w:rPr":
            continue
        size = _length(child)
        left, right = max(at, start), min(at + size, end)
        inside = left < right or (not size and start <= at and (at < end or last))
        if not inside:
            run.remove(child)
        elif size and NAMES[child.tag] in _TEXTS:
            child.text = (child.text or "")[left - at : right - at]
            child.set(SPACE, "preserve")
        at += size
