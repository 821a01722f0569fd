"""The marks of a native reference turned into those of a romanized one: `//`, `С.`, `№`, `М.:`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from refnorm.locales import Locale, load
from refnorm.text import CYRILLIC

_TABLE = Path(__file__).parent / "marks.toml"
_DASH = "[-‐‑‒–—−]"
_NUMBER = rf"\d+(?:\s*{_DASH}\s*\d+)?(?:,\s*\d+(?:{_DASH}\d+)?)*"
_INITIAL = r"(?<!\b[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]\.\s)"
_VALUE = r"(?=\d|[IVXLC]+\b)"
_BEFORE_PUBLISHER = r"(?=:\s*[^:;/]{2,60}?,\s*\d{4})"
_CYRILLIC = re.compile(f"[{CYRILLIC}]")

Turn = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def references(text: str, language: str) -> str:
    """Return references with their marks in the romanized form; words and names are left to `romanize`.

    `//` and the dash between areas become a full stop, `С. 5–9` is `pp. 5–9`, `243 с.` is `243 p.`,
    `№` is `no.`, `М.:` is `Moscow:`.
    """
    for pattern, new in _turns(language):
        text = pattern.sub(new, text)
    return text


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def _turns(language: str) -> tuple[Turn, ...]:
    found = [locale for locale in load() if locale.language == language]
    return tuple(turn for locale in found for turn in _of(locale)) + tuple(_separators())


def _of(locale: Locale) -> Iterator[Turn]:
    """Yield the turns of one language: forms and phrases, pages, other labels, places."""
    forms = _table()["forms"]
    yield re.compile(_any(forms)), lambda match: forms[match[0]]
    for kind, new in _table()["phrases"].items():
        if native := _native(locale.words.get(kind, ())):
            ending = r"\s*:?\s*(?=\d)" if kind == "accessed" else ""
            yield re.compile(rf"(?<!\w){_any(native)}{ending}", re.IGNORECASE), new + " " * bool(ending)
    for label in locale.labels:
        if label.native:
            yield from _label(label.field, label.side, label.native)
    yield from _places(locale)


def _label(field: str, side: str, native: tuple[str, ...]) -> Iterator[Turn]:
    marks = _table()["marks"]
    if field not in marks:
        return
    tokens = _any(native)
    if field in ("page", "number-of-pages"):
        before = rf"(?<!\w){tokens}\s*(?P<value>{_NUMBER})(?!\w)"
        after = rf"(?<![\w–-])(?P<value>{_NUMBER})\s?{tokens}(?!\w)"
        yield re.compile(before if side == "before" else after), _pages if field == "page" else _total
    elif side == "before":
        yield (
            re.compile(rf"(?<!\w)(?P<mark>{tokens})\s*{_VALUE}"),
            lambda m: marks.get(m["mark"], marks[field]) + " ",
        )
    else:
        yield re.compile(rf"(?<![\w–-])(?P<value>\d+)\s?{tokens}(?!\w)"), rf"{marks[field]} \g<value>"


def _pages(match: re.Match[str]) -> str:
    value = re.sub(rf"\s*{_DASH}\s*", "–", match["value"])
    several = "–" in value or "," in value
    return f"{_table()['marks']['pages' if several else 'page']} {value}"


def _total(match: re.Match[str]) -> str:
    """A range or a list that carries the mark of a total is a range all the same."""
    if match["value"].isdigit():
        return f"{match['value']} {_table()['marks']['number-of-pages']}"
    return _pages(match)


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
    return tuple(phrase for phrase in phrases if _CYRILLIC.search(phrase) or "№" in phrase)


def _any(phrases: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})"
