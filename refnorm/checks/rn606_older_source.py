"""RN606 older-source."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.passages import BEYOND, times
from refnorm.messages import phrase
from refnorm.model import Article, Entry, Finding, Side

_SURE = 0.5
"""How sure it is that the source is wrong: a passage may name a later year and be right."""
_BETWEEN = " · "
"""How places are parted in a message: citations hold commas themselves."""


@rule("RN606", Article, "info", group=lambda found: "older")
def older_source(article: Article, context: Context) -> Iterator[Finding]:
    """The text tells of a year and cites a page of a work that is older: `… in 2018 [7, 74]`, of 2002.

    Why: a work cannot tell what happened after it came out. The number of the citation may be another
    work's since the list was counted anew, or the year of the work is wrong. What counts is the latest year
    between the citation and the one before it, in its paragraph or else in one that this takes up: the one
    above, if it begins with a word of that, or where `this treaty` was named with its date; names that
    are younger than the work (COVID-19) count as years do, and so does `in recent years` beside a work that
    is ten years older than the list's newest. The finding is a question, once an article. Citations without
    a page say where a thing comes from, and no more.

    Fix: Look the passage up in the work; correct the number in the text, or the year in both lists.

    Source: practice: GOST R 7.0.5-2008, 7.4, has a page where a passage is cited, and it stands there.

    Bad:
        text: Торговля выросла в 2010 году [2, с. 76], льды изучены раньше [1, с. 15].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Торговля выросла в 1984 году [2, с. 76], льды изучены раньше [1, с. 15].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    found = list(_older(article, context))
    if found:
        (first, *_), *others = found
        said = _BETWEEN.join(f"{side.text} {issued} < {words}" for side, words, issued in found)
        related = [side for side, *_ in others]
        message = phrase("RN606.older", cited=said)
        yield context.finding(message, first, None, related=related, confidence=_SURE)


def _older(article: Article, context: Context) -> Iterator[tuple[Side, str, int]]:
    """Yield the citations of works that are older than what they stand for, what tells so, and the year."""
    lst = next((one for one in article.lists if one.role != "romanized"), None)
    if lst is None:
        return
    numbers = {(entry.label or "").rstrip("."): entry for entry in lst.entries}
    newest = max((_issued(entry) for entry in lst.entries), default=0)
    before = 0
    for citation in sorted(article.citations, key=lambda one: one.span):
        entry = numbers.get(str(citation.targets[0])) if len(citation.targets) == 1 else None
        if entry and citation.locator and (issued := _issued(entry)):
            told = times(context.document.text, before, citation.span.start, newest)
            if late := next((one for one in told if one.year >= issued + BEYOND), None):
                yield context.side(lst.index, entry.index, [citation.span]), late.words, issued
        before = citation.span.end


def _issued(entry: Entry) -> int:
    """Return the last year of a work, 0 where it has none."""
    date = entry.reference.issued
    return max((date.year or 0, *date.last[:1])) if date else 0
