"""Words that names of journals print in short and in full: `вузов`, vysshikh uchebnykh zavedenii."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from refnorm import locales
from refnorm.checks import Context, Couple
from refnorm.checks.another import worded
from refnorm.checks.letters import judged
from refnorm.locales.tongues import COMMON
from refnorm.romanization.pairing import Match, match, spelled
from refnorm.romanization.shown import Slip
from refnorm.romanization.words import Word
from refnorm.text import skeleton

_FIELD = "container_title"


@cache
def _known() -> tuple[tuple[str, str], ...]:
    """Return the words in short, each with what it stands for."""
    lines = (line.partition(" = ") for line in locales.words("contracted"))
    return tuple((short, whole) for short, _, whole in lines)


def spelled_out(journal: str) -> str:
    """Return the name of a journal, in small letters, with the words that are mostly contracted in full."""
    for short, whole in _known():
        journal = f" {journal} ".replace(f" {short} ", f" {whole} ").strip()
    return journal


def is_contracted(journal: str) -> bool:
    """Tell whether a name of a journal has words that are mostly contracted, in short or in full."""
    return any(f" {part} " in f" {journal} " for both in _known() for part in both)


def misspelled(entries: Couple, context: Context) -> Iterator[Match]:
    """Yield the words with which a romanized entry spells out a native contraction and that have slips.

    The native word is printed where the contraction is.
    """
    native, roman = entries
    title = (native.reference.container_title or "").casefold()
    if not roman.reference.container_title or not any(short in title for short, _ in _known()):
        return
    for word in worded(native, context, _FIELD):
        for whole in (whole for short, whole in _known() if short == word.form):
            parts = [word._replace(text=part, form=part) for part in whole.split()]
            row = _row(parts, worded(roman, context, _FIELD))
            both = zip(parts, row, strict=False)
            whole_words = [(a, b) for a, b in both if not b.short or len(b.form) >= len(a.form)]
            matches = (spelled(match(a, b, (COMMON,)), (COMMON,)) for a, b in whole_words)
            found = [fault for one in matches if (fault := judged(entries.pair, context, one))]
            for fault in found:
                others = [slip for one in found if one is not fault for slip in one.slips]
                if not all(_is_habit(slip, others) for slip in fault.slips):
                    yield fault.match


def _is_habit(slip: Slip, others: Sequence[Slip]) -> bool:
    """Tell whether another word of the name has the same letters, and no word of the list others."""
    same = ((one.step.native, one.step.roman) for one in others)
    return not slip.shown and (slip.step.native, slip.step.roman) in same


def _row(parts: list[Word], found: list[Word]) -> list[Word]:
    """Return the words in a row of which most are those of a contraction in full."""
    bones = [skeleton(part.form) for part in parts]
    for at in range(len(found) - len(parts) + 1):
        row = found[at : at + len(parts)]
        if 2 * sum(skeleton(word.form) == bone for word, bone in zip(row, bones, strict=True)) > len(parts):
            return row
    return []
