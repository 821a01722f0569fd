"""What an entry without a counterpart would have shown of a list's hand."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm.checks import Context, shared
from refnorm.model import Pair
from refnorm.romanization.spots import fold, native

_TIMES = 4
"""How many times as many words have to show a habit as an orphan has letters that might speak against it."""


def may_be_shown(context: Context, pair: Pair, letters: Iterable[tuple[str, str]]) -> bool:
    """Tell whether entries without a counterpart may write all of some letters as a word of a pair does.

    A habit that only its absence speaks against is no fault while a part of the list is out of sight: each
    native letter stands in an orphan of the native list, or what became of it in one of the romanized list.
    """
    own, theirs = _orphans(context, pair.lists)
    return all((letter and letter in own) or (roman and roman in theirs) for letter, roman in letters)


def may_be_usual(context: Context, pair: Pair, letters: Iterable[tuple[str, str, int]]) -> bool:
    """Tell whether entries without a counterpart may have written all of some letters so, and often.

    Each letter comes with what became of it and with how many words show another habit: of a list that writes
    я nine times in one way, an orphan with four more of it might show that it has two.
    """
    own, theirs = _orphans(context, pair.lists)
    return all(
        shown < _TIMES * max(own.count(letter) if letter else 0, theirs.count(roman) if roman else 0)
        for letter, roman, shown in letters
    )


def has_orphans(context: Context, pair: Pair) -> bool:
    """Tell whether an entry of a pair's lists has no counterpart."""
    return any(_orphans(context, pair.lists))


def is_written_otherwise(context: Context, pair: Pair, name: str, roman: str) -> bool:
    """Tell whether a name that entries with a counterpart have is romanized otherwise in one of them."""
    orphans = _orphans(context, pair.lists)
    shown = zip((native(name), fold(roman)), _lowered(context, pair.lists), orphans, strict=True)
    times, romanized = (text.count(form) - unseen.count(form) for form, text, unseen in shown)
    return times > romanized


@shared
def _lowered(context: Context, lists: tuple[int, int]) -> tuple[str, ...]:
    """Return the texts of two lists in lower case."""
    return tuple(context.lists[index].span.of(context.document.text).lower() for index in lists)


@shared
def _orphans(context: Context, lists: tuple[int, int]) -> tuple[str, str]:
    """Return the texts of the entries of two lists that have no counterpart, as letters are compared."""
    found: tuple[list[str], list[str]] = ([], [])
    for pair in context.article.pairs:
        seat = pair.native or pair.romanized
        entry = context.entry(seat)
        if seat and entry and not (pair.native and pair.romanized) and seat.list in lists:
            found[pair.native is None].append(entry.raw)
    return native(" ".join(found[0])), fold(" ".join(found[1]))
