"""RN003 merged-entries."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule, shared
from refnorm.checks.counterparts import counterparts
from refnorm.checks.couples import MERGED
from refnorm.fields import evidence
from refnorm.messages import phrase
from refnorm.model import Article, Entry, Finding, Seat


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
            orphan = context.entry(entry.holds)
            own = context.side(lst.index, entry.index, [entry.span], entry.raw)
            other = None
            if entry.holds and orphan:
                other = context.side(entry.holds.list, orphan.index, [orphan.span], orphan.raw)
            message = phrase("RN003.holds", entry=entry.number)
            if halves := _halves(Seat(lst.index, entry.index), orphan, context):
                message = phrase("RN003.part", entry=halves[1].number, whole=halves[0].number)
            yield context.finding(message, *by_role(lst, own, other), confidence=0.9)


def _halves(seat: Seat, orphan: Entry | None, context: Context) -> list[Entry]:
    """Return an orphan and the counterpart of a seat in order, where they are the halves of one reference."""
    partner = context.entry(counterparts(context).get(seat))
    if orphan is None or partner is None:
        return []
    halves = sorted((orphan, partner), key=lambda one: one.index)
    return halves if min(evidence.weight(one.raw) for one in halves) <= 1 else []


@shared
def held(context: Context) -> set[Seat]:
    """Return the entries without a counterpart that an entry of the other list seems to hold."""
    return {entry.holds for lst in context.article.lists for entry in lst.entries if entry.holds}


@shared
def concerned(context: Context) -> set[Seat]:
    """Return the entries that end at a wrong place: those that hold two, what they hold, and their partners.

    What else is strange about them follows from that.
    """
    holders = {
        Seat(lst.index, entry.index): entry.holds
        for lst in context.article.lists
        for entry in lst.entries
        if entry.doubt > MERGED
    }
    partners = (counterparts(context).get(seat) for seat in holders)
    return {seat for seat in (*holders, *holders.values(), *partners) if seat}
