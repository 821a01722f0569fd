"""RN102 missing-native."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import counterparts
from refnorm.checks.rn003_merged_entries import held
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pair, Seat
from refnorm.text import mostly_cyrillic


@rule("RN102", Pair, "error", over=("RN901",))
def missing_native(pair: Pair, context: Context) -> Iterator[Finding]:
    """A romanized entry has no counterpart in the native list.

    Why: the reader of the article cannot find a work that only the romanized list names.

    Fix: Add the work to the native list, or take it out of the romanized one.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.

    Good:
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.
    """
    entry = context.romanized(pair)
    if entry is None or pair.native or pair.romanized is None or pair.romanized in held(context):
        return
    side = context.side(pair.romanized.list, entry.index, [entry.span], entry.raw)
    copied = is_copy(pair.romanized.list, entry, context)
    message = phrase(f"RN102.{'copy' if copied else 'orphan'}", entry=entry.number)
    yield context.finding(message, None, side, confidence=0.9 if entry.doubt or copied else 0.98)


def is_copy(lst: int, entry: Entry, context: Context) -> bool:
    """Tell whether an orphan in native script bears the number of another entry of its romanized list."""
    if not entry.label or context.lists[lst].role != "romanized" or not mostly_cyrillic(entry.raw):
        return False
    if counterparts(context).get(Seat(lst, entry.index)):
        return False
    others = (one for one in context.lists[lst].entries if one is not entry and one.label == entry.label)
    return any(not mostly_cyrillic(one.raw) for one in others)
