"""What the sequence model looks at: features of words, of their chunks, and of the rules' reading.

Features come in groups, tuples that many tokens share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refnorm.labelling.tokens import Chunk, Token
from refnorm.labelling.words import Group, figure, telling


class Proposal(NamedTuple):
    """What the rules hold a part of a reference to be, and how sure they are."""

    start: int
    end: int
    label: str
    confidence: float


def _bin(n: int) -> str:
    return str(n) if n < 4 else "4" if n < 6 else "6" if n < 10 else "10" if n < 16 else "16"


class Scene(NamedTuple):
    """What holds for a whole reference."""

    slashes: int
    """Index of the `//` token, -1 without."""
    group: int
    """Index of the first bracketed translation, -1 without."""
    serial: bool
    """Whether volume, issue or a range of pages was found."""
    claims: str


_EDGES = 3
"""Words at either end of a long chunk that are looked at."""
_PERSONS = 2
"""Persons at either end of a long row of authors that are looked at."""


def thinned(
    row: Sequence[Token], places: Sequence[int], parts: Sequence[Chunk], authors: Sequence[Proposal]
) -> list[tuple[int, int]]:
    """Leave out the middle of long chunks and of long rows of authors: no field ends there.

    Yield the position of each word that is looked at among all words, and where the next one follows.
    """
    dropped: set[int] = set()
    for part in parts:
        if part.last - part.first <= 2 * _EDGES:
            continue
        dropped.update(range(part.first + _EDGES, part.last + 1 - _EDGES))
        telling = [i for i in range(part.first, part.last + 1) if row[i].kind in ("number", "initial")]
        dropped.difference_update(i + step for i in telling for step in range(-1, _EDGES + 1))
    if len(authors) > 2 * _PERSONS + 1:
        start, end = authors[_PERSONS].start, authors[-_PERSONS].start
        dropped.update(i for i in places if start <= row[i].start < end)
    kept = [n for n, i in enumerate(places) if i not in dropped or n == 0]
    return list(zip(kept, [*kept[1:], len(places)], strict=True))


def gaps(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return what stands before the first word, between the words, and behind the last."""
    found = []
    start = 0
    for end in (*places, len(texts)):
        size = end - start
        one = texts[start] if size == 1 else "".join(texts[max(start, end - 5) : end]) if size > 1 else ""
        found.append(one)
        start = end + 1
    return found


def gap(left: str, right: str, before: str, look: str) -> Group:
    """Return the features of what stands before and behind a word, with the looks of both words."""
    return (f"gl={left}", f"gr={right}", f"g={left}|{right}", f"p={before}{left}{look}", f"q={look}{right}")


def setting(row: Sequence[Token], texts: Sequence[str]) -> Scene:
    """Return what holds for a whole reference."""
    claims = sorted({t.text for t in row if t.kind == "claim"})
    return Scene(
        texts.index("//") if "//" in texts else -1,
        texts.index("<translation>") if "<translation>" in claims else -1,
        "<volume>" in claims or "<issue>" in claims or "<page>" in claims,
        "".join([name[1] for name in claims]),
    )


def place(slashes: str, group: str, quoted: str, serial: bool, at: str) -> Group:
    """Return the features of where a word stands: by `//`, by the translation, in quotes, near the start."""
    return (
        f"slashes={slashes}", f"group={group}", f"quoted={quoted}", f"serial={serial}", f"at={at}",
        f"sg={slashes}{group}{serial}", f"qs={quoted}{slashes}{serial}",
    )  # fmt: skip


_AROUND = frozenset("«»()")


def quoted(texts: Sequence[str]) -> list[str]:
    """Tell of every token whether it stands in quotes or parentheses."""
    if _AROUND.isdisjoint(texts):
        return [""] * len(texts)
    found, quotes, parens = [], 0, 0
    for text in texts:
        if text in _AROUND:
            quotes = max(0, quotes + (text == "«") - (text == "»"))
            parens = max(0, parens + (text == "(") - (text == ")"))
        found.append(("q" if quotes else "") + ("p" if parens else ""))
    return found


def rule(label: str, sure: str, before: str, behind: str) -> Group:
    """Return the features of what the rules say of a word, of the one before it, and of the one behind it."""
    return (
        f"r={label}", f"rc={sure}", f"r-={before}>{label}", f"r+={label}>{behind}",
        f"r0={before}>{label}>{behind}",
    )  # fmt: skip


def edge(name: str, mark: str, brief: str) -> Group:
    """Return the features of the first or the last word of a chunk, with the mark there."""
    return (name, f"{name}{mark}{brief}")


def placed(y: str, at: str, left: str, serial: bool) -> Group:
    """Return the features of a chunk: its words in brief, and its place from both ends."""
    return (
        f"cy={y}",
        f"ci={at}",
        f"cj={left}",
        f"ciy={at}{y}",
        f"cjs={left}{serial}",
        f"cyj={y}{left}{serial}",
    )


def marked(y: str, at: str, left: str, right: str) -> Group:
    """Return the features of the marks around a chunk."""
    return (f"cly={left}{y}", f"cry={right}{y}", f"clr={left}_{right}", f"cil={at}{left}{right}")


def claimed(y: str, left: str, before: str, behind: str) -> Group:
    """Return the features of what a rule has claimed before and behind a chunk."""
    return (f"c<{before}", f"c>{behind}", f"c>y{behind}{y}", f"c<y{before}{y}", f"cjb={left}{behind}")


def beside(before: str, y: str, behind: str) -> Group:
    """Return the features of the chunks beside one."""
    return (f"cb2={before}|{y}", f"ca2={y}|{behind}")


def brief(part: Sequence[Token]) -> str:
    """Describe a chunk in a few letters: how long, how written, what its words betray."""
    words, figures, initials = [], [], ""
    for _, _, text, kind in part:
        if kind == "word":
            words.append(text)
        elif kind == "initial":
            initials = "i"
        elif kind == "number":
            figures.append(text)
    if not words:
        return "".join(map(figure, figures[:3])) or initials or "o"
    capital = 0
    told: set[str] = set()
    for word in words:
        capital += word[0].isupper()
        if letters := telling(word):
            told.update(letters)
    case = "A" if capital == len(words) else "F" if words[0][0].isupper() else "l"
    if case == "F" and capital * 2 > len(words):
        case = "M"
    marks = "".join(sorted(told)) if told else ""
    return f"{_bin(len(words))}{case}{initials}{'d' if figures else ''}{marks}"
