"""A safe fix as a tracked change: the old runs deleted, the new text inserted."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from refnorm.annotators.docx.stretches import Stretch
from refnorm.annotators.notes import AUTHOR
from refnorm.containers.ooxml import NAMES, first

if TYPE_CHECKING:
    from lxml import etree

_CHANGED = frozenset(("w:ins", "w:del", "w:moveTo", "w:moveFrom"))
_PLAIN = frozenset(("w:rPr", "w:t", "w:lastRenderedPageBreak"))


def suggest(place: Stretch, text: str, id: int, moment: str) -> bool:
    """Write a change (ISO/IEC 29500-1, 17.13.5.14 and 17.13.5.18); False where the place allows none.

    A run that is itself a tracked change, or holds more than text, is left to the editor.
    """
    runs = _runs(place)
    if not runs or not place.exact:
        return False
    space = runs[0].tag.rpartition("}")[0] + "}"
    deleted = _change(f"{space}del", space, 2 * id, moment)
    inserted = _change(f"{space}ins", space, 2 * id + 1, moment)
    runs[0].addprevious(deleted)
    deleted.addnext(inserted)
    inserted.append(_written(runs[0], text))
    for run in runs:
        run.tail = None
        deleted.append(run)
        for child in run:
            if NAMES[child.tag] == "w:t":
                child.tag = f"{space}delText"
    return True


def _runs(place: Stretch) -> list[etree._Element]:
    """Return the runs of a stretch where they are neighbours of plain text, else none."""
    parent = place.first.getparent()
    if parent is None or place.last.getparent() is not parent or NAMES[parent.tag] in _CHANGED:
        return []
    found = [place.first]
    while found[-1] is not place.last:
        following = found[-1].getnext()
        if following is None:
            return []
        found.append(following)
    plain = all(NAMES[run.tag] == "w:r" and all(NAMES[c.tag] in _PLAIN for c in run) for run in found)
    return found if plain else []


def _change(tag: str, space: str, id: int, moment: str) -> etree._Element:
    from lxml import etree

    change = etree.Element(tag)
    for name, value in (("id", str(id)), ("author", AUTHOR), ("date", moment)):
        change.set(f"{space}{name}", value)
    return change


def _written(like: etree._Element, text: str) -> etree._Element:
    """Return a run of a text that looks like another run."""
    from lxml import etree

    space = like.tag.rpartition("}")[0] + "}"
    run = etree.Element(like.tag)
    properties = first(like, "w:rPr")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    element = etree.SubElement(run, f"{space}t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run
