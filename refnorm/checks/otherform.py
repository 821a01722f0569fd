"""A romanized list beside two native ones: a word that one of them explains is no fault by the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refnorm.checks import Context, shared
from refnorm.model import Pair, Seat
from refnorm.romanization.comparison import same_word
from refnorm.romanization.pairing import Match


def is_of_other_form(pair: Pair, context: Context, match: Match) -> bool:
    """Tell whether a romanized word is that of the entry's other native form: Süleimenov of Сүлейменов."""
    return any(
        m.roman.span == match.roman.span and same_word(m) and not context.comparison.slips(other, m)
        for other in _pairs(context).get(pair.romanized, ())
        if other is not pair and (found := context.comparison.of(other))
        for m in found.matches
    )


@shared
def _pairs(context: Context) -> Mapping[Seat | None, Sequence[Pair]]:
    """Return the pairs of each romanized entry; none where there is one native list alone."""
    found: dict[Seat | None, list[Pair]] = {}
    if len({pair.lists[0] for pair in context.article.pairs}) > 1:
        for pair in context.article.pairs:
            if pair.native and pair.romanized:
                found.setdefault(pair.romanized, []).append(pair)
    return found
