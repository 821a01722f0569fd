"""The forms of works that the items of a list hold: the native one, the romanized one, or both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from refnorm.fields.halves import cut, cut_at, doubled, first_word, native_share, reads, seam
from refnorm.fields.shares import Range
from refnorm.model import Document, Piece, ReferenceList, Span
from refnorm.nouns import noun, replace
from refnorm.text import unlinked

_APART = 0.3
"""Share of native letters by which the second form is plainly the native one."""
_USUAL = 0.2
"""Share of items that are cut at one mark, from which it is the list's mark."""
_MIDDLE = 0.5
_MOSTLY = 0.6
"""Share of native items with one in Latin letters right behind them, where each form is an item."""
_FEWEST = 2
"""Items that are cut at a mark, too few to make it the list's."""


@noun
class Form:
    """One form of a work: where it stands with its number, its side, and its other form if that is beside it.

    The other form is the romanized one, and is told of with the native one alone.
    """

    piece: Piece
    native: bool
    other: Piece | None = None


def forms(document: Document, items: Iterable[tuple[Span, str | None]]) -> Iterator[Form]:
    """Yield the forms in order; a romanized one goes with the native one before it, if that has none yet.

    A work in Latin letters goes with the same work right behind it where most native ones have their other
    form there.
    """
    waiting: Form | None = None
    texts = [(span, label, span.of(document.text)) for span, label in items]
    latin = _alternate([(label, text) for _, label, text in texts])
    for form in _forms(document, texts, latin):
        pairs = waiting and not form.native and (waiting.native or latin)
        if waiting and pairs and _goes_with(document, waiting, form.piece):
            other = Piece(form.piece.span, form.piece.label or waiting.piece.label)
            yield replace(waiting, native=True, other=other)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = form if form.other is None else None
        if waiting is None:
            yield form
    if waiting:
        yield waiting


def _goes_with(document: Document, first: Form, other: Piece) -> bool:
    """Tell whether a form is the other one of the form before it: by its number, or by its words."""
    numbered = first.piece.label and other.label
    if numbered and (first.native or first.piece.label != other.label):
        return first.piece.label == other.label
    one, two = first.piece.span.of(document.text), other.span.of(document.text)
    if first.native:
        return reads(one, two)
    return bool(numbered or first_word(one) == first_word(two)) and doubled(one, two)


def _forms(
    document: Document, items: Sequence[tuple[Span, str | None, str]], alternate: bool
) -> Iterator[Form]:
    """Yield the form or both forms that each item holds; where many are cut at one mark, it counts in all."""
    texts = [text for _, _, text in items]
    halves = [cut(text) for text in texts]
    usual = Counter(seam(text, both) for text, both in zip(texts, halves, strict=True) if both).most_common(1)
    often = usual and usual[0][1] >= max(_FEWEST, _USUAL * len(items))
    mark = usual[0][0] if often else ""
    if not often and alternate:
        # two forms in one item stand on two lines of it
        halves = [
            both if both and seam(text, both) == "\n" else None
            for text, both in zip(texts, halves, strict=True)
        ]
    for (span, label, text), both in zip(items, halves, strict=True):
        as_usual = not mark or (both and seam(text, both) == mark)
        yield _form(document, span, label, both if as_usual else _at(text, mark))


def _alternate(items: Sequence[tuple[str | None, str]]) -> bool:
    """Tell whether items of one form each follow each other: behind most native ones stands their other form.

    The number is the same, or the words without one.
    """
    native = [native_share(unlinked(text)) > _MIDDLE for _, text in items]
    beside = 0
    for at, (one, other) in enumerate(pairwise(items)):
        if native[at] and not native[at + 1]:
            beside += one[0] == other[0] if one[0] and other[0] else reads(one[1], other[1])
    return beside >= max(_FEWEST, _MOSTLY * sum(native))


def _at(text: str, mark: str) -> tuple[Range, Range] | None:
    """Return the forms of an item as the list's mark parts them, else as anything does."""
    halves = cut(text, mark)
    if halves and seam(text, halves) == mark:
        return halves
    return cut_at(text, mark) or halves


def _form(document: Document, span: Span, label: str | None, halves: tuple[Range, Range] | None) -> Form:
    """Make the form or forms of an item; of two in one script the first is the native one."""
    text = span.of(document.text)
    if halves is None:
        return Form(Piece(span, label), native_share(unlinked(text)) > _MIDDLE)
    pieces = [Piece(Span(span.start + a, span.start + b), label) for a, b in halves]
    shares = [native_share(unlinked(one.span.of(document.text))) for one in pieces]
    native, other = pieces[::-1] if shares[1] - shares[0] > _APART else pieces
    return Form(native, native=True, other=other)


def native_script(lst: ReferenceList) -> str:
    """Return the script of the native half of a list of both forms."""
    return "Other" if lst.script == "Other" else "Cyrillic"
