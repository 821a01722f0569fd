"""Whether a translation may lack the word that the romanized title has lost."""

from __future__ import annotations

from functools import cache

from refnorm import locales
from refnorm.checks.couples import Couple
from refnorm.romanization.words import Word
from refnorm.text import words


def may_lack(entries: Couple, lost: Word) -> bool:
    """Tell whether the translation of a title says less than the title: it may lack a word of it, too.

    Of complete translations one in four has fewer words than its title, if small words are not counted.
    """
    title, said = entries[0].reference.title, [b for b in entries[1].reference.brackets if b.role == "title"]
    if not title or len(said) != 1 or not _told(lost.form):
        return False
    return len(_told(said[0].text)) < len(_told(title))


def _told(text: str) -> list[str]:
    """Return the words of a text but for small ones."""
    return [word for word in words(text.casefold()) if len(word) > 1 and word not in _small()]


@cache
def _small() -> frozenset[str]:
    """Return the small words of all languages."""
    return frozenset(word for lo in locales.load() for word in lo.function_words)
