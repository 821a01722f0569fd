"""RN003 merged-entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from refnorm.checks import Context, by_role, rule
from refnorm.checks.drift import MERGED
from refnorm.messages import phrase
from refnorm.model import Article, Entry, Finding, Pair, ReferenceList, Side
from refnorm.patterns import kept
from refnorm.text import skeleton, unlinked, words

_LONG = kept(r"\d{3,}")
"""Numbers that tell works apart: years, totals."""


class _Orphan(NamedTuple):
    """The entry behind a doubtful one's partner that has no counterpart, and that partner."""

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
        for entry in lst.entries:
            orphan = _neighbour(article, lst, entry, context) if entry.doubt > MERGED else None
            if entry.doubt <= MERGED or (orphan and not _partly(orphan, entry)):
                continue
            other = _side(orphan, context)
            own = context.side(lst.index, entry.index, [entry.span], entry.raw)
            message = phrase("RN003.holds", entry=entry.number)
            yield context.finding(message, *by_role(lst, own, other), confidence=0.9)


def hidden(article: Article, lst: ReferenceList, entry: Entry, context: Context) -> Side | None:
    """Return the other list's orphan that seems to be held in a doubtful entry."""
    orphan = _neighbour(article, lst, entry, context)
    return _side(orphan, context) if orphan and _partly(orphan, entry) else None


def _side(orphan: _Orphan | None, context: Context) -> Side | None:
    return (
        context.side(orphan.list, orphan.entry.index, [orphan.entry.span], orphan.entry.raw)
        if orphan
        else None
    )


def _neighbour(article: Article, lst: ReferenceList, entry: Entry, context: Context) -> _Orphan | None:
    """Return the list and the entry behind the partner of a doubtful one, where that is an orphan."""
    pair = next((p for p in article.pairs if _own(p, lst, entry)), None)
    seat = (pair.native if lst.role == "romanized" else pair.romanized) if pair else None
    if seat is None or seat.entry >= len(context.lists[seat.list].entries):
        return None
    following = context.lists[seat.list].entries[seat.entry]
    orphan = any(
        (p.native is None or p.romanized is None)
        and (s := p.native or p.romanized) is not None
        and (s.list, s.entry) == (seat.list, following.index)
        for p in article.pairs
    )
    partner = context.lists[seat.list].entries[seat.entry - 1]
    return _Orphan(seat.list, following, partner) if orphan else None


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
