"""What a reader sees of an entry: its text without number, gaps and markup, with every offset."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.fields import rows
from refnorm.fields.lines import lines
from refnorm.fields.marker import bare
from refnorm.model import Document, Entry, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS
from refnorm.traced import BULLETED, INVISIBLE, MARKUP, Traced, plain

_MARK = kept(
    rf"{BULLETED}(?:\\?\[\d{{1,5}}\\?\]|\(\d{{1,5}}\)|\d{{1,5}}\s?\\?[.)\]]{{1,2}}"
    rf"|\d{{1,5}}(?:\s?[–—-])?(?=\s)|[–—-])?(?:[*_\s.]|{MARKUP})*"
)
_BULLET = kept(rf"[\s*{INVISIBLE}]*[•·●▪■◦–—*-]\s+")


def visible(document: Document, entry: Entry, holes: Iterable[Span] = ()) -> Traced:
    """Return the entry as a reader sees it: without its number, the gaps inside it, and markup."""
    traced = Traced.cut(document.text, entry.span)
    inside = [h for h in holes if entry.span.holds(h)]
    skip = content(document, entry) - entry.span.start
    if skip:
        traced = Traced(traced.text[skip:], traced.at[skip:], traced.end)
    return plain(traced.without(inside))


def content(document: Document, entry: Entry) -> int:
    """Return the offset at which an entry's content begins, behind its number or its bullet."""
    if not entry.typed:
        bullet = _BULLET.match(entry.raw)
        return entry.span.start + (bullet.end() if bullet else 0)
    row = next(lines(document, entry.span), None) if document.format == "list" else None
    if row and (mark := bare(row, _before(entry.typed))):
        return mark.end
    match = _MARK.match(entry.raw)
    at = match.end() if match else 0
    if entry.typed not in entry.raw[:at] and (odd := rows.odd(entry.raw)) and odd.label == entry.typed:
        return entry.span.start + odd.end
    if "." in entry.typed:
        again = _MARK.match(entry.raw, at)
        at = again.end() if again else at
    return entry.span.start + at


def _before(label: str) -> str:
    """Return the number before a printed one: it says that a year-like number is in its turn."""
    digits = DIGITS.search(label)
    return str(int(digits[0]) - 1) if digits else ""
