"""What stands inside a list and belongs to no entry: page breaks, running heads, subheadings."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice, pairwise

from refnorm.fields import evidence, subheads
from refnorm.fields.lines import Line
from refnorm.model import Document, Gap, Span
from refnorm.patterns import kept
from refnorm.text import DASHES, DIGITS

_PAGE_NUMBER = kept(r"[\W_]*\d{1,4}[\W_]*|[\W_]*(?:[ivx]|[ivxlc]{2,7})[\W_]*", re.IGNORECASE)
_FRAME = rf"[{re.escape(DASHES)}*~•·|]+"
_FRAMED = kept(rf"{_FRAME}\s*\d{{1,4}}\s*{_FRAME}")
"""A page number as the foot of a page has it, between dashes or dots: it is no part of any reference."""
_MASTHEAD = kept(r"[\W_]*(?:p-|e-|online )?ISSN\b", re.IGNORECASE)
"""How the head of a journal's page may begin, but no reference, nor a later line of one between blanks."""
_FAR = 60_000
"""How far off a running head is looked for: some twenty pages either way."""
_MANY = 60
"""Recurrences that are looked at."""
_WORD = kept(r"[^\W\d_]{3}")


def breaks(document: Document, rows: Sequence[Line]) -> list[Gap]:
    """Return the page breaks between the lines of a list."""
    found = []
    for before, row in pairwise(rows):
        between = document.text[before.span.end : row.span.start]
        inner = between.strip()
        if inner:
            start = before.span.end + between.index(inner[0])
            found.append(Gap(Span(start, start + len(inner)), "page-break"))
    return found


def strangers(
    document: Document, rows: Sequence[Line], starts: Set[int], anew: Set[int] = frozenset()
) -> list[tuple[int, str]]:
    """Return the lines of a list that belong to no entry, by position, each with the reason.

    `starts` are the lines that begin with a number, `anew` those whose numbers begin anew; without any, each
    line tells by itself whether it begins an entry.
    """
    found = []
    heads = Heads(document.text)
    sparse = _sparse(rows)
    before: Line | None = None
    for i, row in enumerate(rows):
        if i in starts or len(row.text) > 140:
            before = row
            continue
        after = rows[i + 1] if i + 1 < len(rows) else None
        numbered = any(
            _PAGE_NUMBER.fullmatch(near.text) for near in (*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2])
        )
        item_next = i + 1 in starts
        set_off = row.blank and after is not None and after.blank and subheads.known(row.text)
        part_next = item_next or (not starts and after is not None and (set_off or _begins(after)))
        reason = _reason(heads, row, before, after, item_next, numbered)
        reason = reason or _of_page(row, after, numbered, sparse)
        alone = row.blank and (item_next or (sparse and after is not None and after.blank))
        if part_next and _subheading(row, before, alone or i + 1 in anew):
            reason = reason or "subheading"
        if reason:
            found.append((i, reason))
        else:
            before = row
    return found


def _sparse(rows: Sequence[Line]) -> bool:
    """Tell whether blank lines seldom stand between entries, so that one tells something."""
    spaced = sum(
        row.blank and evidence.weight(row.text) > 1 and evidence.weight(before.text) > 1
        for before, row in pairwise(rows)
    )
    return spaced * 4 <= len(rows)


def _reason(
    heads: Heads, row: Line, before: Line | None, after: Line | None, item_next: bool, numbered: bool
) -> str | None:
    """Say why a line belongs to no entry; `numbered` tells of a page number on the line before or after."""
    apart = row.blank or row.broken or bool(after and (after.blank or after.broken))
    at_break = row.broken or bool(after and after.broken)
    settled = before is None or (evidence.closed(before.text) and not evidence.awaits(before.text))
    if _PAGE_NUMBER.fullmatch(row.text) and (
        at_break or (settled and (apart or item_next)) or heads.recur(row, 2)
    ):
        return "page-number"
    if at_break and apart and item_next and _finished(before) and not evidence.continues(row.text):
        return "running-head"
    if before is not None and before.text.count("(") > before.text.count(")"):
        return None
    if evidence.weight(row.text) > 1 or evidence.continues(row.text) or evidence.leads(row.text):
        return None
    if (not evidence.hanging(row.text) and heads.recur(row, 2 if at_break or numbered else 3)) or (
        at_break and apart and not evidence.weight(row.text) and len(row.text) < 100
    ):
        return "running-head"
    return None


def _of_page(row: Line, after: Line | None, numbered: bool, sparse: bool) -> str | None:
    """Say why a line is of the page by its own form, also in the middle of an entry; it stands apart there.

    `sparse` tells that blank lines seldom part the lines of the list, so that those around it tell something.
    """
    if (row.broken or (after and after.broken)) and _MASTHEAD.match(row.text):
        return "running-head"
    if not row.blank or after is None or not after.blank or not sparse:
        return None
    if _FRAMED.fullmatch(row.text):
        return "page-number"
    return "running-head" if numbered and _MASTHEAD.match(row.text) else None


def _subheading(row: Line, before: Line | None, alone: bool) -> bool:
    """Tell whether a line before an entry heads a part of the list; `alone` tells that it is set apart."""
    if before is not None and not evidence.closed(before.text):
        return False
    if subheads.known(row.text):
        return True
    if evidence.weight(row.text) or evidence.continues(row.text) or evidence.leads(row.text):
        return False
    if subheads.marked(row) or not alone:
        return subheads.marked(row)
    return subheads.introduces(row) or (_finished(before) and subheads.bare(row))


def _begins(row: Line) -> bool:
    """Tell whether a line may begin an entry of a list without numbers."""
    return evidence.capital(row.text) and not evidence.continues(row.text)


def _finished(before: Line | None) -> bool:
    """Tell whether the line before holds what ends a reference, so that nothing of it can follow."""
    return before is None or evidence.whole(before.text)


class Heads:
    """Counts how often a line stands in a document, but for its digits, and remembers it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, int], int] = {}

    def recur(self, row: Line, times: int) -> bool:
        """Tell whether a line stands so many times, among other lines each time: a running head.

        A line of a reference that both lists print recurs together with its neighbours, or, as an entry of
        its own, stands just twice.
        """
        bare = row.text.strip("#*_ ")
        if len(bare) < 4 or not _WORD.search(bare):
            return False
        masked = r"\d+".join(re.escape(piece) for piece in DIGITS.split(bare))
        key = (masked, row.span.start // _FAR)
        if key not in self._known:
            self._known[key] = self._count(*key)
        return self._known[key] >= times

    def _count(self, masked: str, page: int) -> int:
        """Count a line near a place; 0 where it stands beside the same neighbour twice."""
        pattern = re.compile(rf"(?m)^[#*_ \t]*{masked}[#*_ \t]*\r?$")
        found = pattern.finditer(self._text, max(0, (page - 1) * _FAR), (page + 2) * _FAR)
        around = [_neighbours(self._text, m.start(), m.end()) for m in islice(found, _MANY)]
        apart = all(len({pair[side] for pair in around}) == len(around) for side in (0, 1))
        return len(around) if apart else 0


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words on the lines before and after a stretch; a bare page number is passed over."""
    before = [line for line in text[max(0, start - 400) : start].splitlines() if _WORD.search(line)]
    after = [line for line in text[end : end + 400].splitlines() if _WORD.search(line)]
    return before[-1].strip() if before else "", after[0].strip() if after else "\0"
