"""RN701 reversed-range."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import said_once
from refnorm.fields.compare import pages_key
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pages


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
    if _is_reversed(entry) and (found := said_once(entry, context, "page", _is_reversed, _differ)):
        side = next(filter(None, found))
        yield context.finding(phrase("RN701.backwards", pages=side.text), *found, confidence=0.95)


def _is_reversed(entry: Entry) -> bool:
    page = entry.reference.page
    first, last = pages_key(page) if page and page.kind == "range" else ("", "")
    return first.isdigit() and last.isdigit() and int(last) < int(first)


def _differ(one: Pages, other: Pages) -> bool:
    return pages_key(one) != pages_key(other)
