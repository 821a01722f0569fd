"""Automatic numbers as the page shows them: lists, their levels, and counters that go on or start anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import NAMES, attribute, first, on, value
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.readers.docx.numerals import spelled
from refnorm.readers.docx.styles import Look, whole

if TYPE_CHECKING:
    from lxml import etree

_LEVEL = kept(r"%([1-9])")
UNSHOWN = frozenset(("bullet", "none"))


@noun
class Level:
    """One level of a list: `text` holds `%1` where the number of level 1 is shown.

    `after` is the level (from 1) behind which the numbers start anew, 0 for never, None for every higher one;
    `legal` shows all numbers in digits; `style` is the paragraph style that is linked to the level.
    """

    start: int
    format: str
    text: str
    style: str | None
    after: int | None
    legal: bool


@dataclass(slots=True)
class _List:
    """An abstract list: its levels and the counters that all lists made of it share."""

    levels: dict[int, Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    link: str | None = None


@dataclass(slots=True)
class _Instance:
    """A list as paragraphs name it: an abstract list, and what it changes of it."""

    base: _List
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """The lists of a file; `label` has to be asked for every numbered paragraph in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str | None, _List] = {}
        self._instances: dict[str | None, _Instance] = {}
        styled: dict[str | None, _List] = {}
        for element in () if root is None else root:
            if NAMES[element.tag] == "w:abstractNum":
                made = _List({n: lv for n, lv in map(_level, _children(element, "w:lvl")) if n is not None})
                made.link = value(element, "w:numStyleLink")
                self._abstract[attribute(element, "w:abstractNumId")] = made
                styled[value(element, "w:styleLink")] = made
        for made in self._abstract.values():
            if made.link is not None and not made.levels and made.link in styled:
                made.levels = styled[made.link].levels
        for element in () if root is None else root:
            if NAMES[element.tag] == "w:num":
                self._add(element)

    def _add(self, number: etree._Element) -> None:
        base = self._abstract.get(value(number, "w:abstractNumId"))
        if base is None:
            return
        made = _Instance(base, {}, {})
        for override in _children(number, "w:lvlOverride"):
            at, start = whole(attribute(override, "w:ilvl")), whole(value(override, "w:startOverride"))
            changed = first(override, "w:lvl")
            level = base.levels.get(at or 0) if changed is None else _level(changed)[1]
            if at is None or level is None:
                continue
            made.levels[at] = level if start is None else replace(level, start=start)
            if start is not None:
                made.starts[at] = start
        self._instances[attribute(number, "w:numId")] = made

    def label(self, look: Look) -> str | None:
        """Count a paragraph and return its number as shown; `""` for a bullet, None for no item of a list."""
        instance = self._instances.get(look.number)
        if instance is None:
            return None
        levels = instance.base.levels | instance.levels
        at = look.level if look.level is not None else _linked(levels, look.numbered_by)
        counters = instance.base.counters
        # a start of the list's own holds once; later paragraphs of it go on
        counters.update({level: start - 1 for level, start in instance.starts.items()})
        instance.starts = {}
        level = levels.get(at)
        if level is None:
            return ""
        counters[at] = counters.get(at, level.start - 1) + 1
        for deeper in [n for n in counters if n > at and _restarts(levels.get(n), at)]:
            del counters[deeper]
        return _shown(level, levels, counters)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if NAMES[child.tag] == name]


def _level(element: etree._Element) -> tuple[int | None, Level]:
    start = whole(value(element, "w:start"))
    return whole(attribute(element, "w:ilvl")), Level(
        start=0 if start is None else start,
        format=_format(element),
        text=value(element, "w:lvlText") or "",
        style=value(element, "w:pStyle"),
        after=whole(value(element, "w:lvlRestart")),
        legal=bool(on(first(element, "w:isLgl"))),
    )


def _format(level: etree._Element) -> str:
    """Return the format of a level's numbers; one that only newer programs know is `custom:EXAMPLES`."""
    choice = first(first(level, "mc:AlternateContent"), "mc:Choice")
    number = first(level, "w:numFmt") if choice is None else first(choice, "w:numFmt")
    named = attribute(number) or "decimal"
    return f"custom:{attribute(number, 'w:format') or ''}" if named == "custom" else named


def _linked(levels: dict[int, Level], style: str | None) -> int:
    """Return the level that is linked to the style by which a paragraph is numbered, else the first one."""
    return next((n for n, level in levels.items() if style is not None and level.style == style), 0)


def _restarts(level: Level | None, used: int) -> bool:
    if level is None or level.after is None:
        return True
    return used < level.after


def _shown(level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str | None:
    if level.format == "bullet":
        return ""
    if level.format == "none" and not level.text.strip():
        return None

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        of = levels.get(at)
        if of is None:
            return ""
        format = "decimal" if level.legal and of.format not in UNSHOWN else of.format
        return spelled(counters.get(at, of.start), format)

    return _LEVEL.sub(number, level.text).strip()
