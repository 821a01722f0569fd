"""How it is said that a field is lost, where more can be said: of editors who are authors, days, houses."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.checks import Couple
from refnorm.checks.habits import DAY
from refnorm.messages import phrase
from refnorm.model import Entry, Phrase
from refnorm.text import skeleton, words

STEM = 4
"""Letters of a surname by which it is known again, whatever its case: Орлова, Orlova."""


def told(found: Couple, field: str, lost: int, value: str) -> Phrase | None:
    """Say what became of the value of a field that one side lacks; None where it is just absent."""
    poorer, richer, where = found[lost], found[1 - lost], ("native", "romanized")[lost]
    if field == "editor" and writes(poorer, value) and not writes(richer, value):
        return phrase(f"RN308.author_{where}", editor=value)
    if field == "editor" and lost and _translated(poorer, value):
        return phrase("RN308.absent_translated", value=value)
    if field == "publisher" and writes(richer, value):
        return phrase(f"RN308.absent_{where}", field=phrase("lost.own_publisher"), value=value)
    if field == DAY and poorer.reference.issued and not poorer.reference.issued.month:
        return phrase(f"RN308.absent_{where}", field=phrase("lost.day_month"), value=value)
    return None


def figures(text: str) -> str:
    """Return the figures of a text, by which a number is the same with other marks between them."""
    return "".join(filter(str.isdigit, text))


def writes(entry: Entry, name: str) -> bool:
    """Tell whether an editor or a publisher is an author of an entry."""
    authors = [words(author.family or "") for author in entry.reference.author]
    return _has(name, (family[0] for family in map(tuple, authors) if family))


def _translated(entry: Entry, editor: str) -> bool:
    """Tell whether an editor stands in a translation."""
    return _has(editor, (word for bracket in entry.reference.brackets for word in words(bracket.text)))


def _has(name: str, others: Iterable[str]) -> bool:
    stems = {skeleton(word)[:STEM] for word in others}
    return any(skeleton(word)[:STEM] in stems for word in words(name) if len(word) >= STEM)
