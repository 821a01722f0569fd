"""An entry while its fields are being read: who has claimed which characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from refnorm.model import Span
from refnorm.text import Traced

TAKEN = "\x00"
"""Stands in the mask for a character that a field has claimed."""
GROUP = "\x01"
"""Stands in the mask for a character of a bracket group."""

_PIECE = re.compile(r"[^\x00]+")
_LETTER = re.compile(r"[^\W_\x01]")


class Draft:
    """The visible text of an entry, and a mask of it in which claimed characters are blanked out."""

    __slots__ = ("confidence", "mask", "spans", "text", "traced", "values")

    def __init__(self, traced: Traced) -> None:
        self.traced = traced
        self.text = traced.text
        self.mask = traced.text
        self.values: dict[str, Any] = {}
        self.spans: dict[str, list[Span]] = {}
        self.confidence: dict[str, float] = {}

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of some characters of the entry."""
        return self.traced.span(start, end)

    def hide(self, start: int, end: int, by: str = TAKEN) -> None:
        """Blank characters out of the mask."""
        self.mask = self.mask[:start] + by * (end - start) + self.mask[end:]

    def claim(
        self,
        field: str,
        where: tuple[int, int],
        value: Any,
        outer: tuple[int, int] | None = None,
        confidence: float = 1.0,
    ) -> None:
        """Give a field its value and its characters; `outer` takes the labels around them too."""
        self.values[field] = value
        self.spans.setdefault(field, []).append(self.span(*where))
        if confidence < 1.0:
            self.confidence[field] = confidence
        self.hide(*(outer or where))

    def leftover(self) -> tuple[Span, ...]:
        """Return what no field has claimed and holds a letter or digit."""
        return tuple(
            self.span(
                m.start() + len(m[0]) - len(m[0].lstrip(" .,;:/–—-")),
                m.start() + len(m[0].rstrip(" .,;:/–—-")),
            )
            for m in _PIECE.finditer(self.mask.replace(GROUP, TAKEN))
            if _LETTER.search(m[0])
        )


def alternatives(phrases: Iterable[str]) -> str:
    """Return a regex of literals, the longest that fits; spaces may be missing or several.

    Common beginnings are factored out and the first letters looked at first: most places of a text
    are refused by one comparison.
    """
    tree: dict[str, Any] = {}
    heads: set[str] = set()
    for phrase in phrases:
        heads.update((phrase[0], phrase[0].lower()[0], phrase[0].upper()[0]))
        node = tree
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    if not heads:
        return "(?!)"
    return f"(?=[{re.escape(''.join(sorted(heads)))}]){_branches(tree)}"


def _branches(node: dict[str, Any]) -> str:
    longer = [_piece(char) + _branches(child) for char, child in sorted(node.items()) if char]
    if not longer:
        return ""
    body = longer[0] if len(longer) == 1 and "" not in node else f"(?:{'|'.join(longer)})"
    return f"(?:{body})?" if "" in node else body


def _piece(char: str) -> str:
    return r"\s*" if char == " " else re.escape(char)
