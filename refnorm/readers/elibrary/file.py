"""The document of an issue in the article XML of eLibrary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from refnorm.containers.xml import parse
from refnorm.messages import phrase
from refnorm.model import Document, Place
from refnorm.patterns import kept
from refnorm.readers import Input
from refnorm.readers.building import Builder
from refnorm.readers.flow import Flow
from refnorm.readers.html.page import Page, State
from refnorm.readers.jats.citations import Form, latin, same_works
from refnorm.readers.jats.lists import Item, Lists
from refnorm.readers.trees import local, paths_within, text_of

if TYPE_CHECKING:
    from lxml import etree

_NUMBERED = kept(r"\[?\d{1,4}\s?[.)\]]")
_SHOWN = {"artTitle": "h1", "secTitle": "h2", "abstract": "p"}
_NAMES = {**_SHOWN, **{name.lower(): tag for name, tag in _SHOWN.items()}, "BR": "br", "B": "b"}


def document(given: Input) -> Document:
    """Read an issue; ReadError for XML that is broken."""
    root = parse(given.data, phrase("kind.xml"))
    paths = paths_within(root, f"/{local(root)}")
    builder = Builder()
    issue = _Issue(paths, Flow(builder), lambda line, path: Place(given.name, line, path=path))
    for element in paths:
        issue.write(element)
    return builder.document(given.name, "elibrary")


class _Issue:
    """Writes what the elements of an issue say to its reader, in their order."""

    def __init__(
        self, paths: dict[etree._Element, str], flow: Flow, place: Callable[[int, str], Place]
    ) -> None:
        self._paths = paths
        self._flow = flow
        self._page = Page(flow, place, names=_NAMES)
        self._lists = Lists(flow, place, titled=False)

    def write(self, element: etree._Element) -> None:
        """Write one element; what stands within a list or a title is written with it."""
        name, path = local(element), self._paths[element]
        if name == "article":
            self._flow.gap()
        elif name in _NAMES and len(name) > 2:
            self._page.walk(element, path)
        elif name == "text" and _alone(element.getparent()):
            self._page.walk(element, path, State(pre=True))
            self._flow.end()
        elif name == "references":
            self._references(element)

    def _references(self, element: etree._Element) -> None:
        items = [item for one in element.iterchildren("*") for item in self._items(one)]
        numbered = sum(bool(_NUMBERED.match(text_of(item.element))) for item in items)
        for run in _runs(items):
            self._lists.arrange(run, count=numbered * 2 < len(items))

    def _items(self, reference: etree._Element) -> Iterator[Item]:
        """Yield what a reference holds: a work in several languages, or works that share its element."""
        found = [one for one in reference.iterchildren("*") if local(one).lower() == "refinfo"]
        forms = [self._form(one) for one in found or (reference,)]
        languages = {one.get("lang") for one in found}
        if len(found) > 1 and len(languages) == len(found):
            yield Item(reference, self._paths[reference], forms=tuple(sorted(forms, key=_common)))
            return
        for element, form in zip(found or (reference,), forms, strict=True):
            if text_of(element):
                yield Item(element, self._paths[element], forms=(form,))

    def _form(self, info: etree._Element) -> Form:
        text = next((one for one in info.iterchildren("text", "Text")), info)
        return Form(((text, self._paths[text]),), latin(text_of(text)))


def _common(form: Form) -> bool:
    return form.common


def _alone(article: etree._Element) -> bool:
    """Tell an article whose list stands nowhere but in its text."""
    return local(article) == "article" and article.find("references") is None


def _runs(items: Sequence[Item]) -> Sequence[Sequence[Item]]:
    """Part a list whose second half is the first one romanized; a list that only sorts its scripts is one."""
    sides = [item.forms[0].common for item in items]
    turns = [i for i in range(1, len(sides)) if sides[i] != sides[i - 1]]
    if len(turns) != 1 or any(len(item.forms) > 1 for item in items):
        return (items,)
    halves = items[: turns[0]], items[turns[0] :]
    same = same_works(*((text_of(item.element) for item in half) for half in halves))
    return halves if same and abs(len(halves[0]) - len(halves[1])) * 5 <= len(items) else (items,)
