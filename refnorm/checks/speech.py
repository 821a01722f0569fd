"""The language that a note of an entry names, and the one that its native title is surely in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from refnorm import locales
from refnorm.locales import Locale
from refnorm.locales.tongues import SHORT, told
from refnorm.model import Bracket, Entry
from refnorm.text import cyrillic_share, words

_SHORTEST = 3
"""Letters of a language's name at least that its abbreviation keeps: `in Kaz.`, `In Russ.`."""
_VERY_LONG = 50
"""Letters of a title in which a language that has letters of its own shows one of them."""
_LETTERED, _SAID = 2, 3
"""So many words prove a language: with letters that the one of the note lacks, or telling another one."""


def noted(entry: Entry) -> tuple[Bracket, ...]:
    """Return the groups that say in what language a work is."""
    return tuple(b for b in entry.reference.brackets if b.role == "language")


@lru_cache(maxsize=256)
def named(note: str) -> frozenset[str]:
    """Return the languages that an English note names, whole or abbreviated; empty where none is known."""
    known = (_language(word) for word in words(note.casefold()) if len(word) >= _SHORTEST)
    return frozenset(filter(None, known))


def _language(word: str) -> str | None:
    """Return the language whose English name a word is or begins; None where that is not clear."""
    found = [lo.language for lo in locales.load() if lo.name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else None


def contradicted(title: str, languages: frozenset[str], listed: str | None) -> str | None:
    """Return the language that a title proves, where it is none of those that a note names.

    Letters prove it that all of these lack, in two words; or where a language has letters of its own and a
    long title none of them, words that tell another one; the language of the list, `listed`, needs no such
    words where the title is very long. A title in Latin letters may be a translation.
    """
    tables = locales.by_language()
    claimed = [tables[language] for language in languages]
    if not claimed or any(lo.script != "Cyrillic" for lo in claimed):
        return None
    said = [word for word in words(title.casefold()) if cyrillic_share(word) == 1]
    spoken = told(said)
    common = [lang for word in dict.fromkeys(said) for lang in _function_words().get(word, ())]
    for language in filter(common.__contains__, tables):
        spoken[language] += common.count(language)
    best = max(spoken, key=spoken.__getitem__, default=None)
    if best is None or best in languages or spoken[best] < _SAID or any(spoken[x] for x in languages):
        best = None
    letters = sum(map(len, said))
    fits = (
        listed is not None
        and listed in tables
        and listed not in languages
        and _may_be("".join(said), tables[listed])
    )
    if not best and fits and letters >= _VERY_LONG:
        best = listed
    alphabets = frozenset().union(*(lo.alphabet for lo in claimed))
    foreign = [word for word in said if set(word) - alphabets and word.isalpha()]
    if len(foreign) >= _LETTERED:
        return best or (listed if fits else None) or _only(frozenset("".join(foreign)) - alphabets)
    own = frozenset().union(*(lo.letters for lo in claimed))
    return best if letters >= SHORT and own and not own & set(title.casefold()) else None


def _may_be(text: str, locale: Locale) -> bool:
    """Tell whether a text has no letter that a language lacks, and one that few others have."""
    own = locale.letters or locale.alphabet
    return set(text) <= set(locale.alphabet) and not set(text).isdisjoint(own)


@cache
def _function_words() -> Mapping[str, Sequence[str]]:
    """Return the languages that have each function word."""
    found: dict[str, list[str]] = {}
    for lo in locales.load():
        for word in dict.fromkeys(lo.function_words):
            found.setdefault(word, []).append(lo.language)
    return found


def _only(letters: frozenset[str]) -> str | None:
    """Return the language that alone has some letters."""
    found = [lo.language for lo in locales.load() if letters <= set(lo.alphabet)]
    return found[0] if len(found) == 1 else None
