"""What a scheme writes for each letter of a native word, letter by letter, in context."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from refnorm.romanization.scheme import EDGE, Rule, Scheme

APOSTROPHES = "'’ʼ‘`´ʹ′"
"""Marks that stand for the apostrophe of an alphabet; its tables write the first."""


class Arc(NamedTuple):
    """Letters of a native word (`start`, `length`) and all that a scheme allows for them.

    The first alternative is what the scheme itself prefers. A letter that the scheme does not
    know has one alternative: itself.
    """

    start: int
    length: int
    alternatives: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def writes(word: str, scheme: Scheme) -> tuple[Arc, ...]:
    """Return the arcs of a native word in lower case (NFC), left to right and without gaps."""
    letters = _folded(word) if "'" in scheme.alphabet else word
    arcs = []
    at = 0
    while at < len(letters):
        arc = arc_at(letters, at, scheme)
        arcs.append(arc)
        at += arc.length
    return tuple(arcs)


def _folded(word: str) -> str:
    return "".join("'" if letter in APOSTROPHES else letter for letter in word)


def arc_at(word: str, at: int, scheme: Scheme) -> Arc:
    """Return the arc of a native word in lower case that begins at a letter."""
    before = _edge(word[at - 1 : at], scheme)
    for rule in scheme.rules.get(word[at], ()):
        if _fits(rule, word, at, before, scheme):
            return Arc(at, len(rule.letters), rule.outputs)
    return Arc(at, 1, (word[at],))


def _fits(rule: Rule, word: str, at: int, previous: str, scheme: Scheme) -> bool:
    if rule.after and previous not in rule.after:
        return False
    end = at + len(rule.letters)
    if rule.before and _edge(word[end : end + 1], scheme) not in rule.before:
        return False
    return len(rule.letters) == 1 or word.startswith(rule.letters, at)


def _edge(neighbour: str, scheme: Scheme) -> str:
    """Return a neighbour, or the edge of the word: an apostrophe is one unless the alphabet has it."""
    if not neighbour or (neighbour in APOSTROPHES and neighbour not in scheme.alphabet):
        return EDGE
    return neighbour
