"""Letters and words: scripts, dashes, look-alikes, and the skeletons by which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

from refnorm.patterns import kept

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
DASH = f"[{re.escape(DASHES)}]"
QUOTES = "\"'«»„“”‘’‟‹›"
SET_OFF = "#*_ \r\n"
"""What sets a heading off from its words."""
CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0259\u1e00-\u1eff"
MARKS = "\u0300-\u036f\ufe20\ufe21"
"""Marks over and under letters that have no letter of their own, and the ties of digraphs (`T͡s`)."""
HARD = r"[\"”ʺ](?=[a-z]|\s[A-Z][a-z]?\.\s?[A-Z][a-z]?\.)"
"""A hard sign, as quotes print it, within a surname, or before initials: `Orlov" D. E.` (Орловъ)."""
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


_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛", "01234567890123456789,;")
"""Digits and marks of Arabic and Persian print."""
_ARABIC = kept("[\u0600-\u06ff]")


def has_arabic(text: str) -> bool:
    """Tell whether a text has characters of Arabic print."""
    return not text.isascii() and _ARABIC.search(text) is not None


def european(text: str) -> str:
    """Return a text with the digits and marks of Arabic print as European ones, each in its place."""
    return text.translate(_EASTERN) if has_arabic(text) else text


def closes_low(text: str, start: int, at: int) -> bool:
    """Tell whether a quotation that opens low is still open at a place, where `“` closes it: `«О „Заре“»`."""
    return text.count("„", start, at) > text.count("“", start, at)


def caseless(text: str) -> str:
    """Return a text in lower case in which `in` finds every Latin letter that a regex without case finds."""
    return text.lower().replace("i\u0307", "i").replace("\u0131", "i").replace("\u017f", "s")


def yoless(text: str) -> str:
    """Return a text in small letters with е for ё, which print leaves to taste."""
    return text.casefold().replace("ё", "е")


def low(letter: str) -> bool:
    """Tell a small letter; Georgian has no capitals in common use, so that its letters say nothing."""
    return letter.islower() and not "ა" <= letter <= "ჿ"


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


@lru_cache(maxsize=8192)
def cyrillic_share(text: str) -> float:
    """Return the share of Cyrillic among Cyrillic and Latin letters, .5 without either."""
    if text.isascii() or not CYRILLIC_LETTERS.search(text):
        return 0.0 if LATIN_LETTERS.search(text) else 0.5
    if not LATIN_LETTERS.search(text):
        return 1.0
    cyrillic, latin = _counts(text)
    return cyrillic / (cyrillic + latin)


def mostly_cyrillic(text: str) -> bool:
    """Tell a text in Cyrillic: a link, a name or half a title in Latin letters may stand in it."""
    return cyrillic_share(text) > 0.5


_TURKIC = str.maketrans("әӘҚқҒғҢңӨөҰұҮүҺһІіəƏ", "аАКкГгНнОоУуУуХхИиaA")
_GEORGIAN = {ord("ხ"): "kh", ord("ძ"): "dz", ord("ღ"): "gh", ord("ც"): "ts", ord("წ"): "ts"}
_MISTAKEN = _TURKIC | _GEORGIAN
"""Letters that no table of plain ones has right, the Latin schwa of Azerbaijani among them."""
_ASCII = kept(r"[^a-z0-9]")


_ARMENIAN_U = kept("[Ոո][Ււ]")
"""The two letters of Armenian that are one vowel: ու, beside which վ is the consonant."""


class _Plain(dict[int, str]):
    """What each letter is in plain ASCII, found when it is first met: words are folded letter by letter."""

    def __missing__(self, code: int) -> str:
        from unidecode import unidecode

        plain = _ASCII.sub("", unidecode(chr(code).translate(_MISTAKEN)).lower())
        self[code] = plain
        return plain


_PLAIN = _Plain()


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word in plain lower-case ASCII letters; for comparison, never for output."""
    if word.isascii() and word.isalnum():
        return word.lower()
    word = unicodedata.normalize("NFC", word)
    if "\u0531" <= word[:1] <= "\u0587":
        word = _ARMENIAN_U.sub("u", word)
    return word.translate(_PLAIN)


_SIBILANTS = kept(r"s?hch|sch|sh|ch|tz|ts|zh|[czx]")
_BREATHS = kept(r"kh|gh|h")
_DOUBLED = kept(r"([a-z0-9])\1+")
VOWELS, LATIN_VOWELS = "аеёиіїоуыэюяєәөүұ", "aeiouy"
"""Of Slavic and Turkic languages in Cyrillic letters, and of what they are romanized as."""
_BEGINS = frozenset(LATIN_VOWELS)
_NO_VOWELS = str.maketrans("", "", LATIN_VOWELS + "j")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a word, coarse enough that romanization schemes agree.

    Sibilants and affricates are one letter, vowels and h are dropped, a leading vowel is kept as `a`.
    """
    whole = folded(word)
    head = "a" if whole[:1] in _BEGINS or whole[:2] in ("ja", "ju", "je", "jo") else ""
    text = _SIBILANTS.sub("s", whole).replace("ph", "f")
    if "h" in text:
        text = _BREATHS.sub("", text)
    text = text.replace("w", "v").replace("q", "k")
    if any(map(eq, text, text[1:])):  # rare, and a replacement with a group in it is slow
        text = _DOUBLED.sub(r"\1", text)
    bones = text.translate(_NO_VOWELS)
    return head + bones if bones else whole


WORD = kept(r"[^\W\d_]+(?:[’'ʹʼ`´‘′][^\W\d_]+)*")


def bones(text: str) -> str:
    """Return the consonants of all words of a text."""
    return "".join(map(skeleton, words(text)))


def printed_at(part: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield every place from which on a text prints a part of it."""
    at = text.find(part, start, end)
    while at >= 0:
        yield at
        at = text.find(part, at + 1, end)


def alike_until(one: str, other: str) -> int:
    """Count the characters that two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def words(text: str) -> list[str]:
    """Return the words of a text; an apostrophe inside a word belongs to it."""
    return WORD.findall(text)
