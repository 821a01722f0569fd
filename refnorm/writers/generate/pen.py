"""Writing native words in Latin letters: each word by the first scheme that knows all its letters."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.nouns import noun
from refnorm.romanization import Scheme, foreign, transliterate
from refnorm.romanization.typed import apart, untangled
from refnorm.romanization.typed import latin as typed
from refnorm.text import LATIN_LETTER, LETTERS


@noun
class Pen:
    """Schemes by which a text is written, the entry's own first; `latin`: its own words are Latin ones."""

    schemes: Sequence[str | Scheme]
    latin: bool = False

    def __call__(self, text: str) -> str:
        """Return a text in Latin letters; a letter that no scheme knows stays."""
        text = typed(LETTERS.sub(lambda match: untangled(match[0], self.latin), apart(text)))
        if self.latin:
            return LETTERS.sub(lambda match: self._within(match[0]), text)
        if not self.schemes or not foreign(text, self.schemes[0]):
            return transliterate(text, self.schemes[0]) if self.schemes else text
        written = LETTERS.sub(lambda match: self._strange(match[0]), text)
        return transliterate(written, self.schemes[0])

    def _within(self, word: str) -> str:
        """Write a native word among Latin ones; letters within a Latin word are damage, and stay."""
        return word if LATIN_LETTER.search(word) else self._strange(word, always=True)

    def _strange(self, word: str, always: bool = False) -> str:
        """Write a word of another alphabet (a Kazakh name in a Russian title) by the scheme that has it."""
        if not foreign(word, self.schemes[0]):
            return transliterate(word, self.schemes[0]) if always else word
        other = min(self.schemes, key=lambda code: len(foreign(word, code)))
        return transliterate(word, other)
