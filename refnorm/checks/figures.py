"""Numbers that no field has claimed: which of them stands in another one's place on the other side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from refnorm import locales
from refnorm.checks import Context
from refnorm.checks.brackets import translations
from refnorm.checks.numerals import beside, mentioned, slip
from refnorm.fields.compare import LINKS, blanked
from refnorm.fields.dates import Found, all_dates
from refnorm.fields.evidence import UPPER
from refnorm.model import PEOPLE, Entry, Span
from refnorm.patterns import kept
from refnorm.text import DIGITS, LETTERS, european, skeleton, words

_NUMBER = kept(r"\d\d+")
_CODE = kept(r"\d(?<!\d\d)\d*(?:[.\-–/:]\d+){2,}")
"""A document's number in parts: `17.1.5.05-85`."""
_DIGIT = kept(
    r"\d(?!\d|[.,/:]\d|[–-]\d(?:\w|[.,/:–-]\d))"
    r"(?:(?<![\d.,/:–-]\d)|(?<=[^\W\d_][.-]\d)|(?<=[^\w.,/:–-]\d[–-]\d)|(?<=[^\W\d_]\d[–-]\d))"
)
"""A number of one digit: `для 5 класса`, `UO2`, `КС-3`, `ВТ1-0`, `5–9 классы`."""
_DECIMAL = kept(r"\d(?<![\d.,/:–-]\d)\d{0,2}[.,]\d{1,3}(?![\d/:–-]|[.,]\d)")
"""A number with a fraction or of a version: `Code: Version 2.0`, `0,5 мм`."""
_TOKEN = kept(r"[^\W_]*(?:-[^\W_]+)*")
_HALVES = 2
"""Parts of the shortest number in parts."""
_ACRONYM = kept(rf"[{UPPER}]{{2,}}-")
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
_COUNTED = tuple(name for name in _FIELDS if name not in COUNTS)
_YEAR = 4
"""Digits of the year that ends a date: `10.09.2006`, `09.10.2006`."""
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
    codes = list(_codes(text, found, taken))
    yield from codes
    if not all(loose):
        return
    printed = [Counter(DIGITS.findall(blanked(entry, _silent(entry)))) for entry in found]
    gone = _short(loose[0], printed[0], printed[1], [one for one, _ in codes])
    come = _short(loose[1], printed[1], printed[0], [other for _, other in codes])
    for one, other in _matched(gone, come):
        near = slip(one, other)
        if near or not (one in found[1].raw or other in found[0].raw):
            yield gone[one], come[other]


def digits(context: Context, found: tuple[Entry, Entry]) -> Iterator[tuple[Span, Span]]:
    """Yield the one number of one digit that became another beside the same letters or the same word."""
    native, romanized = (_DIGIT.findall(entry.raw, entry.number_end) for entry in found)
    if native == romanized:  # most have the same ones
        return
    if found[1].reference.brackets:  # a translation says them once more
        romanized = _DIGIT.findall(blanked(found[1], (b.span for b in translations(found[1]))))
    gone, come = Counter(native) - Counter(romanized), Counter(romanized) - Counter(native)
    if len(gone) != 1 or len(come) != 1:
        return
    text, free = context.document.text, []
    told = ("part",) if all(entry.reference.part for entry in found) else ()
    for entry, only in zip(found, (gone, come), strict=True):
        (digit,), taken = only, [*claimed(entry), *entry.reference.where(*told)]
        spans = _found(_DIGIT, text, entry)
        free.append([at for at in spans if at.of(text) == digit and _apart(at, taken)])
    for one in free[0]:
        for other in free[1]:
            if _context(text, one, found[0]) & _context(text, other, found[1]):
                yield one, other
                return


def decimals(context: Context, found: tuple[Entry, Entry]) -> Iterator[tuple[Span, Span]]:
    """Yield the one number with a fraction that became another beside the same word."""
    sides = [[f.replace(",", ".") for f in _DECIMAL.findall(entry.raw, entry.number_end)] for entry in found]
    gone, come = set(sides[0]) - set(sides[1]), set(sides[1]) - set(sides[0])
    if len(gone) != 1 or len(come) != 1:
        return
    text, free = context.document.text, []
    for entry, (number,) in zip(found, (gone, come), strict=True):
        spans, taken = _found(_DECIMAL, text, entry), claimed(entry)
        free.append([at for at in spans if at.of(text).replace(",", ".") == number and _apart(at, taken)])
    for one in free[0][:1]:
        for other in free[1][:1]:
            if beside(text, one, found[0].span) & beside(text, other, found[1].span):
                yield one, other


def _context(text: str, at: Span, entry: Entry) -> set[tuple[str, str]]:
    """Return the letters to which a digit is joined, or else the words beside it.

    An acronym may be another one in translation: АЭС-2, NPP-2.
    """
    start = at.start
    while start > entry.span.start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    end = at.end + len(match[0]) if (match := _TOKEN.match(text, at.end, entry.span.end)) else at.end
    joined = [skeleton("".join(LETTERS.findall(text, *part))) for part in ((start, at.start), (at.end, end))]
    if not any(joined):
        return beside(text, at, entry.span)
    acronym = {("acronym", "-")} if end == at.end and _ACRONYM.fullmatch(text, start, at.start) else set()
    return {("joined", "|".join(joined)), *acronym}


def _taken(text: str, entry: Entry, other: Entry) -> list[Span]:
    """Return what is compared elsewhere; a document's number only where both were read to have such a one."""
    reference = entry.reference
    alike = len(parts(reference.number or "")) == len(parts(other.reference.number or ""))
    fields = [*_FIELDS, *(("number",) if alike else ())]
    if reference.part and other.reference.part:
        fields.append("part")
    if not reference.event_date or not other.reference.event_date:
        fields.remove("event_date")  # it was read on one side alone
    taken = [*reference.where(*fields), *(bracket.span for bracket in reference.brackets)]
    if reference.issued:  # of a whole date the field's own span is the year
        taken.append(reference.issued.span)
    if label := reference.custom.get("citation-label"):
        at = text.find(label, entry.span.start, entry.span.end)
        taken.append(Span(at, at + len(label)))
    return taken


def claimed(entry: Entry) -> list[Span]:
    """Return what fields and brackets hold of an entry, persons included, whose initials may be numerals."""
    reference = entry.reference
    day = [reference.issued.span] if reference.issued else []
    return [*reference.where(*_FIELDS, "number", *PEOPLE), *day, *(b.span for b in reference.brackets)]


def _found(pattern: re.Pattern[str], text: str, entry: Entry) -> Iterator[Span]:
    """Yield where a pattern stands behind the number of an entry."""
    behind = entry.behind_number
    return (Span(*match.span()) for match in pattern.finditer(text, behind.start, behind.end))


def _silent(entry: Entry) -> list[Span]:
    """Return what an entry says once more, or of its address."""
    return [*entry.reference.where(*LINKS), *(bracket.span for bracket in translations(entry))]


def _loose(text: str, entry: Entry, taken: list[Span]) -> dict[str, Span]:
    """Return the numbers of several digits outside of what is taken, by where they stand."""
    return {european(at.of(text)): at for at in _found(_NUMBER, text, entry) if _apart(at, taken)}


def _codes(text: str, found: tuple[Entry, Entry], taken: list[list[Span]]) -> Iterator[tuple[Span, Span]]:
    """Yield the numbers in parts that differ in one part, or have them in another order."""
    sides: list[dict[tuple[str, ...], Span]] = []
    for entry, spans in zip(found, taken, strict=True):
        sides.append({parts(at.of(text)): at for at in _found(_CODE, text, entry) if _apart(at, spans)})
    left, right = (
        {code: at for code, at in one.items() if code not in sides[n]}
        for one, n in zip(sides, (1, 0), strict=True)
    )
    for code, at in left.items():
        others = [other for other in right if one_off(code, other) or _turned(code, other)]
        if len(others) == 1:
            yield at, right[others[0]]


def recoded(text: str, own: Entry, within: Span) -> Iterator[tuple[Span, Span]]:
    """Yield a date or a number in parts of a translation that differs in one part from the entry's."""
    known = {parts(at.of(text)): at for at in _found(_CODE, text, own)} if _CODE.search(own.raw) else {}
    for match in _CODE.finditer(text, within.start, within.end) if known else ():
        code = parts(match[0])
        near = [at for one, at in known.items() if one_off(one, code)]
        if code not in known and len(near) == 1:
            yield near[0], Span(*match.span())


def redated(text: str, own: Entry, within: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the only whole date of a translation, where it differs in one part from the entry's only one."""
    theirs = _days(text, within)
    ours = _days(text, own.behind_number) if len(theirs) == 1 else []
    if len(ours) != 1:
        return
    one, other = ((date.year, date.month, date.day) for date in (*ours, *theirs))
    if sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        yield Span(ours[0].start, ours[0].end), Span(theirs[0].start, theirs[0].end)


def _days(text: str, within: Span) -> list[Found]:
    """Return the dates with a day in a stretch of a document."""
    return [date for date in all_dates(text, within.start, within.end) if date.day]


def _turned(code: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two numbers in parts have the same ones in another order; of a date that is a style's."""
    return sorted(code) == sorted(other) and max(map(len, code)) < _YEAR


def prints_part(entry: Entry, part: tuple[str, ...], *told: str) -> bool:
    """Tell whether an entry prints the number of a part, in digits or letters, where no other field has it.

    What a translation says of the part is not looked at, nor fields that are `told` elsewhere, nor dates.
    """
    brackets = (bracket.span for bracket in translations(entry))
    shown = blanked(entry, (*entry.reference.where(*_COUNTED, "number", "part", *told), *brackets))
    shown = _CODE.sub(" ", shown)
    return set(part) <= {str(number) for number in mentioned(shown)} or not part[0].isdigit()


def names_part(entry: Entry) -> bool:
    """Tell whether an entry has a word for parts, whatever it says of them: `Часть первая`."""
    return not _part_words().isdisjoint(words(entry.raw.casefold()))


@cache
def _part_words() -> frozenset[str]:
    tokens = (*locales.tokens("part", "before"), *locales.tokens("part", "after"))
    return frozenset(word for token in tokens for word in words(token.casefold()))


def parts(number: str) -> tuple[str, ...]:
    """Return the numbers of which a document's number consists."""
    return tuple(DIGITS.findall(number))


def slips(number: str, entry: Entry) -> bool:
    """Tell whether an entry prints a number in parts, outside of its links, that differs in one part."""
    own = parts(number)
    return len(own) > 2 and any(one_off(own, parts(n)) for n in _CODE.findall(blanked(entry, _silent(entry))))


def one_off(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two numbers in as many parts differ in one of them; of two the first is no small one."""
    if len(one) == len(other) == _HALVES:
        return one[0] == other[0] and len(one[0]) > _HALVES and one != other
    return len(one) == len(other) > _HALVES and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _short(
    loose: dict[str, Span], own: Counter[str], other: Counter[str], told: list[Span]
) -> dict[str, Span]:
    """Return the numbers that the other entry prints less often; where it lacks some of them, these alone."""
    found = {n: at for n, at in loose.items() if own[n] > other[n] and _apart(at, told)}
    return {n: at for n, at in found.items() if not other[n]} or found


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
