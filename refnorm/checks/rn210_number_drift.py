"""RN210 number-drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refnorm.checks import Context, Couple, figures, numerals, rule, trust
from refnorm.checks.acronyms import replaced
from refnorm.checks.drift import drifted
from refnorm.checks.hyphens import digits
from refnorm.checks.letters import compared
from refnorm.checks.rn202_year_drift import told_days
from refnorm.fields.compare import blanked, number_parts, same_date
from refnorm.fields.evidence import SMALL, UPPER
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Reference, Span
from refnorm.patterns import kept
from refnorm.romanization.comparison import same_word
from refnorm.romanization.words import Word
from refnorm.text import DIGITS

_INNER = kept(
    r"\d(?:(?<=[^\W\d_]\d)\d?[^\W\d_]|(?<=[^\W\d_]\.\d)-?[^\W\d_]\."
    rf"|(?<={SMALL}{{4}}\d)[^\S\n][^\W\d_]{SMALL}{{3}})"
)
"""A digit between letters or initials: quick to look for, and rare."""
_WITHIN = kept(
    r"(?<!\w)(?:[^\W\d_]{4,}\d{1,2}[^\W\d_]{4,}(?:\d{1,2}[^\W\d_]{4,})*(?!\w)"
    rf"|[{UPPER}]\.\d-?[{UPPER}]\.|[IVX]{{1,4}}\d(?:st|nd|rd|th)(?!\w)"
    rf"|[^\W\d_]{{2,}}\d[{UPPER}]{SMALL}{{2,}}(?!\w)"
    rf"|[^\W\d_]{SMALL}{{4,}}(?P<last>\d)[^\S\n][^\W\d_]{SMALL}{{3,}}(?!\w))"
)
"""A number in the middle of a word, between two initials, `J.3N.`, or halves of a compound, `glass2 fibre`;
or in an ordinal, `V4th`."""

_PARTS = 3
"""Numbers that a shelf mark has at least: fonds, inventory, file."""
_APART = 0.75
"""How sure it is at least that a number outside of all fields is another."""


@rule("RN210", Couple, "warning")
def number_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """Another number in the entry differs: a year in a title, the number of a decree, of an edition.

    Why: numbers in titles are copied, not translated. Only a number that stands in the place of another
    of the same length is reported: a translation may leave one out; and one in the middle of a word
    (`liquid7metal`), which a line's end or a wrong key has left there.

    Fix: Look the number up in the work's title; a number that stands in a word was typed by mistake.

    Source: practice: digits are copied when a title is romanized.

    Bad:
        native: Сергеев П. Т. Реки степи в 1991–1999 годах: обзор. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi v 1991–1998 godakh: obzor. Moscow: Nauka Publ., 2015. 364 p.

    Good:
        native: Сергеев П. Т. Реки степи в 1991–1999 годах: обзор. М.: Наука, 2015. 364 с.
        romanized: Sergeev P. T. Reki stepi v 1991–1999 godakh: obzor. Moscow: Nauka Publ., 2015. 364 p.
    """
    yield from _within_word(found, context)
    yield from _for_hyphens(found, context)
    yield from _of_labels(found, context)
    yield from _of_fields(found, context)
    yield from _of_numerals(found, context)
    shelf = list(_of_shelf(found, context))
    yield from shelf
    told = [*told_days(found), *(span for one in shelf if one.native for span in one.native.spans)]
    formulas = list(replaced(found, context))
    kinds = (figures.drifted, figures.digits, figures.decimals)
    for own, other in formulas or (both for kind in kinds for both in kind(context, found)):
        if any(span.meets(own) for span in told):
            continue
        sides = context.sides(found.pair, [own], [other])
        # numbers outside of all fields stand apart whatever the title was read to be
        sure = max(trust(found, "title", 0.97), trust(found, "number", _APART))
        yield context.became("RN210.number", sides, sure)


def _of_numerals(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the Roman numeral that became another one: `V конференция`, `VI konferentsiya`."""
    native, romanized = (entry.behind_number for entry in found)
    if not numerals.has_numerals(context.document.text, native):
        return
    taken = [span for entry in found for span in figures.claimed(entry)]
    for one, other in numerals.drifted(context.document.text, native, romanized, taken):
        sides = context.sides(found.pair, [one], [other])
        yield context.became("RN210.number", sides, trust(found, "title", 0.95))


def _of_shelf(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the one number of one digit in a shelf mark that became another: `1-рўйхат`, `inventory 4`."""
    marks = [entry.reference.spans.get("archive_location", ()) for entry in found]
    if not all(len(spans) == 1 for spans in marks):
        return
    rows = [list(DIGITS.finditer(context.document.text, *(spans[0].start, spans[0].end))) for spans in marks]
    if len(rows[0]) != len(rows[1]) or len(rows[0]) < _PARTS:
        return
    leaves = [
        span for entry in found for span in entry.reference.spans.get("page", ())
    ]  # RN201 tells of them
    apart = [both for both in zip(*rows, strict=True) if both[0][0] != both[1][0]]
    apart = [both for both in apart if not any(leaf.meets(Span(*both[0].span())) for leaf in leaves)]
    if len(apart) == 1 and all(len(one[0]) == 1 for one in apart[0]):
        sides = context.sides(found.pair, *([Span(*one.span())] for one in apart[0]))
        yield context.became("RN210.number", sides, trust(found, "archive_location", 0.94))


def _of_labels(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the years by which the lists call the work, `Орлов 1995 —`, where they differ."""
    years: list[tuple[str, Span]] = []
    for entry in found:
        label = entry.reference.custom.get("citation-label", "")
        at = context.document.text.find(label, entry.span.start, entry.span.end) if label else -1
        year = DIGITS.search(label) if at >= 0 else None
        where = Span(at + year.start(), at + year.end()) if year else None
        if year and where and where not in entry.reference.spans.get("issued", ()):  # RN202 speaks of that
            years.append((year[0], where))
    if len(years) == len(found) and years[0][0] != years[1][0]:
        yield context.became("RN210.number", context.sides(found.pair, *([at] for _, at in years)), 0.97)


def _of_fields(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the number of an edition, a part, of volumes, or a conference's date, that became another."""
    for field in figures.COUNTS:
        native, romanized = (getattr(entry.reference, field) or "" for entry in found)
        if native.isdecimal() and romanized.isdecimal() and int(native) != int(romanized):
            yield drifted(found, context, field, 0.95)
    scales = [entry.reference.custom.get("scale", "") for entry in found]
    if all(scales) and len({"".join(DIGITS.findall(one)) for one in scales}) > 1:
        yield context.became("RN210.number", context.sides(found.pair, *map(_scale, found, scales)), 0.95)
    if _other_part(found):
        yield drifted(found, context, "part", 0.95)
    if _held_apart(*(entry.reference for entry in found)):
        yield drifted(found, context, "event_date", 0.95)


def _scale(entry: Entry, printed: str) -> list[Span]:
    """Return where an entry prints the scale of a map."""
    start = entry.span.start + max(0, entry.raw.find(printed))
    return [Span(start, start + len(printed))]


def _other_part(found: tuple[Entry, Entry]) -> bool:
    """Tell whether the number of a part is another, and neither is printed on the other side as well."""
    native, romanized = (number_parts(entry.reference.part) for entry in found)
    if not native or not romanized or native == romanized:
        return False
    if _is_one_number(found, native[0], romanized[0]):
        return True
    whole = {entry.reference.number_of_volumes for entry in found}
    told = ("number_of_volumes",) if len(whole) == 1 else ()  # `в 2 кн.` is no second part
    return not any(
        figures.prints_part(entry, part, *told)
        for entry, part in zip(found, (romanized, native), strict=True)
    )


def _is_one_number(found: tuple[Entry, Entry], own: str, other: str) -> bool:
    """Tell whether both entries have the same numbers but one, whatever their translations repeat."""
    native, romanized = (
        Counter(DIGITS.findall(blanked(entry, (b.span for b in entry.reference.brackets)), entry.number_end))
        for entry in found
    )
    return native - romanized == Counter([own]) and romanized - native == Counter([other])


def _held_apart(one: Reference, two: Reference) -> bool:
    """Tell whether the dates of a conference differ in their first day or in their last.

    Of a year that is another in the whole entry RN202 speaks.
    """
    native, romanized = one.event_date, two.event_date
    if not native or not romanized:
        return False
    if one.issued and two.issued and one.issued.year != two.issued.year:
        return native.parts[1:] != romanized.parts[1:]
    ends = native.last, romanized.last
    return not same_date(native, romanized) or (all(ends) and ends[0] != ends[1])


def _within_word(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield numbers that stand in the middle of a word on one side alone: `liquid7metal`."""
    for entry, other in (found, found[::-1]):
        if not _INNER.search(entry.raw):
            continue
        links = entry.reference.links
        for match in _WITHIN.finditer(context.document.text, entry.span.start, entry.span.end):
            at = Span(*match.span())
            if match[0] in other.raw or any(link.holds(at) for link in links):
                continue
            if _is_letter(found, context, at):
                continue
            if match["last"] and match["last"] in DIGITS.findall(other.raw[other.number_end :]):
                continue  # it is the work's: `Topaz2 reactor`
            yield _left_in(found, context, at, native=entry is found[0])


def _is_letter(found: Couple, context: Context, at: Span) -> bool:
    """Tell whether a number stands for a letter of a romanized word, of which other rules tell: pr1rody.

    They tell it of a Latin word, too, where the work has letters with marks: Seysm0logiya məsələləri.
    """
    words = compared(found.pair, context)
    matches = words.matches if words else ()
    marked = any(not (m.native.native or m.native.form.isascii()) for m in matches)
    known = (m for m in matches if words and m.roman.field in words.romanized and same_word(m))
    return any(_holds_figures(m.roman, at) and (m.native.native or marked) for m in known)


def _holds_figures(word: Word, at: Span) -> bool:
    """Tell whether a word holds a number, which may be its end before the next word: `ozer0 Balkhash`."""
    return word.span.holds(at) or (at.holds(word.span) and any(map(str.isdigit, word.text)))


def _for_hyphens(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield words in which a digit stands where the other form has a hyphen: `VVER11200`."""
    for entry, other in (found, found[::-1]):
        for at in digits(context.document.text, entry, other):
            yield _left_in(found, context, at, native=entry is found[0])


def _left_in(found: Couple, context: Context, at: Span, *, native: bool) -> Finding:
    """Make the finding of a word in which a number stands, on one side."""
    own, other = context.sides(found.pair, [at], [at])
    sides = (own, None) if native else (None, other)
    return context.finding(phrase("RN210.within", word=own.text), *sides, confidence=0.9)
