"""The words and marks of a reference as the sequence model sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refnorm.patterns import kept
from refnorm.text import MARKS, TIES

TAKEN, GROUP = "\x00", "\x01"
"""In a mask: a character that a rule has claimed, and one of a bracket group."""

_TOKEN = kept(
    r"(?P<claim>\x00[\x00 ]*(?<!\s)|\x01[\x01]*)|(?P<slashes>/\s?/)"
    r"|(?P<number>(?<![\w.])[^\W\d_]?\d+(?:\s?[–—‒‑-]{1,2}\s?[^\W\d_]?\d+)?(?!\w|[.,:-]\w))"
    rf"|(?P<initial>(?<![\w’'])[^\W\d_][{MARKS}]?(?:h|ch|zh|[aeuo]|(?<=[{TIES}])[^\W\d_])?[’'{MARKS}]?\.)(?!\.)"
    rf"|(?P<word>\d+(?:\.\d+)+(?!\w)|\w+(?:[’'ʹʼ`´‘‐‑{MARKS}-]\w+)*[’'ʹ`{MARKS}]?)|(?P<mark>\S)"
)
_OPENING, _CLOSING = "«„“‹", "»”›"
_DASHES = "‐‑‒–—―−-"
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
    for match in _TOKEN.finditer(mask):
        start, end = match.span()
        kind = match.lastgroup or "mark"
        text = match[0]
        if kind == "claim":
            names = []
            while ahead is not None and ahead.start < end:
                if ahead.end > start:
                    names.append(ahead.field)
                ahead = next(rest, None)
            text = f"<{names[0] if names else 'claimed'}>"
        elif kind == "slashes":
            kind, text = "mark", "//"
        elif kind == "mark":
            text = _mark(text, mask, start, end)
        found.append(Token(start, end, text, kind))
    return found


def _mark(text: str, mask: str, start: int, end: int) -> str:
    """Name a mark: dashes between spaces are one, quotes open or close."""
    if text in _DASHES:
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
    for i, token in enumerate(row):
        if _ending(row, i, token):
            if start is not None:
                bounds.append((start, i - 1))
            start = None
        elif start is None:
            start = i
    if start is not None:
        bounds.append((start, len(row) - 1))
    return list(_chunked(row, bounds))


def _ending(row: Sequence[Token], i: int, token: Token) -> bool:
    if token.kind == "claim":
        return True
    if token.kind != "mark" or token.text not in _ENDS:
        return False
    following = row[i + 1] if i + 1 < len(row) else None
    return not (token.text == "." and following and following.kind == "word" and following.text[0].islower())


def _chunked(row: Sequence[Token], bounds: Sequence[tuple[int, int]]) -> Iterable[Chunk]:
    previous = -1
    for n, (first, last) in enumerate(bounds):
        following = bounds[n + 1][0] if n + 1 < len(bounds) else len(row)
        left, before = _between(row, previous + 1, first)
        right, behind = _between(row, last + 1, following)
        yield Chunk(first, last, left, right, before, behind)
        previous = last


def _between(row: Sequence[Token], start: int, end: int) -> tuple[str, str]:
    """Return the marks between two chunks as one string, and the claims there."""
    marks = "".join(t.text for t in row[start:end] if t.kind == "mark")
    claims = "".join(t.text for t in row[start:end] if t.kind == "claim")
    return marks[:4], claims[:24]
