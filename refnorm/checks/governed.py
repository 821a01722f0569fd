"""A small word that is another one, and the case ending that it governs: `в решении`, k resheniyu."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.checks import Context
from refnorm.checks.letters import Fault, compared, judged
from refnorm.checks.shifted import LONG
from refnorm.model import Pair, Span
from refnorm.romanization.comparison import Compared
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import Word

_ENDING = 3
"""Letters at most of a case ending: ами, ого."""


def governed(found: Compared, fault: Fault) -> tuple[Span, Span] | None:
    """Return the phrases whose small word is another and whose other word has but another ending, or None.

    That is one rewording, and no slip of letters.
    """
    match = fault.match
    stem = len(match.native.form) - _ENDING
    if match.native.field != "title" or any(slip.step.at < stem for slip in fault.slips):
        return None
    words = (_before(found.lost, match.native), _before(found.added, match.roman))
    if not (words[0] and words[1]):
        return None
    return Span(words[0].span.start, match.native.span.end), Span(words[1].span.start, match.roman.span.end)


def reworded(
    pair: Pair, context: Context, agreed: Sequence[Match], own: Word | None, other: Word | None
) -> tuple[Span, Span] | None:
    """Return the phrases of a small word that became another, and of the word that it governs, or None."""
    found = compared(pair, context) if own and other else None
    behind = [m for m in agreed if own and m.native.span.start == own.span.end + 1]
    fault = judged(pair, context, behind[0]) if found and behind else None
    return governed(found, fault) if found and fault else None


def _before(words: tuple[Word, ...], word: Word) -> Word | None:
    """Return the small word of a title before a word of it, if it has no counterpart."""
    return next((w for w in words if len(w.form) < LONG and w.span.end + 1 == word.span.start), None)
