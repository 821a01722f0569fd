"""What each letter of a native word may become: the choices of all schemes of its language, in context."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from refnorm.derived import derived
from refnorm.romanization.lattice import APOSTROPHES, arc_at
from refnorm.romanization.scheme import Scheme, codes, is_of_names, scheme, schemes

_SINGLE = "'’‘ʼʹ′`´ʻʽ"
_DOUBLE = '"”“ʺ″„'
_FOLD = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, "''") | dict.fromkeys("︠︡͡·") | {"ı": "i"}
) | str.maketrans("ǎěǐǒǔǧ", "ăĕĭŏŭğ")
SIGNS = "ьъ'"
"""Letters that many leave out: the signs, and the apostrophe of an alphabet."""
_NEAR = {"ё": "е", "е": "ё"}
"""A letter that is often printed as another one, on either side: what that becomes is mere practice."""


Way = tuple[int, str]
"""How native letters are written: how many of them, and as what."""


class Choice(NamedTuple):
    """Native letters (`length` of them) written as `output`.

    `schemes` are those that allow it, 0 for mere practice, `first` those that prefer it: sets of bits, a
    scheme's bit being its place among the schemes of the language.
    """

    length: int
    output: str
    schemes: int
    first: int = 0


class Spot:
    """A letter in a context that no scheme tells from another: what it is, and all that it may become."""

    __slots__ = ("_first", "_schemes", "choices", "letter", "outputs")

    def __init__(self, letter: str, choices: tuple[Choice, ...]) -> None:
        self.letter = letter
        self.choices = choices
        self._schemes: dict[Way, int] = {}
        self._first: dict[Way, int] = {}
        for length, output, mask, first in choices:
            self._schemes[length, output] = self._schemes.get((length, output), 0) | mask
            self._first[length, output] = self._first.get((length, output), 0) | first
        self.outputs = tuple(dict.fromkeys(choice.output for choice in choices))
        """All that the letter may become here."""

    def schemes(self, way: Way) -> int:
        """Return the schemes that allow a way to write it here."""
        return self._schemes.get(way, 0)

    def preferred(self, way: Way) -> int:
        """Return the schemes that write it so before all else."""
        return self._first.get(way, 0)

    def unmarked(self, way: Way) -> bool:
        """Tell whether no scheme writes it so, but one does with a mark over or under a letter: š, s."""
        known = self.letter not in _NEAR and way[1] and not self.schemes(way) and self.offers(way)
        return bool(known)

    def marked(self, way: Way) -> int:
        """Return the schemes that write the same with a mark: šč for sc."""
        every = (c for c in self.choices if c.length == way[0] and bare(c.output) == way[1])
        mask = 0
        for choice in every:
            mask |= choice.schemes
        return mask

    def offers(self, way: Way) -> bool:
        """Tell whether the letter may be written so here."""
        return way in self._schemes


@lru_cache(maxsize=1 << 16)
def fold(text: str, kept: str = "") -> str:
    """Return romanized text for comparison: lower case, one kind of apostrophe, no ties, no dotless i.

    A caron is the breve for which readers take it. A letter that is `kept` stays as it is.
    """
    if kept:
        return kept.join(map(fold, text.split(kept)))
    # lower first: a small letter may be composed where its capital is not (J̌, ǰ)
    low = unicodedata.normalize("NFC", text.lower()).replace("i\u0307", "i")
    return low.translate(_FOLD)


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Return a folded text without the marks over and under its letters."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_PLAIN)


_PLAIN = str.maketrans({"đ": "d", "ŋ": "n", "ə": "a", "ğ": "g", "ø": "o", "ł": "l"})


_ONE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def native(text: str) -> str:
    """Return a native word for comparison: lower case, composed, one kind of apostrophe."""
    low = unicodedata.normalize("NFC", text).lower()
    return low.translate(_ONE)


@cache
def bits(language: str) -> dict[str, int]:
    """Return the bit of each scheme of a language, by its code."""
    return {code: 1 << n for n, code in enumerate(codes(language))}


@cache
def followable(language: str) -> Mapping[str, int]:
    """Return the bits of the schemes that a list may follow: not of those for persons' names alone."""
    return {code: bit for code, bit in bits(language).items() if not is_of_names(code)}


@cache
def all_followable(language: str) -> int:
    """Return the schemes that a list may follow, as a set of bits."""
    return sum(followable(language).values())


_ALONE = (1, 0)
"""How far the rules look from a letter that has none."""


@derived
def _reach(language: str) -> dict[str, tuple[int, int]]:
    """Return how many letters from each letter on its rules look at: those they write, and one behind."""
    found: dict[str, tuple[int, int]] = {}
    for table in schemes(language):
        for letter, rules in table.rules.items():
            long, behind = found.get(letter, _ALONE)
            longest = max(len(r.letters) for r in rules)
            found[letter] = (
                max(long, longest),
                max(behind, max(len(r.letters) + bool(r.before) for r in rules)),
            )
    return found


@lru_cache(maxsize=1 << 15)
def spots(word: str, language: str) -> tuple[Spot, ...]:
    """Return the spot of each letter of a native word, as `native` makes it."""
    reach, size = _reach(language), len(word)
    row = []
    for at, letter in enumerate(word):
        end = at + (reach.get(letter, _ALONE)[1] or 1)
        row.append(_spot(word[at - 1 : at], word[at:end], end >= size, language))
    return tuple(row)


@lru_cache(maxsize=1 << 14)
def openings(word: str, language: str) -> tuple[str, ...]:
    """Return all that the first letter of a native word may become."""
    end = _reach(language).get(word[0], _ALONE)[1] or 1
    return _spot("", word[:end], end >= len(word), language).outputs


@cache
def written_yo() -> frozenset[str]:
    """Return what schemes write for ё, but for what they write for other vowels."""
    return frozenset(
        c.output
        for c in spots("ё", "ru")[0].choices + spots("лё", "ru")[1].choices
        if len(c.output) > 1 or c.output == "ë"
    )


@lru_cache(maxsize=1 << 14)
def characters(word: str, language: str) -> frozenset[str]:
    """Return every character that may stand in the romanization of a native word."""
    known = _characters(language)
    return frozenset().union(*[known.get(letter) or _itself(letter) for letter in word])


def _itself(letter: str) -> str:
    """Return what stands for a letter that no scheme knows."""
    return fold(letter) + bare(fold(letter))


@derived
def _characters(language: str) -> dict[str, str]:
    """Return by letter the characters of all that it may become, in whatever context, and itself."""
    found: dict[str, set[str]] = {}
    for table in schemes(language):
        for letter, rules in table.rules.items():
            written = [fold(letter), *(fold(output) for rule in rules for output in rule.outputs)]
            found.setdefault(letter, set()).update(*written, *map(bare, written))
    near = {one: found.get(one, {one}) | found.get(other, {other}) for one, other in _NEAR.items()}
    return {letter: "".join(sorted(written)) for letter, written in (found | near).items()}


@lru_cache(maxsize=1 << 15)
def _spot(before: str, window: str, final: bool, language: str) -> Spot:
    """Return the spot of the first letter of a window; `before` is empty at the beginning of a word.

    What lies beyond the window no rule looks at, so that any letter may stand for it.
    """
    word = before + window + ("" if final else "\0")
    settled, others = _settled(window[0], language)
    masks = {key: list(mask) for key, mask in settled.items()}
    for code, bit in others:
        _add(masks, _written(word, len(before), code), bit)
    if window[0] in _NEAR:
        near = before + _NEAR[window[0]] + word[len(before) + 1 :]
        for code in bits(language):
            for key in _written(near, len(before), code):
                masks.setdefault(key, [0, 0])
    choices = [Choice(*key, *mask) for key, mask in masks.items()]
    known = {(c.length, c.output) for c in choices}
    for length, output in list(known):
        plain = bare(output)
        if (length, plain) not in known and plain != output:
            known.add((length, plain))
            choices.append(Choice(length, plain, 0))
    if window[0] in SIGNS and (1, "") not in known:
        choices.append(Choice(1, "", 0))
    choices.sort(key=lambda c: (-c.length, -c.schemes.bit_count(), -len(c.output)))
    return _interned(window[0], tuple(choices))


@cache
def _interned(letter: str, choices: tuple[Choice, ...]) -> Spot:
    return Spot(letter, choices)


@derived
def _settled(
    letter: str, language: str
) -> tuple[dict[tuple[int, str], list[int]], tuple[tuple[str, int], ...]]:
    """Return what the schemes write for a letter that ask for no neighbour of it, and the other schemes."""
    masks: dict[tuple[int, str], list[int]] = {}
    others = []
    for code, bit in bits(language).items():
        if _asks(_table(code), letter):
            others.append((code, bit))
        else:
            _add(masks, _written(letter, 0, code), bit)
    return masks, tuple(others)


def _asks(table: Scheme, letter: str) -> bool:
    """Tell whether what a scheme writes for a letter depends on its neighbours."""
    own = table.rules.get(letter, ())
    return any(len(r.letters) > 1 or r.after or r.before for r in own) or letter in _followers(table)


@cache
def _followers(table: Scheme) -> str:
    """Return the letters that a scheme writes together with one before them."""
    return "".join(rule.letters[1:] for rules in table.rules.values() for rule in rules)


def _add(masks: dict[tuple[int, str], list[int]], written: Iterator[tuple[int, str]], bit: int) -> None:
    """Put a scheme's bit to what it writes, and to what it writes before all else."""
    for rank, key in enumerate(written):
        mask = masks.setdefault(key, [0, 0])
        mask[0] |= bit
        mask[1] |= bit if rank == 0 else 0


def _written(word: str, at: int, code: str) -> Iterator[tuple[int, str]]:
    """Yield what a scheme writes at the first or second letter: how many letters, and each alternative."""
    table = _table(code)
    if at and arc_at(word, 0, table).length > at:
        return
    _, length, outputs = arc_at(word, at, table)
    for output in outputs:
        if not _native_letter(output):
            yield length, fold(output)


@cache
def _table(code: str) -> Scheme:
    return scheme(code)


@lru_cache(maxsize=4096)
def _native_letter(output: str) -> bool:
    return any("\u0370" <= c <= "\u058f" or "\u10a0" <= c <= "\u10ff" for c in output)


def agree(one: Spot, way: Way, other: Spot, another: Way) -> bool:
    """Tell whether one scheme prefers both ways to write a letter, each in its context."""
    return bool(one.preferred(way) & other.preferred(another))
