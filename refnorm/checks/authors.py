"""The forms in which the authors of a native list are printed: their initials, their order, named again."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks.halts import has_initials
from refnorm.checks.kinds import AGAIN, APART, BEFORE, BEHIND, INITIALS, NAMES, Form, first_word
from refnorm.fields.evidence import SMALL, UPPER
from refnorm.model import Entry, Name, Span
from refnorm.patterns import kept
from refnorm.romanization.palladius import pinyin

_INITIALS = kept(rf"[{UPPER}][^\W\d_]?\.(\s?)[{UPPER}][^\W\d_]?\.")
"""Two initials, with a space between them or without."""
_FULL = kept(rf"[{UPPER}]{SMALL}+ [{UPPER}]{SMALL}+")
_BODY = kept(r"(?:[ао]я|[оы]е|[ыо]й|[сц]кий)\s")
"""How an adjective ends that begins the name of a body, and no given name."""
_FIRST = kept(rf"[{UPPER}][^\W\d_]{{0,2}}\.\s?(?:[{UPPER}][^\W\d_]{{0,2}}\.\s?)?(?=[^\W\d_]{{2}})")
"""Initials that a surname follows."""
_RESPONSIBLE = kept(r"/(?<!//)(?!/)[^/]+")
"""A slash and the names behind it, which GOST 7.1 puts between a title and its journal."""


def initials(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the initials of the authors by whether a space stands between them."""
    for name in entry.reference.author:
        if found := _INITIALS.search(text, name.span.start, name.span.end):
            way = APART if found[1] else "glued"
            yield Form(INITIALS, "", way, " ".join(name.span.of(text).split()), entry.index, name.span)


def names(entry: Entry, text: str) -> Iterator[Form]:
    """Yield the first author by where the initials stand, or that the given name is in full.

    A Chinese name has no other form; nor have names behind the title, whose initials come first.
    """
    for name in entry.reference.author[:1]:
        printed = " ".join(name.span.of(text).split())
        if way := _way(entry, name, printed, text):
            yield Form(NAMES, "", way, printed, entry.index, name.span)


def _way(entry: Entry, name: Name, printed: str, text: str) -> str:
    if not has_initials(name):
        full = not name.family and _FULL.fullmatch(printed) and not _BODY.search(printed)
        return "full" if full and not pinyin(printed) else ""
    if not _FIRST.match(printed):
        return BEHIND
    leading = not text[entry.span.start + entry.number_end : name.span.start].strip(" .)]/")
    return BEFORE if leading else ""


def again(entry: Entry, text: str) -> Iterator[Form]:
    """Yield what stands before the journal of a native article by whether its first author is named there."""
    spans, author = entry.reference.spans, entry.reference.author
    title, journal = spans.get("title", ()), spans.get("container_title", ())
    if not (title and journal and author and author[0].family) or entry.reference.type != "article-journal":
        return
    if author[0].span.end <= title[0].start:
        found = _RESPONSIBLE.search(text, title[-1].end, journal[0].start)
        named = found is not None and author[0].family in found[0]
        at = Span(found.start() if found and named else title[-1].end, first_word(journal[0], text))
        yield Form(AGAIN, "", str(named), at.of(text).strip(" ."), entry.index, at)
