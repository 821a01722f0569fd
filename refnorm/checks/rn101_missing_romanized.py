"""RN101 missing-romanized."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from refnorm.checks import Context, rule, shared
from refnorm.checks.counterparts import unpaired_parts
from refnorm.checks.rn003_merged_entries import held
from refnorm.fields.again import is_cited_again
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pair
from refnorm.text import cyrillic_share, script, unlinked

_SEVERAL = 2
"""Works in Latin letters, or shelf marks, that a romanized list has to leave out before that is its rule."""
_SURE = {"latin": 0.9, "archives": 0.6}
"""How sure it is a fault; of archives many journals say that no index looks for them."""
_FOREIGN = 0.1
"""Share of Cyrillic letters below which an entry is in Latin letters."""


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
    if is_cited_again(entry):
        return  # `Там же. С. 15`: the romanized list names each work once
    if pair.native.list in unpaired_parts(context):
        return  # sources under a heading of their own, which the journal does not romanize: RN001
    side = context.side(pair.native.list, entry.index, [entry.span], entry.raw)
    kind = _kind(entry)
    if left_out := _leaves_out(context).get((pair.lists, kind)):
        if left_out[0] is entry:
            others = [context.side(pair.native.list, one.index, [one.span], one.raw) for one in left_out[1:]]
            yield context.finding(phrase(f"RN101.{kind}"), side, None, related=others, confidence=_SURE[kind])
        return
    message = phrase("RN101.orphan", entry=entry.number)
    yield context.finding(message, side, None, confidence=0.9 if entry.doubt else 0.98)


@shared
def _leaves_out(context: Context) -> Mapping[tuple[tuple[int, int], str], list[Entry]]:
    """Return, by pair of lists and kind, works of which there are several and the romanized list has none:
    by the rule of a house they stand in the native list alone."""
    found: dict[tuple[tuple[int, int], str], list[Entry]] = {}
    paired: set[tuple[tuple[int, int], str]] = set()
    for pair in context.article.pairs:
        entry = context.native(pair)
        if entry and pair.native not in held(context) and (kind := _kind(entry)):
            found.setdefault((pair.lists, kind), []).append(entry)
            paired.update([(pair.lists, kind)] if pair.romanized else ())
    return {key: row for key, row in found.items() if len(row) >= _SEVERAL and key not in paired}


def _kind(entry: Entry) -> str:
    """Return what a house may leave out of the romanized list: works in Latin letters, shelf marks."""
    if cyrillic_share(unlinked(entry.raw)) < _FOREIGN and script(entry.raw) == "Latin":
        return "latin"
    return "archives" if entry.reference.archive_location else ""
