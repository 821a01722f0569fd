"""RN604 citation-order."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.messages import phrase
from refnorm.model import Article, Citation, Finding, ReferenceList


@rule("RN604", Article, "info", group=lambda found: "order")
def citation_order(article: Article, context: Context) -> Iterator[Finding]:
    """A work is cited before another one that has a smaller number (with `citation_order` in the profile).

    Why: where works are numbered as the text first cites them, a number out of turn shows that a work was
    put in or taken out and the numbers were not counted anew. Works that the text never cites say nothing.

    Fix: Number the works anew in the order of their first citation, in the text and in both lists.

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
    if not (profile and profile.citation_order and lst):
        return
    numbers = {entry.label: entry.index for entry in lst.entries if entry.label}
    for citation, number, awaited in _early(article, context.document.text):
        if str(number) in numbers and str(awaited) in numbers:
            yield _finding(lst, numbers[str(number)], citation, awaited, context)


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
