"""Walks a tree of elements as a page shows it; no recursion, whatever the depth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from refnorm.model import Place
from refnorm.nouns import noun
from refnorm.readers.flow import Flow
from refnorm.readers.html.numbering import Numbering
from refnorm.readers.html.styles import Declarations, Styles
from refnorm.readers.html.tables import Grid, holds_data
from refnorm.readers.html.tags import (
    BLOCKS,
    BOLD,
    HEADINGS,
    HIDDEN,
    LISTS,
    NOTES,
    PREFORMATTED,
    SECTIONS,
)
from refnorm.readers.lines import CELL, FOOTNOTE, ITEM, PARAGRAPH, Mode
from refnorm.readers.trees import entity, local

if TYPE_CHECKING:
    from lxml import etree

    Special = Mapping[str, Callable[[etree._Element, str], None]]

_TYPE = "{http://www.idpf.org/2007/ops}type"
_HIDING = {"display": "none", "visibility": "hidden"}
_OPENING = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")
"""What a button has that opens a part of the page: it stands for the part's heading."""
_ARROWS = "^↑↩↵↖⇑⤴⬆▲△⏎\ufe0e\ufe0f \t\r\n\xa0"
"""What a way back to where a note is cited looks like."""


@noun
class State:
    """What an element hands on to those within it."""

    mode: Mode = PARAGRAPH
    bold: bool = False
    pre: bool = False
    numbering: Numbering | None = None
    grid: Grid | None = None
    cell: tuple[int, int, int] | None = None


@dataclass(slots=True)
class Frame:
    """An element that is being walked through; `count` is that of its children by name."""

    element: etree._Element
    tag: str
    path: str
    state: State
    block: bool
    children: Iterator[etree._Element]
    blocks: int
    count: Counter[str]


class Page:
    """Writes the text of elements to a flow.

    `names` maps an XML vocabulary's element names to those of HTML; `special` takes some elements
    out of the walk. `place` makes the place of a line and a path.
    """

    def __init__(
        self,
        flow: Flow,
        place: Callable[[int, str], Place],
        styles: Styles | None = None,
        names: Mapping[str, str] = MappingProxyType({}),
        special: Special = MappingProxyType({}),
    ) -> None:
        self.flow = flow
        self._place = place
        self._styles = styles or Styles(())
        self._names = names
        self._special = special
        self._line = 1
        self._tables = 0
        self._written = 0

    def walk(self, root: etree._Element, path: str, state: State | None = None) -> None:
        """Write an element and all within it; `path` is its XPath."""
        top = self._enter(root, path, state or State())
        stack = [top] if top else []
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave(stack.pop())
                if stack:
                    self._text(frame.element.tail, stack[-1])
            elif isinstance(child.tag, str):
                inner = self._enter(child, _step(frame, child), frame.state)
                if inner:
                    stack.append(inner)
                else:
                    self._text(child.tail, frame)
            else:
                self._text(entity(child), frame)
                self._text(child.tail, frame)

    def _enter(self, element: etree._Element, path: str, state: State) -> Frame | None:
        """Begin an element; None for one that holds no text, or whose text is not shown."""
        self._line = element.sourceline or self._line
        name = local(element)
        if name in self._special:
            self._end()
            self._special[name](element, path)
            return None
        tag = self._names.get(name, name)
        style = self._styles.of(element, tag)
        if hidden(element, tag, style) or self._alone(tag):
            return None
        block = tag in BLOCKS or style.get("display") in ("block", "list-item")
        if block:
            self._end()
            self._apart(tag)
        inner = self._within(element, tag, style, state)
        frame = Frame(element, tag, path, inner, block, iter(element), self._written, Counter())
        if tag == "q":
            self.flow.add("“")
        self._text(element.text, frame)
        return frame

    def _leave(self, frame: Frame) -> None:
        if frame.tag == "q":
            self.flow.add("”")
        if not frame.block:
            return
        self._end()
        self._apart(frame.tag)
        if frame.tag == "li":
            self.flow.item(None)
        if frame.tag == "p" and frame.blocks == self._written:
            self.flow.gap()

    def _apart(self, tag: str) -> None:
        if tag in SECTIONS:
            self.flow.gap()

    def _end(self) -> None:
        self._written += self.flow.end()

    def _alone(self, tag: str) -> bool:
        """Write an element that has no content; tell whether it was one."""
        if tag == "br":
            self.flow.line()
        elif tag == "hr":
            self._end()
            self.flow.gap()
        return tag in ("br", "hr")

    def _within(self, element: etree._Element, tag: str, style: Declarations, state: State) -> State:
        """Return the state within an element."""
        if tag in BOLD or style.get("font-weight") in ("bold", "700"):
            return replace(state, bold=True)
        if tag in PREFORMATTED or style.get("white-space", "").startswith("pre"):
            state = replace(state, pre=True)
        if tag in HEADINGS:
            return replace(state, mode=Mode("heading", HEADINGS[tag]))
        if _note(element, tag):
            return replace(state, mode=FOOTNOTE)
        if tag in LISTS:
            return replace(state, numbering=Numbering(element, tag, style))
        if tag == "li":
            self.flow.item(state.numbering.label(element, style) if state.numbering else None)
            return replace(state, mode=ITEM)
        return self._in_table(element, tag, state)

    def _in_table(self, element: etree._Element, tag: str, state: State) -> State:
        if tag == "table":
            self._tables += holds_data(element)
            return replace(state, grid=Grid(self._tables) if holds_data(element) else None, cell=None)
        if tag == "tr" and state.grid:
            state.grid.row()
        if tag in ("td", "th") and state.grid:
            return replace(state, mode=CELL, cell=state.grid.cell(element))
        return state

    def _text(self, text: str | None, frame: Frame) -> None:
        """Write a piece of text line by line of the file, so that each is led back to its own line."""
        if not text:
            return
        state, flow = frame.state, self.flow
        flow.mode, flow.bold = state.mode, state.bold
        first, *more = text.split("\n")
        self._piece(first, frame)
        for line in more:
            self._line += 1
            flow.line() if state.pre else flow.add(" ")
            self._piece(line, frame)

    def _piece(self, text: str, frame: Frame) -> None:
        if not text:
            return
        place = self._place(self._line, frame.path)
        if frame.state.cell:
            place = replace(place, cell=frame.state.cell)
        if frame.state.pre:
            self.flow.keep(text, place)
        else:
            self.flow.add(text, place)


def _step(frame: Frame, child: etree._Element) -> str:
    """Return the XPath of a child: its parent's, its name, and which of that name it is."""
    name = f"{child.prefix}:{local(child)}" if child.prefix else local(child)
    frame.count[name] += 1
    return f"{frame.path}/{name}[{frame.count[name]}]"


def hidden(element: etree._Element, tag: str, style: Declarations) -> bool:
    """Tell whether a page does not show an element."""
    if tag in HIDDEN or element.get("hidden") is not None:
        return True
    if tag == "dialog" and element.get("open") is None:
        return True
    if tag in ("button", "a") and _only_works(element, tag):
        return True
    return any(style.get(name, "") == value for name, value in _HIDING.items())


def _only_works(element: etree._Element, tag: str) -> bool:
    """Tell a button to press and a link back to the text, which are no words of the page."""
    if tag == "button":
        heads = local(element.getparent()) in HEADINGS if element.getparent() is not None else False
        return not heads and all(element.get(name) is None for name in _OPENING)
    return element.get("href", "").startswith("#") and not "".join(element.itertext()).strip(_ARROWS)


def _note(element: etree._Element, tag: str) -> bool:
    kind = f"{element.get('role', '')} {element.get(_TYPE, '')} {element.get('epub:type', '')}"
    return tag == "fn" or (any(name in kind for name in NOTES) and "ref" not in kind)
