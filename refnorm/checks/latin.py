"""How works come into Latin letters: names, which way and in quotes or bare; notes on the language."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm import locales
from refnorm.checks import Context
from refnorm.checks.brackets import outside, translations
from refnorm.checks.cased import of_case
from refnorm.checks.kinds import (
    BODY,
    GLOSS_QUOTES,
    HOUSE,
    INNER_QUOTES,
    KEPT,
    LANGUAGE,
    NOTED,
    QUOTED,
    RENDERING,
    ROMANIZED,
    WITHIN,
    Form,
    Kind,
    is_quoted,
    sure,
)
from refnorm.checks.speech import noted
from refnorm.model import Document, Entry, Pair, Span
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER, QUOTES, cyrillic_share, mostly_cyrillic, words

_LAST, _TAIL = kept(r"\S+\s*$"), 24
"""The last word of an entry; and characters that a note on the language takes at most."""
_QUOTE = kept("[«»“”„\"]|''")
"""A quote; one that is single is a soft sign in many schemes."""
_QUOTED = kept(r"(?<=\s)[«“„](\w[^«»“”„]*)[»”“]")
"""A phrase in quotes within a title."""
_SHORT = 3
"""Words of a publisher's name at most: a longer one is a body's, which journals translate by habit."""


def of_names(entry: Entry, native: Entry, pair: Pair, context: Context) -> Iterator[Form]:
    """Yield by which way the names of a romanized entry are brought into Latin letters."""
    compared = context.comparison.of(pair)
    if compared and "title" in compared.romanized:
        if "container_title" in compared.romanized or not native.reference.container_title:
            yield from _note(entry, context.document.text)  # another may be an English edition
        if native.reference.type in WITHIN:
            yield from _name(RENDERING, entry, native, "container_title", compared.romanized)
        yield from of_case(entry, native, compared.romanized, context)
        kind = BODY if _is_body(native.reference.publisher or "") else HOUSE
        yield from _name(kind, entry, native, "publisher", compared.romanized)
    if native.reference.type == "article-journal":
        yield from _quotes(entry, native, context.document.text)
    yield from _gloss(entry, native, context.document.text)
    if compared and "title" in compared.romanized:
        yield from _inner(entry, native, context.document)


def _note(entry: Entry, text: str) -> Iterator[Form]:
    """Yield how a romanized work ends: with a note on its language, or without one.

    Nothing is said of a note that letters of another script hide.
    """
    notes, tail = noted(entry), max(entry.span.start, entry.span.end - _TAIL)
    if not notes and CYRILLIC_LETTER.search(text, tail, entry.span.end):
        return
    word = _LAST.search(text, entry.span.start, entry.span.end)
    if at := notes[0].span if notes else Span(*word.span()) if word else None:
        yield Form(LANGUAGE, "", NOTED if notes else "bare", at.of(text), entry.index, at)


def _name(kind: Kind, entry: Entry, native: Entry, field: str, romanized: frozenset[str]) -> Iterator[Form]:
    """Yield a name that both sides have by whether it is romanized, or only translated."""
    found, thing = sure(entry, field), sure(native, field)
    if found and thing and mostly_cyrillic(thing[0]) and not cyrillic_share(found[0]):
        way = ROMANIZED if field in romanized else "translated"
        yield Form(kind, "", way, found[0], entry.index, found[1])


def _is_body(publisher: str) -> bool:
    """Tell whether a publisher is a university or another body: journals translate those by habit."""
    name = words(publisher)
    schooled = not {word.casefold() for word in name}.isdisjoint(locales.words("school"))
    return schooled or len(name) > _SHORT or any(word.isupper() for word in name)


def _gloss(entry: Entry, native: Entry, text: str) -> Iterator[Form]:
    """Yield the translation of a title with quotes on both sides, by whether it has any, too.

    A title that stands in quotes as a whole has them around its translation.
    """
    titles = [sure(one, "title") for one in (entry, native)]
    gloss = next((one for one in entry.reference.brackets if one.translates_title), None)
    if not gloss or not all(title and _QUOTE.search(text, *_around(title[1])) for title in titles):
        return
    whole = all(title and is_quoted(title[1], text) for title in titles)
    marks = len(_QUOTE.findall(gloss.text))
    if not whole and marks == 1:
        return  # one of two is lost, of which RN503 tells
    quoted = gloss.text.lstrip("[ ")[:1] in QUOTES if whole else marks
    # who keeps the quotes of titles keeps those of phrases, but not the reverse
    for thing in ("whole",) if whole else ("part",) if quoted else ("part", "whole"):
        way = "quoted" if quoted else "bare"
        yield Form(GLOSS_QUOTES, thing, way, gloss.text, entry.index, gloss.span)


def _around(title: Span) -> tuple[int, int]:
    """Return where a title stands with the mark before it."""
    return title.start - 1, title.end


def _inner(entry: Entry, native: Entry, document: Document) -> Iterator[Form]:
    """Yield what stands in quotes within a native title, by whether the romanized entry has quotes at all."""
    text = document.text
    title = sure(native, "title")
    phrase = _QUOTED.search(text, title[1].start, title[1].end) if title else None
    found = sure(entry, "title")
    if phrase and found:
        way = KEPT if _QUOTE.search(outside(document, entry, translations(entry))) else "lost"
        yield Form(INNER_QUOTES, "", way, phrase[1], entry.index, found[1])


def _quotes(entry: Entry, native: Entry, text: str) -> Iterator[Form]:
    """Yield a journal by whether it stands in quotes, where the native one has none."""
    found, thing = sure(entry, "container_title"), sure(native, "container_title")
    if found and thing and not is_quoted(thing[1], text):
        way = "quoted" if is_quoted(found[1], text) else "bare"
        yield Form(QUOTED, "", way, found[0], entry.index, found[1])
