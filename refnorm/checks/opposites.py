"""Words of one closed class in titles and translations: points of the compass, branches of law, ordinals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from refnorm.checks import Context, Couple
from refnorm.model import Bracket, Span
from refnorm.tables import beside
from refnorm.text import LETTERS

_Member = tuple[int, int]
"""A class, and which of its words."""
_LEAST = 3
"""Letters at least of a beginning."""
_ANY = "*"
"""What stands for any ending."""


def opposites(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span, Span]]:
    """Yield a word of a native title, and the other one of its class that stands for it in the translation.

    Only where title and translation have no word of the class in common: `Южный Алтай [Northern Altai]`.
    """
    text = context.document.text
    titles = [b.span for b in brackets if b.translates_title]
    theirs = _members(text, titles, "english") if titles else {}
    if not theirs:
        return
    own = _members(text, found[0].reference.where("title"), "own")
    meant = {*theirs, *_members(text, titles, "also")} if own else set()
    for one in sorted({kind for kind, _ in own} & {kind for kind, _ in theirs}):
        left, right = ({m: at for m, at in row.items() if m[0] == one} for row in (own, theirs))
        if meant.isdisjoint(left):
            native, roman = next(iter(left.values())), next(iter(right.values()))
            yield native.of(text), native, roman


def _members(text: str, spans: Sequence[Span], column: str) -> dict[_Member, Span]:
    """Return the words of some places that a column of the table has, the first of each."""
    found: dict[_Member, Span] = {}
    for span in spans:
        for word in LETTERS.finditer(text, span.start, span.end):
            for member in _of(word[0].lower(), column):
                found.setdefault(member, Span(*word.span()))
    return found


@lru_cache(maxsize=1 << 12)
def _of(word: str, column: str) -> frozenset[_Member]:
    """Return what a word in small letters is a word of: `северо` and `northern` are of one member."""
    table = _table(column)
    begun = (table.get(word[:n] + _ANY, frozenset()) for n in range(_LEAST, len(word) + 1))
    return table.get(word, frozenset()).union(*begun)


@cache
def _table(column: str) -> Mapping[str, frozenset[_Member]]:
    """Return the members by their words, and by the beginnings of these."""
    found: dict[str, frozenset[_Member]] = {}
    for kind, rows in enumerate(beside(__file__)["classes"]):
        for place, row in enumerate(rows):
            for word in row[column]:
                found[word] = found.get(word, frozenset()) | {(kind, place)}
    return found
