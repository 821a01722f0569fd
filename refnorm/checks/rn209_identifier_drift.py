"""RN209 identifier-drift."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, rule, trust
from refnorm.checks.brackets import translations
from refnorm.checks.drift import drifted, numbers
from refnorm.checks.figures import one_off, parts, slips
from refnorm.fields.compare import blanked, code_key
from refnorm.fields.evidence import CAPITAL
from refnorm.fields.identifiers import EDN
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Span
from refnorm.patterns import kept
from refnorm.romanization.letters import SPOKEN, is_written
from refnorm.romanization.spots import fold, native, spots
from refnorm.text import CYRILLIC_LETTERS, TO_LATIN

_MARKED = kept(rf"(?P<mark>{CAPITAL}(?<!\w.){CAPITAL}{{1,5}})\s?(?P<number>\d[\d.\-–/:]{{6,}}\d)")
"""A document's mark and its number, long enough to be one document's."""
_LONG = 6
"""Letters and digits of a number that no other text holds by chance."""
_OTHERS = ("issued", "page", "accessed", "URL", "DOI")
"""Fields whose numbers are no document's: the year of a print is often that in its standard's number, and a
link holds the number whatever the entry prints."""


@rule("RN209", Couple, "error")
def identifier_drift(found: Couple, context: Context) -> Iterator[Finding]:
    """ISBN, ISSN, the number of a document, or that of PubMed or eLIBRARY differs.

    Why: these are copied digit by digit; a difference is a slip.

    Fix: Copy the number from the work's imprint or from the catalogue.

    Source: ISO 2108 (ISBN), ISO 3297 (ISSN), and the numbers that documents bear.

    Bad:
        native: Сергеев П. Т. Реки степи. М.: Наука, 2015. 364 с. ISBN 978-5-02-038975-3
        romanized: Sergeev P. T. Reki stepi. Moscow: Nauka Publ., 2015. 364 p. ISBN 978-5-02-038957-3

    Good:
        native: ГОСТ 5632-2014. Стали. М.: Стандартинформ, 2015. 52 с.
        romanized: GOST 5632–2014. Steels. Moscow: Standartinform, 2015. 52 p.
    """
    references = [entry.reference for entry in found]
    for field in ("ISBN", "ISSN", "PMID", "PMCID", "number"):
        a, b = (getattr(reference, field) for reference in references)
        if not a or not b or _digits(a) == _digits(b):
            if a and b and len({_numeral(a), _numeral(b), ""}) > 2:
                yield drifted(found, context, field, 0.97)
            continue
        if not one_off(parts(a), parts(b)):
            if _prints(found[1], a) or _prints(found[0], b) or _joined(found[1], a) or _joined(found[0], b):
                continue
            if slips(a, found[1]) or slips(b, found[0]):  # the number of another document was read beside it
                continue
        yield drifted(found, context, field, 0.97)
    yield from _edn(found, context)
    yield from _marks(found, context)


def _prints(entry: Entry, number: str) -> bool:
    """Tell whether an entry holds all digits of a number somewhere: then it was only read differently.

    What a bracket translates is the number of the other side, and does not make this side's own right.
    """
    wanted = numbers(number)
    return bool(wanted) and wanted <= numbers(_own(entry, *_OTHERS))


def _own(entry: Entry, *fields: str) -> str:
    """Return an entry without what its brackets translate, and without some fields."""
    return blanked(
        entry, [*entry.reference.where(*fields), *(bracket.span for bracket in translations(entry))]
    )


def _joined(entry: Entry, number: str) -> bool:
    """Tell whether an entry holds a number of several parts without the hyphens between them."""
    code = code_key(number)
    return len(numbers(number)) > 1 and len(code) >= _LONG and code in code_key(_own(entry))


def _edn(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield eLIBRARY's number of the document where it became another."""
    codes = [entry.reference.custom.get(EDN, "") for entry in found]
    if not all(codes) or codes[0] == codes[1]:
        return
    spans = []
    for entry, code in zip(found, codes, strict=True):
        at = context.document.text.rfind(code, entry.span.start, entry.span.end)
        spans.append([Span(at, at + len(code))] if at >= 0 else [])
    message = phrase("drift.EDN", native=codes[0], romanized=codes[1])
    sides = context.sides(found.pair, *spans)
    yield context.finding(message, *sides, confidence=trust(found, EDN, 0.97))


def _marks(found: Couple, context: Context) -> Iterator[Finding]:
    """Yield the marks of one document that are nearly each other's letters: `СТО 1.1.1.04`, `SRT 1.1.1.04`.

    A mark that is translated has mostly another length or another first letter.
    """
    text = context.document.text
    left, right = (
        {_digits(m["number"]): m for m in _MARKED.finditer(text, e.span.start, e.span.end)} for e in found
    )
    for number in left.keys() & right.keys():
        own, other = (side[number] for side in (left, right))
        if _is_slip(native(own["mark"]), fold(other["mark"])):
            sides = context.sides(found.pair, [Span(*own.span())], [Span(*other.span())])
            message = phrase("RN209.mark", native=own["mark"], romanized=other["mark"])
            yield context.finding(message, *sides, confidence=0.85)


def _is_slip(mark: str, roman: str) -> bool:
    """Tell whether a mark in Cyrillic is not written as any scheme has it, though it begins so."""
    if not CYRILLIC_LETTERS.fullmatch(mark) or len(mark) != len(roman):
        return False
    first = {c.output[:1] for lang in SPOKEN for c in spots(mark, lang)[0].choices}
    return roman[0] in first and not is_written(mark, roman)


def _numeral(code: str) -> str:
    """Return the Roman numeral of a law's convocation: `188-III`."""
    found = kept(r"-([IVXІХ]+)$").search(code)
    return found[1].translate(TO_LATIN) if found else ""


def _digits(code: str) -> str:
    return kept(r"\D").sub("", code) or code_key(code)
