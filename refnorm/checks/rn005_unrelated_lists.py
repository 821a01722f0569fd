"""RN005 unrelated-lists."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.messages import phrase
from refnorm.model import Article, Finding

LEAST = 3
"""Entries that the shorter list must have before two lists are called unrelated."""
SHARE = 0.2
"""Share of paired entries of the shorter list up to which the lists are unrelated."""


@rule("RN005", Article, "error", over=("RN004", "RN101", "RN102", "RN103", "RN2", "RN3", "RN902"))
def unrelated_lists(article: Article, context: Context) -> Iterator[Finding]:
    """The two lists do not belong together.

    Why: a list pasted from another article makes every entry an orphan; that is one fault and not forty.

    Fix: Put the list of this article in the place of the foreign one.

    Source: practice: a list pasted from another article.

    Bad:
        native: Сергеев П. Т. Реки степи // Водное дело. 2011. № 2. С. 12–18.
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        native: Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
        romanized: Hasenov T. A. Tarih. Almaty: Gylym, 2003. 340 p.
        romanized: Baker L. The City. London: Press, 1999. 77 p.
        romanized: Umarov F. Til. Fan, 2008, no. 4, pp. 5–9.

    Good:
        native: Орлов Д. Е. О ветре. М.: Колос, 1987. 214 с.
        romanized: Orlov D. E. O vetre [On wind]. Moscow: Kolos, 1987. 214 p.
    """
    lists = context.lists
    for native, romanized in sorted({p.lists for p in article.pairs}):
        sizes = len(lists[native].entries), len(lists[romanized].entries)
        paired = sum(p.score is not None for p in article.pairs if p.lists == (native, romanized))
        if min(sizes) < LEAST or paired > SHARE * min(sizes) or _paired_elsewhere(article, native, romanized):
            continue
        spans = [lists[i].heading or lists[i].span for i in (native, romanized)]
        texts = [s.of(context.document.text)[:60] for s in spans]
        sides = [
            context.side(i, None, [s], t) for i, s, t in zip((native, romanized), spans, texts, strict=True)
        ]
        message = phrase("RN005.unrelated", paired=paired, native=sizes[0], romanized=sizes[1])
        yield context.finding(message, sides[0], sides[1])


def _paired_elsewhere(article: Article, native: int, romanized: int) -> bool:
    """Tell whether one of two lists pairs well with a third: then nothing is wrong between these two."""
    return any(
        p.score is not None and p.lists != (native, romanized) and (native in p.lists or romanized in p.lists)
        for p in article.pairs
    )
