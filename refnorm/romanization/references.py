"""The marks of a native reference turned into those of a romanized one: `//`, `С.`, `№`, `М.:`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from refnorm.locales import Label, Locale, english, load
from refnorm.patterns import kept
from refnorm.romanization.engine import transliterate
from refnorm.romanization.scheme import Scheme
from refnorm.romanization.scheme import scheme as find
from refnorm.romanization.typed import apart, latin, untangled
from refnorm.text import CYRILLIC_LETTER, DASH, LETTERS

_NUMBER = rf"\d+(?:\s*{DASH}\s*\d+)?(?:,\s*\d+(?:{DASH}\d+)?)*"
_INITIAL = r"(?<!\b[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]\.\s)"
_VALUE = r"(?P<value>\d+|[IVXLC]+\b)"
_BEFORE_PUBLISHER = r"(?=:\s*[^:;/]{2,60}?,\s*\d{4})"
_ADDRESS = kept(r"(?:https?|ftp)://[^\s<>«»\"]+|(?<![\w@./-])www\.[^\s<>«»\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""A link or an address of electronic mail: of its letters none may change."""
_PHRASES = ("accessed", "et_al")
"""Kinds of words that are marks wherever they stand."""

_IN_PRINT = ("page", "number-of-pages", "volume", "issue")

Turn = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def romanize(text: str, scheme: str | Scheme, *, references: bool = False) -> str:
    """Return a text with its native words written by a scheme; what is no letter of its alphabet stays.

    Case and initials are kept, links and addresses stay. What is Latin by its nature is Latin (`ХХ век` is
    XX vek, `СО2` is CO2), and a Latin letter that hides in a native word is its twin. The marks of a native
    reference (`//`, `№`, the `С.` of `С. 5–9`) stay as they are, or with `references` take the form of a
    romanized one (`turned`).
    """
    table = find(scheme) if isinstance(scheme, str) else scheme
    text = latin(turned(text, table.language) if references else text)
    stays = [match.span() for match in _ADDRESS.finditer(text)]
    pieces, done = [], 0
    for start, end in sorted([*stays, *(() if references else marks(text, table.language))]):
        if start < done:
            continue
        pieces += [_written(text[done:start], table), text[start:end]]
        done = end
    return "".join([*pieces, _written(text[done:], table)])


def _written(text: str, table: Scheme) -> str:
    """Return a text by a scheme; a look-alike letter of the other script within a word is its twin."""
    return transliterate(LETTERS.sub(lambda match: untangled(match[0]), apart(text)), table)


def marks(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans, in order, of the marks of pages, volumes and issues: `С.`, `№`, `вып.`, `с.`.

    A word that is written in full (`Том 3`) is a word and no mark; so is `г.` beside a year in a title.
    """
    matches = (match for pattern, _ in _places_in_print(language) for match in pattern.finditer(text))
    return sorted({match.span("mark") for match in matches if match["mark"].endswith((".", "№"))})


def turned(text: str, language: str) -> str:
    """Return references with their marks in the romanized form; words and names are left as they are.

    `//` and the dash between areas become a full stop, `С. 5–9` is `pp. 5–9`, `243 с.` is `243 p.`,
    `№` is `no.`, `М.:` is `Moscow:`. What each mark becomes the tables of the languages say (`turned`).
    """
    for pattern, new in _turns(language):
        text = pattern.sub(new, text)
    return text


@cache
def _turns(language: str) -> tuple[Turn, ...]:
    return tuple(turn for locale in _locales(language) for turn in _of(locale)) + tuple(_separators())


@cache
def _places_in_print(language: str) -> tuple[Turn, ...]:
    """Return the labels of what leads to a place in print; a year or an article of a law stands in titles."""
    every = ((locale, label) for locale in _locales(language) for label in locale.labels)
    return tuple(_label(*both) for both in every if both[1].native and both[1].field in _IN_PRINT)


def _locales(language: str) -> list[Locale]:
    return [locale for locale in load() if locale.language == language]


def _of(locale: Locale) -> Iterator[Turn]:
    """Yield the turns of one language: phrases, pages, other labels, places."""
    cyrillic = {key: new for key, new in locale.turned.items() if CYRILLIC_LETTER.search(key)}
    own = {key: new for key, new in cyrillic.items() if "{}" not in key + new}
    plain = {key for key in own if " " in key or "." in key}
    for keys, pattern in ((plain, r"(?<!\w){}(?!\w)"), (own.keys() - plain, r"(?<=\[){}(?=\s?[\]:])")):
        yield re.compile(pattern.format(_any(keys))), lambda match: own[match[0]]
    for kind in _PHRASES:
        if native := _native(locale.words.get(kind, ())):
            ending = r"\s*:?\s*(?=\d)" if kind == "accessed" else ""
            new = english().turned[kind] + " " * bool(ending)
            yield re.compile(rf"(?<!\w){_any(native)}{ending}", re.IGNORECASE), new
    for label in locale.labels:
        if label.native and label.field in english().turned:
            yield _label(locale, label)
    yield from _places(locale)


def _label(locale: Locale, label: Label) -> Turn:
    tokens, usual = _any(label.native), english().turned[label.field]
    if label.field in ("page", "number-of-pages"):
        before = rf"(?<!\w)(?P<mark>{tokens})\s*(?P<value>{_NUMBER})(?!\w)"
        after = rf"(?<![\w–-])(?P<value>{_NUMBER})\s?(?P<mark>{tokens})(?!\w)"
        turn = _pages if label.field == "page" else _total
        return re.compile(before if label.side == "before" else after), turn
    before = rf"(?<!\w)(?P<mark>{tokens})\s*{_VALUE}"
    after = rf"(?<![\w–-])(?P<value>\d+)\s?(?P<mark>{tokens})(?!\w)"
    pattern = re.compile(before if label.side == "before" else after)
    return pattern, lambda match: locale.turned.get(match["mark"], usual).format(match["value"])


def _pages(match: re.Match[str]) -> str:
    value = re.sub(rf"\s*{DASH}\s*", "–", match["value"])
    return english().turned["pages" if "–" in value or "," in value else "page"].format(value)


def _total(match: re.Match[str]) -> str:
    """A range or a list that carries the mark of a total is a range all the same."""
    total = match["value"].isdigit()
    return english().turned["number-of-pages"].format(match["value"]) if total else _pages(match)


def _places(locale: Locale) -> Iterator[Turn]:
    """Yield the places: abbreviations before a colon, semicolon or year, names before their publisher."""
    short = {form: city.names[0] for city in locale.cities for form in _native(city.short)}
    names = {form: city.names[0] for city in locale.cities for form in _native(city.names)}
    if short:
        end = r"\s*(?=[:;]|,\s*\d{4})"
        yield re.compile(rf"(?<![\w.]){_INITIAL}({_any(short)}){end}"), lambda match: short[match[1]]
    if names:
        yield re.compile(rf"(?<!\w)({_any(names)})\s*{_BEFORE_PUBLISHER}"), lambda match: names[match[1]]


def _separators() -> Iterator[Turn]:
    yield re.compile(r"(?<=[.!?…])\s*(?<!:)//\s+"), " "
    yield re.compile(r"\s+//\s+"), ". "
    yield re.compile(r"\.\s+[–—-]\s+"), ". "


def _native(phrases: Iterable[str]) -> tuple[str, ...]:
    """Keep the phrases in native script, and the number sign."""
    return tuple(phrase for phrase in phrases if CYRILLIC_LETTER.search(phrase) or "№" in phrase)


def _any(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})"
