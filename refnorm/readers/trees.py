"""Elements and their text; entities are read by the names that HTML gives them, and never expanded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def entity(node: etree._Element) -> str:
    """Return the text of an entity node, as it is written where its name says nothing; "" for a comment."""
    from html.entities import html5  # two thousand names

    name = getattr(node, "name", None)
    return html5.get(f"{name};", f"&{name};") if name and node.text == f"&{name};" else ""


def text_of(element: etree._Element) -> str:
    """Return all text within an element, its white space collapsed."""
    pieces = [element.text or ""]
    stack = [(iter(element), "")]
    while stack:
        children, tail = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            pieces.append(tail)
        elif isinstance(child.tag, str):
            pieces.append(child.text or "")
            stack.append((iter(child), child.tail or ""))
        else:
            pieces += [entity(child), child.tail or ""]
    return " ".join("".join(pieces).split())


def paths_within(root: etree._Element, path: str, names: Sequence[str] = ("*",)) -> dict[etree._Element, str]:
    """Return the XPaths of a root and of the elements in it: of some names, where parents have such too."""
    paths = {root: path}
    counts: dict[etree._Element, Counter[str]] = {}
    for element in root.iter(*names):
        parent = element.getparent()
        if element is not root and parent in paths:
            name = local(element)
            count = counts.setdefault(parent, Counter())
            count[name] += 1
            paths[element] = f"{paths[parent]}/{name}[{count[name]}]"
    return paths
