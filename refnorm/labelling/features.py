"""What the sequence model looks at: features of words, of their chunks, and of the rules' reading.

Features come in groups, tuples that many tokens share: a decoder sums a group's weights once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from refnorm.labelling.tokens import Chunk, Claim, Token, chunks, tokens
from refnorm.labelling.words import Group, figure, look, near, telling, word

_NOTHING: Group = ()


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


def groups(
    mask: str, claims: Sequence[Claim], rules: Sequence[Proposal]
) -> tuple[list[Token], list[list[Group]]]:
    """Return the words and numbers of a masked reference, and the groups of features of each.

    Marks and claims are no tokens of their own: they stand in the gaps between words.
    """
    row = tokens(mask, claims)
    places = [i for i, token in enumerate(row) if token.kind not in ("mark", "claim")]
    if not places:
        return [], []
    scene = _scene(row)
    parts = chunks(row)
    kept = thinned(row, places, parts, [p for p in rules if p.label == "author"])
    near_by = _spread(row, parts, scene)
    quoted = _quoted(row)
    gaps = _gaps(row, places)
    words = [row[places[n]]._replace(end=row[places[until - 1]].end) for n, until in kept]
    shown = [_EDGE, *(row[i] for i in places), _EDGE]
    looks = [look(token) for token in shown]
    found = []
    for (n, _), rule in zip(kept, _ruled(words, rules), strict=True):
        i, before, token, behind = places[n], *shown[n : n + 3]
        found.append(
            [
                word(token.text, token.kind),
                near(before.text, before.kind, "-1"),
                near(behind.text, behind.kind, "+1"),
                _gap(gaps[n], gaps[n + 1], looks[n], looks[n + 1]),
                *near_by[i],
                _where(n, i, scene, quoted[i]),
                rule,
            ]
        )
    return words, found


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
        inner = range(part.first + _EDGES, part.last + 1 - _EDGES)
        if len(inner) > 1:
            dropped.update(inner)
            telling = [i for i in range(part.first, part.last + 1) if row[i].kind in ("number", "initial")]
            dropped.difference_update(i + step for i in telling for step in range(-1, _EDGES + 1))
    if len(authors) > 2 * _PERSONS + 1:
        start, end = authors[_PERSONS].start, authors[-_PERSONS].start
        dropped.update(i for i in places if start <= row[i].start < end)
    kept = [n for n, i in enumerate(places) if i not in dropped or n == 0]
    return list(zip(kept, [*kept[1:], len(places)], strict=True))


_EDGE = Token(0, 0, "<>", "edge")


def _gaps(row: Sequence[Token], places: Sequence[int]) -> list[str]:
    """Return what stands before the first word, between the words, and behind the last."""
    found = []
    start = 0
    for end in (*places, len(row)):
        inside = row[start:end]
        found.append("".join(t.text for t in inside[-5:]) if inside else "")
        start = end + 1
    return found


@lru_cache(maxsize=32768)
def _gap(left: str, right: str, before: str, look: str) -> Group:
    return (f"gl={left}", f"gr={right}", f"g={left}|{right}", f"p={before}{left}{look}", f"q={look}{right}")


def _scene(row: Sequence[Token]) -> Scene:
    texts = [t.text for t in row]
    claims = sorted({t.text for t in row if t.kind == "claim"})
    return Scene(
        texts.index("//") if "//" in texts else -1,
        texts.index("<translation>") if "<translation>" in texts else -1,
        any(name in texts for name in ("<volume>", "<issue>", "<page>")),
        "".join(name[1] for name in claims),
    )


def _where(n: int, i: int, scene: Scene, quoted: str) -> Group:
    slashes = "none" if scene.slashes < 0 else "before" if i < scene.slashes else "after"
    group = "none" if scene.group < 0 else "before" if i < scene.group else "after"
    return _place(slashes, group, quoted, scene.serial, "0" if n == 0 else "1" if n < 3 else "x")


@lru_cache(maxsize=4096)
def _place(slashes: str, group: str, quoted: str, serial: bool, at: str) -> Group:
    return (
        f"slashes={slashes}", f"group={group}", f"quoted={quoted}", f"serial={serial}", f"at={at}",
        f"sg={slashes}{group}{serial}", f"qs={quoted}{slashes}{serial}",
    )  # fmt: skip


def _quoted(row: Sequence[Token]) -> list[str]:
    """Tell of every token whether it stands in quotes or parentheses."""
    found, quotes, parens = [], 0, 0
    for token in row:
        if token.kind == "mark":
            quotes += (token.text == "«") - (token.text == "»")
            parens += (token.text == "(") - (token.text == ")")
            quotes, parens = max(0, quotes), max(0, parens)
        found.append(("q" if quotes else "") + ("p" if parens else ""))
    return found


def _ruled(row: Sequence[Token], rules: Sequence[Proposal]) -> list[Group]:
    """Return what the rules say of every token."""
    labels = ["-"] * len(row)
    sure = ["-"] * len(row)
    ends, starts = [t.end for t in row], [t.start for t in row]
    for start, end, label, confidence in rules:
        for i in range(bisect_right(ends, start), bisect_left(starts, end)):
            labels[i], sure[i] = label, f"{label}{confidence:.2f}"
    labels.append("-")
    return [_rule(labels[i], sure[i], labels[i - 1] if i else "-", labels[i + 1]) for i in range(len(row))]


@lru_cache(maxsize=8192)
def _rule(label: str, sure: str, before: str, behind: str) -> Group:
    return (
        f"r={label}",
        f"rc={sure}",
        f"r-={before}>{label}",
        f"r+={label}>{behind}",
        f"r0={before}>{label}>{behind}",
    )


def _spread(row: Sequence[Token], parts: Sequence[Chunk], scene: Scene) -> list[tuple[Group, Group]]:
    """Give every token the features of its chunk, and those of its place in it; a mark, of what it parts."""
    found: list[tuple[Group, Group]] = [(_NOTHING, _NOTHING)] * len(row)
    brief = ["<", *(_brief(row, part) for part in parts), ">"]
    for n, part in enumerate(parts):
        y = brief[n + 1]
        features = _chunk(part, (n, len(parts)), (brief[n], y, brief[n + 2]), scene)
        found[part.first : part.last + 1] = [(features, _NOTHING)] * (part.last + 1 - part.first)
        found[part.last] = (features, ("clast", f"clast{part.right}{y}"))
        found[part.first] = (features, ("cfirst", f"cfirst{part.left}{y}"))
    return found


def _chunk(part: Chunk, place: tuple[int, int], briefs: tuple[str, str, str], scene: Scene) -> Group:
    """Return the features of a chunk: its place, its marks and claims, its words in brief, its neighbours."""
    (n, many), (before, y, behind) = place, briefs
    side = "" if scene.slashes < 0 else "b" if part.last < scene.slashes else "a"
    at, left = f"{min(n, 4)}{side}", f"{min(many - n, 4)}{side}"
    return (
        f"cy={y}", f"ci={at}", f"cj={left}", f"ciy={at}{y}", f"cly={part.left}{y}",
        f"cry={part.right}{y}", f"clr={part.left}_{part.right}", f"c<{part.before}",
        f"c>{part.behind}", f"c>y{part.behind}{y}", f"c<y{part.before}{y}", f"cb2={before}|{y}",
        f"ca2={y}|{behind}", f"cjs={left}{scene.serial}", f"cyj={y}{left}{scene.serial}",
        f"cil={at}{part.left}{part.right}", f"cjb={left}{part.behind}",
    )  # fmt: skip


def _brief(row: Sequence[Token], part: Chunk) -> str:
    """Describe a chunk in a few letters: how long, how written, what its words betray."""
    words, figures, initials = [], [], ""
    for token in row[part.first : part.last + 1]:
        if token.kind == "word":
            words.append(token.text)
        elif token.kind == "number":
            figures.append(token.text)
        elif token.kind == "initial":
            initials = "i"
    if not words:
        return "".join(map(figure, figures[:3])) or initials or "o"
    capital = sum([word[0].isupper() for word in words])
    case = "A" if capital == len(words) else "F" if words[0][0].isupper() else "l"
    if case == "F" and capital * 2 > len(words):
        case = "M"
    told = "".join(sorted(set().union(*map(telling, words))))
    return f"{_bin(len(words))}{case}{initials}{'d' if figures else ''}{told}"
