"""What a language says beside a title, and another one does not: of editors, of months, of access."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from refnorm import locales
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, words

_LINK = "://"
_SHORTENED = 4
"""Letters of the name of a month that is cut short: it may be a word of any language."""


def says(raw: str, language: str, other: str) -> bool:
    """Tell whether an entry says who has edited or translated a work, or of which month it is, as one of two
    languages alone says that."""
    return bool(_only(language, other).search(raw))


@cache
def _only(language: str, other: str) -> re.Pattern[str]:
    own, others = (_said(locales.by_language()[one]) for one in (language, other))
    words = "|".join(map(re.escape, sorted(own - others))) or "(?!)"
    return kept(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _said(locale: locales.Locale) -> set[str]:
    marks = [w for kind in ("editor", "translator") for w in locale.words.get(kind, ()) if " " in w]
    months = [w for names in locale.months for w in names if len(w) > _SHORTENED]
    return {w.rstrip(".") for w in (*marks, *months) if cyrillic_share(w) == 1}


def seen(raw: str) -> tuple[str, ...]:
    """Return the one language that says so when a page was seen: `дата звернення`."""
    if _LINK not in raw:
        return ()
    low = raw.casefold()
    return tuple(dict.fromkeys(language for phrase, language in _sayings() if phrase in low))[:1]


@cache
def _sayings() -> tuple[tuple[str, str], ...]:
    """Return the native phrases before a link and before the day on which a page was seen that one language
    alone has."""
    kinds = ("accessed", "available")
    rows = (
        (word, lo.language) for lo in locales.cyrillic() for kind in kinds for word in lo.words.get(kind, ())
    )
    found = [(phrase.casefold(), language) for phrase, language in rows]
    times = Counter(phrase for phrase, _ in found)
    return tuple(one for one in found if times[one[0]] == 1 and cyrillic_share(one[0]) == 1)


def at_home(found: Sequence[locales.Locale], raw: str, known: str) -> list[locales.Locale]:
    """Return those of several languages in whose cities an entry was printed, or else by whose marks its
    pages are counted: a title has і in Ukrainian as in Kazakh, but its pages are `с.` there, `б.` here.

    Marks tell nothing against the language of the list itself, whose author may write all by the common one.
    """
    said = set(words(raw.casefold()))
    homes = [lo for lo in found if not said.isdisjoint(_towns(lo.language))]
    if homes or any(lo.language == known for lo in found) or not _COUNTED.search(raw):
        return homes
    return [lo for lo in found if any(_MARK in label.native for label in lo.labels if label.field in _PAGES)]


@cache
def _towns(language: str) -> frozenset[str]:
    """Return the names of a language's cities that are one word in native letters."""
    names = (name for city in locales.by_language()[language].cities for name in city.names)
    return frozenset(name.casefold() for name in names if name.isalpha() and not name.isascii())


_MARK, _PAGES = "с.", ("page", "number-of-pages")
"""The mark of pages of most languages of the region."""
_COUNTED = kept(r"(?<!\w)[Сс]\.\s?\d|\d\s?с\.(?!\s?\d)")
