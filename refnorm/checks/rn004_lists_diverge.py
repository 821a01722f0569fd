"""RN004 lists-diverge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.messages import phrase
from refnorm.model import Article, Finding, Side

LEAST, SHARE = 5, 0.4
"""Pairs that drift in one field, and their share of all, from which on the lists diverge."""
_DRIFTS = ("RN201", "RN202", "RN203", "RN204", "RN205", "RN206", "RN207")


@rule("RN004", Article, "info")
def lists_diverge(article: Article, context: Context) -> Iterator[Finding]:
    """At least five pairs and two fifths of all drift in the same field.

    Why: so many differences in one field are no slips: one of the lists was made from another version
    of the references, and is best made anew.

    Fix: Find the newest version of the references and make both lists from it; `refnorm generate` writes
    the romanized one.

    Source: practice: lists that were made from two versions of a text.

    Bad:
        native: Сергеев П. Т. Реки // Водное дело. 2011. № 2. С. 12.
        native: Орлов Д. Е. Ветер // Водное дело. 2012. № 3. С. 22.
        native: Зимин К. Л. Снег // Водное дело. 2013. № 4. С. 32.
        native: Котова Ж. З. Лёд // Водное дело. 2014. № 5. С. 42.
        native: Морозов И. К. Град // Водное дело. 2015. № 6. С. 52.
        romanized: Sergeev P. T. Reki. Vodnoe delo. 2011, no. 2, p. 112.
        romanized: Orlov D. E. Veter. Vodnoe delo. 2012, no. 3, p. 122.
        romanized: Zimin K. L. Sneg. Vodnoe delo. 2013, no. 4, p. 132.
        romanized: Kotova Zh. Z. Led. Vodnoe delo. 2014, no. 5, p. 142.
        romanized: Morozov I. K. Grad. Vodnoe delo. 2015, no. 6, p. 152.

    Good:
        native: Сергеев П. Т. Реки // Водное дело. 2011. № 2. С. 12.
        romanized: Sergeev P. T. Reki. Vodnoe delo. 2011, no. 2, p. 112.
    """
    pairs = sum(p.native is not None and p.romanized is not None for p in article.pairs)
    drifts: dict[str, list[Finding]] = defaultdict(list)
    for found in context.found:
        if found.code in _DRIFTS:
            drifts[found.code].append(found)
    for code, group in drifts.items():
        if len(group) >= LEAST and len(group) >= SHARE * pairs:
            first = group[0]
            native = Side(first.native.list, None, "", first.native.spans) if first.native else None
            related = tuple(s for f in group for s in (f.native, f.romanized) if s)
            message = phrase(f"RN004.{code}", n=len(group), pairs=pairs)
            yield context.finding(message, native, None, related=related)
