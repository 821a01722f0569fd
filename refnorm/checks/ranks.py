"""Ranks of editors that begin with a capital letter, as no name of a rank does: `под ред. Проф. Орлова`."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import alternatives
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import cyrillic_share


def capital_ranks(lst: ReferenceList, text: str) -> tuple[tuple[Entry, Span], ...]:
    """Return the ranks of a native list that stand behind an announcement of editors in capitals, with it."""
    if lst.role == "romanized":
        return ()
    found = ((e, _ranked().finditer(text, e.span.start, e.span.end)) for e in lst.entries)
    return tuple((entry, Span(*one.span())) for entry, matches in found for one in matches)


@cache
def _ranked() -> re.Pattern[str]:
    """Return the pattern of the native announcements that are cut short, each with a rank in capitals."""
    announcing = (w for w in locales.words("editor") if w.endswith(".") and cyrillic_share(w))
    ranks = (rank[0].upper() + rank[1:] for rank in locales.words("academic_rank"))
    return kept(rf"(?<!\w){alternatives(announcing)}\s+{alternatives(ranks)}(?!\w)")
