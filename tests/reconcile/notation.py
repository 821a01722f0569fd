"""Readings written by hand: `<title:О ветре> // <container_title~.7:Вестник>` is a text with its fields."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

from refnorm.model import (
    Article,
    Block,
    Bracket,
    Date,
    Document,
    Entry,
    Name,
    Pages,
    Pair,
    Reference,
    ReferenceList,
    Seat,
    Span,
)

_MARKED = re.compile(r"<(\w+)(?:~([.\d]+))?:([^<>]*)>")


def _value(field: str, text: str, span: Span) -> Any:
    """Return a value as the parser gives it."""
    if field == "author":
        family, _, given = text.partition(" ")
        return (Name(family, given, None, span) if "." in given else Name(None, None, text, span),)
    if field in ("issued", "accessed"):
        return Date(int(text), None, None, text, span)
    if field == "pages":
        first, dash, last = text.partition("-")
        return (Pages(first, last if dash else None, "range" if dash else "total", span),)
    if field == "brackets":
        return (Bracket(text[1:-1], "title", span),)
    return text


def entry(marked: str, start: int, index: int) -> Entry:
    """Return the entry of a marked text that begins at an offset of its document."""
    text, done = "", 0
    values: dict[str, Any] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    sure: dict[str, float] = {}
    leftover: list[Span] = []
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        done = match.end()
        field, doubt, printed = match.groups()
        span = Span(start + len(text), start + len(text) + len(printed))
        text += printed
        if field == "leftover":
            leftover.append(span)
            continue
        value = _value(field, printed, span)
        values[field] = values.get(field, ()) + value if isinstance(value, tuple) else value
        if field != "brackets":
            spans[field] = (*spans.get(field, ()), span)
        if doubt:
            sure[field] = float(doubt)
    text += marked[done:]
    reference = Reference(
        **values, spans=MappingProxyType(spans), confidence=MappingProxyType(sure), leftover=tuple(leftover)
    )
    return Entry(index, None, Span(start, start + len(text)), text, reference)


def article(*pairs: tuple[str, str], score: float = 1.0) -> tuple[Document, Article]:
    """Return a document with a native and a romanized list; their entries are pairs in this order."""
    at, entries = 0, []
    for marked in [native for native, _ in pairs] + [romanized for _, romanized in pairs]:
        entries.append(entry(marked, at, len(entries) % len(pairs) + 1))
        at = entries[-1].span.end + 1
    text = "\n".join(e.raw for e in entries)
    document = Document("a", "list", text, blocks=tuple(Block(e.span, "item") for e in entries))
    middle = len(pairs)
    lists = (
        ReferenceList(1, None, Span(0, at), role="native", entries=tuple(entries[:middle])),
        ReferenceList(2, None, Span(0, at), role="romanized", entries=tuple(entries[middle:])),
    )
    couples = tuple(Pair(Seat(1, n), Seat(2, n), (1, 2), score) for n in range(1, middle + 1))
    return document, Article(1, "", Span(0, at), lists, pairs=couples)


def shown(reference: Reference) -> dict[str, str]:
    """Return the fields of words as one text each."""
    found = {
        "author": "; ".join(n.literal or f"{n.family} {n.given}" for n in reference.author),
        "title": reference.title,
        "container": reference.container_title,
        "publisher": reference.publisher,
        "place": reference.publisher_place,
    }
    return {field: value for field, value in found.items() if value}
