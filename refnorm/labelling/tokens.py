"""The words and marks of a reference as the sequence model sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refnorm.patterns import kept
from refnorm.text import DASHES, MARKS, TIES
from refnorm.traced import GROUP, TAKEN

_REST = rf"(?:[’'ʹʼ`´‘′‐‑{MARKS}-]\w+)*[’'ʹ`´′{MARKS}]?"
_TOKEN = kept(
    # what begins with four letters can be nothing but a word, or the initial Щ
    rf"(?:([^\W\d_]{{4}}(?<!Shch)\w*{_REST})|(\x00[\x00 ]*(?<!\s)|\x01[\x01]*)|(/\s?/)"
    r"|((?<![\w.])[^\W\d_]?\d+(?:\s?[–—‒‑-]{1,2}\s?[^\W\d_]?\d+)?(?!\w|[.,:-]\w))"
    rf"|((?<![\w’'])[^\W\d_][{MARKS}]?(?:h|[sz](?<=[TCD].)|j(?<=[DGKLN]j)|ch|zh|hch|hh|ht|[aeuo]|(?<=[{TIES}])[^\W\d_])?[’'‘{MARKS}]?\.)(?!\.)"
    rf"|(\d+(?:\.\d+)+(?!\w)|\w+{_REST})|(\S))"
    # no other token begins with a space, so that all of them would be tried there in vain
    r"\s*"
)
_KINDS = ("", "word", "claim", "slashes", "number", "initial", "word", "mark")
"""What each group of that pattern finds."""
_OPENING, _CLOSING = "«„“‹", "»”›"
_OTHERWISE = frozenset((*_OPENING, *_CLOSING, *DASHES, "/", '"', "'"))
"""Marks that have a name of their own, or of several kinds."""
_ENDS = frozenset((".", ",", ":", ";", "//", "/ ", "–", "(", ")", "?", "!", "="))
"""Marks that end a chunk."""


class Token(NamedTuple):
    """A word, a mark, or what a rule has claimed, with its offsets in the reference."""

    start: int
    end: int
    text: str
    kind: str
    """`word`, `number`, `initial`, `mark` or `claim`; a claim's text names its field: `<volume>`."""


class Claim(NamedTuple):
    """Characters that a rule has claimed, and for what."""

    start: int
    end: int
    field: str


def tokens(mask: str, claims: Sequence[Claim]) -> list[Token]:
    """Cut a masked reference into tokens; a run of claimed characters is one token."""
    found: list[Token] = []
    rest = iter(sorted(claims))
    ahead = next(rest, None)
    # past `Token.__new__`, which is written in Python: there are thirty tokens in a reference
    make = tuple.__new__
    for match in _TOKEN.finditer(mask):
        which = match.lastindex or 0
        start, end = match.span(which)
        kind = _KINDS[which]
        text = match[which]
        if kind == "mark":
            text = _mark(text, mask, start, end) if text in _OTHERWISE else text
        elif kind == "claim":
            names = []
            while ahead is not None and ahead.start < end:
                if ahead.end > start:
                    names.append(ahead.field)
                ahead = next(rest, None)
            text = f"<{names[0] if names else 'claimed'}>"
        elif kind == "slashes":
            kind, text = "mark", "//"
        found.append(make(Token, (start, end, text, kind)))
    return found


def _mark(text: str, mask: str, start: int, end: int) -> str:
    """Name a mark: dashes between spaces are one, quotes open or close."""
    if text in DASHES:
        return "–" if mask[end : end + 1] in ("", " ", TAKEN) or mask[start - 1 : start] == " " else "-"
    if text in _OPENING:
        return "«"
    if text in _CLOSING:
        return "»"
    if text == "/":
        return "/ " if mask[start - 1 : start] in (" ", "") or mask[end : end + 1] == " " else "/"
    if text in "\"'":
        return "«" if mask[start - 1 : start] in ("", " ", "(", TAKEN, GROUP) else "»"
    return text


class Chunk(NamedTuple):
    """Tokens between two separators: the first and the last index, and the separators around them."""

    first: int
    last: int
    left: str
    right: str
    before: str
    """The claim that stands right before, or nothing."""
    behind: str


def chunks(row: Sequence[Token]) -> list[Chunk]:
    """Group tokens into chunks between marks; a period within a name or before a small letter is none."""
    bounds: list[tuple[int, int]] = []
    start: int | None = None
    for i, (_, _, text, kind) in enumerate(row):
        if kind == "claim" or (text in _ENDS and kind == "mark" and not (text == "." and _small(row, i + 1))):
            if start is not None:
                bounds.append((start, i - 1))
            start = None
        elif start is None:
            start = i
    if start is not None:
        bounds.append((start, len(row) - 1))
    return _chunked(row, bounds)


def _small(row: Sequence[Token], i: int) -> bool:
    """Tell whether a token is a word that begins with a small letter."""
    return i < len(row) and row[i].kind == "word" and row[i].text[0].islower()


def _chunked(row: Sequence[Token], bounds: Sequence[tuple[int, int]]) -> list[Chunk]:
    """Return the chunks between such bounds with the marks around them; what parts two is read once."""
    edges = [-1, *(i for bound in bounds for i in bound), len(row)]
    between = [_between(row[edges[k] + 1 : edges[k + 1]]) for k in range(0, len(edges), 2)]
    return [
        Chunk(first, last, left, right, before, behind)
        for (first, last), (left, before), (right, behind) in zip(bounds, between, between[1:], strict=False)
    ]


def _between(row: Sequence[Token]) -> tuple[str, str]:
    """Return the marks between two chunks as one string, and the claims there."""
    if len(row) == 1:  # mostly
        return (row[0].text[:4], "") if row[0].kind == "mark" else ("", row[0].text[:24])
    marks = "".join([t.text for t in row if t.kind == "mark"])
    claims = "".join([t.text for t in row if t.kind == "claim"])
    return marks[:4], claims[:24]
