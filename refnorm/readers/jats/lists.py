"""The reference lists of an article: a work cited in two forms stands in two lists, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from refnorm.model import Place
from refnorm.readers.flow import Flow
from refnorm.readers.html.page import Page
from refnorm.readers.jats.citations import CITATIONS, Form, Writer, forms
from refnorm.readers.trees import local, paths_within

if TYPE_CHECKING:
    from lxml import etree

_NAMES = ("ref-list", "ref", "title", "p", *CITATIONS, "citation-alternatives")


class Item(NamedTuple):
    """A heading or paragraph of a list, or a reference in its one or more forms."""

    element: etree._Element
    path: str
    label: str | None = None
    forms: tuple[Form, ...] = ()


class Lists:
    """Writes the reference lists of one article; `titled` tells whether any of them has a title."""

    def __init__(self, flow: Flow, place: Callable[[int, str], Place], titled: bool) -> None:
        self._flow = flow
        self._writer = Writer(flow, place)
        self._page = Page(flow, place, names={"title": "h2", "p": "p", "bold": "b"})
        self._titled = titled

    def write(self, element: etree._Element, path: str) -> None:
        """Write the list of an element."""
        items = list(_items(element, path))
        self.arrange(items, count=not self._titled)

    def arrange(self, items: Sequence[Item], count: bool = False) -> None:
        """Write a list: once, or first native and then romanized where its works have two forms.

        Where no item has a number they are counted, if `count` asks for it or there are two lists:
        nothing else would tell them apart.
        """
        sides = max((len(item.forms) for item in items), default=1)
        counted = (count or sides > 1) and not any(item.label for item in items)
        for side in range(max(sides, 1)):
            self._flow.gap()
            self._side(items, side, counted)
        self._flow.gap()

    def _side(self, items: Sequence[Item], side: int, counted: bool) -> None:
        number = 0
        for item in items:
            if not item.forms:
                if not side:
                    self._page.walk(item.element, item.path)
                continue
            number += 1
            label = str(number) if counted else item.label
            if side < len(item.forms):
                self._writer.write(item.forms[side], label)
            elif side and item.forms[0].common:
                # a work in Latin script has one form, which serves in both lists
                self._writer.write(item.forms[0], label)


def _items(root: etree._Element, path: str) -> Iterator[Item]:
    """Yield titles, paragraphs and references of a list and the lists within it, in their order."""
    paths = paths_within(root, path, _NAMES)
    for element in list(paths)[1:]:
        if local(element) == "ref":
            yield Item(element, paths[element], _label(element), forms(element, paths))
        elif local(element) in ("title", "p") and local(element.getparent()) == "ref-list":
            yield Item(element, paths[element])


def _label(ref: etree._Element) -> str | None:
    """Return the number that a reference prints."""
    found = ref.find("label")
    if found is None:
        found = next((label for one in ref.iter(*CITATIONS) for label in one.iterchildren("label")), None)
    text = "" if found is None else " ".join("".join(found.itertext()).split())
    return text or None
