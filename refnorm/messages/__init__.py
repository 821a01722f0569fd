"""What refnorm says to people, in their language: a phrase is a template's key and the values for it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from refnorm import tables
from refnorm.model import Finding, Phrase, Result, Witness

SHELF = Path(__file__).parent
"""The tables of templates: one language a file."""
TALK = SHELF / "talk"
"""What is said beside the findings, which most runs have no need of: one language a file."""
SOURCE = "en"
"""The language that has every template; it is the one of JSON and of fingerprints."""
BETWEEN = "; "
"""What parts several phrases."""

WITNESSES = {kind: kind for kind in ("citation", "bracket", "translation", "doi", "url")} | {
    "entry": "another"
}
"""The template for what a witness says, by its kind in lower case; others are called by their kind."""

Template = str | Mapping[str, str]


class Words(str):
    """English words that know the phrase they came of, so that they can be said in another language."""

    phrase: Phrase


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


def phrase(key: str, /, **values: str | int | Phrase | tuple[Phrase, ...]) -> Phrase:
    """Make a phrase of the template at a key, as `RN201.page`; its values may be phrases themselves."""
    return Phrase(key, tuple(values.items()))


def worded(said: str | Phrase, /, **values: object) -> Words:
    """Return what a phrase, or the template at a key, says in English, and can say in other languages."""
    kept = {
        name: value.phrase if isinstance(value, Words) else value if isinstance(value, _KEPT) else str(value)
        for name, value in values.items()
    }
    one = phrase(said, **kept) if isinstance(said, str) else said
    words = Words(told(one))
    words.phrase = one
    return words


def meant(word: str, known: Iterable[str], others: str = "") -> str:
    """Return a hint at the name that is likeliest meant, else at all; `others` says where many are listed."""
    from refnorm.errors import nearest

    names = list(known)
    near = nearest(word, names)
    if near:
        return worded("advice.meant", name=repr(near))
    return others or worded("advice.there_are", names=", ".join(names))


_KEPT = (int, tuple, Phrase)


def spoken(text: str, language: str) -> str:
    """Return a text in a language, where it knows its phrase; else as it is."""
    return told(text.phrase, language) if isinstance(text, Words) else text


def stacked(texts: Iterable[str]) -> str:
    """Return texts as the lines of one, each of which can be said in other languages."""
    said = [text.phrase if isinstance(text, Words) else text for text in texts]
    one = row("doubt.lines", said) if said else ""
    return worded(one) if isinstance(one, Phrase) else one


def unstacked(text: str) -> tuple[str, ...]:
    """Return the lines of a text; of one that was stacked each can still be said in other languages."""
    if not isinstance(text, Words):
        return tuple(text.splitlines())
    return tuple(worded(one) if isinstance(one, Phrase) else str(one) for one in _unstacked(text.phrase))


def _unstacked(one: Phrase) -> Iterator[Phrase | str | int | tuple[Phrase, ...]]:
    if one.key != "doubt.lines":
        yield one
        return
    for _, part in one.values:
        yield from _unstacked(part) if isinstance(part, Phrase) else (part,)


def reason(error: OSError) -> str:
    """Return why the system refused something, in the words that it has for that."""
    name = errno.errorcode.get(error.errno or 0, "")
    return worded(f"reason.{name}") if known(f"reason.{name}") else (error.strerror or str(error)).lower()


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


def support(witness: Witness) -> str:
    """Return the key of what says for whom a witness speaks; a page that is cited may be neither's."""
    return f"{'fits' if witness.kind == 'citation' else 'speaks'}_{witness.supports}"


def testified(witness: Witness, text: str, language: str) -> str:
    """Say what a witness shows, as `text`, and for whom it speaks."""
    key = WITNESSES.get(witness.kind.lower(), "says")
    like = phrase(f"page.{support(witness)}")
    kind = {"kind": witness.kind} if key == "says" else {}
    return told(phrase(f"remark.{key}", text=text, like=like, **kind), language)


def known(key: str) -> bool:
    """Tell whether there is a template at a key."""
    return key in _findings(SOURCE) or key in _talk(SOURCE)


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
    template = _findings(language).get(one.key) or _talk(language)[one.key]
    values = {
        name: value if isinstance(value, str | int) else told(value, language) for name, value in one.values
    }
    if not isinstance(template, str):
        template = template[PLURALS[language][1](int(values["n"]))]
    return template.format_map(values)


def templates(language: str) -> Mapping[str, Template]:
    """Return the templates of a language by their keys."""
    return {**_findings(language), **_talk(language)}


@cache
def _findings(language: str) -> Mapping[str, Template]:
    return _flat(SHELF, language)


@cache
def _talk(language: str) -> Mapping[str, Template]:
    return _flat(TALK, language)


def _flat(shelf: Path, language: str) -> Mapping[str, Template]:
    table = next(table for name, table in tables.read(shelf) if name == f"{language}.toml")
    return {f"{group}.{name}": text for group, texts in table.items() for name, text in texts.items()}
