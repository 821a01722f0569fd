"""How a list is set that is a run of items: in parts under subheadings, or in one script after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from refnorm.messages import phrase, row, worded
from refnorm.model import Document, Entry, Gap, Phrase, ReferenceList
from refnorm.text import mostly_cyrillic, unlinked

_FEWEST = 2
"""Entries in a row that make a script more than an exception."""


def told(document: Document, lst: ReferenceList) -> ReferenceList:
    """Return a list with its layout and what that was told by, where it is more than a run of items."""
    if lst.layout != "list":
        return lst
    heads = _heads(document.text, lst)
    scripts = _scripts(lst.entries) if lst.role == "single" else None
    if not heads and not scripts:
        return lst
    said = [phrase("layout.parts", n=len(heads), heads=row("layout.heads", heads))] if heads else []
    evidence = worded(row("layout.both", [*said, *([scripts] if scripts else [])]))
    return replace(lst, layout="parts" if heads else "scripts", evidence=evidence)


def _heads(text: str, lst: ReferenceList) -> list[str | Phrase]:
    """Return the subheadings of a list of several parts; one above all entries alone parts nothing."""
    own = [gap for gap in lst.gaps if gap.reason == "subheading"]
    if not lst.entries or not any(_inside(gap, lst.entries) for gap in own):
        return []
    first = [] if own[0].span.start < lst.entries[0].span.start else [phrase("layout.first_part")]
    return [*first, *(gap.span.of(text).strip(" #*_:=") for gap in own)]


def _inside(gap: Gap, entries: Sequence[Entry]) -> bool:
    return entries[0].span.start < gap.span.start < entries[-1].span.start


def _scripts(entries: Sequence[Entry]) -> Phrase | None:
    """Say that entries in one script stand first and those in the other after them; None where they mix."""
    native = [mostly_cyrillic(unlinked(entry.raw)) for entry in entries]
    runs = [(script, len(list(run))) for script, run in groupby(native)]
    if len(runs) != 2 or min(length for _, length in runs) < _FEWEST:
        return None
    (cyrillic, first), (_, second) = runs
    return phrase("layout.native_first" if cyrillic else "layout.latin_first", first=first, second=second)
