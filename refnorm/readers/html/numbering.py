"""The numbers of a page's lists, which its text lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refnorm.fields.ordinals import letters_of, roman_of
from refnorm.patterns import kept
from refnorm.readers.html.styles import Declarations

if TYPE_CHECKING:
    from lxml import etree

_INTEGER = kept(r"\s*([+-]?\d{1,9})(?!\d)")
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_OF_XML = {
    "order": "decimal", "alpha-lower": "lower-alpha", "alpha-upper": "upper-alpha",
    "roman-lower": "lower-roman", "roman-upper": "upper-roman",
}  # fmt: skip
"""What a list of JATS says of its numbers; one whose items print their own has none."""
_UNNUMBERED = ("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed")
_STYLE = kept(
    r"(?:lower|upper)-(?:alpha|latin|roman)|decimal(?:-leading-zero)?|none|disc|circle|square|disclosure-\w+"
)


def integer(text: str | None) -> int | None:
    """Read a number as browsers do: what follows it is ignored."""
    found = _INTEGER.match(text or "")
    return int(found[1]) if found else None


def written(number: int, style: str) -> str | None:
    """Return a number in a list style with its mark, None where the style shows none."""
    if style in _UNNUMBERED:
        return None
    if style == "decimal-leading-zero":
        return f"{number:02d}."
    shown = letters_of(number) if style.endswith(("alpha", "latin")) else str(number)
    shown = roman_of(number) if style.endswith("roman") else shown
    return f"{shown.upper() if style.startswith('upper') else shown}."


class Numbering:
    """Counts the items of one list."""

    def __init__(self, element: etree._Element, tag: str, style: Declarations) -> None:
        self._style = _of_list(element, tag, style)
        self._step = -1 if element.get("reversed") is not None else 1
        start = integer(element.get("start"))
        if start is None:
            start = 1 if self._step > 0 else sum(1 for _ in element.iterchildren("li"))
        self._next = start

    def label(self, item: etree._Element, style: Declarations) -> str | None:
        """Return the label of the next item; its `value` sets the count."""
        value = integer(item.get("value"))
        number = self._next if value is None else value
        self._next = number + self._step
        own = _STYLE.search(style.get("list-style", ""))
        return written(number, own[0] if own else self._style)


def _of_list(element: etree._Element, tag: str, style: Declarations) -> str:
    """Return a list's style: what its style declares, its type, what such a list has by itself."""
    declared = _STYLE.search(style.get("list-style", ""))
    if declared:
        return declared[0]
    if kind := element.get("list-type"):
        printed = next(element.iterfind("{*}list-item/{*}label"), None) is not None
        return "none" if printed else _OF_XML.get(kind, "none")
    if tag != "ol":
        return "disc"
    return _TYPES.get((element.get("type") or "").strip(), "decimal")
