"""Words that stand on one side of a pair alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from refnorm.fields.compare import blanked
from refnorm.model import Entry, Span
from refnorm.romanization.words import Word
from refnorm.text import WORD, skeleton

_TWICE = 2
_LONG = 4
"""Letters of a word at least that closes a field."""


def printed_outside(entry: Entry, matched: Iterable[Word]) -> set[str]:
    """Return the skeletons of the words that stand for no word of the other entry.

    Those of brackets are a translation, those of links are words of an address.
    """
    reference = entry.reference
    raw = blanked(entry, (*reference.links, *(bracket.span for bracket in reference.brackets)))
    every = Counter(skeleton(w) for w in WORD.findall(raw))
    every.subtract(skeleton(w.text) for w in matched)
    return {bone for bone, many in every.items() if many > 0}


def not_told(words: Sequence[Word], other: Entry) -> Sequence[Word]:
    """Leave out the words that the other entry prints more than once, as a body in a title and behind it."""
    told = Counter(skeleton(w) for w in WORD.findall(other.raw)) if words else Counter[str]()
    return [w for w in words if told[skeleton(w.text)] < _TWICE]


def closes(word: Word, text: str, value: Sequence[Span]) -> bool:
    """Tell whether the period behind a word ends its field and shortens nothing: the field has no other one.

    A word behind a mark may still be a label that is cut short (`: моногр.`), as may a short one; an acronym
    is none that a list has to keep.
    """
    at, start = value[-1] if value else word.span, word.span.start
    behind = text[word.span.end : at.end].strip(" .»”")
    whole = (
        len(word.form) >= _LONG
        and not word.text.isupper()
        and not behind
        and text[start - 2 : start - 1].isalpha()
    )
    return whole and "." not in text[at.start : start]
