"""Words that are lost and words that are added: which stand at the same place, and which in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.model import BEGIN, Span
from refnorm.romanization.comparison import Compared
from refnorm.romanization.words import Word


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
