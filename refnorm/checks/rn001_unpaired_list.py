"""RN001 unpaired-list."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import unpaired_parts
from refnorm.messages import phrase
from refnorm.model import Article, Finding
from refnorm.text import mostly_cyrillic


@rule("RN001", Article, "info")
def unpaired_list(article: Article, context: Context) -> Iterator[Finding]:
    """The article has only one of the two lists.

    Why: citation indexes read the romanized list, readers the native one; a journal that prints both
    wants to know that one is absent. An article in English has no native list to miss.

    Fix: Add the other list, or say in the profile that the journal prints one.

    Source: journals that print both lists ask for the same works in the same order and numbering in each
    (`refnorm list profiles` names some, with their pages).

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        native: Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
        romanized: Orlov D. E. O vetre i l'de [On wind and ice]. Moscow: Kolos, 1987. 214 p.
    """
    roles = {lst.role for lst in article.lists}
    for index in sorted(unpaired_parts(context)):
        part = context.lists[index]
        heading = part.heading.of(context.document.text).strip() if part.heading else ""
        side = context.side(index, None, [part.heading or part.span], heading)
        yield context.finding(phrase("RN001.part", heading=heading), side, None)
    if not article.lists or {"native", "romanized"} <= roles:
        return
    lst = article.lists[0]
    latin = lst.script == "Latin" and lst.layout != "scripts"
    if roles == {"single"} and latin and not mostly_cyrillic(_around(article, context)):
        return
    missing = "native" if roles == {"romanized"} or latin else "romanized"
    side = context.side(
        lst.index,
        None,
        [lst.heading or lst.span],
        lst.heading.of(context.document.text) if lst.heading else "",
    )
    native, romanized = (None, side) if missing == "native" else (side, None)
    scripts = "_in_two_scripts" if lst.layout == "scripts" else ""
    yield context.finding(phrase(f"RN001.{missing}{scripts}"), native, romanized)


def _around(article: Article, context: Context) -> str:
    """Return the article's text before its first list, at most its last 20,000 characters."""
    end = article.lists[0].span.start
    return context.document.text[max(article.span.start, end - 20_000) : end] or article.lists[0].span.of(
        context.document.text
    )
