"""Many phrases at once: a dictionary instead of a regex, because a thousand alternatives compile slowly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from refnorm import locales
from refnorm.derived import derived
from refnorm.patterns import kept
from refnorm.text import LETTERS, printed_at

T = TypeVar("T")

_WORD = kept(r"[^\W_]+")
_SIGNS = "’ʹʼ`´‘′"
_FEW = 6
"""First words of phrases that are looked for one by one."""
_APOSTROPHES = str.maketrans(_SIGNS, "'" * len(_SIGNS))


class Hit(NamedTuple, Generic[T]):
    """A phrase found: where it stands, and what it means."""

    start: int
    end: int
    value: T


def lowered(text: str) -> str:
    """Return a text in lower case with one kind of apostrophe, each character in its old place."""
    low = text.lower()
    if low.isascii():
        return low.replace("`", "'")
    low = low if len(low) == len(text) else "".join(c.lower()[0] for c in text)
    # six quick looks for a character are faster than one search for any of them
    for sign in _SIGNS:
        if sign in low:
            return low.translate(_APOSTROPHES)
    return low


def letters(folded: str) -> frozenset[str]:
    """Return the words of a lowered text, digits aside."""
    return frozenset(LETTERS.findall(folded))


def heads(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase in lower case: without one of them none of them is there."""
    found = (LETTERS.findall(lowered(phrase)) for phrase in phrases)
    return frozenset(max(words, key=len) for words in found if words)


def _folded(text: str, cased: bool) -> str:
    return text.translate(_APOSTROPHES) if cased else lowered(text)


@derived
def _indexed(lines: str, cased: bool) -> tuple[dict[str, list[tuple[str, int]]], str]:
    """Return the forms of phrases by their first word, each with its phrase's place, the longest form first.

    Beside them stand the longest words of the phrases, an empty one for a phrase without letters. Phrases and
    words come and go as lines of one text: a thousand strings would take longer to read from a file.
    """
    by_word: dict[str, list[tuple[str, int]]] = {}
    for place, phrase in enumerate(lines.split("\n")):
        whole = _folded(phrase, cased)
        for form in dict.fromkeys((whole, whole.replace(". ", "."))):
            if word := _WORD.match(form):
                by_word.setdefault(word[0], []).append((form, place))
    for group in by_word.values():
        group.sort(key=lambda item: -len(item[0]))
    found = (LETTERS.findall(form.lower()) for group in by_word.values() for form, _ in group)
    return by_word, "\n".join(sorted({max(words, key=len, default="") for words in found}))


def _places(folded: str, known: set[str], start: int, end: int) -> Iterable[tuple[int, str]]:
    """Return where words stand in a part of a text, in order; few of them are looked for one by one."""
    if len(known) > _FEW:
        found = ((word.start(), word[0]) for word in _WORD.finditer(folded, start, end))
        return ((at, word) for at, word in found if word in known)
    return sorted((at, word) for word in known for at in _whole(folded, word, start, end))


def _whole(folded: str, word: str, start: int, end: int) -> Iterator[int]:
    """Yield where a word stands in a part of a text that no letter or digit there goes on from."""
    for at in printed_at(word, folded, start, end):
        last = at + len(word)
        if not (at > start and folded[at - 1].isalnum()) and not (last < end and folded[last].isalnum()):
            yield at


class Phrases(Generic[T]):
    """Literal phrases with a meaning each, found by their first word; the longest that fits wins.

    Case and the kind of apostrophe do not matter unless `cased`; spaces within a phrase may be missing.
    A phrase ends where a word ends.
    """

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]], cased: bool = False) -> None:
        self._cased = cased
        items = tuple(phrases.items() if isinstance(phrases, Mapping) else phrases)
        self._values = [value for _, value in items]
        lines = "\n".join(phrase for phrase, _ in items)
        if items and lines.count("\n") != len(items) - 1:
            raise ValueError("a phrase is of one line")
        self._by_word, heads = _indexed(lines, cased)
        self._heads = frozenset(heads.split("\n")) if self._by_word else frozenset()
        self._anywhere = "" in self._heads
        """A phrase without letters is found by no word."""

    def among(self, words: frozenset[str]) -> bool:
        """Tell whether some phrase can be in a text that has these words, in lower case."""
        return self._anywhere or not self._heads.isdisjoint(words)

    def begins(self, word: str) -> bool:
        """Tell whether some phrase begins with a word, in lower case."""
        return word in self._by_word

    def folded(self, text: str) -> str:
        """Return a text as this table compares it."""
        return _folded(text, self._cased)

    def at(self, folded: str, start: int) -> Hit[T] | None:
        """Return the longest phrase that begins at an offset of a folded text."""
        word = _WORD.match(folded, start)
        return self._match(folded, start, word[0]) if word else None

    def _match(self, folded: str, start: int, word: str) -> Hit[T] | None:
        for form, place in self._by_word.get(word, ()):
            end = start + len(form)
            if folded.startswith(form, start) and not (
                folded[end : end + 1].isalnum() and form[-1].isalnum()
            ):
                return Hit(start, end, self._values[place])
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Yield the phrases of a text in order, without overlaps."""
        return self.find_folded(self.folded(text), start, end)

    def find_folded(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Yield the phrases of a folded text in order, without overlaps."""
        limit = len(folded) if end is None else min(end, len(folded))
        known = self._by_word.keys() & _WORD.findall(folded, start, limit)
        if not known:
            return
        done = start
        for at, word in _places(folded, known, start, limit):
            hit = self._match(folded, at, word) if at >= done else None
            if hit:
                done = hit.end
                yield hit

    def first(self, text: str, start: int = 0) -> Hit[T] | None:
        """Return the first phrase of a text."""
        return next(self.find(text, start), None)


@cache
def phrases_of(kind: str) -> Phrases[None]:
    """Return the words of a kind in all languages (`locales.words`)."""
    return Phrases((word, None) for word in locales.words(kind))


@cache
def genre_phrases(kind: str) -> Phrases[None]:
    """Return the phrases of a type of work in all languages (`locales.genre`)."""
    return Phrases((phrase, None) for phrase in locales.genre(kind))


@cache
def word_heads(kind: str) -> frozenset[str]:
    """Return the heads of the words of a kind in all languages (`locales.words`)."""
    return heads(locales.words(kind))


@cache
def label_heads(field: str) -> frozenset[str]:
    """Return the heads of the labels of a field in all languages (`locales.tokens`)."""
    return heads([*locales.tokens(field, "before"), *locales.tokens(field, "after")])
