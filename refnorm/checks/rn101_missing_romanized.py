"""RN101 missing-romanized."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import unpaired_parts
from refnorm.checks.rn003_merged_entries import held
from refnorm.fields.phrases import phrases_of
from refnorm.messages import phrase
from refnorm.model import Finding, Pair


@rule("RN101", Pair, "error", over=("RN901",))
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
    message = phrase("RN101.orphan", entry=entry.number)
    yield context.finding(message, side, None, confidence=0.9 if entry.doubt else 0.98)
