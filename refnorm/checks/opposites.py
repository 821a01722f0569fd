"""Words of one closed class in titles and translations: points of the compass, branches of law."""

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


def opposites(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span, Span]]:
    """Yield a word of a native title, and the other one of its class that stands for it in the translation.

    Only where title and translation have no word of the class in common: `Южный Алтай [Northern Altai]`.
    """
    text = context.document.text
    titles = [b.span for b in brackets if b.translates_title]
    theirs = _members(text, titles, english=True) if titles else {}
    if not theirs:
        return
    own = _members(text, found[0].reference.where("title"), english=False)
    for one in sorted({kind for kind, _ in own} & {kind for kind, _ in theirs}):
        left, right = ({m: at for m, at in row.items() if m[0] == one} for row in (own, theirs))
        if left.keys().isdisjoint(right):
            native, roman = next(iter(left.values())), next(iter(right.values()))
            yield native.of(text), native, roman


def _members(text: str, spans: Sequence[Span], *, english: bool) -> dict[_Member, Span]:
    """Return the words of some places that are of a class, the first of each."""
    found: dict[_Member, Span] = {}
    for span in spans:
        for word in LETTERS.finditer(text, span.start, span.end):
            for member in _of(word[0].lower(), english):
                found.setdefault(member, Span(*word.span()))
    return found


@lru_cache(maxsize=1 << 12)
def _of(word: str, english: bool) -> frozenset[_Member]:
    """Return what a word in small letters is a word of: `northeastern` is of two points of the compass."""
    begun, whole = _table(english)
    lengths = range(_LEAST, len(word) + 1)
    found = whole.get(word, frozenset())
    return found.union(*(begun[word[:n]] for n in lengths if word[:n] in begun))


@cache
def _table(english: bool) -> tuple[Mapping[str, frozenset[_Member]], Mapping[str, frozenset[_Member]]]:
    """Return the members by the beginnings of their words, and by whole words."""
    begun: dict[str, frozenset[_Member]] = {}
    whole: dict[str, frozenset[_Member]] = {}
    for kind, rows in enumerate(beside(__file__)["classes"]):
        for place, row in enumerate(rows):
            for beginning in row["english" if english else "own"]:
                begun[beginning] = begun.get(beginning, frozenset()) | {(kind, place)}
            for word in () if english else row["whole"]:
                whole[word] = frozenset({(kind, place)})
    return begun, whole
