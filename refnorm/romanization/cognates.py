"""Bodies and words in English where the list romanizes: a translation, and no misspelling."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from refnorm.locales.spelling import is_known
from refnorm.model import PEOPLE, Entry
from refnorm.patterns import kept
from refnorm.romanization.pairing import Match, Matched
from refnorm.romanization.words import TITLES, Word
from refnorm.tables import beside
from refnorm.text import folded

_FIRST = kept(
    r"[^\[\]«»\"“”/:;\d]{2,160}?(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_a-zа-яё]{2}))(?=\.?\s\(|\.\s[^\W\d_])"
)
"""The first sentence of an entry: it ends behind a word or an acronym, not behind `им.` or an initial."""
_CONTAINERS = ("container_title", "collection_title")
_SCIENCES = ("ика", "іка", "ики", "іки")
"""Endings of words that are English with -ics: Специфика, Specifics."""
_ACRONYM = 3
"""Letters at least of an acronym that stands for a body's name."""
_INITIAL = kept(r"(?<!\w)[^\W\d_]\.")


@cache
def _beginnings() -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of the native words of every English word."""
    return {english: tuple(native.split()) for english, native in beside(__file__)["words"].items()}


@cache
def _function_words() -> frozenset[str]:
    """Return the words that only an English phrase has."""
    return frozenset(beside(__file__)["function_words"])


@cache
def _given() -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of the native given names of every English one."""
    return {english: tuple(native.split()) for english, native in beside(__file__)["given"].items()}


@cache
def _signed() -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of the native names of persons of every English one, those of antiquity too."""
    own = {english: tuple(native.split()) for english, native in beside(__file__)["ancient"].items()}
    return {**_given(), **own}


def is_given(word: str) -> bool:
    """Tell whether a native word begins as a given name does that has an English form: Микола, Никола."""
    folded = word.casefold()
    return any(folded.startswith(native) for native in _given().values())


@cache
def _periodicals() -> Mapping[str, tuple[str, ...]]:
    """Return the beginnings of the native words of every English word in a periodical's name."""
    own = {english: tuple(native.split()) for english, native in beside(__file__)["periodicals"].items()}
    return {**_beginnings(), **own}


def says_english(words: Sequence[Word]) -> frozenset[str]:
    """Return the fields in which some words are those that only an English phrase has: of, the."""
    return frozenset(word.field for word in words if word.form in _function_words())


def has_names_alone(found: Matched, field: str) -> bool:
    """Tell whether of a field the words with a capital alone are the same: `Versions of the epic Manas`."""
    same = [m.roman.text for m in found.matches if m.native.field == field]
    return any(w.field == field for w in found.lost) and all(word[0].isupper() for word in same)


def without_note(
    matches: tuple[Match, ...], found: Matched, is_same: Callable[[Match], bool]
) -> tuple[tuple[Match, ...], tuple[Word, ...]]:
    """Leave out what a native title says behind a mark, where the other side says it in English.

    `О воде : приказ М-ва юстиции` is `O vode [On water]. Order of the Ministry of Justice`: neither are the
    words that are alike romanized, nor are the others lost. Returned are the words of `matches`, and those
    that are lost; `is_same` tells whether a word is romanized.
    """
    english = (w for w in found.added if w.field in TITLES and w.form in _function_words())
    begin = min([w.span.start for w in english], default=0)
    titled = [m for m in matches if m.native.field == m.roman.field == "title" and is_same(m)]
    own = [m for m in titled if m.roman.span.start < begin]
    end = max([m.native.span.end for m in own], default=0)
    last = max([m.roman.span.end for m in own], default=0)
    behind = [m.native for m in matches if m.roman.field in TITLES and m.roman.span.start >= last]
    noted = {w.span for w in (*behind, *found.lost) if w.field == "title" and w.span.start > end}
    if not own or not noted or min(span.start for span in noted) <= end + 1:
        return matches, found.lost
    left = tuple([m for m in matches if m.native.span not in noted])
    return left, tuple([w for w in found.lost if w.span not in noted])


def english(match: Match) -> bool:
    """Tell whether a word stands in its English form: Бюллетень, Bulletin; Георгий, George in a name."""
    return says_in_english(match.native.text, match.roman.text, match.native.field)


def says_in_english(native: str, romanized: str, field: str) -> bool:
    """Tell whether a word of a field is the English form of a native one: Newspaper, Газета."""
    native, roman = native.casefold(), romanized.casefold()
    if roman.endswith("ics") and native.endswith(_SCIENCES):
        return True
    return native.startswith(_forms(field).get(roman, ("\0",)))


def named_in_english(native: str, romanized: str) -> bool:
    """Tell whether a name that is not parted begins with a given name in English: Basil the Great."""
    own, (first, *_) = native.casefold(), [*romanized.casefold().split(), ""]
    return own.startswith(_signed().get(first, ("\0",)))


def _forms(field: str) -> Mapping[str, tuple[str, ...]]:
    if field in PEOPLE:
        return _signed()
    return _periodicals() if field in _CONTAINERS else _beginnings()


def romanized(text: str, entries: Sequence[Entry], sides: Sequence[list[Word]]) -> list[list[Word]]:
    """Return the words of two entries without the name of a body that the second one has in English.

    A body is named in the first sentence, before a title; in English it has a word that no scheme writes,
    or English words alone. An entry that begins with a person has none.
    """
    if any(name.family for entry in entries for name in entry.reference.author):
        return list(sides)
    ends = [_end(text, entry, words) for entry, words in zip(entries, sides, strict=True)]
    if not all(ends) or not _translated([w for w in sides[1] if w.span.end <= ends[1]]):
        return list(sides)
    return [[w for w in words if w.span.start >= end] for words, end in zip(sides, ends, strict=True)]


def _end(text: str, entry: Entry, words: Sequence[Word]) -> int:
    """Return the offset behind the first sentence of an entry, 0 where it has none or names a person."""
    found = _FIRST.match(text, words[0].span.start, entry.span.end)
    return found.end() if found and not _INITIAL.search(found[0]) else 0


def _translated(head: Sequence[Word]) -> bool:
    if len(head) == 1 and head[0].text.isupper() and len(head[0].text) >= _ACRONYM:
        return True  # Программа развития ООН is UNDP
    forms = {word.text.casefold() for word in head}
    return bool(forms & _function_words()) or (bool(forms) and forms <= _beginnings().keys())


def untranslated(added: Sequence[Word], entry: Entry) -> Sequence[Word]:
    """Leave out the English words behind a title's bracket: `O vode [On water]. Law of the Republic`."""
    titles = entry.reference.spans.get("title", ())[-1:]  # what stands for one may have been read otherwise
    own = [b.span for b in entry.reference.brackets if b.translates_title]
    ends = [span.end for span in own if any(title.holds(span) for title in titles)]
    behind = [w for w in added if w.span.start >= min(ends)] if ends else []
    told = says_english(behind) or all(is_known(folded(word.text)) for word in behind)
    return [w for w in added if w not in behind] if told else added
