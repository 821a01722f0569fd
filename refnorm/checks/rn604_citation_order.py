"""RN604 citation-order."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.ordering import has_order
from refnorm.messages import phrase
from refnorm.model import Article, Citation, Finding, ReferenceList


@rule("RN604", Article, "info", group=lambda found: "order")
def citation_order(article: Article, context: Context) -> Iterator[Finding]:
    """The list follows no order, or a work is cited before one of a smaller number (with `citation_order`).

    Why: a reader looks for a work by the alphabet or by the order in which the text cites them. Where works
    are numbered as they are first cited, a number out of turn shows that a work was put in or taken out and
    the numbers were not counted anew; works that the text never cites say nothing. Without that setting only
    a list is told that keeps neither order, nor that of the years; some breaks are no disorder.

    Fix: Set the works in the journal's order and number them anew, in the text and in both lists.

    Source: GOST R 7.0.5-2008, section 7: references behind the text are numbered throughout; the profile's
    `citation_order` for the journal's own order.

    Bad:
        settings: citation_order = true
        text: Ветры севера описаны давно [2], льды изучены позже [1], а снега недавно [3].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
        text: 3. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.

    Good:
        settings: citation_order = true
        text: Ветры севера описаны давно [1], льды изучены позже [2; 1], а снега недавно [3].
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
        text: 3. Зимин К. Л. Снег и град. М.: Мир, 1990. 96 с.
    """
    profile = context.options.profile
    lst = next((one for one in article.lists if one.role != "romanized"), None)
    if lst is None or not article.citations:
        return
    if not (profile and profile.citation_order):
        if not has_order(lst, article.citations):
            yield _orderless(lst, context)
        return
    numbers = {entry.label: entry.index for entry in lst.entries if entry.label}
    for citation, number, awaited in _early(article, context.document.text):
        if str(number) in numbers and str(awaited) in numbers:
            yield _finding(lst, numbers[str(number)], citation, awaited, context)


def _orderless(lst: ReferenceList, context: Context) -> Finding:
    side = context.side(lst.index, None, [lst.heading or lst.entries[0].span])
    return context.finding(phrase("RN604.none"), side, None, confidence=0.6)


def _early(article: Article, text: str) -> Iterator[tuple[Citation, int, int]]:
    """Yield the first citations that come too early, with the smaller number that comes later."""
    firsts: dict[int, Citation] = {}
    for citation in sorted(article.citations, key=lambda one: one.span):
        for target in citation.targets:
            firsts.setdefault(target, citation)
    later = set(firsts)
    for number, citation in firsts.items():
        later.discard(number)
        smaller = [one for one in later if one < number and not _beside(citation, firsts[one], text)]
        if smaller:
            yield citation, number, min(smaller)


def _beside(one: Citation, other: Citation, text: str) -> bool:
    """Tell whether two citations stand in the same brackets: there any order will do."""
    return "]" not in text[one.span.start : other.span.start]


def _finding(lst: ReferenceList, entry: int, citation: Citation, awaited: int, context: Context) -> Finding:
    side = context.side(lst.index, entry, [citation.span])
    message = phrase("RN604.early", number=lst.entries[entry - 1].label or "", awaited=awaited)
    return context.finding(message, side, None, confidence=0.9)
