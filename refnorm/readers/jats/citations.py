"""The citations of one reference: which are forms of one work, and how each is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from refnorm.fields.compare import common
from refnorm.model import Place
from refnorm.patterns import kept
from refnorm.readers import records
from refnorm.readers.flow import Flow
from refnorm.readers.html.page import Page, State
from refnorm.readers.jats.fields import record
from refnorm.readers.lines import ITEM
from refnorm.readers.trees import local, text_of
from refnorm.text import cyrillic_share, script

if TYPE_CHECKING:
    from lxml import etree

CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation")

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMBER = kept(r"(?<!\d)\d{2,}(?!\d)")
_SAME = 0.5
"""Share of common numbers from which citations in two scripts are taken for forms of the same works."""
_NATIVE = 0.25
"""Share of Cyrillic letters from which a citation is the native form."""
_INLINE = {
    "label": "template",
    "inline-graphic": "template",
    "bold": "b",
    "break": "br",
    "BR": "br",
    "B": "b",
}


class Form(NamedTuple):
    """One form of a reference; `common` tells of one that both lists hold: it is in Latin script."""

    elements: tuple[tuple[etree._Element, str], ...]
    common: bool


class _Citation(NamedTuple):
    element: etree._Element
    text: str
    language: str
    latin: bool


def forms(ref: etree._Element, paths: Mapping[etree._Element, str]) -> tuple[Form, ...]:
    """Return the forms of a reference, the native one first; a printed citation wins over its own fields."""
    found = [_citation(one) for one in ref.iter(*CITATIONS) if one in paths]
    printed = [one for one in found if not parted(one.element)]
    groups: dict[object, list[_Citation]] = {}
    alternatives = ref.find("citation-alternatives") is not None
    for one in printed or found:
        groups.setdefault(_key(one, printed or found, alternatives), []).append(one)
    whole = [
        Form(tuple((one.element, paths[one.element]) for one in group), group[0].latin)
        for group in groups.values()
    ]
    return tuple(sorted(whole, key=lambda form: form.common))


def _citation(element: etree._Element) -> _Citation:
    text = text_of(element)
    return _Citation(element, text, element.get(_LANGUAGE, ""), latin(text))


def latin(text: str) -> bool:
    """Tell a citation in Latin letters: a romanized one, or one that both lists hold."""
    return script(text) != "Other" and cyrillic_share(text) < _NATIVE


def _key(one: _Citation, all_: Sequence[_Citation], alternatives: bool) -> object:
    """Return what sets a form apart: citations of one key are several works in one reference."""
    if alternatives:  # a work in Latin script has two forms, too, where the file says which list prints which
        return one.language, one.latin, one.element.get("specific-use")
    if all(other.language for other in all_) or _related(all_):
        return one.latin
    return None


def _related(citations: Sequence[_Citation]) -> bool:
    """Tell whether citations in two scripts are forms of one work."""
    return same_works(*((one.text for one in citations if one.latin is side) for side in (False, True)))


def same_works(*sides: Iterable[str]) -> bool:
    """Tell whether texts in two scripts cite the same works: they share their numbers."""
    return common(*(Counter(n for text in side for n in _NUMBER.findall(text)) for side in sides)) >= _SAME


def parted(element: etree._Element) -> bool:
    """Tell a citation that is given as fields, with no text between them."""
    name = local(element)
    if name in ("element-citation", "nlm-citation") or name not in CITATIONS:
        return name in CITATIONS
    children = [child for child in element if isinstance(child.tag, str) and child.tag != "label"]
    between = [element.text, *(child.tail for child in element)]
    return len(children) > 1 and not any(text and text.strip() for text in between)


class Writer:
    """Prints the forms of references to a flow."""

    def __init__(self, flow: Flow, place: Callable[[int, str], Place]) -> None:
        self._flow = flow
        self._place = place
        self._page = Page(flow, place, names=_INLINE)

    def write(self, form: Form, label: str | None) -> None:
        """Write a form as one item; several works in one reference follow one another."""
        self._flow.end()
        self._flow.item(label)
        self._flow.mode = ITEM
        for element, path in form.elements:
            if parted(element):
                records.write(record(element, path, self._place), self._flow)
                continue
            _parted_names(element)
            self._flow.add(" ")
            self._page.walk(element, path, State(mode=ITEM))
        self._flow.end()


def _parted_names(citation: etree._Element) -> None:
    """Set spaces and commas between the parts of names, which are nothing but elements."""
    for name, mark in (("name", " "), ("person-group", ", ")):
        for element in citation.iter(name):
            children = list(element)
            if all(not (text or "").strip() for text in (element.text, *(c.tail for c in children))):
                element.text = None
                for child in children:
                    child.tail = None if child is children[-1] else mark
