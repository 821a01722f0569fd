"""What the sequence model looks at: features of words, of their chunks, and of the rules' reading.

Features come in groups, tuples that many tokens share: a decoder sums a group's weights once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from refnorm.labelling.tokens import Chunk, Claim, Token, chunks, tokens
from refnorm.labelling.words import Group, Shared, figure, seen, telling


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
    places = [i for i, token in enumerate(row) if token.kind != "mark" and token.kind != "claim"]
    if not places:
        return [], []
    texts = [token.text for token in row]
    scene = _scene(row, texts)
    parts = chunks(row)
    kept = thinned(row, places, parts, [p for p in rules if p.label == "author"])
    near_by = _spread(row, parts, scene)
    quoted = _quoted(texts)
    gaps = _gaps(texts, places)
    words = [_word(row[places[n]], row[places[until - 1]]) for n, until in kept]
    shown = [_OUTSIDE, *[seen(texts[i], row[i].kind) for i in places], _OUTSIDE]
    found = []
    for (n, _), rule in zip(kept, _ruled(words, rules), strict=True):
        i, before, token, behind = places[n], shown[n], shown[n + 1], shown[n + 2]
        gap = _gap(gaps[n], gaps[n + 1], before.look, token.look)
        where = _where(n, i, scene, quoted[i])
        found.append([*token.itself, *before.before, *behind.behind, gap, *near_by[i], where, rule])
    return words, found


def _word(first: Token, last: Token) -> Token:
    """Return a word that reaches to the end of another one: those between them are left out."""
    return first if first is last else first._replace(end=last.end)


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


_OUTSIDE = seen("<>", "edge")
"""What stands before the first word, and behind the last."""


def _gaps(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return what stands before the first word, between the words, and behind the last."""
    found = []
    start = 0
    for end in (*places, len(texts)):
        found.append("" if start >= end else "".join(texts[max(start, end - 5) : end]))
        start = end + 1
    return found


@lru_cache(maxsize=32768)
def _gap(left: str, right: str, before: str, look: str) -> Group:
    return Shared(
        (f"gl={left}", f"gr={right}", f"g={left}|{right}", f"p={before}{left}{look}", f"q={look}{right}")
    )


def _scene(row: Sequence[Token], texts: Sequence[str]) -> Scene:
    claims = sorted({t.text for t in row if t.kind == "claim"})
    return Scene(
        texts.index("//") if "//" in texts else -1,
        texts.index("<translation>") if "<translation>" in claims else -1,
        "<volume>" in claims or "<issue>" in claims or "<page>" in claims,
        "".join([name[1] for name in claims]),
    )


def _where(n: int, i: int, scene: Scene, quoted: str) -> Group:
    slashes = "none" if scene.slashes < 0 else "before" if i < scene.slashes else "after"
    group = "none" if scene.group < 0 else "before" if i < scene.group else "after"
    return _place(slashes, group, quoted, scene.serial, "0" if n == 0 else "1" if n < 3 else "x")


@lru_cache(maxsize=4096)
def _place(slashes: str, group: str, quoted: str, serial: bool, at: str) -> Group:
    return Shared((
        f"slashes={slashes}", f"group={group}", f"quoted={quoted}", f"serial={serial}", f"at={at}",
        f"sg={slashes}{group}{serial}", f"qs={quoted}{slashes}{serial}",
    ))  # fmt: skip


_AROUND = frozenset("«»()")


def _quoted(texts: Sequence[str]) -> list[str]:
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


def _ruled(row: Sequence[Token], rules: Sequence[Proposal]) -> Iterable[Group]:
    """Return what the rules say of every token."""
    labels = ["-"] * len(row)
    sure = ["-"] * len(row)
    ends, starts = [t.end for t in row], [t.start for t in row]
    for start, end, label, confidence in rules:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first < last:
            labels[first:last] = [label] * (last - first)
            sure[first:last] = [f"{label}{confidence:.2f}"] * (last - first)
    return map(_rule, labels, sure, ["-", *labels[:-1]], [*labels[1:], "-"])


@lru_cache(maxsize=8192)
def _rule(label: str, sure: str, before: str, behind: str) -> Group:
    return Shared((
        f"r={label}", f"rc={sure}", f"r-={before}>{label}", f"r+={label}>{behind}",
        f"r0={before}>{label}>{behind}",
    ))  # fmt: skip


def _spread(row: Sequence[Token], parts: Sequence[Chunk], scene: Scene) -> list[tuple[Group, ...]]:
    """Give every token the features of its chunk, and those of its place in it; a mark, of what it parts."""
    found: list[tuple[Group, ...]] = [()] * len(row)
    brief = ["<", *[_brief(row[part.first : part.last + 1]) for part in parts], ">"]
    for n, part in enumerate(parts):
        y, first, last = brief[n + 1], part.first, part.last
        features = (*_chunk(part, (n, len(parts)), y, scene), _beside(brief[n], y, brief[n + 2]))
        if last - first > 1:
            found[first + 1 : last] = [features] * (last - first - 1)
        found[last] = (*features, _edge("clast", part.right, y))
        found[first] = (*features, _edge("cfirst", part.left, y))
    return found


@lru_cache(maxsize=8192)
def _edge(name: str, mark: str, brief: str) -> Group:
    return Shared((name, f"{name}{mark}{brief}"))


def _chunk(part: Chunk, place: tuple[int, int], y: str, scene: Scene) -> tuple[Group, Group, Group]:
    """Return the features of a chunk: its place, its marks, its claims, each with its words in brief."""
    n, many = place
    side = "" if scene.slashes < 0 else "b" if part.last < scene.slashes else "a"
    at, left = f"{min(n, 4)}{side}", f"{min(many - n, 4)}{side}"
    return (
        _placed(y, at, left, scene.serial),
        _marked(y, at, part.left, part.right),
        _claimed(y, left, part.before, part.behind),
    )


@lru_cache(maxsize=8192)
def _placed(y: str, at: str, left: str, serial: bool) -> Group:
    return Shared(
        (f"cy={y}", f"ci={at}", f"cj={left}", f"ciy={at}{y}", f"cjs={left}{serial}", f"cyj={y}{left}{serial}")
    )


@lru_cache(maxsize=8192)
def _marked(y: str, at: str, left: str, right: str) -> Group:
    return Shared((f"cly={left}{y}", f"cry={right}{y}", f"clr={left}_{right}", f"cil={at}{left}{right}"))


@lru_cache(maxsize=8192)
def _claimed(y: str, left: str, before: str, behind: str) -> Group:
    return Shared((f"c<{before}", f"c>{behind}", f"c>y{behind}{y}", f"c<y{before}{y}", f"cjb={left}{behind}"))


@lru_cache(maxsize=8192)
def _beside(before: str, y: str, behind: str) -> Group:
    return Shared((f"cb2={before}|{y}", f"ca2={y}|{behind}"))


def _brief(part: Sequence[Token]) -> str:
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
        told.update(telling(word))
    case = "A" if capital == len(words) else "F" if words[0][0].isupper() else "l"
    if case == "F" and capital * 2 > len(words):
        case = "M"
    return f"{_bin(len(words))}{case}{initials}{'d' if figures else ''}{''.join(sorted(told))}"
