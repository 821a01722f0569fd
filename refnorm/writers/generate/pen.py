"""Writing native words in Latin letters: each word by the first scheme that knows all its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refnorm.romanization import foreign, romanize
from refnorm.text import CYRILLIC, LATIN, LOOKALIKES

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(f"[{LATIN}]")
_CYRILLIC = re.compile(f"[{CYRILLIC}]")
_TWINS = {latin: cyrillic for cyrillic, latin in LOOKALIKES.items()}


@dataclass(frozen=True, slots=True)
class Pen:
    """Schemes by which a text is written, the entry's own first."""

    schemes: Sequence[str]

    def __call__(self, text: str) -> str:
        """Return a text in Latin letters; a letter that no scheme knows stays."""
        text = _WORD.sub(lambda match: untangled(match[0]), text)
        if not self.schemes or not foreign(text, self.schemes[0]):
            return romanize(text, self.schemes[0]) if self.schemes else text
        written = _WORD.sub(lambda match: self._strange(match[0]), text)
        return romanize(written, self.schemes[0])

    def _strange(self, word: str) -> str:
        """Write a word of another alphabet (a Kazakh name in a Russian title) by the scheme that has it."""
        if not foreign(word, self.schemes[0]):
            return word
        other = min(self.schemes, key=lambda code: len(foreign(word, code)))
        return romanize(word, other)


def untangled(word: str) -> str:
    """Return a word that mixes look-alike letters of two scripts in the one to which it belongs."""
    latin, cyrillic = set(_LATIN.findall(word)), set(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    if cyrillic <= LOOKALIKES.keys() and not latin <= _TWINS.keys():
        return "".join(LOOKALIKES.get(letter, letter) for letter in word)
    if latin <= _TWINS.keys() and not cyrillic <= LOOKALIKES.keys():
        return "".join(_TWINS.get(letter, letter) for letter in word)
    return word
