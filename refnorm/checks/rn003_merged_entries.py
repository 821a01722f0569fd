"""RN003 merged-entries."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.drift import MERGED
from refnorm.messages import phrase
from refnorm.model import Article, Entry, Finding, Pair, ReferenceList, Side


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
            if entry.doubt <= MERGED:
                continue
            other = hidden(article, lst, entry, context)
            own = context.side(lst.index, entry.index, [entry.span], entry.raw)
            message = phrase("RN003.holds", entry=entry.label or entry.index)
            native, romanized = (other, own) if lst.role == "romanized" else (own, other)
            yield context.finding(message, native, romanized, confidence=0.9)


def hidden(article: Article, lst: ReferenceList, entry: Entry, context: Context) -> Side | None:
    """Return the other list's orphan that seems to be held in a doubtful entry: the partner's neighbour."""
    pair = next((p for p in article.pairs if _own(p, lst, entry)), None)
    seat = (pair.native if lst.role == "romanized" else pair.romanized) if pair else None
    if seat is None:
        return None
    partner = context.lists[seat.list]
    if seat.entry >= len(partner.entries):
        return None
    following = partner.entries[seat.entry]
    orphan = any(
        (p.native is None or p.romanized is None)
        and (s := p.native or p.romanized) is not None
        and (s.list, s.entry) == (seat.list, following.index)
        for p in article.pairs
    )
    return context.side(seat.list, following.index, [following.span], following.raw) if orphan else None


def _own(pair: Pair, lst: ReferenceList, entry: Entry) -> bool:
    return any(s and (s.list, s.entry) == (lst.index, entry.index) for s in (pair.native, pair.romanized))
