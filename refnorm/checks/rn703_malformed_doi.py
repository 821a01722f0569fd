"""RN703 malformed-doi."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.checks.counterparts import counterparts, other_form
from refnorm.checks.fixes import joined, latin
from refnorm.checks.rn401_mixed_script import mixes
from refnorm.fields.compare import doi_key
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, ReferenceList, Seat, Span
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER

_DOI = kept(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_LINK = kept(r"https?\s?:\s?//\s?(?:dx\.)?doi\.org\s?/\s?$")
_BEFORE = 26
"""Characters before a DOI that its link may have."""


def _broken_link(text: str, doi: Span) -> Span | None:
    """Return a DOI with the link before it where a space breaks that: `https://doi.org/ 10.12345/wd`."""
    before = _LINK.search(text, max(0, doi.start - _BEFORE), doi.start)
    broken = before is not None and any(map(str.isspace, before[0]))
    return Span(before.start(), doi.end) if before and broken else None


def _drifts(doi: str, other: Entry | None) -> bool:
    """Tell whether the other form has another DOI: whoever mends one of the two (RN206) copies it anew."""
    theirs = other.reference.DOI if other else None
    return theirs is not None and doi_key(theirs) != doi_key(doi)


def _is_one(entry: Entry | None) -> bool:
    """Tell whether an entry has a DOI that may be one."""
    return bool(entry and entry.reference.DOI and _DOI.fullmatch(entry.reference.DOI))


@rule("RN703", Entry, "warning")
def malformed_doi(entry: Entry, context: Context) -> Iterator[Finding]:
    """A DOI that cannot be one: no prefix `10.`, nothing behind the slash, Cyrillic letters, a space inside.

    Why: an index drops it without a word. A DOI is `10.`, four to nine digits, a slash, and a suffix
    (DOI Handbook, 2.2). A lone space is a doubt: text made from a PDF breaks links at line ends.

    Fix: Copy the DOI from the work's page, as it stands behind `https://doi.org/`.

    Source: DOI Handbook, 2.2.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. DOI: 1012345/wd.2011.2.58
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. DOI: 10.12345/wd.2011.2.58
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    lst, doi = context.list, entry.reference.DOI
    if lst is None or doi is None:
        return
    side = context.side(lst.index, entry.index, entry.reference.spans["DOI"])
    sides = by_role(lst, side)
    other = other_form(lst, entry, context)
    if not _DOI.fullmatch(doi):
        if _drifts(doi, other) and _is_one(other):
            return
        yield context.finding(phrase("RN703.none", doi=doi), *sides)
    elif CYRILLIC_LETTER.search(doi):
        if mixes(doi):
            return  # RN401 names the word and its letters
        whole = len(side.spans) == 1 and side.spans[0].of(context.document.text) == side.text
        fix = latin(side.spans[0], side.text) if whole else None
        yield context.finding(phrase("RN703.cyrillic", doi=doi), *sides, fix=fix)
    elif _drifts(doi, other):
        return
    elif (own := _broken(entry, context)) is not None:
        yield from _parted(lst, entry, own, context)


def _broken(entry: Entry | None, context: Context) -> Span | None:
    """Return the DOI of an entry that a space breaks, with its link where that is broken."""
    spans = entry.reference.spans.get("DOI", ()) if entry else ()
    if not spans:
        return None
    text = context.document.text
    inside = kept(r"\s").search(spans[0].of(text)) is not None
    return _broken_link(text, spans[0]) or (spans[0] if inside else None)


def _parted(lst: ReferenceList, entry: Entry, own: Span, context: Context) -> Iterator[Finding]:
    """Yield the finding of a DOI that a space breaks; of both forms, where both are broken, it is one."""
    seat = counterparts(context).get(Seat(lst.index, entry.index))
    again = _broken(context.entry(seat), context)
    if again and lst.role == "romanized":
        return
    side = context.side(lst.index, entry.index, [own])
    other = context.side(seat.list, seat.entry, [again]) if seat and again else None
    fixes = (joined(again, other.text),) if again and other else ()
    yield context.finding(
        phrase("RN703.space", doi=side.text),
        *by_role(lst, side, other),
        confidence=0.6,
        fix=joined(own, side.text),
        fixes=fixes,
    )
