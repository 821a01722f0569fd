"""What an entry shows that survives romanization and translation."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, lru_cache

from refnorm import locales
from refnorm.align.lexicon import concept
from refnorm.fields.again import is_cited_again
from refnorm.fields.compare import LINKS, blanked, pages_key
from refnorm.fields.phrases import phrases_of
from refnorm.model import Entry, Gap, Name
from refnorm.nouns import noun, replace
from refnorm.patterns import kept
from refnorm.text import DIGITS, WORD, cyrillic_share, skeleton

_LINK = kept(r"(?:[a-z]{3,5}://|https?:|www\.|10\.\d{4,9}/)\S*|(?<!\S)\S+@\S+")
_OF_LINKS = ("://", "http", "www.", "10.", "@")
"""What every link holds: one of these, or the slow search finds nothing."""
_BRACKET = kept(r"\[[^\[\]]{4,}\]")
_DOCUMENT = kept(r"[^\W\d_]{1,6}(?:[ -][^\W\d_]{1,3}){0,2}[ -]{0,2}(\d[\d.]*(?:[-–/][\dA-Z]+)+)")
"""The mark and number that a norm begins with: `НП-001-15`, `RB-002-16`, `ASTM E2248-13`."""
_MARKED = 16
"""Characters of the longest mark before such a number."""
_SCHEME = kept(r"^(?:[a-z]{2,6}:?/{1,2}(?:www\.)?|www\.)")
"""The scheme of a link, also a misread one (`httn://`)."""
_TONGUE = kept(r"(?:^|(?<=[./]))(?:ru|en|kz|kk|uk|ua|eng|rus|kaz|ukr)[./]")
"""The part of an address that names the language of a page."""
_CODE = kept(r"\W")
_CITED_AGAIN = 60
"""Characters of an entry that only says that it cites the work before: `Там же. Т. 2, ч. 1. С. 117`."""
STEM, _STEM_LENGTH = "~", 4
"""The mark and the length of a stem: what a word shares with its inflected forms and with cognates in other
languages (`электроника`, electronics; the foreign c is к or ц)."""
_SHORT = 4
"""Letters of a function word that may be left out; longer ones of the tables also stand in titles."""
_J = kept(r"[jJ]")
_WESTERN = kept(
    r"[TtOoAaFfWwUuDdLl](?<!\w.)"
    r"(?:(?<=[Tt])he|(?<=[Oo])f|(?<=[AaUu])nd|(?<=[Ff])(?:or|rom)|(?<=[Ww])ith|(?<=[Dd])e[rs]|(?<=[Ll])es)(?!\w)",
    re.IGNORECASE,
)
_OWN_LETTER = kept("[əƏşŞğĞıİ]")
"""A letter of Turkic alphabets that English titles have not."""
_EASTERN = kept(r"[\u0590-\u07ff\u3040-\u9fff\uac00-\ud7af]")
_ROMAN = kept(r"[IVX](?<!\w.)[IVX]{1,4}(?!\w)")
"""It begins with what few characters are, and looks back later: that finds the next place fastest."""


@cache
def boilerplate() -> frozenset[str]:
    """Return the words that say nothing of the work: `available at`, `дата обращения`, `and`."""
    phrases = [
        p
        for kind in ("accessed", "available", "publisher", "translator", "editor")
        for p in locales.words(kind)
    ]
    short = [w for table in locales.load() for w in table.function_words if len(w) <= _SHORT]
    return frozenset(w.casefold() for w in WORD.findall(" ".join([*phrases, *short])))


Row = dict[str, None]
"""A set that keeps the order in which things are printed."""


@noun
class Features:
    """Surnames, words, concepts and numbers of an entry, folded; its links, codes, label, place."""

    names: tuple[str, ...]
    persons: int
    """How many authors they belong to: all words of a name that cannot be parted are surnames here."""
    first: int
    """How many of them are the first author's."""
    words: Row
    concepts: Row
    numbers: Row
    pages: frozenset[str]
    identifiers: frozenset[str]
    codes: frozenset[str]
    label: str | None
    position: int
    et_al: bool
    latin: bool
    western: bool
    """Whether it is written in a western language: it has words that no romanized title has."""
    eastern: bool = False
    """Whether it is written in letters of which no romanized form can be had: Chinese, Hangul, Arabic."""
    spelled: bool = True
    """Whether its authors' names are in letters of which a romanized form can be had."""
    shelf: bool = False
    """Whether it is what an archive holds, of which little more than numbers can be compared."""
    again: bool = False
    """Whether it names no work but says that it is the one before: `Там же. С. 117`."""
    hard: tuple[tuple[str, str], ...] = ()
    """Its words with a j, each with what it is besides: j is й in one scheme, ж or ҷ in another."""


def features(entry: Entry, gaps: Sequence[Gap] = ()) -> Features:
    """Derive the features of a parsed entry; what stands in a gap of its list is none of its text."""
    reference = entry.reference
    spans = reference.where(*LINKS)
    spans += [gap.span for gap in gaps if entry.span.holds(gap.span)]
    body = blanked(entry, spans)[entry.number_end :]
    if any(part in body for part in _OF_LINKS):
        body = _LINK.sub(" ", body)
    bare = _BRACKET.sub(_unless_original, body)
    share = cyrillic_share(bare)
    shown = WORD.findall(bare)
    found = [told for w in (shown if len(bare) > 25 else WORD.findall(body)) if (told := _telling(w))]
    names = tuple(skeleton(w) for n in reference.author for w in _surnames(n))
    numbers = [(n.lstrip("0") or "0") if n.isascii() else str(int(n)) for n in DIGITS.findall(body)]
    numbers += _ROMAN.findall(body)
    bones = [bone for bone, _, _ in found if bone and bone not in names]
    bones += [stem for bone, stem, _ in found if stem and bone not in names]
    links = {link_key(v) for v in (reference.URL, reference.DOI) if v}
    codes = {_CODE.sub("", v) for v in (reference.number, reference.ISBN) if v}
    begin = body.lstrip(" .)]/")
    if (number := DIGITS.search(begin)) and number.start() <= _MARKED and (m := _DOCUMENT.match(begin)):
        codes.add(_CODE.sub("", m[1]))
    first = len(_surnames(reference.author[0])) if names else 0
    hard = _hard(shown) if share < 0.5 and ("j" in bare or "J" in bare) else ()
    return Features(
        names, len(reference.author), first,
        dict.fromkeys(bones), dict.fromkeys([one for _, _, one in found if one]), dict.fromkeys(numbers),
        frozenset(n for p in reference.pages for n in pages_key(p)),
        frozenset(links), frozenset(c for c in codes if len(c) > 3),
        entry.label, entry.index, reference.et_al, share < 0.5,
        share < 1 and bool(_WESTERN.search(bare)),  # without a Latin letter there is none of these words
        not bare.isascii() and bool(_EASTERN.search(bare)),
        not any(_EASTERN.search(name.literal or name.family or "") for name in reference.author),
        bool(reference.archive_location),
        len(begin) <= _CITED_AGAIN and is_cited_again(entry),
        hard,
    )  # fmt: skip


def _unless_original(bracket: re.Match[str]) -> str:
    """Leave out a bracket unless it holds the title in its own language, behind a translation of it.

    `Linguistic analysis [Azərbaycan dilinin təhlili]`: it has letters that no English title has, and none of
    the words that every one has.
    """
    text = bracket[0]
    own = _OWN_LETTER.search(text) if not text.isascii() else None
    return text if own and not _WESTERN.search(text) else " "


def _hard(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the skeletons of the words with a j, each with the one that it has where j stands for a ж."""
    found = {skeleton(w): skeleton(_J.sub("zh", w)) for w in words if "j" in w or "J" in w}
    return tuple((soft, hard) for soft, hard in found.items() if soft != hard)


def settled(one: Features, known: Set[str]) -> Features:
    """Return the features of an entry whose j is read as the words that the other list has want it."""
    turned = {soft: hard for soft, hard in one.hard if soft not in known and hard in known}
    if not turned:
        return one
    stems = {_stem(soft): _stem(hard) for soft, hard in turned.items()}
    words = dict.fromkeys([turned.get(w, stems.get(w, w)) for w in one.words])
    return replace(one, names=tuple(turned.get(n, n) for n in one.names), words=words)


def _stem(bone: str) -> str:
    return STEM + bone.replace("k", "s")[:_STEM_LENGTH]


@lru_cache(maxsize=1 << 16)
def _telling(word: str) -> tuple[str, str, str | None] | None:
    """Return the skeleton of a word and its stem, empty for short ones, and its concept; None if it says
    nothing.
    """
    if word.casefold() in boilerplate():
        return None
    bone = skeleton(word) if len(word) > 2 else ""
    stem = _stem(bone) if len(bone) >= _STEM_LENGTH else ""
    return (bone if len(bone) > 1 else ""), stem, concept(word)


def _surnames(name: Name) -> list[str]:
    """Return the surname, or every word of a name that cannot be parted; a body's may well be translated."""
    if name.family:
        return [name.family]
    literal = name.literal or ""
    return [] if phrases_of("corporate").first(literal) else literal.split()


def link_key(link: str) -> str:
    """Return a link in the form in which two spellings of one address are equal."""
    return _TONGUE.sub("", _SCHEME.sub("", link.casefold())).rstrip("/.")
