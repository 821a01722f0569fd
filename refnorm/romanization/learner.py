"""What the words of a list show, gathered one by one until its hand is known."""

from __future__ import annotations

from collections import defaultdict

from refnorm.romanization.hand import Hand
from refnorm.romanization.pairing import Match
from refnorm.romanization.shown import Shown
from refnorm.romanization.spots import Spot

_LETTERS_A_FAULT = 4.0
"""Letters of a word for each fault in it, from which it tells how the list writes."""


class Learner:
    """Gathers what the words of a list show."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._shown: dict[Spot, Shown] = defaultdict(lambda: defaultdict(dict))
        self._faults: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._words: set[str] = set()

    def add(self, match: Match) -> None:
        """Learn from a word, unless too much of it is at fault."""
        word = match.native.form
        if match.cost * _LETTERS_A_FAULT > len(word):
            return
        self._words.add(word)
        faults = [step for step in match.steps if step.kind not in ("ok", "soft")]
        for step in faults:
            self._faults[step.native, step.roman].add(word)
        for step in match.steps if not faults else ():
            if step.spot is not None:
                self._shown[step.spot][step.way].setdefault(word, match)

    def hand(self) -> Hand:
        """Return what was learnt."""
        faults = {key: frozenset(found) for key, found in self._faults.items()}
        return Hand(self.language, dict(self._shown), faults, len(self._words))
