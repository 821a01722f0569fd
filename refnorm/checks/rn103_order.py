"""RN103 order."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.notes import of_notes
from refnorm.messages import phrase
from refnorm.model import Article, Finding, Pair, Seat, Side


@rule("RN103", Article, "info", group=lambda found: "order", once=True)
def order(article: Article, context: Context) -> Iterator[Finding]:
    """The counterpart stands at another position.

    Why: where both lists are numbered, one number should mean one work. Journals that sort the romanized
    list by the Latin alphabet reorder it on purpose. Where the profile says `numbering = true` it is an
    error, where it says false it is not reported. Notes stand in the order of the text.

    Fix: Put the entries of the romanized list in the order of the native one, unless the journal sorts
    them.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
        romanized: Orlov D. E. O vetre. Moscow: Kolos, 1987. 214 p.
    """
    profile = context.options.profile
    if profile and profile.numbering is False:
        return
    for lists in sorted({p.lists for p in article.pairs}):
        if any(of_notes(context.lists[i]) for i in lists):
            continue
        pairs = [pair for pair in article.paired if pair.lists == lists]
        ranks = {
            seat: rank
            for rank, seat in enumerate(sorted((p.romanized for p in pairs if p.romanized), key=_at), 1)
        }
        for rank, pair in enumerate(sorted(pairs, key=lambda p: _at(p.native)), 1):
            if pair.romanized and ranks[pair.romanized] != rank:
                yield _moved(pair, context)


def _at(seat: Seat | None) -> tuple[int, int]:
    return (seat.list, seat.entry) if seat else (0, 0)


def _moved(pair: Pair, context: Context) -> Finding:
    sides: list[Side] = []
    for seat, entry in ((pair.native, context.native(pair)), (pair.romanized, context.romanized(pair))):
        assert seat and entry
        sides.append(context.side(seat.list, seat.entry, [entry.span], entry.number))
    message = phrase("RN103.moved", native=sides[0].text, romanized=sides[1].text)
    return context.finding(message, sides[0], sides[1], confidence=0.98)
