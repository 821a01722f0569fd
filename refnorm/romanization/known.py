"""Names with a Latin spelling of their own: what a work in Latin letters shows, or pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from refnorm.locales.tongues import COMMON
from refnorm.model import Name, ReferenceList
from refnorm.patterns import kept
from refnorm.romanization.letters import is_written
from refnorm.romanization.originals import abroad, outlandish
from refnorm.romanization.palladius import marked, pinyin
from refnorm.romanization.scheme import languages
from refnorm.romanization.spots import all_followable, bare, fold, native, openings, spots
from refnorm.romanization.transcribed import beginnings
from refnorm.text import LATIN_LETTER, LATIN_VOWELS, MARKS, cyrillic_share, folded, skeleton

Authors = Mapping[str, Sequence[Name]]
"""Authors of works in Latin letters by the consonants of their surnames."""

_CJK = kept("[\u3400-\u9fff]")
MARKED_LETTERS = kept(rf"(?:[^\W\d_][{MARKS}]*)+")
_NAMED = kept(r"[^\W\d_]+(?:[’'ʹʼ`´‘′”ʺ″\"#][^\W\d_]+)*")
"""A word with what schemes write for signs inside: Luk”yanenko."""
_TOGETHER, _LONGEST = (2, 3), 4
"""Initials that are set without periods, as the Vancouver style does (`ON`, `YuV`, `ShchE`): their number
and the letters of the longest."""
_MOSTLY_LATIN = 0.2
"""Share of Cyrillic letters below which a work is in Latin letters."""
_APART = 2
"""Letters in which two spellings of one surname may differ."""
_VOWELS = tuple(LATIN_VOWELS)


def latin_authors(lists: Iterable[ReferenceList]) -> Authors:
    """Return the authors of the works that lists which are not romanized cite in Latin letters."""
    found: dict[str, list[Name]] = {}
    for lst in lists:
        for entry in lst.entries if lst.role != "romanized" else ():
            for name in entry.reference.author if cyrillic_share(entry.raw) < _MOSTLY_LATIN else ():
                if name.family and name.given:
                    found.setdefault(skeleton(name.family), []).append(name)
    return found


def own_spelling(name: Name, romanized: str, authors: Authors) -> str | None:
    """Return the surname of a person as a work in Latin letters has it, where it is romanized otherwise."""
    if not authors or not name.family or not name.given:
        return None
    if cyrillic_share(name.family) < 1 or outlandish(romanized):
        return None
    known = [one.family or "" for one in _persons(name, authors)]
    if not known or any(folded(one) == folded(romanized) for one in known):
        return None
    return known[0] if _near(folded(known[0]), folded(romanized)) else None


def western(name: Name, authors: Authors) -> Name | None:
    """Return the author in Latin letters who is a western person by his initials: Смит Дж., Smith J."""
    for one in authors.get(skeleton(name.family or ""), ()) if name.given else ():
        own, theirs = coupled_initials(name.given or "", one.given or "")
        odd = [both for both in zip(own, theirs, strict=False) if not fits(*both, (COMMON,))]
        if odd and len(own) == len(theirs) and all(abroad(*both) for both in odd):
            return one
    return None


def is_own(name: Name, romanized: str, authors: Authors) -> bool:
    """Tell whether a person's surname is spelled as in a work in Latin letters."""
    return any(folded(one.family or "") == folded(romanized) for one in _persons(name, authors))


def _persons(name: Name, authors: Authors) -> list[Name]:
    """Return the authors in Latin letters who are this person: one surname, one row of initials."""
    return [one for one in authors.get(skeleton(name.family or ""), ()) if same_initials(name, one)]


def _near(one: str, other: str) -> bool:
    """Tell whether two spellings may be one person's: few letters differ, and not the gender."""
    from rapidfuzz.distance import Levenshtein

    distance = Levenshtein.distance(one, other)
    return 0 < distance <= _APART and one.endswith(_VOWELS) == other.endswith(_VOWELS)


def chinese(name: str, *texts: str) -> str | None:
    """Return a Chinese name in pinyin; None unless its letters or Chinese characters by it prove it one."""
    if marked(name) or any(map(prints_chinese, texts)):
        return pinyin(name)
    return None


@lru_cache(maxsize=1 << 12)
def prints_chinese(text: str) -> bool:
    """Tell whether an entry prints Chinese characters; each of its persons asks."""
    return bool(_CJK.search(text))


def same_initials(a: Name | None, b: Name, languages: tuple[str, ...] = ("ru",)) -> bool:
    """Tell whether two persons have initials that may be the same, in whatever scheme of some languages."""
    own, theirs = coupled_initials((a.given if a else None) or "", b.given or "")
    return bool(own and theirs) and all(fits(x, y, languages) for x, y in zip(own, theirs, strict=False))


def share_initial(a: Name, b: Name, languages: tuple[str, ...]) -> bool:
    """Tell whether an initial of two persons may be the same; also where one of them has none."""
    own, theirs = coupled_initials(a.given or "", b.given or "")
    return not (own and theirs) or any(fits(x, y, languages) for x, y in zip(own, theirs, strict=False))


def in_words(name: Name, free: Sequence[Name]) -> Name | None:
    """Return the person who is named in words on the native side: `Seong Soo Choi` is Choi S. S."""
    said = MARKED_LETTERS.findall(name.literal or "")
    for other in free if len(said) > 1 else ():
        rest = [word for word in said if folded(word) != folded(other.family or "")]
        if other.given and len(rest) + 1 == len(said) and folded(rest[0])[:1] == folded(other.given)[:1]:
            return other
    return None


_PARTED_LETTERS = kept(
    rf"{MARKED_LETTERS.pattern}"
    rf"(?:(?<=[GO])[‘ʻ’'](?=\.)|[’'][acy](?!\w)[’']?|(?:(?<=\w\w)[’']{MARKED_LETTERS.pattern})*)"
)
"""The same with the turned comma of Uzbek letters, `O‘.`, the apostrophe of the Kazakh alphabet of 2017,
`I'y'.`, and that of a soft sign, `Ol'ga`."""
_COMMAS = frozenset("'’‘ʻ")


def printed(name: Name) -> str:
    """Return a name in one piece, the surname first."""
    return name.literal or " ".join(filter(None, (name.family, name.given)))


def initials(given: str) -> list[str]:
    """Return the initials and the names of what stands for a given name."""
    return (MARKED_LETTERS if _COMMAS.isdisjoint(given) else _PARTED_LETTERS).findall(given)


@lru_cache(maxsize=1 << 13)
def coupled_initials(native: str, romanized: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the initials of both forms of a name; those without periods are parted where that couples them.

    `О. Н.` and `ON` are two initials each; `YU.` is one, beside `Ю.`.
    """
    both = initials(native), initials(romanized)
    own, theirs = ([one for word in words for one in _apart(word)] for words in both)
    return (own, theirs) if len(own) == len(theirs) else both


def _apart(word: str) -> list[str]:
    """Part initials that are set without periods."""
    starts = [at for at, letter in enumerate(word) if letter.isupper()]
    if len(starts) not in _TOGETHER or starts[0]:
        return [word]
    parts = [word[a:b] for a, b in pairwise([*starts, len(word)])]
    return parts if max(map(len, parts)) <= _LONGEST else [word]


@lru_cache(maxsize=1 << 13)
def fits(letter: str, roman: str, languages: tuple[str, ...]) -> bool:
    """Tell whether an initial, or the name that begins with it, may be written so; shortened is no fault.

    A bearer may sign by the habit of the common language: Е. is Ye. in a Kazakh list.
    """
    low, other = native(letter), fold(roman)
    if LATIN_LETTER.match(low):
        low = fold(letter)
        return other.startswith((bare(low[0]), *beginnings(low[0]), *beginnings(low[:2])))
    if not (len(letter) > 2 and len(roman) > 3):
        low, other = low[:1], other[:3]
    choices = [
        c
        for lang in (dict.fromkeys((*languages, COMMON)) if languages else ())
        for c in spots(low, lang)[0].choices
        if c.output and c.schemes & all_followable(lang)
    ]
    return not choices or any(other.startswith(c.output) or c.output.startswith(other) for c in choices)


def spells(raw: str, family: str) -> bool:
    """Tell whether a text has a surname as some scheme writes it, signs and all: Лук'яненко, Luk”yanenko."""
    begun = _begun(native(family))  # most words that are tried are others, as their first letters tell
    named = (word for word in _NAMED.findall(raw) if not word[0].islower() and fold(word).startswith(begun))
    return any(is_written(family, word, languages()) for word in named)


@lru_cache(maxsize=1 << 12)
def _begun(word: str) -> tuple[str, ...]:
    """Return all that the first letter of a native word becomes in any language."""
    every = (openings(word, language) for language in languages()) if word else ()
    return tuple({output for row in every for output in row})
