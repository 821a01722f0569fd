"""A translation that says something of its title, which says nothing itself: `Rivers is a book`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.model import Bracket, Entry, Span
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import words

_SAYS = kept(r"(?<=[\w\"”»’]\s)[\"“]?\b((?:is|are|was|were)\s(?:an?|the))\b(?!.*\?)")
"""A verb behind a subject, in no question."""
_MARKS = kept(r"[–—:?!…]|\s-\s")
"""What stands for such a verb in a native title, or parts it into two."""


def sentences(native: Entry, brackets: Sequence[Bracket], text: str) -> Iterator[tuple[Span, Span]]:
    """Yield the native title and the verb of a translation that is a sentence, though the title is none."""
    where = native.reference.where("title")
    title = " ".join(span.of(text) for span in where)
    if not where or _MARKS.search(title) or _is_sentence(title):
        return
    for bracket in brackets:
        first = bracket.text.lstrip('[“"« ').partition(" ")[0].casefold()
        if bracket.translates_title and first not in beside(__file__)["asking"]:
            yield from ((where[0], Span(*said.span(1))) for said in _SAYS.finditer(text, *_inside(bracket)))


def _is_sentence(title: str) -> bool:
    """Tell whether a native title holds a word that English says with such a verb."""
    return not {word.casefold() for word in words(title)}.isdisjoint(beside(__file__)["verbs"])


def _inside(bracket: Bracket) -> tuple[int, int]:
    return bracket.span.start, bracket.span.end
