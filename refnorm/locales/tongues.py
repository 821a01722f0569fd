"""The language of an entry, where the parser does not name it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from refnorm import locales
from refnorm.model import Reference
from refnorm.text import cyrillic_share, script, words

COMMON = "ru"
"""The language in which works are cited all over the region, beside the list's own."""

SHORT = 20
"""Letters below which a Kazakh title may well lack every letter that is only Kazakh; so elsewhere."""

_SAID = 2
"""Words that tell a language whose own letters a text lacks."""

MIXED = 0.3
"""Share of Cyrillic letters from which a title is not a Latin one with a Cyrillic word."""


def tongue(reference: Reference, raw: str, known: str) -> str | None:
    """Return the BCP 47 tag of an entry's own words; `known` is the language of its list.

    Letters outside an alphabet speak against a language, its function words for it. A list
    in a language that has no table keeps that language.
    """
    if reference.language:
        return reference.language
    return _language(_telling(reference) or _own_words(reference, raw), known)


def _telling(reference: Reference) -> str | None:
    """Return a title that tells its language by itself: a journal may well have its name in another."""
    title = reference.title or ""
    cyrillic = cyrillic_share(title) >= MIXED and sum(map(str.isalpha, title)) >= SHORT
    return title if cyrillic else None


@lru_cache(maxsize=4096)
def _language(text: str, known: str) -> str | None:
    """Return the language of a text; several rules ask for it."""
    tables = {lo.language: lo for lo in locales.load()}
    kind = _script(text)
    if kind == "Other":
        return _lettered(tables.values(), text)
    if kind != "Cyrillic":
        return "en" if _spoken(tables["en"], text) >= 2 else None
    if known != "und" and known not in tables:
        return known
    possible = [lo for lo in tables.values() if _possible(lo, text, known)]
    return min(possible, key=lambda lo: _distance(lo, text, known)).language if possible else None


def told(locale: locales.Locale, spoken: Iterable[str]) -> int:
    """Count the words that only one language has among its neighbours, or that end as only its words do."""
    endings, whole = _tells(locale.language)
    return sum(word in whole or (word.endswith(endings) and word not in endings) for word in spoken)


@cache
def _tells(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the endings and the words that tell a language."""
    known = next(lo.tells for lo in locales.load() if lo.language == language)
    endings = tuple(one[1:] for one in known if one.startswith("-"))
    return endings, frozenset(one for one in known if not one.startswith("-"))


def _lettered(tables: Iterable[locales.Locale], text: str) -> str | None:
    """Return the language whose alphabet, neither Cyrillic nor Latin, has most of a text's letters."""
    low = text.casefold()
    counts = {lo.language: sum(map(low.count, lo.alphabet)) for lo in tables if lo.script == "Other"}
    best = max(counts, key=counts.__getitem__)
    return best if 2 * counts[best] > sum(map(str.isalpha, low)) else None


def _possible(locale: locales.Locale, text: str, known: str) -> bool:
    """Tell whether a language is the list's, the common one, or has letters or words that this one lacks.

    It is none of the text's if another language has these letters and more: a Russian title in a Ukrainian
    journal has the і that is Kazakh too, and the ї that is not.
    """
    if locale.script != "Cyrillic" or locale.language in (known, COMMON):
        return locale.script == "Cyrillic"
    low = frozenset(text.casefold())
    if locale.tells and told(locale, frozenset(words(text.casefold()))) >= _SAID:
        return True
    own = _own_letters(locale.language) & low
    others = (lo.language for lo in locales.load() if lo.script == "Cyrillic")
    return bool(own) and not any(own < _own_letters(other) & low for other in others)


@cache
def foreign_letters() -> frozenset[str]:
    """Return the Cyrillic letters that the common language lacks."""
    return frozenset().union(*(_own_letters(lo.language) for lo in locales.load() if lo.script == "Cyrillic"))


@cache
def _own_letters(language: str) -> frozenset[str]:
    """Return the letters of a language that the common one lacks."""
    tables = {lo.language: lo for lo in locales.load()}
    return frozenset(tables[language].letters) - set(tables[COMMON].alphabet)


def writing(reference: Reference, raw: str) -> str:
    """Return the script of an entry's own words; a third of Cyrillic is Cyrillic, with foreign terms."""
    return _script(_own_words(reference, raw))


def _script(text: str) -> str:
    found = script(text)
    return "Cyrillic" if found in ("Cyrillic", "Latin") and cyrillic_share(text) >= MIXED else found


def _own_words(reference: Reference, raw: str) -> str:
    """Return title and container: a long link must not make a Russian entry Latin."""
    return " ".join(filter(None, (reference.title, reference.container_title))) or raw


def _distance(locale: locales.Locale, text: str, known: str) -> tuple[int, int, bool, bool]:
    """Rank a language; of those that fit alike the list's own comes first, then the common second one."""
    letters = [char for char in text.casefold() if char.isalpha()]
    foreign = sum(char not in locale.alphabet for char in letters)
    silent = len(letters) >= SHORT and bool(locale.letters) and not set(letters) & set(locale.letters)
    listed = locale.language == known and not silent
    return foreign, -_spoken(locale, text), not listed, locale.language != COMMON


def _spoken(locale: locales.Locale, text: str) -> int:
    spoken = frozenset(words(text.casefold()))
    return len(spoken.intersection(locale.function_words)) + told(locale, spoken)
