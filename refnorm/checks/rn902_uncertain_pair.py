"""RN902 uncertain-pair."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.messages import phrase
from refnorm.model import Finding, Pair

DOUBTFUL = 0.6
"""A pair with a lower score is a doubt."""


@rule("RN902", Pair, "info")
def uncertain_pair(pair: Pair, context: Context) -> Iterator[Finding]:
    """Two entries were paired with doubt.

    Why: their differences may be those of two different works; they are reported with less confidence.

    Fix: Look whether the two entries are one work; where they are not, the counterpart of each is missing.

    Source: the score of the alignment.

    Bad:
        native: Сергеев П. Т. Реки и озёра степи. 2004. 120 с.
        romanized: Sergeyev P. T. Forests, birds and lakes of the hills. 2007. 96 p.

    Good:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        romanized: Sergeev P. T. Reki stepi. Vodnoe delo. 2011, no. 2, pp. 12–18.
    """
    native, romanized = context.native(pair), context.romanized(pair)
    if not native or not romanized or not pair.native or not pair.romanized or (pair.score or 0) >= DOUBTFUL:
        return
    if native.span == romanized.span:
        return
    sides = (
        context.side(pair.native.list, native.index, [native.span], native.raw),
        context.side(pair.romanized.list, romanized.index, [romanized.span], romanized.raw),
    )
    yield context.finding(phrase("RN902.apart"), *sides, confidence=pair.score or 0.5)
