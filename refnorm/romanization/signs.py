"""Signs that a list prints as marks, and leaves out in one word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Shown

LOST = frozenset("ьъ")
"""The signs that a list may print as marks."""
MARKS = ("'", "''")
"""A sign that is written and no letter."""
_SOFTENED = frozenset("аеёиоуыэюяіїє")
"""Letters before which a sign is left out by some who print it elsewhere: ья, ya."""
_PLAINLY, _APART = 5, 2
"""Words that print their signs, and none does not, from which one without is a slip; such as print one before
a vowel, from which one without it there is."""


class Signs(NamedTuple):
    """The words that print a sign as a mark, and those that leave one out; both before vowels, too."""

    printed: dict[str, Match]
    left: frozenset[str]
    apart: dict[str, Match]
    joined: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether so many words print their signs that one without may be a slip."""
        return len(self.printed) >= _PLAINLY

    def lost(self, match: Match, step: Step) -> Mapping[str, Match]:
        """Return the words that print a sign, if a word alone leaves it out: `sotsialnyi`, beside `rol'`."""
        if not self.plain or step.roman:
            return {}
        if not _is_apart(match, step):
            return self.printed if not self.left - {match.native.form} else {}
        like = self._before(step.native, _behind(match, step))
        return like if len(like) >= _APART and not self.joined - {match.native.form} else {}

    def _before(self, sign: str, vowel: str) -> Mapping[str, Match]:
        """Return the words that print a sign before one vowel: `Ul'yanov` says nothing of `Solovyev`."""
        return {
            word: one
            for word, one in self.apart.items()
            if any(s.native == sign and s.roman and _behind(one, s) == vowel for s in one.steps)
        }


def signs(sign: str, ways: Iterable[Shown | None]) -> Signs:
    """Return what words show of a sign in all contexts."""
    every = [
        (out, match)
        for shown in ways
        for (_, out), words in (shown or {}).items()
        for match in words.values()
    ]
    printed = {match.native.form: match for out, match in every if out in MARKS}
    bare = [match for out, match in every if not out]
    return Signs(
        printed,
        frozenset(_standing(sign, bare, "", False)),
        {word: printed[word] for word in _standing(sign, printed.values(), "''", True)},
        frozenset(_standing(sign, bare, "", True)),
    )


def _standing(sign: str, words: Iterable[Match], written: str, apart: bool) -> Iterator[str]:
    """Yield the words in which a sign is written as a mark, or left out, before a vowel or elsewhere."""
    for match in words:
        steps = (s for s in match.steps if s.native == sign and s.roman in (written, written[:1]))
        if any(_is_apart(match, step) == apart for step in steps):
            yield match.native.form


def _is_apart(match: Match, step: Step) -> bool:
    """Tell whether a sign stands before a vowel, where many leave it out who print it elsewhere: ья, ya."""
    return _behind(match, step) in _SOFTENED


def _behind(match: Match, step: Step) -> str:
    """Return the letter behind that of a step, nothing at the end of a word."""
    return match.native.form[step.at + 1 : step.at + 2]
