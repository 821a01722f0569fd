"""Words that a list may leave out of a title, spell or cut short: a book's kind, its part, a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from refnorm import locales
from refnorm.checks.numerals import is_numeral
from refnorm.fields.phrases import genre_phrases
from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import Word
from refnorm.text import LATIN_VOWELS, TO_LATIN, VOWELS, cyrillic_share, words

ABBREVIATED = 6
"""Letters of a word before a period that may be an abbreviation."""
_WHOLE = kept(rf"[{VOWELS}{LATIN_VOWELS}йь]$")
"""How no abbreviation ends that has more than one letter: with a vowel, й or ь (GOST R 7.0.12-2011)."""


def is_abbreviated(word: Word, shortened: bool) -> bool:
    """Tell whether a word may be an abbreviation, or if the other title is `shortened`, the word for one."""
    whole = len(word.form) > 1 and not shortened and _WHOLE.search(word.form)
    return word.short and len(word.form) <= ABBREVIATED and not whole


def is_of_one(word: str) -> bool:
    """Tell whether the letters of a word are, or look like, those of one script."""
    return cyrillic_share(word) in (0.0, 1.0) or not cyrillic_share(word.translate(TO_LATIN))


def unnumbered(row: list[Word], other: Iterable[Word]) -> list[Word]:
    """Return words without Roman numerals where the other form has one as well: it became that (RN210)."""
    if not any(is_numeral(w.text) for w in row) or not any(is_numeral(w.text) for w in other):
        return row
    return [w for w in row if not is_numeral(w.text)]


def unsaid(lost: list[Word], agreed: list[Match]) -> list[Word]:
    """Return lost words without those that say what kind of book it is, and for whom: `учебник для вузов`."""
    kinds = [w.span.start for w in lost if w.text.casefold() in _subtitle_words()]
    last = max((m.native.span.start for m in agreed), default=0)
    said = next((start for start in kinds if start > last), None)
    return [w for w in lost if w.span.start not in kinds and (said is None or w.span.start < said)]


@cache
def _subtitle_words() -> frozenset[str]:
    """Return the words that say what kind of book it is, which style guides let a list leave out, and those
    that number its parts, which are turned: `წიგნი I`, `Book I`."""
    return _part_words() | _words_of(locales.words("subtitle"))


@cache
def _part_words() -> frozenset[str]:
    """Return the words that number the parts of a work."""
    return _words_of(token for field in ("part", "volume") for token in locales.tokens(field, "before"))


@cache
def _review_words() -> frozenset[str]:
    """Return the words by which a review names what it reviews: `Рец. на кн.`, `Review of`."""
    return _words_of(locales.genre("review-book"))


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in phrases for word in words(text.casefold()))


def added_by_style(word: Word, native: Entry) -> bool:
    """Tell whether a romanized word says that it is a review, or spells a part's mark: `Ч. 2`, `Chast' 2`."""
    text = word.text.casefold().rstrip("'’")
    numbered = not native.reference.spans.keys().isdisjoint(("part", "volume"))
    return text in _review_words() or (numbered and text in _part_words())


def undesignated(row: list[Word], text: str, entries: Sequence[Entry]) -> list[Word]:
    """Return words but those by which laws call themselves, which are translated: `Federal Law of … No. 5`.

    Where one side alone calls itself so, the words are lost.
    """
    if not row or not any(entry.reference.type == "legislation" for entry in entries):
        return row
    found = [_designation(text, entry) for entry in entries]
    spans = [span for span in found if span and all(found)]
    return [word for word in row if not any(span.meets(word.span) for span in spans)]


def _designation(text: str, entry: Entry) -> Span | None:
    """Return where an entry calls itself a law within its title: at its end, or up to its date and number."""
    spans = entry.reference.spans
    title = next(iter(spans.get("title", ())), None)
    hit = genre_phrases("legislation").first(title.of(text)) if title else None
    if not title or not hit:
        return None
    if hit.start:
        return Span(title.start + hit.start, title.end)
    own = (s.end for f in ("issued", "number") for s in spans.get(f, ()) if title.holds(s))
    return Span(title.start, max(title.start + hit.end, *own, 0))
