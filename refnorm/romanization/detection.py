"""The hand of two texts that are one in native and in Latin letters."""

from __future__ import annotations

from refnorm.locales.tongues import COMMON, tongue
from refnorm.model import Reference, Span
from refnorm.romanization.comparison import same_word
from refnorm.romanization.hand import Hand
from refnorm.romanization.learner import Learner
from refnorm.romanization.pairing import matched, spelled
from refnorm.romanization.scheme import languages
from refnorm.romanization.words import words_at


def hands(native: str, romanized: str) -> dict[str, Hand]:
    """Return how a text was romanized, by language; nothing where no word of one is one of the other."""
    left, right = (list(words_at(text, Span(0, len(text)), "title")) for text in (native, romanized))
    guessed = (tongue(Reference(), native, "und"), COMMON)
    tried = [one for one in dict.fromkeys(guessed) if one in languages()]
    learners: dict[str, Learner] = {}
    for found in (spelled(m, tried) for m in matched(left, right, tried).matches if m.native.native):
        if same_word(found):
            learners.setdefault(found.language, Learner(found.language)).add(found)
    return {language: one.hand() for language, one in learners.items()}
