"""Words of a title that stand on one side alone, twice, or at another place than on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refnorm.checks.alone import printed_outside
from refnorm.model import BEGIN, Entry, Span
from refnorm.romanization.comparison import Compared
from refnorm.romanization.likeness import fits
from refnorm.romanization.pairing import Match
from refnorm.romanization.transcribed import transcribed
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


def again(word: Word, matches: Sequence[Match], added: Sequence[Word]) -> bool:
    """Tell whether a word stands right before or behind its like, or is one of two in a row that do."""
    like = [m.roman.span for m in matches if m.roman.form == word.form]
    if any(_gap(span, word.span) in _GAP for span in like):
        return True
    beside = [w for w in added if w is not word and _gap(w.span, word.span) == 1]
    return any(
        m.roman.form == w.form and m.roman.span.start - w.span.start == span.start - word.span.start
        for span in like
        for w in beside
        for m in matches
        if min(_gap(span, w.span), _gap(m.roman.span, word.span)) in _GAP
    )


def alone(words: Sequence[Word], agreed: Sequence[Word], other: Entry, matched: list[Word]) -> list[Word]:
    """Return the words that the other entry does not print, and those that stand twice in a row here."""
    if not words:
        return []
    free = printed_outside(other, matched)
    every = (*words, *agreed)
    twice = [
        w
        for w in words
        if len(w.form) > 1 and any(v.form == w.form and _gap(v.span, w.span) in _GAP for v in every)
    ]
    new = [w for w in words if len(w.form) >= LONG and skeleton(w.text) not in free]
    rows = _two_twice(sorted(every, key=BEGIN)) if len(words) > 1 else ()
    return sorted({*twice, *new, *(w for w in words if w in rows)}, key=BEGIN)


def doubled(own: Sequence[Word], added: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Return the words that are added to a title with those that stand twice with a neighbour, which are no
    abbreviations: `i remont i remont.`"""
    rows = _two_twice(sorted((*added, *others), key=BEGIN)) if len(added) > 1 else ()
    return sorted({*own, *(word for word in added if word in rows and word.field == "title")}, key=BEGIN)


def _two_twice(row: Sequence[Word]) -> set[Word]:
    """Return the words that stand twice two by two: `i remont i remont`."""
    found = set[Word]()
    for at in range(len(row) - 3):
        one, two, three, four = row[at : at + 4]
        same = (one.form, two.form) == (three.form, four.form) and max(len(one.form), len(two.form)) >= LONG
        if same and all(_gap(a.span, b.span) in _GAP for a, b in ((one, two), (two, three), (three, four))):
            found |= {one, two, three, four}
    return found


def small(
    lost: Sequence[Word], added: Sequence[Word], agreed: Sequence[Match], below: int = LONG
) -> Iterator[tuple[Word | None, Word | None]]:
    """Yield small words that are lost or added between two words that agree, or others there: в and na.

    They have fewer letters than `below`.
    """
    rows = [[w for w in row if len(w.form) < below] for row in (lost, added)]
    second = min(agreed, key=lambda m: m.native.span.start, default=None)
    if (
        all(rows)
        and second
        and all(
            row[0].span.end + 1 == word.span.start
            for row, word in zip(rows, (second.native, second.roman), strict=True)
        )
    ):
        yield rows[0][0], rows[1][0]  # the first word of the title: `О реках`, V rekakh
    ours, theirs = ([w for w in row if w.text.islower()] for row in rows)
    languages = tuple({m.language for m in agreed if m.language}) if ours and theirs else ()
    moved = [(own, w) for own in ours for w in theirs if _is_same(own, w, languages)]
    ours, theirs = ([w for w in row if all(w not in both for both in moved)] for row in (ours, theirs))
    for own in ours:
        before, behind = _beside(own.span, [(m.native.span, m) for m in agreed])
        if before and behind:
            start, end = before.roman.span.end + 1, behind.roman.span.start - 1
            other = next((w for w in theirs if (w.span.start, w.span.end) == (start, end)), None)
            if other or start > end:
                yield own, other
    for word in theirs:
        before, behind = _beside(word.span, [(m.roman.span, m) for m in agreed])
        if before and behind and before.native.span.end + 1 == behind.native.span.start:
            yield None, word


def _beside(word: Span, agreed: Sequence[tuple[Span, Match]]) -> tuple[Match | None, Match | None]:
    """Return the words right before and right behind one, parted from it by a space."""
    before = next((m for span, m in agreed if span.end + 1 == word.start), None)
    return before, next((m for span, m in agreed if span.start - 1 == word.end), None)


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
) -> list[tuple[Span, Span]]:
    """Return where words stand that have changed places, native side first: `A и Б`, `B i A` is one change.

    `lost` and `added` are the words of the title that seem to stand on one side alone, `agreed` the others
    in their native order.
    """
    found: list[tuple[Span, Span]] = []
    for both in _moved(lost, added, agreed, languages):
        if found and all(map(Span.meets, found[-1], both)):
            found[-1] = _both(found[-1][0], both[0]), _both(found[-1][1], both[1])
        else:
            found.append(both)
    return found


def _moved(
    lost: Sequence[Word], added: Sequence[Word], agreed: Sequence[Match], languages: Sequence[str]
) -> Iterator[tuple[Span, Span]]:
    """Yield where a word and the neighbour with which it has changed places stand."""
    for own in lost:
        other = next((w for w in added if _is_same(own, w, languages)), None)
        crossed = [m for m in agreed if other and _crosses(own.span, other.span, m)]
        if other and 0 < len(crossed) <= _MOST and _touches(own, other, crossed):
            yield _both(own.span, crossed[0].native.span), _both(other.span, crossed[0].roman.span)
    for one, other_match in pairwise(agreed):
        if other_match.roman.span.start < one.roman.span.start:
            yield (
                _both(one.native.span, other_match.native.span),
                _both(one.roman.span, other_match.roman.span),
            )


def _both(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _is_same(own: Word, other: Word, languages: Sequence[str]) -> bool:
    if not own.native:
        return own.form == other.form or transcribed(own.form, other.form)
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
