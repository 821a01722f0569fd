"""RN901 uncertain-parse."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.checks.counterparts import native_form, other_form
from refnorm.checks.rn003_merged_entries import concerned
from refnorm.messages import known, phrase, row
from refnorm.model import Entry, Finding, Phrase, Reference, Seat
from refnorm.text import skeleton

DOUBTFUL = 0.5
"""A field read with less confidence is a doubt worth a look."""


_PARTS = {"chapter", "paper-conference"}
"""Kinds that one language tells apart by a word and the other one does not: `Труды`, Proc."""
_PLAIN = 0.8
"""How sure the same field has to be read in the other form."""


@rule("RN901", Entry, "info", group=lambda found: "doubt", once=True)
def uncertain_parse(entry: Entry, context: Context) -> Iterator[Finding]:
    """The entry could not be read with certainty.

    Why: what is exported from it wants a look, and its differences are reported with less confidence.
    A doubt of the parser is never an error of the manuscript.

    Fix: Look whether a mark is missing or doubled in the entry; where it is as the journal wants it,
    nothing is to be done.

    Source: the parser's own confidence.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. там же, см. выше
        text: 3. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    lst = context.list
    if lst is None or not (_low(entry) or _is_open(entry)):
        return
    other = other_form(lst, entry, context)
    low = [name for name in _low(entry) if not _confirmed(entry, other, name)]
    if (not low and not _is_open(entry)) or Seat(lst.index, entry.index) in concerned(context):
        return
    told = native_form(lst, entry, context)
    if told and _low(told) == low and _is_open(told) == _is_open(entry):
        return  # what both forms leave open is said with the native one
    side = context.side(lst.index, entry.index, [entry.span], entry.raw)
    yield context.finding(_said(entry, low), *by_role(lst, side), confidence=0.6)


def _low(entry: Entry) -> list[str]:
    """Return the fields that were read with little confidence."""
    sure = entry.reference.confidence
    return [name for name, value in sure.items() if value < DOUBTFUL and name != "author"]


def _is_open(entry: Entry) -> bool:
    """Tell whether it is open what kind of work an entry is, or whether it is one."""
    reference = entry.reference
    untitled = reference.title is None and reference.archive_location is None
    return untitled or (reference.type == "document" and not reference.issued) or 0 < entry.doubt <= 0.5


def _confirmed(entry: Entry, other: Entry | None, field: str) -> bool:
    """Tell whether the other form of the entry shows the same value where it is plain."""
    if other is None or other.reference.confidence.get(field, 1.0) < _PLAIN:
        return False
    own, theirs = (getattr(one.reference, field, None) for one in (entry, other))
    if not isinstance(own, str) or not isinstance(theirs, str):
        return False
    return skeleton(own) == skeleton(theirs) or _alike(entry.reference, other.reference)


def _alike(own: Reference, theirs: Reference) -> bool:
    """Tell whether a reference gave all its text to the same fields as one that was read without a doubt."""
    kinds = {own.type, theirs.type}
    plain = min(theirs.confidence.values(), default=1.0) >= _PLAIN and (len(kinds) == 1 or kinds == _PARTS)
    return plain and not own.leftover and not theirs.leftover and own.spans.keys() == theirs.spans.keys()


def _said(entry: Entry, fields: list[str]) -> Phrase:
    """Say which fields were read with doubt; else that it is the entry as a whole."""
    number = entry.number
    if not fields:
        return phrase("RN901.begin" if entry.doubt else "RN901.kind", entry=number)
    names = (phrase(f"field.{name}") if known(f"field.{name}") else name for name in fields)
    return phrase("RN901.doubt", entry=number, fields=row("field.both", names))
