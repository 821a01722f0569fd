"""What follows a list: authors, the form in which to cite, the next article's abstract."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import evidence
from refnorm.fields.draft import alternatives
from refnorm.fields.phrases import Phrases, word_heads
from refnorm.patterns import kept
from refnorm.text import DASHES, caseless


@cache
def _stops() -> Phrases[str]:
    return Phrases((p, kind) for kind in ("after", "abstract", "keywords") for p in locales.section(kind))


_LEAD_MARKS = kept(r"[\W_]*")
_COLON = kept(r"\s*\W?:")
_HEADED = kept(rf"[\s*_]*(?:[:.{re.escape(DASHES)}]|$)")
"""What stands behind the word that heads an abstract, but not behind one within a reference."""


@cache
def _address() -> re.Pattern[str]:
    said = alternatives(locales.words("mail"))
    return kept(rf"(?:{said}|orcid)\b|(?<!\S)\S+@\S+\.\w{{2,}}", re.IGNORECASE)


@cache
def _of_addresses() -> tuple[str, ...]:
    """Return what every address holds: one of these, or the slow search finds nothing."""
    return ("@", "orcid", *word_heads("mail"))


def begins(text: str) -> bool:
    """Tell whether a line begins what follows a list: authors, citation form, the next article's abstract."""
    text, table = text[: evidence.LOOKED_AT], _stops()
    begin = _LEAD_MARKS.match(text)
    stop = table.at(table.folded(text[:120]), begin.end() if begin else 0)
    if stop and (stop.value == "after" or _HEADED.match(text, stop.end)):
        return bool(_COLON.match(text, stop.end)) or text[stop.end - 1] == ":" or evidence.weight(text) < 2
    return text.startswith("©") or _addressed(text)


def _addressed(text: str) -> bool:
    """Tell whether a line gives someone's address, and is no reference but for it."""
    low = caseless(text)
    if not any(part in low for part in _of_addresses()) or not _address().search(text):
        return False
    return evidence.weight(_address().sub("", text)) < 2
