"""Capitals of translated names: `Rivers and Lakes` beside `Forests and winds` in one list."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm import locales
from refnorm.checks.context import Context, shared
from refnorm.checks.kinds import CASE, TITLE_CASE, Form, sure
from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS, cyrillic_share

_INNER = kept(r"\s(?<![.:?!]\s)([A-Za-z]{4,})(?![\w-])")
"""A word behind the first one, no part of a compound."""
_TITLE = 2
"""Words with capitals by which a translated title is told from one with names."""
_FIELDS = ("container_title", "publisher")
"""Names that are translated; a publisher is often an institution, which has its capitals by rule."""
_SENTENCE = kept(r"[.?!]\s+(?=\w)")
"""Where the name of a journal begins behind the title, both translated in one bracket."""


def of_case(entry: Entry, native: Entry, romanized: frozenset[str], context: Context) -> Iterator[Form]:
    """Yield the translated names and title of an entry by whether all their words have capitals.

    Capitals tell so only of words that the translations have small elsewhere: others may be names.
    """
    text = context.document.text
    for field, name in translated(entry, native, romanized, text):
        if way := _way(name.of(text), 1, context):
            yield Form(CASE, field, way, name.of(text), entry.index, name)
    for bracket in entry.reference.brackets:
        if bracket.role == "title" and (way := _way(bracket.text, _TITLE, context)):
            yield Form(TITLE_CASE, "", way, bracket.text, entry.index, bracket.span)


def _way(name: str, least: int, context: Context) -> str:
    """Return whether the words of a name have capitals or none, nothing where too few of them tell."""
    inner = [word for word in _INNER.findall(name) if word not in locales.words("hanging")]
    if any(word.islower() for word in inner):
        return "small"
    return (
        "capitals"
        if sum(word.istitle() and word.lower() in _common(context) for word in inner) >= least
        else ""
    )


def translated(
    entry: Entry, native: Entry, romanized: frozenset[str], text: str
) -> Iterator[tuple[str, Span]]:
    """Yield the names of an entry that stand there translated: the field and where it is."""
    journal = _FIELDS[0]
    container = native.reference.container_title
    for field in _FIELDS:
        found = sure(entry, field) if getattr(native.reference, field) and field not in romanized else None
        if found and not cyrillic_share(found[0]):
            yield field, found[1]
    for bracket in entry.reference.brackets:
        inside = Span(bracket.span.start + 1, bracket.span.end - 1)
        if bracket.role == "container":
            yield journal, inside
        elif bracket.role == "both" and container:
            behind = _parts(inside, text)[1:]  # the first one translates the title
            yield from ((journal, part) for part in behind[-1 - len(_SENTENCE.findall(container)) :])


def _parts(inside: Span, text: str) -> list[Span]:
    """Return the sentences of a bracket: a title, and the name of its journal."""
    stops = list(_SENTENCE.finditer(text, inside.start, inside.end))
    starts = [inside.start, *(stop.end() for stop in stops)]
    ends = [*(stop.start() for stop in stops), inside.end]
    return list(map(Span, starts, ends))


@shared
def _common(context: Context) -> frozenset[str]:
    """Return the words that the article's translations have in small letters."""
    entries = (entry for lst in context.article.lists for entry in lst.entries)
    glosses = (
        bracket.text for entry in entries for bracket in entry.reference.brackets if bracket.translates
    )
    return frozenset(word for gloss in glosses for word in LETTERS.findall(gloss) if word.islower())
