"""Numbers that no mark names: pages by their place, unless they are years, days, volumes or parts."""

from __future__ import annotations

import re
from functools import cache

from refnorm.fields.dates import all_dates
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.patterns import kept
from refnorm.text import DASH

_BARE = kept(
    rf"(?<=[,;:.)])\s?(?P<first>\d{{1,5}})\s?{DASH}{{1,2}}\s?(?P<last>\d{{1,5}})(?=\s?[.,;)\x00\x01]|\s*$)"
)
YEARS = kept(rf"(?:1[5-9]|20)\d\d\s?{DASH}\s?(?:1[5-9]|20)?\d\d")
_MARK = 12
"""Characters of the mark of a volume at most."""
_DATE = 20
"""Characters of a date before its days at most, and behind them."""


@cache
def _counted() -> re.Pattern[str]:
    """What stands before volumes, issues and parts, which are no pages: `Т. 1–3`, `Bd. 1–2`, `Вып. 1–26`."""
    marks = (token for field in ("volume", "issue", "part") for token in unstopped(field, "before"))
    return kept(rf"(?<!\w){alternatives(marks)}\.$")


def pages(draft: Draft) -> re.Match[str] | None:
    """Return the last range that may be pages; nothing where it goes backwards."""
    found = [
        m
        for m in _BARE.finditer(draft.mask)
        if not YEARS.fullmatch(m[0].strip()) or draft.mask[m.start() - 2 : m.start()] == "):"
        if "//" in draft.mask or not is_counted(draft, m)
        if not _of_date(draft, m)
    ]
    return found[-1] if found and int(found[-1]["first"]) <= _expanded(found[-1]) else None


def is_counted(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether the mark of a volume, issue or part stands right before a number."""
    start = match.start()
    end = start - draft.mask[start - 1 : start].isspace()
    return bool(_counted().search(draft.mask, max(0, end - _MARK), end))


def _of_date(draft: Draft, match: re.Match[str]) -> bool:
    """Tell whether a range is of days: `Sept. 13-16, 1996`."""
    around = max(0, match.start() - _DATE), min(len(draft.mask), match.end() + _DATE)
    return any(
        found.start < match.end() and match.start() < found.end for found in all_dates(draft.mask, *around)
    )


def placed(draft: Draft) -> None:
    """Trust pages that no mark names right behind a volume or an issue: `12(4), 5–9`, `28, № 3, 5–9`.

    One number alone may be another one, unless a parenthesis closes before it: `12(4):5`.
    """
    own = draft.spans.get("page")
    if not own or "page" not in draft.confidence:
        return
    marks = _CLOSED + _OPEN if draft.values["pages"][0].last else _CLOSED
    for field in ("issue", "volume"):
        for span in draft.spans.get(field, ())[-1:]:
            between = draft.text[draft.local(span)[1] : draft.local(own[0])[0]]
            if between.replace(" ", "") in marks or _DATED.fullmatch(between):
                draft.confidence["page"] = max(draft.confidence["page"], _PLACED)


_DATED = kept(r"\s?\((?:1[5-9]|20)\d\d[^()]{0,20}\)[:,]\s?")
"""The year between a volume or an issue and the pages: `7, br. 2 (2006): 55–71`."""
_CLOSED, _OPEN = ("),", "):"), (",", ":")
_PLACED = 0.97


def _expanded(match: re.Match[str]) -> int:
    first, last = match["first"], match["last"]
    return int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
