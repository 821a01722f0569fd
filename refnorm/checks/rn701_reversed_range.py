"""RN701 reversed-range."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.fields.compare import pages_key
from refnorm.messages import phrase
from refnorm.model import Entry, Finding


@rule("RN701", Entry, "warning")
def reversed_range(entry: Entry, context: Context) -> Iterator[Finding]:
    """The last page comes before the first.

    Why: one of the two numbers is wrong, in this list or in both.

    Fix: Look the pages up in the work itself and correct both lists.

    Source: practice: a range runs from its first to its last page.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 57–43.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 157–63.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    lst = context.list
    for pages in entry.reference.pages:
        first, last = pages_key(pages)
        if lst and pages.kind == "range" and first.isdigit() and last.isdigit() and int(last) < int(first):
            side = context.side(lst.index, entry.index, [pages.span])
            yield context.finding(
                phrase("RN701.backwards", pages=side.text), *by_role(lst, side), confidence=0.95
            )
