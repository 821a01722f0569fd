"""Words of a title that stand on one side alone, twice, or at another place than on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refnorm.checks.alone import printed_outside
from refnorm.model import BEGIN, Entry, Span
from refnorm.romanization.comparison import Compared
from refnorm.romanization.likeness import fits
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import Word
from refnorm.text import skeleton

LONG = 3
"""Letters of a word that is missed."""
_LEAST = 4
"""Letters that one of the words has which have changed places."""
_MOST = 3
"""Words at most that a word has crossed."""
_GAP = range(3)
"""Characters between two words that are neighbours: a space, a mark and a space."""


def again(word: Word, matches: Sequence[Match]) -> bool:
    """Tell whether a word stands right before or behind its like."""
    start, end = word.span.start - 1, word.span.end + 1
    like = (m.roman.span for m in matches if m.roman.form == word.form)
    return any(span.end == start or span.start == end for span in like)


def alone(words: Sequence[Word], agreed: Sequence[Word], other: Entry, matched: list[Word]) -> list[Word]:
    """Return the words that the other entry does not print, and those that stand twice in a row here."""
    if not words:
        return []
    free = printed_outside(other, matched)
    every = (*words, *agreed)
    ends, starts = {w.span.end: w.form for w in every}, {w.span.start: w.form for w in every}
    twice = [
        w
        for w in words
        if len(w.form) > 1 and w.form in (ends.get(w.span.start - 1), starts.get(w.span.end + 1))
    ]
    new = [w for w in words if len(w.form) >= LONG and skeleton(w.text) not in free]
    return sorted({*twice, *new}, key=BEGIN)


def prepositions(
    lost: Sequence[Word], added: Sequence[Word], agreed: Sequence[Match]
) -> Iterator[tuple[Word | None, Word | None]]:
    """Yield the short word in whose place, between the same words, is another, в and na, or none: `не`."""
    rows = [[w for w in row if len(w.form) < LONG and not w.short] for row in (lost, added)]
    if not any(rows) or max(map(len, rows)) > 1:
        return
    own, other = (next(iter(row), None) for row in rows)
    before, behind = _beside(own, agreed, 0), _beside(other, agreed, 1)
    if own and other:
        if before == behind and None not in before:
            yield own, other
        return
    first, last = before if own else behind
    if first and last and _touch(_at(first, bool(own)), _at(last, bool(own))):
        yield own, other


def _beside(word: Word | None, agreed: Sequence[Match], side: int) -> tuple[Match | None, Match | None]:
    """Return the matches whose words of a side stand right before and right behind a word of it."""
    found: list[Match | None] = [None, None]
    for one in agreed if word else ():
        span = _at(one, bool(side))
        if word and _touch(span, word.span):
            found[span.start > word.span.start] = one
    return found[0], found[1]


def _at(match: Match, roman: bool) -> Span:
    return (match.roman if roman else match.native).span


def _touch(one: Span, other: Span) -> bool:
    """Tell whether nothing but a space is between two words."""
    return 0 <= _gap(one, other) <= 1


def coupled(
    lost: Sequence[Word], added: Sequence[Word], found: Compared
) -> Iterator[tuple[Word | None, Word | None]]:
    """Yield a lost and an added word that stand at the same place; those without, in a row as one."""
    free, alone = list(added), list[Word]()
    for word in lost:
        before = max((m for m in found.matches if m.native.span.end <= word.span.start),
                     key=lambda m: m.native.span.start, default=None)  # fmt: skip
        near = [w for w in free if before is None or w.span.start >= before.roman.span.start]
        other = min(near, key=BEGIN, default=None)
        if other is None:
            alone.append(word)
        else:
            free.remove(other)
            yield word, other
    for word in _rows(alone):
        yield word, None
    for word in _rows(free):
        yield None, word


def _rows(words: Sequence[Word]) -> list[Word]:
    """Return words with those that nothing but a space parts as one: they were lost together."""
    rows: list[Word] = []
    for word in sorted(words, key=BEGIN):
        last = rows[-1] if rows else None
        if last and not last.short and word.span.start == last.span.end + 1:
            span, text = Span(last.span.start, word.span.end), f"{last.text} {word.text}"
            rows[-1] = word._replace(text=text, span=span, form=f"{last.form} {word.form}")
        else:
            rows.append(word)
    return rows


def moved(
    lost: Sequence[Word], added: Sequence[Word], agreed: Sequence[Match], languages: Sequence[str]
) -> Iterator[tuple[Word, Word, Match]]:
    """Yield a word that has changed places with its neighbours: both forms of it, and one of them.

    `lost` and `added` are the words of the title that seem to stand on one side alone, `agreed` the others
    in their native order.
    """
    for own in lost:
        other = next((w for w in added if _is_same(own, w, languages)), None)
        crossed = [m for m in agreed if other and _crosses(own.span, other.span, m)]
        if other and 0 < len(crossed) <= _MOST and _touches(own, other, crossed):
            yield own, other, crossed[0]
    for one, other_match in pairwise(agreed):
        if other_match.roman.span.start < one.roman.span.start:
            yield one.native, one.roman, other_match


def _is_same(own: Word, other: Word, languages: Sequence[str]) -> bool:
    if not own.native:
        return own.form == other.form
    if skeleton(own.text) != skeleton(other.text):
        return False
    return fits(own.form, other.form, languages)


def _crosses(own: Span, other: Span, beside: Match) -> bool:
    """Tell whether a word stands before another one on one side and behind it on the other."""
    return (own.start < beside.native.span.start) != (other.start < beside.roman.span.start)


def _touches(own: Word, other: Word, crossed: Sequence[Match]) -> bool:
    """Tell whether a word stands beside those that it has crossed, on both sides, and not all are short."""
    rows = ((own, [m.native for m in crossed]), (other, [m.roman for m in crossed]))
    if max(len(w.form) for w in (own, *rows[0][1])) < _LEAST:
        return False
    return all(any(_gap(word.span, w.span) in _GAP for w in row) for word, row in rows)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)
