"""RN003 merged-entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from refnorm.checks import Context, by_role, rule
from refnorm.checks.drift import MERGED
from refnorm.fields import evidence
from refnorm.messages import phrase
from refnorm.model import Article, Entry, Finding, Pair, ReferenceList, Seat, Side
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import skeleton, unlinked, words

_LONG = kept(r"\d{3,}")
"""Numbers that tell works apart: years, totals."""


class _Orphan(NamedTuple):
    """The entry beside a doubtful one's partner that has no counterpart, and that partner."""

    list: int
    entry: Entry
    partner: Entry


@rule("RN003", Article, "warning")
def merged_entries(article: Article, context: Context) -> Iterator[Finding]:
    """One entry seems to hold two, or one is split in two.

    Why: a lost line break hides a work from the citation indexes, and its counterpart seems to be missing.

    Fix: Start the second work on a line of its own, under its own number.

    Source: practice: lists that come from a PDF or a merge of two versions lose line breaks.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        native: Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
        romanized: 1. Sergeev P. T. Reki. Vodnoe delo. 2011, no. 2, pp. 12–18. Moscow: Kolos, 1987. 214 p.
        romanized: 3. Zimin K. L. Sneg i grad. Moscow: Mir, 1990. 96 p.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
    """
    for lst in article.lists:
        for entry in (e for e in lst.entries if e.doubt > MERGED):
            orphan = _held(article, lst, entry, context)
            if orphan and not _partly(orphan, entry):
                continue
            if orphan and not _is_whole(orphan):
                yield _part(lst, entry, orphan, context)
                continue
            own = context.side(lst.index, entry.index, [entry.span], entry.raw)
            message = phrase("RN003.holds", entry=entry.number)
            yield context.finding(message, *by_role(lst, own, _side(orphan, context)), confidence=0.9)


def _part(lst: ReferenceList, entry: Entry, orphan: _Orphan, context: Context) -> Finding:
    """Tell of an entry that is split in two: where its second part stands, and the whole one."""
    own = context.side(lst.index, entry.index, [entry.span], entry.raw)
    parts = sorted((orphan.entry, orphan.partner), key=lambda one: one.index)
    message = phrase("RN003.part", entry=parts[1].number, whole=parts[0].number)
    return context.finding(message, *by_role(lst, own, _side(orphan, context)), confidence=0.9)


def _is_whole(orphan: _Orphan) -> bool:
    """Tell whether an orphan and its neighbour are a reference each, not the halves of one."""
    return min(evidence.weight(one.raw) for one in (orphan.entry, orphan.partner)) > 1


def hidden(article: Article, lst: ReferenceList, entry: Entry, context: Context) -> Side | None:
    """Return the other list's orphan that seems to be held in a doubtful entry."""
    orphan = _held(article, lst, entry, context)
    return _side(orphan, context) if orphan and _partly(orphan, entry) else None


def _side(orphan: _Orphan | None, context: Context) -> Side | None:
    return (
        context.side(orphan.list, orphan.entry.index, [orphan.entry.span], orphan.entry.raw)
        if orphan
        else None
    )


def _held(article: Article, lst: ReferenceList, entry: Entry, context: Context) -> _Orphan | None:
    """Return the orphan beside the partner of a doubtful entry: the one that it prints, or is behind."""
    before, behind = (_neighbour(article, lst, entry, context, step) for step in (-1, 1))
    return before if before and _partly(before, entry) and not (behind and _partly(behind, entry)) else behind


def _neighbour(
    article: Article, lst: ReferenceList, entry: Entry, context: Context, step: int
) -> _Orphan | None:
    """Return the list and the entry beside the partner of a doubtful one, where that is an orphan."""
    pair = next((p for p in article.pairs if _own(p, lst, entry)), None)
    seat = (pair.native if lst.role == "romanized" else pair.romanized) if pair else None
    beside = article.entry(replace(seat, entry=seat.entry + step)) if seat else None
    if seat is None or beside is None:
        return None
    lone = ((p.native or p.romanized) for p in article.pairs if p.native is None or p.romanized is None)
    partner = context.lists[seat.list].entries[seat.entry - 1]
    return _Orphan(seat.list, beside, partner) if Seat(seat.list, beside.index) in lone else None


def _partly(orphan: _Orphan, entry: Entry) -> bool:
    """Tell whether an entry prints what its own partner does not: half of the orphan's numbers, an author."""
    partner, lone, there = (_told(one) for one in (orphan.partner, orphan.entry, entry))
    numbers, names = lone[0] - partner[0], lone[1] - partner[1]
    held = len(numbers & there[0]) * 2 >= len(numbers) > 0
    return held or not names.isdisjoint(_printed(entry))


def _told(entry: Entry) -> tuple[set[str], set[str]]:
    """Return the long numbers of an entry, and the consonants of its authors."""
    names = {skeleton(name.family or "") for name in entry.reference.author} - {""}
    return set(_LONG.findall(unlinked(entry.raw))), names


def _printed(entry: Entry) -> set[str]:
    return {skeleton(word) for word in words(entry.raw)}


def _own(pair: Pair, lst: ReferenceList, entry: Entry) -> bool:
    return any(s and (s.list, s.entry) == (lst.index, entry.index) for s in (pair.native, pair.romanized))
