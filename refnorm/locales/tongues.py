"""The language of an entry, where the parser does not name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from refnorm import locales
from refnorm.locales.saying import at_home, says, seen
from refnorm.model import Reference
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, script, words

COMMON = "ru"
"""The language in which works are cited all over the region, beside the list's own."""

SHORT = 20
"""Letters below which a Kazakh title may well lack every letter that is only Kazakh; so elsewhere."""

_LACKING = 6
"""Letters of the common language which another lacks, from which none of them in a text speaks for that one:
Serbian and Macedonian have no й, щ, ъ, ы, ь, э, ю, я."""

_OFTEN = "и"
"""The letter that nearly all texts of the common language have: one without it may well be Belarusian."""

_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_PAGES = ("page", "number-of-pages")
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
    telling = _telling(reference)
    text = telling or _own_words(reference, raw)
    central = not telling and (reference.publisher_place or "").casefold() in _centres()
    if central or (not telling and known in locales.by_language() and _edited(raw, known)):
        # `Очерки. М.: Наука` in whatever list, but for letters that are none of this language
        known = COMMON if foreign_letters().isdisjoint(text.casefold()) else known
    return _language(text, known, raw)


def _edited(raw: str, known: str, as_in: str = COMMON) -> bool:
    """Tell whether an entry says who has edited or translated it as one of two languages alone says that:
    the common one, and that of its list."""
    other = known if as_in == COMMON else COMMON
    return known != COMMON and says(raw, as_in, other)


@cache
def _centres() -> frozenset[str]:
    """Return the cities of the common language that lists abbreviate, where books are in it: М., СПб."""
    rows = (row for row in locales.by_language()[COMMON].cities if row.short)
    return frozenset(name.casefold() for row in rows for name in (*row.short, *row.names))


def _telling(reference: Reference) -> str | None:
    """Return a title that tells its language by itself: a journal may well have its name in another."""
    title = reference.title or ""
    cyrillic = cyrillic_share(title) >= MIXED and sum(map(str.isalpha, title)) >= SHORT
    return title if cyrillic else None


@lru_cache(maxsize=4096)
def _language(text: str, known: str, raw: str) -> str | None:
    """Return the language of a text; where that is silent, what stands around it speaks."""
    tables = locales.by_language()
    kind = _script(text)
    if kind == "Other":
        return _lettered(tables.values(), text)
    if kind != "Cyrillic":
        return "en" if _spoken(tables["en"], text) >= 2 else None
    if known != "und" and known not in tables:
        return known
    low = foreign_letters().intersection(text.casefold())
    said = told(words(text.casefold()))
    near = {
        known,
        COMMON,
        *lettering(raw),
        *seen(raw),
        *(language for language, times in said.items() if times >= _SAID),
    }
    possible = [
        lo for lo in locales.cyrillic() if lo.language in near or (low and _possible(lo.language, low))
    ]
    if len(possible) < 2:
        return possible[0].language if possible else None
    if known in tables and len(text) >= SHORT and _lacks(tables[known], text):
        said[known] += _SAID
    # of a language that has left these letters for Latin ones the former alphabet counts
    own = next((lo for lo in locales.cyrillic() if lo.language == known), None)
    if own and not _misfit(own, text, 0)[0]:
        said = _besides(said, known, f"{text} {raw}")
    fitting = {lo.language: _misfit(lo, text, said[lo.language]) for lo in possible}
    best = min(fitting.values())
    possible = _lettered_so([lo for lo in possible if fitting[lo.language] == best], raw, known)
    beside = [lo for lo in possible if _stands_by(lo, raw, known)] if len(possible) > 1 else []
    left = beside or (at_home(possible, raw, known) if len(possible) > 1 else possible) or possible
    return min(left, key=lambda lo: _distance(lo, text, known)).language


def _besides(said: Counter[str], known: str, whole: str) -> Counter[str]:
    """Leave out neighbours that one word of an entry tells, where the list's language has all its letters."""
    if all(one in (known, COMMON) for one in said):
        return said
    tables = locales.by_language()
    # a word that is the list's own, too, tells no neighbour: the Uzbek ва in a Tajik list
    odd = [word for word in words(whole.casefold()) if word not in tables[known].function_words]
    heard, apart = told(odd), " ".join(odd)
    firm = {one for one in said if heard[one] + _spoken(tables[one], apart) >= _SAID}
    return Counter({one: n for one, n in said.items() if one in firm or one in (known, COMMON)})


def _lettered_so(possible: list[locales.Locale], raw: str, known: str) -> list[locales.Locale]:
    """Keep the languages that lack fewest letters of all that an entry prints, where its title fits several.

    Of the common one that says nothing: authors, journals and places of any language stand around its titles.
    """
    if len(possible) < 2 or any(lo.language == COMMON for lo in possible):
        return possible
    letters = {char for char in raw.casefold() if char.isalpha() and char >= "\u0400"}
    lacking = {lo.language: len(letters.difference(lo.alphabet)) for lo in possible}
    alike = [lo for lo in possible if lacking[lo.language] == min(lacking.values())]
    said = told(words(raw.casefold())) if len(alike) > 1 else Counter[str]()
    said = _besides(said, known, raw) if any(lo.language == known for lo in alike) else said
    most = max((said[lo.language] for lo in alike), default=0)
    return [lo for lo in alike if said[lo.language] == most]


def told(spoken: Iterable[str]) -> Counter[str]:
    """Count by language the lower-case words that its neighbours lack, or that end as none of theirs does."""
    found: Counter[str] = Counter()
    for word in dict.fromkeys(spoken):
        for language, times in _told_by(word):
            found[language] += times
    return found


@lru_cache(maxsize=1 << 14)
def _told_by(word: str) -> tuple[tuple[str, int], ...]:
    """Return the languages that a word tells, and what that counts."""
    whole, endings = _tells()
    between = [(language, _SAID) for language in lettering(word)]
    told = [*whole.get(word, ())]
    for size, known in endings:
        if len(word) > size:
            told += known.get(word[-size:], ())
    return (*between, *[(language, 1) for language in dict.fromkeys(told)])


@cache
def _amid() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return the letters that one language alone has before consonants and behind no vowel, and where."""
    beside = f"[{_CONSONANTS}]"
    return tuple(
        (c, kept(rf"{c}(?<![^\W{_CONSONANTS}]{c})(?={beside})"), lo.language)
        for lo in locales.load()
        for c in lo.amid
    )


@cache
def _tells() -> tuple[Mapping[str, list[str]], list[tuple[int, dict[str, list[str]]]]]:
    """Return the languages that each telling word is of, and by length each telling ending."""
    whole: dict[str, list[str]] = {}
    endings: dict[int, dict[str, list[str]]] = {}
    for locale in locales.load():
        for one in locale.tells:
            ending = one.removeprefix("-")
            table = whole if ending == one else endings.setdefault(len(ending), {})
            table.setdefault(ending, []).append(locale.language)
    return whole, sorted(endings.items())


def _lettered(tables: Iterable[locales.Locale], text: str) -> str | None:
    """Return the language whose alphabet, neither Cyrillic nor Latin, has most of a text's letters."""
    low = text.casefold()
    counts = {lo.language: sum(map(low.count, lo.alphabet)) for lo in tables if lo.script == "Other"}
    best = max(counts, key=counts.__getitem__)
    return best if 2 * counts[best] > sum(map(str.isalpha, low)) else None


def _possible(language: str, low: frozenset[str]) -> bool:
    """Tell whether a text has letters of a language, by those of it that the common one lacks.

    It is none of the text's if another language has these letters and more: a Russian title in a Ukrainian
    journal has the і that is Kazakh too, and the ї that is not.
    """
    own = _own_letters(language) & low
    return bool(own) and not any(own < _own_letters(other.language) & low for other in locales.cyrillic())


@cache
def foreign_letters() -> frozenset[str]:
    """Return the Cyrillic letters that the common language lacks."""
    return frozenset().union(*(_own_letters(lo.language) for lo in locales.cyrillic()))


@cache
def _own_letters(language: str) -> frozenset[str]:
    """Return the letters of a language that the common one lacks."""
    letters = next((lo.letters for lo in locales.cyrillic() if lo.language == language), "")
    return frozenset(letters) - set(locales.by_language()[COMMON].alphabet)


def writing(reference: Reference, raw: str) -> str:
    """Return the script of an entry's own words; a third of Cyrillic is Cyrillic, with foreign terms."""
    return _script(_own_words(reference, raw))


def _script(text: str) -> str:
    found = script(text)
    return "Cyrillic" if found in ("Cyrillic", "Latin") and cyrillic_share(text) >= MIXED else found


def _own_words(reference: Reference, raw: str) -> str:
    """Return title and container: a long link must not make a Russian entry Latin."""
    return " ".join(filter(None, (reference.title, reference.container_title))) or raw


def _misfit(locale: locales.Locale, text: str, said: int) -> tuple[int, int]:
    """Rank a language by what a text says itself; `said` counts the words that tell it."""
    foreign = sum([char.isalpha() and char not in locale.alphabet for char in text.casefold()])
    return foreign, -_spoken(locale, text) - said


def _stands_by(locale: locales.Locale, raw: str, known: str) -> bool:
    """Tell whether what stands around a silent title is a language's: marks of pages, letters of names, in
    its own list how it says who has edited a work.

    So is how it says that a page was seen, but in a list of that language, which says so of any work.
    """
    if locale.language == COMMON:
        return False  # its marks are used all over the region
    if locale.language != known and locale.language in seen(raw):
        return True
    if locale.language == known and _edited(raw, known, known):
        return True
    marks = _marks(locale.language)
    return bool(marks and marks.search(raw)) or locale.language in lettering(raw)


def lettering(text: str) -> list[str]:
    """Return the languages that a letter tells by where it stands: Ъглев, Цъков."""
    low = text.casefold()
    return [language for letter, amid, language in _amid() if letter in low and amid.search(low)]


@cache
def _marks(language: str) -> re.Pattern[str] | None:
    """Return the marks of pages, with a number, that the common language has not: `Б. 8`, `208 б.`"""
    tables = locales.by_language()
    usual = {token for lb in tables[COMMON].labels if lb.field in _PAGES for token in lb.native}
    marks = [(lb.side, t) for lb in tables[language].labels if lb.field in _PAGES for t in lb.native]
    own = [(side, re.escape(token)) for side, token in marks if token not in usual]
    before, after = ("|".join(t for at, t in own if at == side) for side in ("before", "after"))
    return kept(rf"(?:{before})\s?\d|\d\s?(?:{after})(?!\w)") if before and after else None


def _distance(locale: locales.Locale, text: str, known: str) -> tuple[bool, bool, bool]:
    """Rank a language; of those that fit alike the list's own comes first, then the common second one.

    One that is in Latin letters today comes last.
    """
    letters = [char for char in text.casefold() if char.isalpha()]
    own = _own_letters(locale.language) or frozenset(locale.letters)  # ы of Kyrgyz is Russian, too
    silent = len(letters) >= SHORT and bool(own) and own.isdisjoint(letters)
    silent = silent and not _lacks(locale, text) and (_OFTEN in locale.alphabet or _OFTEN in text.casefold())
    listed = locale.language == known and not silent
    common = locale.language == COMMON
    return not listed, not common, bool(locale.former[0])


def _lacks(locale: locales.Locale, text: str) -> bool:
    """Tell whether a text has none of many letters of the common language that another one lacks."""
    lacking = set(locales.by_language()[COMMON].alphabet).difference(locale.alphabet)
    return len(lacking) >= _LACKING and lacking.isdisjoint(text.casefold())


def _spoken(locale: locales.Locale, text: str) -> int:
    return len(set(words(text.casefold())) & set(locale.function_words))
