"""RN702 implausible-year."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, by_role, rule
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Span
from refnorm.patterns import kept

FIRST = 1450
"""Before this year nothing was printed from type in Europe."""
_ODD_YEAR = kept(
    r"(?<=[,.–—]\s)(?P<year>[3-9]\d{3}|1[0-3]\d\d|20[5-9]\d|2[1-9]\d\d)(?=\s?(?:г\.|ж\.|\.\s?[–—]|,\s?(?:vol|no|pp?)\.|\.\s?$|\.\s?\d+\s?[сpб]\.))"
)


@rule("RN702", Entry, "warning")
def implausible_year(entry: Entry, context: Context) -> Iterator[Finding]:
    """The year lies ahead, or before the printed book.

    Why: `2105` for `2015` passes every comparison when both lists repeat it.

    Fix: Look the year up in the work itself and correct both lists.

    Source: practice: a work is printed after 1450 and not in the future.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи. М.: Наука, 2105. 364 с.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи. М.: Наука, 2015. 364 с.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
    """
    lst, issued = context.list, entry.reference.issued
    if lst is None:
        return
    limit = context.options.today.year + 1
    span, sure = None, round(0.95 * entry.reference.confidence.get("issued", 1.0), 2)
    if issued and issued.year and not FIRST <= issued.year <= limit:
        span = entry.reference.spans["issued"][0]
    elif issued is None and not entry.reference.archive_location:
        match = _ODD_YEAR.search(context.document.text, entry.span.start, entry.span.end)
        span = Span(*match.span("year")) if match else None
    if span:
        side = context.side(lst.index, entry.index, [span])
        yield context.finding(phrase("RN702.year", year=side.text), *by_role(lst, side), confidence=sure)
