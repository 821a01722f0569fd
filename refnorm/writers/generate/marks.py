"""What native marks become in a romanized list: labels, phrases and places, from the tables of languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from refnorm import locales
from refnorm.fields import ordinals
from refnorm.fields.draft import alternatives
from refnorm.fields.phrases import Phrases
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import CYRILLIC, DASH, LATIN_LETTER, TO_CYRILLIC
from refnorm.writers.generate.cutting import VALUE

AND = "and"
"""Stands between two persons; the native word may mean much else elsewhere."""

_NATIVE = kept(f"[{CYRILLIC}\u0531-\u0587\u10d0-\u10ff№]")
"""Letters of marks that become English ones: Cyrillic, Armenian, Georgian."""
_SPLIT = kept(r"(\s*[;,–—]\s*|(?<=\.)-|(?<=\w)/)")
_MONTH = kept(r"(?P<joint>(?<=\d)-)?(?P<word>[^\W\d_]+\.?)")


@noun
class Labels:
    """Marks on one side of a value: `forms` says by mark and field what is written instead."""

    pattern: re.Pattern[str]
    forms: Mapping[str, Mapping[str, str]]


@noun
class Around:
    """A phrase around a value: `в {} т.` is `in {} vols.`"""

    before: str
    after: str
    form: str


@cache
def english() -> Mapping[str, str]:
    """Return what whole fields and kinds of words become."""
    return locales.english().turned


@cache
def labels(side: locales.Side, latin: bool) -> Labels:
    """Return the marks of one side; in a Latin entry only those that are no Latin letters."""
    forms: dict[str, dict[str, str]] = {}
    for token, field, form in _tokens(side):
        if not latin or _NATIVE.search(token):
            forms.setdefault(token, {}).setdefault(field, form)
    return Labels(re.compile(alternatives(forms)), forms)


def _tokens(side: locales.Side) -> Iterator[tuple[str, str, str]]:
    """Yield mark, field and form, those that a language words for itself first."""
    found = [(lo, lb) for lo in locales.load() for lb in lo.labels if lb.side == side]
    for own in (True, False):
        for locale, label in found:
            for token in label.tokens:
                form = locale.turned.get(token) if own else english().get(label.field)
                if form and (not own or form.startswith("{") == (side == "after")):  # `3 л.`, but `л. 3`
                    yield token, label.field, form
    for _, label in found:
        # `386 р.` with a Cyrillic letter: what looks like a Latin mark is one
        for token in label.tokens if label.field in english() else ():
            twin = token.translate(TO_CYRILLIC)
            if twin != token and not LATIN_LETTER.search(twin):
                yield twin, label.field, english()[label.field]


@cache
def around() -> tuple[Around, ...]:
    """Return the phrases that stand around a value."""
    pairs = {key: form for lo in locales.load() for key, form in lo.turned.items() if "{}" in key}
    return tuple(Around(key.partition("{}")[0], key.partition("{}")[2], form) for key, form in pairs.items())


@cache
def phrases() -> Phrases[str]:
    """Return what native phrases between the fields become."""
    found: dict[str, str] = {}
    for locale in locales.load():
        for kind in filter(english().__contains__, locale.words):
            found |= dict.fromkeys(filter(_NATIVE.search, locale.words[kind]), english()[kind])
    for locale in locales.load():
        own = locale.turned.items() if locale.language != "en" else ()
        found |= {key: text for key, text in own if "{}" not in key + text}
    return Phrases(found)


@cache
def conjunctions() -> frozenset[str]:
    """Return the native words for `and`."""
    return frozenset(filter(_NATIVE.search, locales.words("and")))


@cache
def town() -> re.Pattern[str]:
    """Return the regex of what a town is called before its name, and of how a Georgian ordinal begins.

    English leaves out both.
    """
    towns = alternatives(word.rstrip(".") for word in locales.words("town") if not word.isascii())
    return kept(rf"(?:{towns}\.\s?|მე-)(?={VALUE})")


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def place(text: str) -> str | None:
    """Return the English names of the places in a text (`М.; СПб.`), or None where one has no name."""
    whole = _city(text)
    if whole:
        return whole
    parts = _SPLIT.split(text)
    names = [_city(part) for part in parts[::2]]
    if len(names) < 2 or None in names:
        return None
    marks = [_mark(mark) for mark in parts[1::2]]
    return "".join(f"{name}{mark}" for name, mark in zip(names, [*marks, ""], strict=True))


def _mark(mark: str) -> str:
    return mark.strip() if mark.strip() in "–—-/" else f"{mark.strip()} "


def _city(text: str) -> str | None:
    name = text.strip()
    if len(name) == len("М."):  # typed with the letter that looks alike
        name = name.translate(TO_CYRILLIC)
    own = next((lo.turned[name] for lo in locales.load() if name in lo.turned), None)
    cities = locales.cities()
    if not _NATIVE.search(name):
        return None
    found = (cities.get(form.casefold()) for form in (name, f"{name}.", name.rstrip(".")))
    return own or next(filter(None, found), None)


def phrase(text: str) -> str | None:
    """Return what a whole text becomes that is a native phrase; a capital stays one."""
    hit = phrases().at(phrases().folded(text), 0)
    if not hit or hit.end != len(text):
        return None
    return capital(hit.value) if text[0].isupper() else hit.value


def months(text: str) -> str:
    """Return a date with its month in English."""
    return _MONTH.sub(_month, _counted().sub(_day, text))


def _month(found: re.Match[str]) -> str:
    word = found["word"]
    number = locales.months().get(word.casefold().rstrip("."))
    known = number and not LATIN_LETTER.search(word)
    return f"{' ' if found['joint'] else ''}{_names()[number - 1]}" if number and known else found[0]


@cache
def _counted() -> re.Pattern[str]:
    """A day or days whose month is counted: `3 сарын 14`, `2011 оны 10 сарын 12–14`."""
    words = alternatives(locales.words("counted_month"))
    year = rf"(?:(?P<year>\d{{4}})\s?{alternatives(locales.tokens('year', 'after'))}\s)?"
    day = rf"(?P<day>\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}})?)"
    return kept(rf"(?<!\w){year}(?P<month>1[0-2]|[1-9])\s?{words}\s{day}(?!\w)")


def _day(found: re.Match[str]) -> str:
    day = f"{found['day']} {_names()[int(found['month']) - 1]}"
    return f"{day} {found['year']}" if found["year"] else day


@cache
def _names() -> tuple[str, ...]:
    return tuple(names[0] for names in locales.english().months)


def counted(word: str) -> str:
    """Return the number that an ordinal in words counts, `Второе`; any other text as it is."""
    number = _ordinals().get(word.casefold().strip())
    return str(number) if number else word


@cache
def _ordinals() -> Mapping[str, int]:
    rows = (locale.words.get("ordinal", ()) for locale in locales.load() if locale.language != "en")
    return {word: number for row in rows for number, word in enumerate(row, 1)}


def ordinal(number: str) -> str:
    """Return an English ordinal: 2nd, 11th; what is no plain number stays."""
    return ordinals.english(int(number)) if number.isdecimal() else number


_NEAR = {"page": ("page", "number-of-pages"), "number-of-pages": ("number-of-pages", "page")}


def form_of(mark: Mapping[str, str], wanted: str | None, loose: bool) -> tuple[str, str] | None:
    """Choose field and form among those of a mark: the value's own field; where `loose` or unknown, any."""
    near = _NEAR.get(wanted or "", (wanted or "",))
    own = next(((name, mark[name]) for name in near if name in mark), None)
    return own or (next(iter(mark.items())) if loose or wanted is None else None)
