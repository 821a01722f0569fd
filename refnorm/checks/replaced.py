"""A journal, book or publisher that has no word in common with the one on the other side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refnorm import locales
from refnorm.checks import Context, Couple, couple, shared, trust
from refnorm.checks.alone import closes, printed_outside
from refnorm.checks.another import Change, core, is_abbreviated
from refnorm.checks.editions import edition_note, known_journals
from refnorm.checks.letters import compared
from refnorm.fields.evidence import CAPITAL
from refnorm.fields.phrases import phrases_of
from refnorm.locales.spelling import is_known
from refnorm.locales.tongues import COMMON
from refnorm.model import Entry, Pair
from refnorm.patterns import kept
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.words import Word
from refnorm.text import folded, skeleton

_STRANGE, _REPLACED = 0.86, 0.85
"""How sure a name is another that shares no word with it, and one of whose words some are others."""
_WORD, _LONG = 3, 4
"""Letters at least of a word that names something, and of one that is missed."""
_TITLE = 0.75
"""Share of the words of two titles that have to be the same in works that are not romanized."""
_NEAR = 0.75
"""How alike two words are that may be one."""
_SIGNS = 2
"""Letters by which two names differ whose words are only parted otherwise."""
_BONY = 3
"""Consonants of an abbreviation that tell its word."""
_WHOLE = 2
"""Words that agree, from which one more or less makes another name."""
_MANY = 5
"""Names that a list writes letter by letter, from which on it is its habit."""
_NAMED = ("container_title", "publisher")
"""Fields that hold a name."""
_VOWELS = frozenset("aeiouy")
_CAPITALS = kept(rf"{CAPITAL}(?<=\w.)")
"""A capital behind another letter, as acronyms have it: `ТПУ`, `КазНУ`."""


class _Names(NamedTuple):
    """The words of a field on both sides."""

    entries: Couple
    own: list[Word]
    other: list[Word]
    found: Compared


def replaced(entries: Couple, context: Context, field: str) -> Change | None:
    """Return the two names of a field where the romanized one is no form and no translation of the other.

    A name in native letters is translated into English, or written letter by letter; one that is neither is
    another. Of works in Latin letters, which keep their names, those names are held word against word.
    """
    names = _names(entries, context, field)
    if not names:
        return None
    if all(word.native for word in names.own):
        sure = _STRANGE if _is_strange(context, field, names) else 0.0
    elif any(word.native for word in names.own) or not _are_kept(field, names):
        return None
    else:
        sure = _REPLACED if _has_others(context, field, names) else 0.0
    if not sure or _is_elsewhere(names) or edition_note(*entries):
        return None
    if known_journals(*entries):
        return None  # of one printing, whose pages are the same, the English name
    spans = [entry.reference.spans[field] for entry in entries]
    if phrases_of("cited_again").first(spans[0][0].of(context.document.text)):
        return None  # `Там же`: the romanized list names the journal anew
    return *context.sides(entries.pair, *spans), trust(entries, field, sure)


def _names(entries: Couple, context: Context, field: str) -> _Names | None:
    """Return the words of a field where both sides have it and they are not the same."""
    found = compared(entries.pair, context)
    if not found or any(field not in entry.reference.spans for entry in entries):
        return None
    if _are_one(found, *entries, field):
        return None
    own, other = (core(entry, context, field) for entry in entries)
    if not own or not other or any(word.native for word in other):
        return None
    parts = any(map(_is_part, own, other))
    if len(own) == len(other) and not parts and all(word.span in found.agreed for word in own):
        return None
    from rapidfuzz.distance import Levenshtein

    one, two = ("".join(folded(word.text) for word in row) for row in (own, other))
    parted = len(own) != len(other) and abs(len(one) - len(two)) <= _SIGNS
    if one == two or (parted and Levenshtein.normalized_similarity(one, two) >= _NEAR):
        return None  # its words are parted otherwise
    return _Names(entries, own, other, found)


def _are_one(found: Compared, native: Entry, romanized: Entry, field: str) -> bool:
    """Tell quickly that a field is the same on both sides, in other letters or not."""
    if getattr(native.reference, field) == getattr(romanized.reference, field):
        return True
    matched = found.within(field)
    return (
        bool(matched)
        and all(one.native.span in found.agreed and not _is_part(*one[:2]) for one in matched)
        and not any(word.field == field for word in (*found.lost, *found.added))
    )


def _is_elsewhere(names: _Names) -> bool:
    """Tell whether a side prints a word of the other one's name in another field: it was read otherwise."""
    sides = ((names.own, names.entries), (names.other, names.entries[::-1]))
    outside = [printed_outside(entry, words) for words, (entry, _) in sides]
    for (words, _), here, there in zip(sides, outside, outside[::-1], strict=True):
        bones = {skeleton(word.text) for word in words if len(word.form) >= _LONG}
        if bones & there - here:
            return True
    return False


def _is_strange(context: Context, field: str, names: _Names) -> bool:
    """Tell whether a name in native letters stands for one that is neither English nor has its letters.

    Where words of it agree, one of its words stands in another one's place, or one is lost.
    """
    own, other = names.own, names.other
    known = [m for m in names.found.matches if not m.native.native or (same_word(m) and not _is_part(*m[:2]))]
    taken = {word.span for m in known for word in (m.native, m.roman)}
    gone = [a for a in own if a.span not in taken and not any(_alike(a, b) for b in other)]
    come = [b for b in other if b.span not in taken and not any(_alike(a, b) for a in own)]
    if any(map(_is_acronym, other)) or _is_initials(own, other) or any(map(_is_english, come)):
        return False
    whole = [[word for word in row if not _is_cut(word)] for row in (gone, come)]
    if _are_all(gone, own) and _are_all(come, other):
        if not all(_has_word(row, _WORD) for row in whole):
            return False
        return names.found.language == COMMON or by_habit(context, names.entries.pair.lists, field)
    if not (gone or come) or whole != [gone, come] or len(own) - len(gone) != len(other) - len(come):
        return False
    if gone and come:
        return len(gone) == len(come) == 1 and _has_word([*gone, *come], _LONG + 1)
    return _is_inner([*gone, *come], context, field, names)


def _is_inner(more: Sequence[Word], context: Context, field: str, names: _Names) -> bool:
    """Tell whether one name has a word more, behind its first, where all others are whole words.

    A publisher may call itself a house, a centre, a press, or not.
    """
    first, rest = (names.own[0], names.other[0]), zip((names.own, names.other), names.entries, strict=True)
    text, spans = context.document.text, [(row, entry.reference.spans[field]) for row, entry in rest]
    cut = any(_is_cut(word) and not closes(word, text, value) for row, value in spans for word in row)
    short = field == "publisher" or cut or min(len(names.own), len(names.other)) < _WHOLE
    return not short and len(more) == 1 and more[0] not in first and _has_word(more, _LONG)


def _are_all(some: Sequence[Word], words: Sequence[Word]) -> bool:
    """Tell whether some words are all of a row that name something."""
    return all(word in some or not _is_named(word) for word in words)


def _is_named(word: Word) -> bool:
    """Tell a word that names something from one that joins others, as many names have: и, ta."""
    return len(word.form) >= _WORD


def _has_word(words: Sequence[Word], letters: int) -> bool:
    return any(len(word.form) >= letters for word in words)


def _is_initials(own: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether an acronym of one name may stand for words of the other one: ЭАИ, Energoatomizdat."""
    from rapidfuzz.distance import LCSseq

    for words, twins in ((own, other), (other, own)):
        whole = "".join(folded(word.text) for word in twins)
        for letters in (folded(word.text) for word in words if _is_acronym(word)):
            if letters[:1] == whole[:1] and LCSseq.similarity(letters, whole) == len(letters):
                return True
    return False


def _is_english(word: Word) -> bool:
    known = _is_named(word) and is_known(folded(word.text))
    return known or word.text.casefold() in locales.english().function_words


@shared
def by_habit(context: Context, lists: tuple[int, int], field: str) -> bool:
    """Tell whether two lists write the names of a field letter by letter: many, or all names but one.

    Few lists of a language beside which another one is spoken do: Ғылым is Наука there.
    """
    pairs = [pair for pair in context.article.pairs if pair.lists == lists]
    if [_by_letters(pair, context, field) for pair in pairs].count(True) >= _MANY:
        return True
    every = [_by_letters(pair, context, one) for pair in pairs for one in _NAMED]
    return every.count(True) >= _MANY and every.count(False) <= 1


def _by_letters(pair: Pair, context: Context, field: str) -> bool | None:
    """Tell whether a name in native letters is written letter by letter; None where there is none."""
    found, entries = compared(pair, context), couple(pair, context)
    own = core(entries[0], context, field) if found and entries else ()
    if not found or not any(word.native for word in own):
        return None
    return all(word.span in found.agreed for word in own)


def _are_kept(field: str, names: _Names) -> bool:
    """Tell whether the work's title is the same on both sides: then its journal is no translation either.

    A conference and its proceedings have many names.
    """
    found, kinds = names.found, {entry.reference.type for entry in names.entries}
    titled = found.within("title")
    if not titled or (field != "publisher" and kinds != {"article-journal"}):
        return False
    same = sum(same_word(m) for m in titled)
    lost = sum(word.field == "title" for word in found.lost)
    return same >= _TITLE * (len(titled) + lost) and not any(m.native.native for m in titled)


def _has_others(context: Context, field: str, names: _Names) -> bool:
    """Tell whether each of two names in Latin letters has a word that no word of the other one may be.

    Or whether one has a word more, behind its first, where all others are the same and none is shortened.
    """
    own, other = (_telling(words) for words in (names.own, names.other))
    gone = [a for a in own if not any(_alike(a, b) for b in names.other)]
    come = [b for b in other if not any(_alike(a, b) for a in names.own)]
    translated = come and all(map(_is_english, come)) and not any(map(_is_english, gone))
    if _is_initials(names.own, names.other) or (field == "publisher" and translated):
        return False
    if gone and come:
        rows = ([word for word in row if not _is_acronym(word)] for row in (gone, come))
        return all(_has_word(row, _LONG) for row in rows)
    return _is_inner(gone or come, context, field, names) and not any(map(_is_acronym, gone or come))


def _telling(words: Sequence[Word]) -> list[Word]:
    """Return the words of a name that tell something."""
    return [word for word in words if len(word.form) > _WORD or word.short or word.text[:1].isupper()]


def _is_cut(word: Word) -> bool:
    """Tell whether a word is shortened: no abbreviation ends with a vowel (GOST R 7.0.12-2011)."""
    return is_abbreviated(word) and folded(word.text)[-1:] not in _VOWELS


def _is_acronym(word: Word) -> bool:
    return bool(_CAPITALS.search(word.text))


def _is_part(one: Word, other: Word) -> bool:
    """Tell a compound and its last part, which are two names: Госатомиздат, Atomizdat."""
    short, long = sorted((folded(one.text), folded(other.text)), key=len)
    return long.endswith(short) and len(long) - len(short) >= _WORD and len(short) > _LONG


def _alike(one: Word, other: Word) -> bool:
    """Tell whether two words may be forms of one: an abbreviation, a misprint, its consonants."""
    a, b = folded(one.text), folded(other.text)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    bones, others = sorted((skeleton(one.text), skeleton(other.text)), key=len)
    if "q" in a + b:  # in Azerbaijani it is a g: Şərq, Sharg
        bones, others = bones.replace("g", "k"), others.replace("g", "k")
    shortened = one.short or other.short
    if bones == others or long.startswith(short):
        return True
    if _is_part(one, other):
        return False
    if shortened and len(bones) >= _BONY and others.startswith(bones):
        return True
    from rapidfuzz.distance import LCSseq, Levenshtein

    if Levenshtein.normalized_similarity(a, b) >= _NEAR or Levenshtein.distance(a, b, score_cutoff=1) <= 1:
        return True
    begun = (shortened or len(short) <= _LONG) and short[0] == long[0]
    return begun and LCSseq.similarity(short, long) == len(short)
