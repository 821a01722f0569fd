"""Many phrases at once: a dictionary instead of a regex, because a thousand alternatives compile slowly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from refnorm.patterns import kept

T = TypeVar("T")

_WORD = kept(r"[^\W_]+")
_LETTERS = kept(r"[^\W\d_]+")
_APOSTROPHE = kept("[’ʹʼ`´‘]")
_APOSTROPHES = str.maketrans("’ʹʼ`´‘", "''''''")


class Hit(NamedTuple, Generic[T]):
    """A phrase found: where it stands, and what it means."""

    start: int
    end: int
    value: T


def lowered(text: str) -> str:
    """Return a text in lower case with one kind of apostrophe, each character in its old place."""
    low = text.lower()
    low = low if len(low) == len(text) else "".join(c.lower()[0] for c in text)
    return low.translate(_APOSTROPHES) if _APOSTROPHE.search(low) else low


def letters(folded: str) -> frozenset[str]:
    """Return the words of a lowered text, digits aside."""
    return frozenset(_LETTERS.findall(folded))


def heads(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase in lower case: without one of them none of them is there."""
    found = (_LETTERS.findall(lowered(phrase)) for phrase in phrases)
    return frozenset(max(words, key=len) for words in found if words)


class Phrases(Generic[T]):
    """Literal phrases with a meaning each, found by their first word; the longest that fits wins.

    Case and the kind of apostrophe do not matter unless `cased`; spaces within a phrase may be missing.
    A phrase ends where a word ends.
    """

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]], cased: bool = False) -> None:
        self._cased = cased
        self._by_word: dict[str, list[tuple[str, T]]] = {}
        items = list(phrases.items() if isinstance(phrases, Mapping) else phrases)
        for form, (_, value) in zip(self._forms([phrase for phrase, _ in items]), items, strict=True):
            self._add(form, value)
            if ". " in form:
                self._add(form.replace(". ", "."), value)
        for group in self._by_word.values():
            if len(group) > 1:
                group.sort(key=lambda item: -len(item[0]))

    def _forms(self, phrases: Sequence[str]) -> Sequence[str]:
        """Return all phrases as this table compares them: folded at once, a start has thousands of them."""
        whole = "\n".join(phrases)
        if len(whole.lower()) != len(whole):
            return [self.folded(phrase) for phrase in phrases]
        return self.folded(whole).split("\n") if phrases else ()

    def _add(self, form: str, value: T) -> None:
        word = _WORD.match(form)
        if word:
            self._by_word.setdefault(word[0], []).append((form, value))

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The longest word of each phrase, an empty one for a phrase without letters."""
        found = (_LETTERS.findall(form.lower()) for group in self._by_word.values() for form, _ in group)
        return frozenset(max(words, key=len, default="") for words in found)

    def among(self, words: frozenset[str]) -> bool:
        """Tell whether some phrase can be in a text that has these words, in lower case."""
        return "" in self._heads or not self._heads.isdisjoint(words)

    def folded(self, text: str) -> str:
        """Return a text as this table compares it."""
        return text.translate(_APOSTROPHES) if self._cased else lowered(text)

    def at(self, folded: str, start: int) -> Hit[T] | None:
        """Return the longest phrase that begins at an offset of a folded text."""
        word = _WORD.match(folded, start)
        return self._match(folded, start, word[0]) if word else None

    def _match(self, folded: str, start: int, word: str) -> Hit[T] | None:
        for form, value in self._by_word.get(word, ()):
            end = start + len(form)
            if folded.startswith(form, start) and not (
                folded[end : end + 1].isalnum() and form[-1].isalnum()
            ):
                return Hit(start, end, value)
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Yield the phrases of a text in order, without overlaps."""
        return self.find_folded(self.folded(text), start, end)

    def find_folded(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Yield the phrases of a folded text in order, without overlaps."""
        if self._by_word.keys().isdisjoint(_WORD.findall(folded, start)):
            return
        done = start
        for word in _WORD.finditer(folded, start, len(folded) if end is None else end):
            if word.start() >= done and word[0] in self._by_word:
                hit = self._match(folded, word.start(), word[0])
                if hit:
                    done = hit.end
                    yield hit

    def first(self, text: str, start: int = 0) -> Hit[T] | None:
        """Return the first phrase of a text."""
        return next(self.find(text, start), None)
