"""Whether two entries cite one work in two editions: then what differs is no slip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from refnorm.fields.compare import number_parts, pages_key
from refnorm.messages import phrase
from refnorm.model import Entry, Phrase, Reference
from refnorm.tables import beside
from refnorm.text import DIGITS, LETTERS, skeleton, words, yoless

_FEW = 3
"""Words of a title of which one may be the same in another language."""
JOURNAL, BOOK = phrase("note.journal"), phrase("note.book")


def edition_note(native: Entry, romanized: Entry) -> Phrase | None:
    """Return what to add to the message of a drift that an edition explains, else nothing."""
    if translated_edition(native, romanized):
        return JOURNAL
    return BOOK if other_edition(native, romanized) else None


def translated_edition(first: Entry, second: Entry) -> bool:
    """Tell whether the romanized entry cites a journal's English edition.

    A journal that is known to have one may differ in everything, as may what a bracket cites. Else the pages
    differ at both ends, or differ while only this side has a DOI; volume and issue agree as far as both print
    them, and the year or the journal's name is another.
    """
    native, romanized = first.reference, second.reference
    if named_edition(first, second):
        return True
    a, b = (next((p for p in r.pages if p.kind == "range"), None) for r in (native, romanized))
    if not a or not b or not _agree(native.issue, romanized.issue):
        return False
    (a1, a2), (b1, b2) = pages_key(a), pages_key(b)
    name, year = _other_name(native, second), _other_year(native, romanized)
    if not (name or year) or (a1, a2) == (b1, b2):
        return False
    if not native.volume or not romanized.volume:
        return False
    apart = a1 != b1 and a2 != b2
    if number_parts(native.volume) != number_parts(romanized.volume):
        return apart and name and year and bool(romanized.DOI and not native.DOI)
    return apart or (name and bool(romanized.DOI and not native.DOI))


def named_edition(native: Entry, romanized: Entry) -> bool:
    """Tell whether the journals of two entries are known as an original and its English edition.

    Two that begin on the same page are one printing.
    """
    page = _first_page(native)
    if page is not None and page == _first_page(romanized):
        return False
    return _bracketed(native, romanized) or known_journals(native, romanized)


def known_journals(native: Entry, romanized: Entry) -> bool:
    """Tell whether the table has the journals of two entries as one, under its own and its English name."""
    own, other = (entry.reference.container_title for entry in (native, romanized))
    if not own or not (theirs := _key(other or "")):
        return False
    here = _key(own)
    return any(_shortens(theirs, english) for original, english in _journals() if _shortens(here, original))


def _bracketed(native: Entry, romanized: Entry) -> bool:
    """Tell whether the native entry cites the other edition too: `Изв. рек. С. 13 [River Bull. P. 18]`."""
    page, issued = _first_page(romanized), romanized.reference.issued
    if page is None or issued is None or not issued.year:
        return False
    held = (set(DIGITS.findall(b.text)) for b in native.reference.brackets if DIGITS.search(b.text))
    return any({page, str(issued.year)} <= numbers for numbers in held)


def _first_page(entry: Entry) -> str | None:
    pages = entry.reference.pages
    return pages_key(pages[0])[0] if pages else None


def _key(name: str) -> tuple[str, ...]:
    """Return the words of a journal's name but for the small ones."""
    small = _small()
    return tuple(w for w in LETTERS.findall(yoless(name)) if w not in small)


def _shortens(printed: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether a name is printed whole or shortened: `Phys. Solid State`, `Russian Math. (Iz. VUZ)`."""
    return len(printed) >= len(full) and all(b.startswith(a) for a, b in zip(printed, full, strict=False))


@cache
def _small() -> frozenset[str]:
    """Return the words that abbreviations leave out."""
    return frozenset(beside(__file__)["small"])


@cache
def _journals() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the originals of the table, each with its English edition."""
    journals = beside(__file__)["journals"]
    return tuple((_key(name), _key(english)) for english, names in journals.items() for name in names)


def other_edition(native: Entry, romanized: Entry) -> bool:
    """Tell whether the romanized entry cites a book's original: the year is another, and of the native title
    and publisher nothing is printed there."""
    reference = native.reference
    if not (reference.publisher and reference.title) or not _other_year(reference, romanized.reference):
        return False
    there = {skeleton(w) for w in words(romanized.raw)}
    publisher, title = (
        {skeleton(w) for w in words(text) if len(w) > 3} for text in (reference.publisher, reference.title)
    )
    # a title of few words may share one with its translation: нейрон, neuron
    most = len(title) // (3 if len(title) > _FEW else 2)
    return not publisher & there and len(title & there) <= most


def _agree(a: str | None, b: str | None) -> bool:
    return not a or not b or number_parts(a) == number_parts(b)


def _other_year(native: Reference, romanized: Reference) -> bool:
    return bool(native.issued and romanized.issued and native.issued.year != romanized.issued.year)


def _other_name(native: Reference, romanized: Entry) -> bool:
    """Tell whether the journal bears another name on the romanized side: translated, not romanized.

    Where the name was not read there, the whole entry stands for it.
    """
    other = romanized.reference.container_title or romanized.raw
    a, b = ({skeleton(w) for w in words(text)} for text in (native.container_title or "", other))
    return bool(a and b) and len(a & b) < min(len(a), len(b))
