"""Words that stand on one side of a pair alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from refnorm.fields.compare import blanked
from refnorm.model import Entry
from refnorm.romanization.words import Word
from refnorm.text import WORD, skeleton


def printed_outside(entry: Entry, matched: Iterable[Word]) -> set[str]:
    """Return the skeletons of the words that stand for no word of the other entry.

    Those of brackets are a translation, those of links are words of an address.
    """
    reference = entry.reference
    raw = blanked(entry, (*reference.links, *(bracket.span for bracket in reference.brackets)))
    every = Counter(skeleton(w) for w in WORD.findall(raw))
    every.subtract(skeleton(w.text) for w in matched)
    return {bone for bone, many in every.items() if many > 0}
