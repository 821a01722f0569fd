"""Letters without capitals, as Georgian ones: the capitals that a romanized entry wants."""

from __future__ import annotations

import re
from collections.abc import Callable

from refnorm import locales
from refnorm.patterns import kept

_CASELESS = kept("[\u10d0-\u10ff]")
"""Georgian letters, which are one case (Unicode 11, the capitals of Mtavruli begin no sentence)."""
_WORDS = kept("[\u10d0-\u10ff]+")
_INITIAL = kept(r"(?<![^\W\d_’'ʻ]|[’'ʻ])[^\W\d_]")
"""The first letter of a word, none behind an apostrophe."""
_BEGUN = kept(r"(?<=\d\.\s)[^\W\d_]")
"""The first letter behind a number that ends a sentence."""


def raised(native: str, written: str, write: Callable[[str], str], every: bool) -> str:
    """Return what is written of letters without capitals with that of its first word, or of every one.

    An acronym is one as a whole: თსუ is TSU.
    """
    if not _CASELESS.search(native):
        return written
    text = _BEGUN.sub(_upper, _INITIAL.sub(_upper, written, count=0 if every else 1))
    return _acronyms(native, text, write)


def begun(native: str, written: str, write: Callable[[str], str], first: bool) -> str:
    """Return what stands between the fields with the capitals behind numbers, and with the first one."""
    if not _CASELESS.search(native):
        return written
    text = _acronyms(native, _BEGUN.sub(_upper, written), write)
    return _INITIAL.sub(_upper, text, count=1) if first else text


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()


def _acronyms(native: str, written: str, write: Callable[[str], str]) -> str:
    for word in dict.fromkeys(_WORDS.findall(native)):
        if word in locales.words("acronym"):
            printed = re.escape(write(word))  # of a manuscript's word
            written = re.sub(rf"(?<![\w’']){printed}(?![\w’'])", lambda m: m[0].upper(), written, flags=re.I)
    return written
