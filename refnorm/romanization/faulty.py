"""What no scheme writes, and a list does again and again: its habit, and no slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from refnorm.romanization.letters import Step
from refnorm.romanization.shown import Shown
from refnorm.romanization.spots import Spot

HABIT = 2
"""Other words that write as this one does, from which a spelling that no scheme knows is a habit."""
_ONE = 1
"""Words that do for a letter that no word writes as schemes do."""
_RARE = 4
"""Words that write a letter for each that loses it, from which that is no habit."""
_ENDING = 2
"""Letters of an ending, of which one is often left out: -ий, -y."""


class Habits(NamedTuple):
    """What the words of a list show of each letter, and those that write one as no scheme does."""

    shown: Mapping[Spot, Shown]
    by_letter: Mapping[str, Sequence[Spot]]
    faults: Mapping[tuple[str, str], frozenset[str]]

    def holds(self, step: Step, word: str) -> bool:
        """Tell whether others write so what no scheme does: ы as i, ый as ii, ыя as iya, none swapped."""
        if step.kind in ("swapped", "wrong") and len(step.native) == 2:
            halves = ((step.roman[:at], step.roman[at:]) for at in range(1, len(step.roman)))
            cut = (zip(step.native, both, strict=True) for both in halves)
            if any(all(self._others(*one, word) >= HABIT for one in parts) for parts in cut):
                return True
            if step.kind == "swapped":
                return False
        others = self.faults.get((step.native, step.roman), frozenset()) - {word}
        if (
            step.kind == "missing"
            and step.at < len(word) - _ENDING
            and _RARE * len(others) < self._writing(step.native)
        ):
            return False  # lost now and then it is no habit: keramcheskie, Khartonov
        single = step.kind == "wrong" and len(step.native) == 1
        # two words do for a letter that no word writes as schemes do
        alone = single and not any(map(self.shown.get, self.by_letter.get(step.native, ())))
        return len(others) >= (_ONE if alone else HABIT)

    def _writing(self, letter: str) -> int:
        """Count the words that write a letter."""
        ways = [ways for spot in self.by_letter.get(letter, ()) for ways in self.shown[spot].items()]
        return len(frozenset[str]().union(*(words.keys() for (_, output), words in ways if output)))

    def _others(self, letter: str, roman: str, word: str) -> int:
        """Count the other words that write a letter so, by a scheme or by none."""
        shown = (self.shown[spot].get((1, roman), {}).keys() for spot in self.by_letter.get(letter, ()))
        return len(self.faults.get((letter, roman), frozenset()).union(*shown) - {word})
