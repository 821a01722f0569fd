"""RN701 reversed-range."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, rule
from refnorm.checks.counterparts import said_once
from refnorm.fields.compare import pages_key
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pages

_LONG, _LONGEST, _USUAL = 100, 2000, 30
"""Pages of an article that is odd, of one that is none (`0–9730040`), and of a usual one."""
_OPENING = (0, 1, 3, 5)
"""Where an issue's first article begins, which may fill it; none where there is no range."""
_DOUBT = 0.6
"""How sure it is that a figure is lost: some articles are as long."""


@rule("RN701", Entry, "warning")
def reversed_range(entry: Entry, context: Context) -> Iterator[Finding]:
    """The last page comes before the first, or too far behind it.

    Why: one of the two numbers is wrong, in this list or in both. An article of more than a hundred pages
    may have lost a figure of the first one (`4–109` for `104–109`): that is information.

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
    elif _cut(entry) and (found := said_once(entry, context, "page", lambda one: _cut(one) > 0, _differ)):
        (first, last), side = _range(entry), next(filter(None, found))
        message = phrase("RN701.cut", n=last - first + 1, pages=side.text, first=_cut(entry))
        yield context.finding(message, *found, confidence=_DOUBT)


def _is_reversed(entry: Entry) -> bool:
    first, last = _range(entry)
    return last < first


def _cut(entry: Entry) -> int:
    """Return the first page of an article that may have lost its first figures, 0 where it seems whole.

    It is shorter than the last page, whose figures before it would make a long article a usual one.
    """
    first, last = _range(entry) if entry.reference.type == "article-journal" else (0, 0)
    if first in _OPENING or not _LONG < last - first < _LONGEST:
        return 0
    lost = len(str(last)) - len(str(first))
    whole = int(f"{str(last)[:lost]}{first}") if lost else last
    return whole if 0 < last - whole < _USUAL else 0


def _range(entry: Entry) -> tuple[int, int]:
    """Return the first and the last page, zeros where there is no range of plain numbers."""
    page = entry.reference.page
    ends = pages_key(page) if page and page.kind == "range" else ()
    return (int(ends[0]), int(ends[-1])) if ends and all(end.isdecimal() for end in ends) else (0, 0)


def _differ(one: Pages, other: Pages) -> bool:
    return pages_key(one) != pages_key(other)
