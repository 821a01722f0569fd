"""Scripts, dashes, look-alike letters, skeletons, and the string that remembers its offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import eq

from refnorm.model import Span
from refnorm.patterns import kept

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
DASH = f"[{re.escape(DASHES)}]"
QUOTES = "\"'«»„“”‘’‟‹›"
CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
MARKS = "\u0300-\u036f\ufe20\ufe21"
"""Marks over and under letters that have no letter of their own, and the ties of digraphs (`T͡s`)."""
TIES = "\u0361\ufe20"

CYRILLIC_LETTER, LATIN_LETTER = kept(f"[{CYRILLIC}]"), kept(f"[{LATIN}]")
CYRILLIC_LETTERS, LATIN_LETTERS = kept(f"[{CYRILLIC}]+"), kept(f"[{LATIN}]+")
LETTERS, DIGITS, SPACES = kept(r"[^\W\d_]+"), kept(r"\d+"), kept(r"\s+")

LOOKALIKES = dict(
    zip(
        "АВЕКМНОРСТУХаеорсухіІјЈѕЅԛԝһҺԁ",
        "ABEKMHOPCTYXaeopcyxiIjJsSqwhHd",
        strict=True,
    )
)
"""Cyrillic letters that print like a Latin one (Unicode TR39, confusables)."""
TWINS = {latin: native for native, latin in LOOKALIKES.items() if native in "АВЕКМНОРСТУХаеорсухіІ"}
"""Latin letters that print like one of a common Cyrillic alphabet."""
TO_LATIN, TO_CYRILLIC = str.maketrans(LOOKALIKES), str.maketrans(TWINS)


class Traced:
    """A string in which every character knows its offset in the document.

    `at[i]` is the offset of character i; offsets never decrease. Deletions and
    replacements make a new `Traced`; nothing is ever found again by diffing.
    """

    __slots__ = ("at", "end", "text")

    def __init__(self, text: str, at: Sequence[int], end: int) -> None:
        self.text = text
        self.at = at
        self.end = end

    @classmethod
    def cut(cls, text: str, span: Span) -> Traced:
        """Take a span of a document."""
        return cls(text[span.start : span.end], range(span.start, span.end), span.end)

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of the characters start to end of this string."""
        if end <= start:
            at = self.at[start] if start < len(self.at) else self.end
            return Span(at, at)
        return Span(self.at[start], self.at[end - 1] + 1)

    def local(self, span: Span) -> tuple[int, int]:
        """Return the characters of this string at a span of the document."""
        at = self.at
        if type(at) is range:  # nothing was taken out
            first, size = at.start, len(at)
            start, end = span.start - first, span.end - first
            if 0 <= start <= end <= size:  # mostly
                return start, end
            return min(max(0, start), size), min(max(0, end), size)
        return bisect_left(at, span.start), bisect_left(at, span.end)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str | slice]) -> Traced:
        """Replace matches: by a string, or by a slice of the match's own characters that stays."""
        pieces: list[str] = []
        at: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            pieces.append(self.text[done:start])
            at.extend(self.at[done:start])
            kept = new if isinstance(new, str) else new(match)
            if isinstance(kept, slice):
                pieces.append(self.text[kept])
                at.extend(self.at[kept])
            else:
                pieces.append(kept)
                at.extend([self.at[start] if start < len(self.at) else self.end] * len(kept))
            done = end
        if not done and not pieces:
            return self
        pieces.append(self.text[done:])
        at.extend(self.at[done:])
        return Traced("".join(pieces), at, self.end)

    def without(self, spans: Sequence[Span]) -> Traced:
        """Drop the characters that stand in the given spans of the document."""
        if not spans:
            return self
        keep = [i for i, at in enumerate(self.at) if not any(s.start <= at < s.end for s in spans)]
        return Traced("".join(self.text[i] for i in keep), [self.at[i] for i in keep], self.end)


_ESCAPE = kept(r"\\+([!-/:-@\[-`{-~])")
_AUTOLINK = kept(r"<((?:https?|ftp)://[^<>\s]*|www\.[^<>\s]*|mailto:[^<>\s]*)>")
_LINK = kept(r"!?\[([^\[\]]*)\]\(((?:https?|ftp|mailto)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_EMPHASIS = kept(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_TAG = kept(r"</?(?:sup|sub|i|b|em|strong|u|span|br|p|a|font|li|td|div)\b[^<>]{0,200}>", re.IGNORECASE)
_ENTITY = kept(r"&(amp|lt|gt|quot|nbsp|laquo|raquo|ndash|mdash|#8211|#8212);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " ", "laquo": "«", "raquo": "»"}
_INVISIBLE = kept("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_SPACE = kept(r" ?[^\S ]\s*|  +\s*")
"""White space that is not one plain space."""


def _unlink(match: re.Match[str]) -> slice:
    return slice(*match.span(1))


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[1], "–")


def plain(traced: Traced) -> Traced:
    """Take off what Markdown and OCR put around words: escapes, links, emphasis, tags, line ends.

    What stays are the characters that a reader sees, each with its own offset.
    """
    text = traced.text
    if "](" in text:
        traced = traced.sub(_LINK, _unlink)
    if "\\" in text:
        traced = traced.sub(_ESCAPE, _unlink)
    if "<" in text:
        traced = traced.sub(_AUTOLINK, _unlink).sub(_TAG, "")
    if "&" in text:
        traced = traced.sub(_ENTITY, _entity)
    if "*" in text or "_" in text:
        traced = _without_emphasis(traced)
    text = traced.text
    if text.isprintable() and "  " not in text:  # neither invisible characters nor odd spaces
        return traced
    return traced.sub(_INVISIBLE, "").sub(_SPACE, " ")


_LINKED = kept(r"(?:https?|ftp):/\s?/\S+|www\.\S+|10\.\d{4,9}/\S+|(?<!\S)\S+@\S+|\w*_\w*_?\w*")


def _without_emphasis(traced: Traced) -> Traced:
    """Drop `*` and `_` around words, never inside a link."""
    links = [span for match in _LINKED.finditer(traced.text) for span in _guarded(match)]

    def drop(match: re.Match[str]) -> str | slice:
        inside = any(a < match.start() and match.end() < b for a, b in links)
        return slice(*match.span()) if inside and "_" in match[0] else ""

    return traced.sub(_EMPHASIS, drop)


def _guarded(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the range of a link whose `_` stay: its last one too, unless another stands before the link."""
    start, end = match.span()
    ends = match[0].endswith("_") and "/" in match[0] and match.string[start - 1 : start] != "_"
    if ends or "_" in match[0].strip("_"):
        yield start, end + ends


def caseless(text: str) -> str:
    """Return a text in lower case in which `in` finds every Latin letter that a regex without case finds."""
    return text.lower().replace("i\u0307", "i").replace("\u0131", "i").replace("\u017f", "s")


LINK_BEGINS = kept(r"https?:|www\.|10\.\d{4}")
_WORD_ENDS = kept(r"\s|\Z")


@lru_cache(maxsize=128)
def unlinked(text: str) -> str:
    """Return a text without the words that hold a link: their letters are of no language.

    Whole lists are asked about several times in a row.
    """
    pieces: list[str] = []
    done = 0
    for match in LINK_BEGINS.finditer(text):
        if match.start() >= done:
            before = text[done : match.start()]
            # the dot stands for the link, so that what precedes it in its word goes with it
            word = (before + ".").rsplit(None, 1)[-1]
            pieces.append(before[: len(before) + 1 - len(word)])
            end = _WORD_ENDS.search(text, match.end())
            done = end.start() if end else len(text)
    return " ".join([*pieces, text[done:]])


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


@lru_cache(maxsize=128)
def _counts(text: str) -> tuple[int, int]:
    """Count the Cyrillic and the Latin letters; whole lists are asked about several times in a row."""
    cyrillic = _count(CYRILLIC_LETTERS, text) if CYRILLIC_LETTERS.search(text) else 0
    return cyrillic, _count(LATIN_LETTERS, text)


def script(text: str) -> str:
    """Name the script of most letters: Cyrillic, Latin, Other, or Unknown without letters."""
    if text.isascii():
        return "Latin" if LATIN_LETTERS.search(text) else "Unknown"
    cyrillic, latin = _counts(text)
    rest = len(text) - cyrillic - latin
    # where one script has half of all characters, no other can have more letters
    other = _count(LETTERS, text) - cyrillic - latin if rest >= max(cyrillic, latin) else 0
    count, name = max((cyrillic, "Cyrillic"), (latin, "Latin"), (other, "Other"))
    return name if count else "Unknown"


def cyrillic_share(text: str) -> float:
    """Return the share of Cyrillic among Cyrillic and Latin letters, .5 without either."""
    if text.isascii() or not CYRILLIC_LETTERS.search(text):
        return 0.0 if LATIN_LETTERS.search(text) else 0.5
    if not LATIN_LETTERS.search(text):
        return 1.0
    cyrillic, latin = _counts(text)
    return cyrillic / (cyrillic + latin)


_KAZAKH = str.maketrans("әӘҚқҒғҢңӨөҰұҮүҺһІі", "аАКкГгНнОоУуУуХхИи")
_ASCII = kept(r"[^a-z0-9]")


class _Plain(dict[int, str]):
    """What each letter is in plain ASCII, found when it is first met: words are folded letter by letter."""

    def __missing__(self, code: int) -> str:
        from unidecode import unidecode

        plain = _ASCII.sub("", unidecode(chr(code).translate(_KAZAKH)).lower())
        self[code] = plain
        return plain


_PLAIN = _Plain()


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word in plain lower-case ASCII letters; for comparison, never for output."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return unicodedata.normalize("NFC", word).translate(_PLAIN)


_SIBILANTS = kept(r"s?hch|sch|sh|ch|tz|ts|zh|[czx]")
_BREATHS = kept(r"kh|gh|h")
_DOUBLED = kept(r"([a-z0-9])\1+")
_VOWELS = frozenset("aeiouy")
_NO_VOWELS = str.maketrans("", "", "aeiouyj")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a word, coarse enough that romanization schemes agree.

    Sibilants and affricates are one letter, vowels and h are dropped, a leading vowel is kept as `a`.
    """
    whole = folded(word)
    head = "a" if whole[:1] in _VOWELS or whole[:2] in ("ja", "ju", "je", "jo") else ""
    text = _SIBILANTS.sub("s", whole).replace("ph", "f")
    if "h" in text:
        text = _BREATHS.sub("", text)
    text = text.replace("w", "v").replace("q", "k")
    if any(map(eq, text, text[1:])):  # rare, and a replacement with a group in it is slow
        text = _DOUBLED.sub(r"\1", text)
    bones = text.translate(_NO_VOWELS)
    return head + bones if bones else whole


WORD = kept(r"[^\W\d_]+(?:[’'ʹʼ`´‘][^\W\d_]+)*")


def bones(text: str) -> str:
    """Return the consonants of all words of a text."""
    return "".join(map(skeleton, words(text)))


def words(text: str) -> list[str]:
    """Return the words of a text; an apostrophe inside a word belongs to it."""
    return WORD.findall(text)
