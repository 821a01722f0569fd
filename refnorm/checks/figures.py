"""Numbers that no field has claimed: which of them stands in another one's place on the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refnorm.checks import Context
from refnorm.checks.brackets import translations
from refnorm.checks.numerals import slip
from refnorm.fields.compare import LINKS, blanked
from refnorm.model import PEOPLE, Entry, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS

_NUMBER = kept(r"\d\d+")
_CODE = kept(r"\d+(?:[.\-–/:]\d+){2,}")
"""A document's number in parts: `17.1.5.05-85`."""
COUNTS = ("edition", "number_of_volumes")
_FIELDS = (
    "issued",
    "volume",
    "issue",
    "page",
    "number-of-pages",
    *LINKS,
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
    "event_date",
    *COUNTS,
)
FIELDS = (*_FIELDS, "number", *PEOPLE)
_SINGLE = 5
"""Digits of a number that is another one's misprint even where the entries hold other strange numbers."""


def drifted(context: Context, found: tuple[Entry, Entry]) -> Iterator[tuple[Span, Span]]:
    """Yield the numbers outside of fields and brackets, and those that they became on the other side.

    A document's number in parts is another where one part of it differs. Of the numbers apart, one has to be
    lost and one to be new, of the same length; where an entry has the number once more, or holds several
    strange ones, only a slip of the fingers counts. A translation may leave numbers out.
    """
    text = context.document.text
    taken: list[list[Span]] = []
    loose: list[dict[str, Span]] = []
    for entry, twin in (found, found[::-1]):
        taken.append(_taken(text, entry, twin))
        loose.append(_loose(text, entry, taken[-1]))
        if not loose[-1]:
            return
    codes = list(_codes(text, found, taken))
    yield from codes
    printed = [Counter(DIGITS.findall(blanked(entry, _silent(entry)))) for entry in found]
    gone = _short(loose[0], printed[0], printed[1], [one for one, _ in codes])
    come = _short(loose[1], printed[1], printed[0], [other for _, other in codes])
    for one, other in _matched(gone, come):
        near = slip(one, other)
        if near or not (one in found[1].raw or other in found[0].raw):
            yield gone[one], come[other]


def _taken(text: str, entry: Entry, other: Entry) -> list[Span]:
    """Return what is compared elsewhere; a document's number only where both were read to have such a one."""
    reference = entry.reference
    alike = len(parts(reference.number or "")) == len(parts(other.reference.number or ""))
    fields = (*_FIELDS, "number") if alike else _FIELDS
    taken = [*reference.where(*fields), *(bracket.span for bracket in reference.brackets)]
    if reference.issued:  # of a whole date the field's own span is the year
        taken.append(reference.issued.span)
    if label := reference.custom.get("citation-label"):
        at = text.find(label, entry.span.start, entry.span.end)
        taken.append(Span(at, at + len(label)))
    return taken


def _silent(entry: Entry) -> list[Span]:
    """Return what an entry says once more, or of its address."""
    return [*entry.reference.where(*LINKS), *(bracket.span for bracket in translations(entry))]


def _loose(text: str, entry: Entry, taken: list[Span]) -> dict[str, Span]:
    """Return the numbers of several digits outside of what is taken, by where they stand."""
    begin = entry.span.start + entry.number_end
    spans = (match.span() for match in _NUMBER.finditer(text, begin, entry.span.end))
    free = [(a, b) for a, b in spans if not any(s.start < b and a < s.end for s in taken)]
    return {text[a:b]: Span(a, b) for a, b in free}


def _codes(text: str, found: tuple[Entry, Entry], taken: list[list[Span]]) -> Iterator[tuple[Span, Span]]:
    """Yield the numbers in parts that differ in one part."""
    sides: list[dict[tuple[str, ...], Span]] = []
    for entry, spans in zip(found, taken, strict=True):
        begin = entry.span.start + entry.number_end
        codes = (Span(*match.span()) for match in _CODE.finditer(text, begin, entry.span.end))
        sides.append({parts(at.of(text)): at for at in codes if _apart(at, spans)})
    left, right = (
        {code: at for code, at in one.items() if code not in sides[n]}
        for one, n in zip(sides, (1, 0), strict=True)
    )
    for code, at in left.items():
        others = [other for other in right if one_off(code, other)]
        if len(others) == 1:
            yield at, right[others[0]]


def parts(number: str) -> tuple[str, ...]:
    """Return the numbers of which a document's number consists."""
    return tuple(DIGITS.findall(number))


def slips(number: str, entry: Entry) -> bool:
    """Tell whether an entry prints a number in parts, outside of its links, that differs in one part."""
    own = parts(number)
    return len(own) > 2 and any(one_off(own, parts(n)) for n in _CODE.findall(blanked(entry, _silent(entry))))


def one_off(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two numbers in as many parts differ in one of them."""
    return len(one) == len(other) > 2 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _short(
    loose: dict[str, Span], own: Counter[str], other: Counter[str], told: list[Span]
) -> dict[str, Span]:
    """Return the numbers that the other entry prints less often."""
    return {n: at for n, at in loose.items() if own[n] > other[n] and _apart(at, told)}


def _matched(gone: dict[str, Span], come: dict[str, Span]) -> Iterator[tuple[str, str]]:
    """Yield the numbers that stand in each other's place."""
    if len(gone) == len(come) == 1:
        (one,), (other,) = gone, come
        if len(one) == len(other):
            yield one, other
        return
    for one in gone:
        others = [other for other in come if len(one) >= _SINGLE and slip(one, other)]
        if len(others) == 1:
            yield one, others[0]


def _apart(at: Span, spans: list[Span]) -> bool:
    return not any(span.meets(at) for span in spans)
