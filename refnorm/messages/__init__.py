"""What refnorm says to people, in their language: a phrase is a template's key and the values for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from refnorm import tables
from refnorm.model import Finding, Phrase, Result

SHELF = Path(__file__).parent
"""The tables of templates: one language a file."""
SOURCE = "en"
"""The language that has every template; it is the one of JSON and of fingerprints."""
BETWEEN = "; "
"""What parts several phrases."""

WITNESSES = {kind: kind for kind in ("citation", "bracket", "translation", "doi", "url")} | {
    "entry": "another"
}
"""The template for what a witness says, by its kind in lower case; others are called by their kind."""

Template = str | Mapping[str, str]


def _two(n: int) -> str:
    return "one" if n == 1 else "other"


def _slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "many"


PLURALS: Mapping[str, tuple[tuple[str, ...], Callable[[int], str]]] = {
    "en": (("one", "other"), _two),
    "kk": (("one", "other"), _two),
    "ru": (("one", "few", "many"), _slavic),
    "uk": (("one", "few", "many"), _slavic),
}
"""The plural categories of whole numbers and which one a number has (CLDR 46, Language Plural Rules)."""

LANGUAGES = tuple(PLURALS)


def phrase(key: str, **values: str | int | Phrase | tuple[Phrase, ...]) -> Phrase:
    """Make a phrase of the template at a key, as `RN201.page`; its values may be phrases themselves."""
    return Phrase(key, tuple(values.items()))


def row(key: str, items: Iterable[str | Phrase]) -> str | Phrase:
    """Return items as one phrase, two and two by the template at a key; at least one."""
    first, *others = items
    for second in others:
        first = phrase(key, first=first, second=second)
    return first


def told(phrases: Phrase | tuple[Phrase, ...], language: str = SOURCE) -> str:
    """Return phrases in a language, one behind the other."""
    if isinstance(phrases, Phrase):
        return _told(phrases, language)
    return BETWEEN.join(_told(one, language) for one in phrases)


def known(key: str) -> bool:
    """Tell whether there is a template at a key."""
    return key in templates(SOURCE)


def translated(result: Result, language: str) -> Result:
    """Return a result whose messages are in a language."""
    if language == SOURCE:
        return result
    articles = (
        replace(article, findings=tuple(_spoken(found, language) for found in article.findings))
        for article in result.articles
    )
    return replace(result, articles=tuple(articles))


def _spoken(found: Finding, language: str) -> Finding:
    return replace(found, message=told(found.phrases, language)) if found.phrases else found


def tongue(language: str) -> Phrase | str:
    """Return the name of a language as a phrase; its code where it has no name here."""
    return phrase(f"language.{language}") if known(f"language.{language}") else language


def _told(one: Phrase, language: str) -> str:
    template = templates(language)[one.key]
    values = {
        name: value if isinstance(value, str | int) else told(value, language) for name, value in one.values
    }
    if not isinstance(template, str):
        template = template[PLURALS[language][1](int(values["n"]))]
    return template.format_map(values)


@cache
def templates(language: str) -> Mapping[str, Template]:
    """Return the templates of a language by their keys."""
    table = next(table for name, table in tables.read(SHELF) if name == f"{language}.toml")
    return {f"{group}.{name}": text for group, texts in table.items() for name, text in texts.items()}
