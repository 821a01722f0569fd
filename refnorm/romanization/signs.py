"""Soft signs that a list prints as marks, and leaves out in one word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Shown

SIGN = "ь"
MARKS = ("'", "''")
"""A sign that is written and no letter."""
_SOFTENED = frozenset("аеёиоуыэюяіїє")
"""Letters before which a sign is left out by some who print it elsewhere: ья, ya."""
_PLAINLY = 5
"""Words that print their signs, and none does not, from which one without is a slip."""


class Signs(NamedTuple):
    """The words that print a soft sign as a mark, and those that leave one out before no vowel."""

    printed: dict[str, Match]
    left: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether so many words print their signs that one without may be a slip."""
        return len(self.printed) >= _PLAINLY

    def lost(self, match: Match, step: Step) -> bool:
        """Tell whether a word alone leaves out a sign: `sotsialnyi`, beside `rol'`."""
        return self.plain and not self.left - {match.native.form} and _is_bare(match, step)


def signs(ways: Iterable[Shown]) -> Signs:
    """Return what words show of the soft sign in all contexts."""
    every = [both for shown in ways for both in shown.items()]
    printed = {word: match for (_, out), words in every if out in MARKS for word, match in words.items()}
    bare = [(word, match) for (_, out), words in every if not out for word, match in words.items()]
    return Signs(printed, frozenset(w for w, m in bare if any(_is_bare(m, step) for step in m.steps)))


def _is_bare(match: Match, step: Step) -> bool:
    """Tell whether a soft sign is left out, not before a vowel, where many do who print it elsewhere."""
    behind = match.native.form[step.at + 1 : step.at + 2]
    return step.native == SIGN and not step.roman and behind not in _SOFTENED
