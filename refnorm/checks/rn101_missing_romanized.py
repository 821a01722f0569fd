"""RN101 missing-romanized."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule, shared
from refnorm.checks.counterparts import unpaired_parts
from refnorm.checks.drift import standing_alone
from refnorm.checks.rn003_merged_entries import held
from refnorm.fields.phrases import phrases_of
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pair
from refnorm.text import cyrillic_share, script, unlinked

_SEVERAL = 2
"""Works in Latin letters that a romanized list has to leave out before that is its rule."""
_FOREIGN = 0.1
"""Share of Cyrillic letters below which an entry is in Latin letters."""


def _group(found: Finding) -> str:
    """Return the key of works that a house leaves out; any other entry stands alone."""
    return found.phrases[0].key if found.phrases[0].key == "RN101.latin" else standing_alone(found)


@rule("RN101", Pair, "error", over=("RN901",), group=_group)
def missing_romanized(pair: Pair, context: Context) -> Iterator[Finding]:
    """A native entry has no counterpart in the romanized list.

    Why: what is not in the romanized list is not counted by the citation indexes.

    Fix: Add the work to the romanized list; `refnorm generate` writes its entry.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.

    Good:
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.
    """
    entry = context.native(pair)
    if entry is None or pair.romanized or pair.native is None or pair.native in held(context):
        return
    if phrases_of("cited_again").first(entry.raw):
        return  # `Там же. С. 15`: the romanized list names each work once
    if pair.native.list in unpaired_parts(context):
        return  # sources under a heading of their own, which the journal does not romanize: RN001
    side = context.side(pair.native.list, entry.index, [entry.span], entry.raw)
    kept = pair.lists in _leaves_out(context) and _is_latin(entry)
    message = phrase("RN101.latin") if kept else phrase("RN101.orphan", entry=entry.number)
    yield context.finding(message, side, None, confidence=0.9 if entry.doubt or kept else 0.98)


@shared
def _leaves_out(context: Context) -> frozenset[tuple[int, int]]:
    """Return the pairs of lists of which the romanized one has no work in Latin letters, the native one
    several: by the rule of a house they stand in the native list alone."""
    found: dict[tuple[int, int], list[bool]] = {}
    for pair in context.article.pairs:
        entry = context.native(pair)
        if entry and _is_latin(entry):
            found.setdefault(pair.lists, []).append(pair.romanized is not None)
    return frozenset(lists for lists, paired in found.items() if len(paired) >= _SEVERAL and not any(paired))


def _is_latin(entry: Entry) -> bool:
    return cyrillic_share(unlinked(entry.raw)) < _FOREIGN and script(entry.raw) == "Latin"
