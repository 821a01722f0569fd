"""The kinds of quotation marks in one list: « », “ ”, and straight ones."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks.kinds import QUOTE_MARK, Form
from refnorm.model import Entry, Span
from refnorm.patterns import kept

_OPENING = kept(r"[«“„\"](?<![^\W_].)(?=\w)\w+")
"""A mark that opens a quotation, before a word and behind none, with its word."""
_SHOWN = {"«": "« »", "“": "“ ”", "„": "„ “", '"': '" "'}
"""How the kind of a quotation is shown."""
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
"""What closes a quotation of a kind: all marks before it are of a quotation within."""


def quotes(entry: Entry, text: str) -> Iterator[Form]:
    """Yield each kind of quotation marks of an entry, once; quotations within others have rightly another."""
    at, seen = entry.span.start, set[str]()
    while found := _OPENING.search(text, at, entry.span.end):
        mark = found[0][0]
        at = min(_closed(mark, found.end(), entry, text), default=entry.span.end)
        if mark not in seen:
            seen.add(mark)
            yield Form(QUOTE_MARK, "", mark, _SHOWN[mark], entry.index, Span(*found.span()))


def _closed(mark: str, start: int, entry: Entry, text: str) -> Iterator[int]:
    """Yield where marks stand that close a quotation."""
    places = (text.find(other, start, entry.span.end) for other in _CLOSING[mark])
    return (place + 1 for place in places if place >= 0)
