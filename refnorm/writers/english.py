"""What stands on a work's romanized side in English: its translation, no romanized form."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.locales.spelling import is_known
from refnorm.text import cyrillic_share, skeleton, words

_NATIVE = 0.5
"""Share of Cyrillic letters of a text that may be romanized."""
_ENGLISH, _SAME = 0.6, 0.5
"""The least share of English words in a translation, and the greatest of native words that it repeats."""
_LONG = 3
"""Letters of words that tell anything: `na`, `po` and `do` are English words, too."""


def is_translated(native: str, latin: str) -> bool:
    """Tell whether a text stands for a native one in English: most words are, and most others are not there.

    Words that both languages have, as names and `radio`, are English and are there: half may be so.
    """
    if cyrillic_share(native) < _NATIVE or cyrillic_share(latin) >= _NATIVE:
        return False
    own, other = ([word for word in words(text) if len(word) >= _LONG] for text in (native, latin))
    if not own or not _are_english(other):
        return False
    there = {skeleton(word) for word in other}
    return sum(skeleton(word) in there for word in own) <= _SAME * len(own)


def is_english(latin: str) -> bool:
    """Tell whether most words of a text in Latin letters are English."""
    return _are_english([word for word in words(latin) if len(word) >= _LONG])


def _are_english(latin: Sequence[str]) -> bool:
    """Tell whether most words are English; a name within tells nothing: `Children in Russia`."""
    latin = [w for i, w in enumerate(latin) if not i or w[0].islower() or is_known(w.casefold())]
    return sum(is_known(word.casefold()) for word in latin) >= _ENGLISH * max(len(latin), 1)
