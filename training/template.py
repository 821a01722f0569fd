"""A small language for texts with slots, shared by the patterns of titles and by the citation styles.

    {name}      a slot, filled by whoever expands the template
    {a|b|}      one of the texts, by chance; the last one here is empty
    <a {name}>  only if every slot in it is filled, and not all groups in it are empty
    <a|b>       the first of the texts whose slots are all filled
    <30:a>      in 30 cases of 100

Braces and angles nest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

_TOKEN = re.compile(r"[{}<>|]|[^{}<>|]+")
_CHANCE = re.compile(r"(\d+):")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a value fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several texts, by chance."""

    texts: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The first of several texts that can be filled, or nothing."""

    chance: int
    texts: tuple[Sequence, ...]


Node = str | Slot | Choice | Group
Sequence = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; name is the slot that it fills, or nothing for the text between slots."""

    text: str
    name: str = ""


Fill = Callable[[str], str | None]


@lru_cache(maxsize=20_000)
def parse(text: str) -> Sequence:
    """Read a template."""
    tokens = _TOKEN.findall(text)
    tokens.reverse()
    (sequence,) = _texts(tokens, "", text)
    return sequence


def _texts(tokens: list[str], closing: str, whole: str) -> tuple[Sequence, ...]:
    """Read up to a closing mark, and return the texts that bars part."""
    texts: list[tuple[Node, ...]] = [()]
    while tokens:
        token = tokens.pop()
        if token == closing:
            return tuple(texts)
        if token == "|" and closing:
            texts.append(())
        elif token == "{":
            texts[-1] += (_braces(_texts(tokens, "}", whole)),)
        elif token == "<":
            texts[-1] += (_angles(_texts(tokens, ">", whole)),)
        else:
            texts[-1] += (token,)
    if closing:
        raise ValueError(f"{closing} is missing: {whole}")
    return tuple(texts)


def _braces(texts: tuple[Sequence, ...]) -> Node:
    match texts:
        case ((str(name),),):
            return Slot(name)
    return Choice(texts)


def _angles(texts: tuple[Sequence, ...]) -> Node:
    first = texts[0][0] if texts[0] else ""
    if isinstance(first, str) and (chance := _CHANCE.match(first)):
        rest = (first[chance.end() :], *texts[0][1:])
        return Group(int(chance[1]), (rest, *texts[1:]))
    return Group(100, texts)


def expand(sequence: Sequence, fill: Fill, rng: Random) -> list[Piece] | None:
    """Return the text of a template in pieces, or None if one of its slots stays empty."""
    pieces: list[Piece] = []
    for node in sequence:
        found = _expand(node, fill, rng)
        if found is None:
            return None
        pieces += found
    return pieces


def _expand(node: Node, fill: Fill, rng: Random) -> list[Piece] | None:
    match node:
        case str():
            return [Piece(node)]
        case Slot(name):
            return [Piece(value, name)] if (value := fill(name)) else None
        case Choice(texts):
            return expand(rng.choice(texts), fill, rng)
        case Group(chance, texts) if chance == 100 or rng.random() * 100 < chance:
            found = ((text, expand(text, fill, rng)) for text in texts)
            return next((pieces for text, pieces in found if pieces and _says(text, pieces)), [])
    return []


@lru_cache(maxsize=20_000)
def _asks(text: Sequence) -> bool:
    """Tell whether a text has slots at any depth, other than the marks that begin with @."""
    return any(
        not node.name.startswith("@") if isinstance(node, Slot) else any(map(_asks, node.texts))
        for node in text
        if not isinstance(node, str)
    )


def _says(text: Sequence, pieces: list[Piece]) -> bool:
    return not _asks(text) or any(piece.name and not piece.name.startswith("@") for piece in pieces)


def fill_in(text: str, fill: Fill, rng: Random) -> str:
    """Return the text of a template whose slots are all filled."""
    pieces = expand(parse(text), fill, rng)
    if pieces is None:
        raise ValueError(f"a slot stays empty: {text}")
    return "".join(piece.text for piece in pieces)
