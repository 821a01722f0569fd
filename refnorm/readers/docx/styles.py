"""Styles: what a paragraph or run is by itself, and else by the chain of styles that it names."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import NAMES, attribute, first, on, value
from refnorm.nouns import noun
from refnorm.patterns import kept

if TYPE_CHECKING:
    from lxml import etree

LONGEST_CHAIN = 50
"""How many styles may be based on one another; a chain that comes back to itself ends at its first style."""

BODY = 9
"""The outline level of what is no heading."""

_TELLING = frozenset(("w:b", "w:vanish", "w:rStyle"))
"""The properties of a run that are looked at."""

_HEADING = kept(r"(?:heading|заголовок)\s*([1-9])", re.IGNORECASE)


@noun
class Look:
    """What styles settle; None where they say nothing.

    `outline` counts from 0, `BODY` is body text; `number` is a list of numbering.xml, `level` the level in
    it; `numbered_by` is the style that names the list.
    """

    bold: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    number: str | None = None
    level: int | None = None
    numbered_by: str | None = None

    def over(self, base: Look) -> Look:
        """Return this look with what it leaves open taken from `base`."""
        mine = {name: own for name in _SETTLED if (own := getattr(self, name)) is not None}
        if self.number is not None:
            # the level in a list goes with the list
            mine |= {"level": self.level, "numbered_by": self.numbered_by}
        return replace(base, **mine) if mine else base


PLAIN = Look()
_SETTLED = tuple(f.name for f in fields(Look))


def whole(text: str | None) -> int | None:
    """Read a whole number; None for what is none, or longer than any that Word writes."""
    if text is None or len(text) > 10 or not re.fullmatch(r"-?[0-9]+", text):
        return None
    return int(text)


class Styles:
    """The styles of a file by their identifiers."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[str, tuple[Look, str | None]] = {}
        self._resolved: dict[str | None, Look] = {None: PLAIN}
        self.default: str | None = None
        for element in () if root is None else root:
            if NAMES[element.tag] == "w:style":
                self._add(element)

    def _add(self, style: etree._Element) -> None:
        name = attribute(style, "w:styleId")
        if name is None:
            return
        if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in ("1", "true", "on"):
            self.default = name
        look = paragraph_look(first(style, "w:pPr"))
        if look.number is not None:
            look = replace(look, numbered_by=name)
        heading = _HEADING.fullmatch((value(style, "w:name") or "").strip())
        if heading and look.outline is None:
            look = replace(look, outline=int(heading[1]) - 1)
        self._own[name] = run_look(first(style, "w:rPr")).over(look), value(style, "w:basedOn")

    def look(self, name: str | None) -> Look:
        """Return what a style and those on which it is based settle."""
        if name not in self._resolved:
            self._resolved[name] = self._chain(name)
        return self._resolved[name]

    def _chain(self, name: str | None) -> Look:
        look = PLAIN
        seen: set[str] = set()
        while name in self._own and name not in seen and len(seen) < LONGEST_CHAIN:
            seen.add(name)
            own, name = self._own[name]
            look = look.over(own)
        return look

    def paragraph(self, properties: etree._Element | None) -> Look:
        """Return what a paragraph's own properties, then its style, settle."""
        style = value(properties, "w:pStyle")
        style = self.default if style is None else style
        if properties is None:
            return self.look(style)
        own = paragraph_look(properties)
        return (own if own.number is None else replace(own, numbered_by=style)).over(self.look(style))

    def run(self, properties: etree._Element, paragraph: Look) -> Look:
        """Return what a run's own properties, its style, then its paragraph settle."""
        # most runs have a font and a size alone, and there are thousands of them
        if not any(NAMES[child.tag] in _TELLING for child in properties):
            return paragraph
        style = self.look(value(properties, "w:rStyle"))
        return run_look(properties).over(style).over(paragraph)


def run_look(properties: etree._Element | None) -> Look:
    """Return what run properties say themselves."""
    if properties is None:
        return PLAIN
    return Look(bold=on(first(properties, "w:b")), hidden=on(first(properties, "w:vanish")))


def paragraph_look(properties: etree._Element | None) -> Look:
    """Return what paragraph properties say themselves."""
    if properties is None:
        return PLAIN
    numbering = first(properties, "w:numPr")
    return Look(
        outline=whole(value(properties, "w:outlineLvl")),
        number=value(numbering, "w:numId"),
        level=whole(value(numbering, "w:ilvl")),
    )
