"""The words of an entry whose letters are compared: those of its names and titles, outside of brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from refnorm.model import PEOPLE, Document, Entry, Span
from refnorm.patterns import kept
from refnorm.romanization.spots import fold, native
from refnorm.romanization.typed import ALONE, alone, is_numeral, untangled
from refnorm.text import (
    CYRILLIC,
    CYRILLIC_LETTER,
    LATIN_LETTER,
    MARKS,
    TO_CYRILLIC,
    TO_LATIN,
    cyrillic_share,
    mostly_cyrillic,
)
from refnorm.traced import Traced, plain

FIELDS = (
    *PEOPLE, "title", "container_title", "collection_title", "publisher", "publisher_place", "event_title",
    "event_place", "leftover",
)  # fmt: skip
"""What is compared: `leftover` is what no field has claimed, mostly a second title."""
TITLES = ("title", "leftover")
"""Fields whose words have no established spelling of their own, as a name, a city or a journal may."""
PLACES = ("publisher_place", "event_place")
ENGLISHED = ("publisher", *PLACES)
"""Fields that may be translated where titles are not: they tell nothing of the list's hand."""
_SIGNS = "'’‘ʼʹ′`´ʻʽ\"”“ʺ″"
_DIGITS = r"[03](?=[^\W\d_])|(?<=[a-zа-я]{3})0(?!\w)|[14568](?=[a-zß-öø-ÿıа-яёіїєґәғқңөұүһ])"
"""Digits that stand for a letter like them: О and З anywhere in a word, О at its end, too, others before a
small letter."""
_LETTERS = rf"[^\W\d_]+(?:(?:[{MARKS}]+|{_DIGITS})[^\W\d_]*)*"
"""Letters with their marks, and digits among them that look like letters."""
_WORD = kept(rf"{_LETTERS}(?:[{_SIGNS}#]{{1,2}}{_LETTERS})*(?:[’ʹ′ʼ`´”ʺ″]|'{{1,2}}(?!\w))?")
_NUMERAL = 7
"""Letters of a Roman numeral at most: no longer word is looked at."""
_GLUED = 3
"""Letters of a word at least to which an initial may be glued."""
_INITIALS = ("Shch", "Shh")
"""What one letter becomes: `ShchO.` are two initials."""
_MARKUP = kept(r"[\\<&*_\[\n\r\t\u00ad\u200b-\u200f]")
_EMPHASIS, _STOP = ("*", "_", "</"), kept(r"(?:[*_]{1,3}|</\w{1,6}>)+\.")
"""What may stand between a word and its period, and how that begins."""
_WIDE, _OPENING, _CLOSING = "  ", "“", "”"
_NATIVE = kept(f"[{CYRILLIC}\u0531-\u058f\u10a0-\u10ff\u1c90-\u1cbf]|[\u0370-\u03ff\u1f00-\u1fff]{{3}}")
"""Letters of the scripts that have schemes: Cyrillic, Armenian, Georgian, and Greek, whose single letters are
signs of science."""


class Word(NamedTuple):
    """A word as printed, as it is compared, where it stands, and in which field."""

    text: str
    form: str
    span: Span
    field: str
    native: bool
    short: bool
    """Whether a period stands behind it."""


def words(document: Document, entry: Entry, fields: Iterable[str] = FIELDS) -> list[Word]:
    """Return the words of an entry's fields in printed order, without those of its bracket groups.

    A word that two fields claim is one word, of the first of them.
    """
    reference, text = entry.reference, document.text
    brackets = [b.span for b in reference.brackets]
    found: dict[int, Word] = {}
    for field in fields:
        for span in reference.leftover if field == "leftover" else reference.spans.get(field, ()):
            groups = [g for g in brackets if span.start < g.end and g.start < span.end] if brackets else ()
            for word in words_at(text, span, field, groups):
                found.setdefault(word.span.start, word if word.native else _own(word, entry))
    return [found[at] for at in sorted(found)]


def _own(word: Word, entry: Entry) -> Word:
    """Return a word whose letters may all be of either script as a native one, where the entry is."""
    if word.text.isascii() or word.text.isupper() or not CYRILLIC_LETTER.search(word.text):
        return word  # capitals are a numeral or a sign
    if not mostly_cyrillic(entry.raw):
        return word
    return word if LATIN_LETTER.search(untangled(word.text)) else _twin(word)


def words_at(text: str, span: Span, field: str, groups: Sequence[Span] = ()) -> list[Word]:
    """Return the words of a stretch of a document, but for those of some groups in it."""
    start, end = span.start, span.end
    if _MARKUP.search(text, start, end) or text.find(_WIDE, start, end) >= 0:
        found = _in_markup(text, span, field)
    else:
        printed = _WORD.finditer(text, start, end)
        found = _read(field, [(m[0], *m.span(), _stops(text, m.end())) for m in printed])
    if any(word.text in ALONE for word in found) and (lone := alone(text[start:end])):
        found = [_twin(word) if word.span.start - start in lone else word for word in found]
    if text.find(_CLOSING, start, end) >= 0:
        found = [piece for word in found for piece in _unquoted(text, span, word)]
    return [w for w in found if not any(g.start <= w.span.start < g.end for g in groups)] if groups else found


def _unquoted(text: str, within: Span, word: Word) -> Iterator[Word]:
    """Yield a word without a mark that closes a quotation: where none is open it may stand for ъ.

    Behind it an ending may stand: `toʻgʻrisida”gi`.
    """
    at = word.span.start
    inner = word.text.find(_CLOSING)
    if inner < 0 or text.rfind(_OPENING, max(0, within.start - 1), at) <= text.rfind(
        _CLOSING, within.start, at
    ):
        yield word
        return
    if inner == len(word.text) - 1:
        yield _piece(word, 0, inner)
        return
    behind = text.find(_CLOSING, at + inner + 1, within.end)
    if behind >= 0 and text.find(_OPENING, at + inner, behind) < 0:
        yield word  # the quotation goes on
        return
    yield _piece(word, 0, inner)
    yield _piece(word, inner + 1, len(word.text))


def _twin(word: Word) -> Word:
    """Return a native word of one letter that is typed with the Latin one that looks like it."""
    return word._replace(form=native(word.text.translate(TO_CYRILLIC)), native=True)


def _piece(word: Word, start: int, end: int) -> Word:
    """Return a part of a word as a word."""
    bare, form, own, _ = _sight(word.text[start:end])
    at = word.span.start + start
    return word._replace(text=bare, form=form, native=own, span=Span(at, at + len(bare)))


def _in_markup(text: str, span: Span, field: str) -> list[Word]:
    """Return the words of a stretch whose marks are taken off first."""
    sight = plain(Traced.cut(text, span))
    found = []
    for match in _WORD.finditer(sight.text):
        where = sight.span(*match.span())
        short = sight.text.startswith(".", match.end()) or _stops(text, where.end)
        found.append((match[0], where.start, where.end, short))
    return _read(field, found)


def _stops(text: str, at: int) -> bool:
    """Tell whether a period stands behind a word, or behind the end of its emphasis: `*v XXI veke*.`"""
    if text.startswith(".", at):
        return True
    return text.startswith(_EMPHASIS, at) and _STOP.match(text, at) is not None


def _read(field: str, printed: Iterable[tuple[str, int, int, bool]]) -> list[Word]:
    """Return words of a field as they are compared; given are text, start, end, whether a period follows."""
    named, found = field in PEOPLE, []
    for text, start, end, short in printed:
        if named and short and len(text) > _GLUED and _ends_in_initial(text):
            text, end, short = text[:-1], end - 1, False
        bare, form, own, signs = _sight(text)
        found.append(Word(bare, form, Span(start, end - signs), field, own, short))
    return found


def _ends_in_initial(text: str) -> bool:
    """Tell whether an initial behind a surname has lost its space: `LopatinY.`"""
    return text[:-1] not in _INITIALS and text[-1].isupper() and text[1:-1].islower()


@lru_cache(maxsize=1 << 15)
def _sight(text: str) -> tuple[str, str, bool, int]:
    """Return a word as it is printed and compared, whether it is a native one, and the signs cut off."""
    if text.isascii() or not _NATIVE.search(text):
        return text, fold(text), False, 0
    if len(text) <= _NUMERAL and is_numeral(text):
        return text, fold(text.translate(TO_LATIN)), False, 0
    if not LATIN_LETTER.search(text):
        # a mark behind a native word closes a quotation: no alphabet has one there
        bare = text.rstrip(_SIGNS)
        return bare, native(bare), True, len(text) - len(bare)
    if cyrillic_share(text) < 0.5:
        return text, fold(text.translate(TO_LATIN)), False, 0
    # a Latin look-alike in a native word is a fault of that word, which has a rule of its own
    return text, native(text.translate(TO_CYRILLIC)), True, 0
