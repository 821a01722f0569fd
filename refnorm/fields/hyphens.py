"""What a line end broke: words with a soft or a true hyphen, links, ranges of numbers.

The file does not say which hyphens are soft. What else the document holds decides: the same word whole, or
with a hyphen, in either script and with other endings. Without such evidence a soft hyphen stays in the text
as the doubt: in a link, and between what are words by themselves, behind the hyphen that is printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import Protocol
from urllib.parse import unquote

from refnorm import locales
from refnorm.patterns import kept
from refnorm.text import LETTERS, script, skeleton

SOFT = "\u00ad"
_END = kept(r"[^\W_]+(?:[-\u2010’'][^\W_]+)*$")
_BEGIN = kept(r"[^\W_]+(?:[-\u2010’'][^\W_]+)*")
_WORDS = kept(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LETTERS_END = kept(r"[^\W\d_]+$")
LINK = kept(r"https?:?//|ftp://|www\.|^\W*10\.\d{4}|\w/\w|@\w|\w_\w", re.IGNORECASE)
LINK_REST = kept(
    r"(?=[^A-Za-z]*[A-Za-z]|10\.\d)[\w.~+-]*[/_=?&%#\\][\w.~%+=&?#/:()\\-]*|[a-z]+(?:\.[\w-]+)*\.\d{4}\.[\w.-]+"
    r"|[\w.~-]*\w\.(?:html?|shtml|php|aspx?|jsp|cgi|xml|pdf|djvu|docx?)",
    re.ASCII,
)
"""What follows in a link and is no word of prose."""
AROUND = '.,;:)]>»”"'
_TIED = tuple("оеёOoЕО")
"""Letters that end the first part of many compounds."""
_NEAR = 5
"""Letters on either side of a line end by which a link is found again."""
_ENDING = 2
"""Letters that may differ between two forms of a word."""
_PLAIN, _LONG = 4, 6
"""A skeleton must have so many letters to tell a word, and one in a link, where most hyphens are true."""


class Line(Protocol):
    """A line with its words; a hyphen at its end is not in their text."""

    @property
    def texts(self) -> Sequence[str]:
        """Its words."""

    @property
    def text(self) -> str:
        """Its words with spaces between them."""

    @property
    def hyphen(self) -> bool:
        """Whether a hyphen ends it."""


class Hyphens:
    """Knows the document's words and links, and tells which hyphens at line ends are words' own."""

    def __init__(self, lines: Sequence[Line], links: Sequence[str]) -> None:
        self.whole = Counter(_casefolded(lines))
        self.begins = Counter(line.texts[0].casefold() for line in lines)
        self._hyphened = {_bones(word) for word in self.whole if "-" in word}
        known = (word for words in (_unbroken(lines), _established()) for word in words)
        self._ties = {tie for word in known for tie in pairwise(word.split("-"))}
        self._firsts = {word.split("-")[0] for word in self.whole if "-" in word}
        self._links, self._broken = _linked(lines, [*links, *map(unquote, links)])

    def known(self, before: str, after: str) -> bool:
        """Tell whether a link stands elsewhere as it does across a line end, be it broken at other places."""
        first, second = before[-_NEAR:].casefold(), after.rstrip(AROUND)[:_NEAR].casefold()
        at = self._links.find(first + second)
        while at >= 0 and at + len(first) in self._broken:
            at = self._links.find(first + second, at + 1)
        return at >= 0

    def hyphen(self, before: str, after: str) -> str:
        """Return what stands for the hyphen between the last word of a line and the first one of the next."""
        first, second = _END.search(before), _BEGIN.match(after)
        if LINK.search(before) or (before.isascii() and LINK_REST.fullmatch(after.rstrip(AROUND))):
            return self._in_link(before, after)
        if first and second and before.isascii() and "-" in first[0] and "-" in second[0]:
            # what is hyphened all along is a part of an address, whose beginning is lines before
            return "-" + SOFT
        if not first or not second or _true(first[0], second[0]):
            return "-"
        return self._word(first[0].casefold(), second[0].casefold())

    def _in_link(self, before: str, after: str) -> str:
        """Keep a hyphen in a link but where it stands beside a mark, or evidence speaks against it.

        That is the link without it elsewhere, or a word of the document that only both parts make.
        """
        if before[-1] in "./:" or after[0] in "./:":
            return ""
        whole, parted = self.known(before, after), self.known(before + "-", after)
        if whole or parted:
            return "-" if parted else ""
        first, second = _LETTERS_END.search(before), LETTERS.match(after)
        whole = first is not None and second is not None and self._other_script(first[0], second[0], _LONG)
        return "" if whole else "-" + SOFT

    def _word(self, first: str, second: str) -> str:
        # a word with another hyphen was counted once as this very line end makes it
        joined = self.whole[first + second] - ("-" in first + second)
        parted = self.whole[f"{first}-{second}"]
        if joined != parted:
            return "" if joined > parted else "-"
        if (first.split("-")[-1], second.split("-")[0]) in self._ties:
            return "-"
        whole = self._other_script(first, second)
        if (_bones(f"{first}-{second}") in self._hyphened) != whole:
            return "" if whole else "-"
        if len(first) > _PLAIN and first in self._firsts:
            return "-"
        return "-" + SOFT if self._compound(first, second) else SOFT

    def _compound(self, first: str, second: str) -> bool:
        """Tell whether two parts look like words of their own, as those of `страна-участница`.

        They are, with any ending, parts of another such word; or both stand alone, in Cyrillic letters or as
        these are read: words of English grow together without a hyphen, native ones by a vowel.
        """
        if min(len(first), len(second)) < _PLAIN or first.endswith(_TIED):
            return False
        if (first[:_PLAIN], second[:_PLAIN]) in self._heads:
            return True
        native = all(skeleton(one) in self._native for one in (first, second))
        return native and not self._begun(first + second)

    @cached_property
    def _bones(self) -> set[str]:
        """The bones of all words that hold no hyphen."""
        return {skeleton(one) for one in self.whole if len(one) > _PLAIN and "-" not in one}

    @cached_property
    def _heads(self) -> set[tuple[str, str]]:
        """How the parts of words with a hyphen begin."""
        return {(a[:_PLAIN], b[:_PLAIN]) for a, b in self._ties if min(len(a), len(b)) >= _PLAIN}

    @cached_property
    def _native(self) -> set[str]:
        """The bones of all Cyrillic words."""
        return {skeleton(one) for one in self.whole if script(one) == "Cyrillic"}

    @cached_property
    def _sorted(self) -> list[str]:
        """All words in the order of their letters."""
        return sorted(self.whole)

    def _begun(self, word: str) -> bool:
        """Tell whether the document holds a word with another ending."""
        stem = word[:-_ENDING]
        at = bisect_left(self._sorted, stem)
        return any(one.startswith(stem) for one in self._sorted[at : at + 1])

    def _other_script(self, first: str, second: str, least: int = _PLAIN) -> bool:
        """Tell whether a word stands whole in the document, be it in another script."""
        bones, part, rest = (skeleton(one) for one in (first + second, first, second))
        # an ending of one sound makes many words out of others
        return len(bones) >= least and min(len(part), len(rest)) > 1 and bones in self._bones


def _true(first: str, second: str) -> bool:
    """Tell whether no word breaks like this: between cases or scripts, at digits, behind one letter."""
    part, rest = first.split("-")[-1], second.split("-")[0]
    if part[-1].isdigit() or any(char.isdigit() for char in rest) or min(len(part), len(rest)) == 1:
        return True
    if script(part) != script(rest):
        return True
    acronym = len(part) > 1 and part.isupper()
    return first.count("-") > 1 or rest[0].isupper() != part[-1].isupper() or (acronym and not rest.isupper())


def _bones(word: str) -> str:
    return "-".join(skeleton(part) for part in word.split("-"))


def _casefolded(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of all lines; of those that a line end broke only such as hold another hyphen."""
    rest, broken = 0, ""
    for line in lines:
        yield from (word for word in _words(broken + line.texts[0]) if rest and "-" in word)
        yield from _words(" ".join(line.texts[rest : len(line.texts) - line.hyphen]))
        rest, broken = int(line.hyphen), line.texts[-1]


@cache
def _established() -> frozenset[str]:
    """Return the hyphened words of the tables: `изд-во`, `Saint-Petersburg`."""
    phrases = (phrase for table in locales.load() for some in table.words.values() for phrase in some)
    names = (name for table in locales.load() for city in table.cities for name in (*city.short, *city.names))
    return frozenset(word for text in (*phrases, *names) for word in _words(text) if "-" in word)


def _unbroken(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of all lines that hold a hyphen, those at a line end as far as the line goes."""
    yield from (word for line in lines for word in _words(line.text) if "-" in word)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold().replace("\u2010", "-"))


def _linked(lines: Sequence[Line], links: Iterable[str]) -> tuple[str, set[int]]:
    """Return all links in one text, and at which offsets of it a line end broke one.

    These are the lines that hold links and those after them, and the links that the file leads to.
    """
    pieces = ["\n".join(links).casefold()]
    length, broken = len(pieces[0]), set[int]()
    near = False
    for line in lines:
        own = LINK.search(line.text) is not None
        if own or near:
            pieces.append(line.text.casefold())
            broken.add(length)
            length += len(pieces[-1])
        near = own
    return "".join(pieces), broken
