"""What stands inside a list and belongs to no entry: page breaks, running heads, subheadings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from refnorm.fields import again, evidence, subheads
from refnorm.fields.lines import Line
from refnorm.model import Document, Gap, Span
from refnorm.patterns import kept
from refnorm.split import furniture
from refnorm.split.around import ITEM, PAGE_NUMBER, Around, opens
from refnorm.split.runningheads import OFTEN, Heads
from refnorm.text import DASHES

_YEAR_END = kept(r"(?:1[89]|20)\d\d\.")
"""The year that ends an entry, on a line of its own."""
_BRACKETED_YEAR = kept(evidence.ENDING_YEAR)
"""The same in brackets, as no page has its number."""
_BARE = kept(r"[^\w.]*\d{1,4}[^\w.]*")
"""The number of a page beside a head, where the end of an entry may stand as well, with its period."""
_NUMBER = kept(r"[\[(]?\d{1,3}[.)\]]{1,2}")
"""The number of an entry alone on its line: what follows is all that it has."""
_FRAME = rf"[{re.escape(DASHES)}*~•·|]+"
_FRAMED = kept(rf"{_FRAME}\s*\d{{1,4}}\s*{_FRAME}")
"""A page number as the foot of a page has it, between dashes or dots: it is no part of any reference."""
_MASTHEAD = kept(r"[\W_]*(?:p-|e-|online )?ISSN\b", re.IGNORECASE)
"""How the head of a journal's page may begin, but no reference, nor a later line of one between blanks."""
_SPREAD = kept(r"\d{1,4}(?:\t|[ \xa0]{4,})\s*[^\W\d_].+|[^\W\d_].*?(?:\t|[ \xa0]{4,})\s*\d{1,4}")
"""A head spread over the width of a page: its number stands at the one edge, the journal at the other."""
_EDGED = kept(
    r"\d{1,4}\s+[^\W\d_](?=.*\b(?:19|20)\d\d\b).*[\d)]|[^\W\d_](?=.*\b(?:19|20)\d\d\b).*[\d)]\s+\d{1,4}"
)
"""The same where a file has one space only: `Herald. 2017. No. 2 (34) 91` is a line of its own."""
_LONGEST, _HEAD = 140, 100
"""Characters of a line that may belong to no entry, and of a head that nothing but its place tells."""


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
    heads = Heads(document.text)
    found = _strangers(heads, rows, starts, anew, frozenset())
    pages = frozenset(_beside(rows, starts, {i for i, reason in found if reason == "running-head"}))
    return _strangers(heads, rows, starts, anew, pages) if pages else found


def _strangers(
    heads: Heads, rows: Sequence[Line], starts: Set[int], anew: Set[int], known: Set[int]
) -> list[tuple[int, str]]:
    """Return the lines that belong to no entry; `known` are numbers of pages beside a head."""
    found, sparse, lines = [], _sparse(rows), furniture.setting(rows)
    before: Line | None = None
    for i, row in enumerate(rows):
        if i in known:
            found.append((i, "page-number"))
            continue
        only = before is not None and _NUMBER.fullmatch(before.text) and (i + 1 in starts or row is rows[-1])
        own = len(row.text) > _LONGEST or ITEM.match(row.text) or _BRACKETED_YEAR.fullmatch(row.text)
        if i in starts or only or own:
            before = row
            continue
        beside = (rows[at] for at in (i - 1, i + 1) if 0 <= at < len(rows) and at not in starts)
        pages = [near for near in beside if PAGE_NUMBER.fullmatch(near.text)]
        paged = any(near.blank or near.broken for near in pages)
        after = rows[i + 1] if i + 1 < len(rows) else None
        below = not (row.blank or row.broken) and i > 0 and before is rows[i - 1]
        here = Around(row, before, after, bool(pages), paged, _item(rows, i, starts), bool(starts), below)
        reason = _reason(heads, here) or _of_page(here, sparse) or furniture.of_page(row, here.near(), lines)
        if not reason and not here.item_next and _enclosed(rows, i):
            reason = "running-head"
        headed = not reason and found[-1:] == [(i - 1, "running-head")] and not _BARE.fullmatch(row.text)
        if headed and heads.go_on(rows[i - 1], row):
            reason = "running-head"
        if not reason and _part_next(here, not starts) and _subheading(here, sparse, i + 1 in anew):
            reason = "subheading"
        if reason:
            found.append((i, reason))
        else:
            before = row
    return found


def _item(rows: Sequence[Line], i: int, starts: Set[int]) -> bool:
    """Tell whether an item follows a line; behind a subheading others may stand, whose parts are empty."""
    heads = i + 1 < len(rows) and i + 1 not in starts and subheads.known(rows[i].text)
    while heads and i + 2 < len(rows) and subheads.known(rows[i + 1].text):
        i += 1
        heads = i + 1 not in starts
    return i + 1 in starts


def _beside(rows: Sequence[Line], starts: Set[int], heads: Set[int]) -> Iterator[int]:
    """Yield the bare numbers beside the head of a page, unless an entry that waits for one ends in it."""
    for i, row in enumerate(rows):
        if i in starts or i in heads or not heads & {i - 1, i + 1} or not _BARE.fullmatch(row.text):
            continue
        others = (rows[k] for k in range(i - 1, -1, -1) if k not in heads)
        before = next((one for one in others if not _BARE.fullmatch(one.text)), None)
        waits = before is not None and (evidence.awaits(before.text) or evidence.hanging(before.text))
        if not waits or i + 1 not in starts:
            yield i


def _enclosed(rows: Sequence[Line], i: int) -> bool:
    """Tell whether a line and its page's number are all that stands between the ends of two pages."""
    for first, number in ((i, i + 1), (i - 1, i - 1)):
        if 0 <= first < len(rows) - 2 and rows[first].broken and rows[first + 2].broken:
            return PAGE_NUMBER.fullmatch(rows[number].text) is not None
    return False


def _sparse(rows: Sequence[Line]) -> bool:
    """Tell whether blank lines seldom stand between entries, so that one tells something."""
    spaced = sum(
        row.blank and evidence.weight(row.text) > 1 and evidence.weight(before.text) > 1
        for before, row in pairwise(rows)
    )
    return spaced * 4 <= len(rows)


def _reason(heads: Heads, here: Around) -> str | None:
    """Say why a line belongs to no entry."""
    row, before, after = here.row, here.before, here.after
    at_break = here.at_break()
    apart = at_break or row.blank or bool(after and after.blank)
    settled = before is None or (evidence.closed(before.text) and not _goes_on(before.text, row.text))
    year = (here.flows() or not apart) and _YEAR_END.fullmatch(row.text)
    if here.completes():
        return None
    if PAGE_NUMBER.fullmatch(row.text) and (
        (at_break and not year)
        or (settled and (apart or here.item_next) and not year)
        or here.inner()
        or (settled and after is None and before is not None and evidence.finished(before.text))
        or heads.recur(row, 2)
    ):
        return "page-number"
    if at_break and here.item_next and _finished(before) and not evidence.continues(row.text):
        return "running-head"
    if here.numbered and heads.stand(row):
        return "running-head"
    if before is not None and opens(before.text):
        return None
    person = evidence.leads(row.text)
    of_page = here.numbers and (at_break or here.numbered or here.set_off())
    awaited = before is not None and row.text[0].isdigit() and evidence.awaits(before.text)
    if (
        evidence.continues(row.text) or (person and not of_page) or awaited
    ):  # `no.`, `4, pp. 3-11 (in Russian).`
        return None
    often = 2 if (at_break or here.numbered) and not here.flows() else OFTEN
    if evidence.weight(row.text) > 1:
        # `Journal. 2019. No. 3` heads pages, and is a line of wrapped entries
        ends = here.flows() and row.text[-1] == "."  # `Publ., 2003. 207 p. (in Russian).`
        recurs = (at_break or here.paged) and not ends and heads.recur(row, often, paged=at_break)
        return "running-head" if recurs else None
    hanging = evidence.hanging(row.text) and not (of_page and evidence.names_only(row.text))
    going = row.text[0] in "[(" or (hanging and not evidence.names_only(row.text))
    if not hanging and heads.recur(row, often, paged=at_break):
        return None if again.leads(row.text) else "running-head"
    of_entry = going or person or here.flows() or evidence.weight(row.text) or again.leads(row.text)
    return "running-head" if at_break and not of_entry and len(row.text) < _HEAD else None


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a number belongs to the line before: a label waits for it, or it ends a range of pages."""
    ranged = text[0] in DASHES and before[-1:].isdigit() and not _FRAMED.fullmatch(text)
    broken = before.endswith("-") and text[0].isdigit()  # `DOI: 10.12345/2181-5-`, `2`
    return ranged or broken or evidence.awaits(before)


def _of_page(here: Around, sparse: bool) -> str | None:
    """Say why a line is of the page by its own form, also in the middle of an entry; it stands apart there.

    `sparse` tells that blank lines seldom part the lines of the list, so that those around it tell something.
    """
    text = here.row.text
    if here.item_next and _finished(here.before) and _EDGED.fullmatch(text):
        return "running-head"
    if (here.at_break() or (here.numbered and here.row.blank)) and _MASTHEAD.match(text):
        return "running-head"
    if not here.set_off() or not sparse:
        return None
    if _FRAMED.fullmatch(text):
        return "page-number"
    person = evidence.leads(text) and not evidence.names_only(text)
    ended = text.endswith(furniture.CLOSED)
    headed = here.paged and not person and not ended and not evidence.continues(text)
    return "running-head" if headed or _SPREAD.fullmatch(text) else None


def _part_next(here: Around, unnumbered: bool) -> bool:
    """Tell whether a part of the list may begin behind a line."""
    if here.item_next or not unnumbered or here.after is None:
        return here.item_next
    return (here.set_off() and subheads.known(here.row.text)) or _begins(here.after)


def _subheading(here: Around, sparse: bool, anew: bool) -> bool:
    """Tell whether a line before an entry heads a part of the list; the numbers may begin anew below it."""
    row, before = here.row, here.before
    alone = anew or (row.blank and (here.item_next or (sparse and here.set_off())))
    if before is not None and not evidence.closed(before.text):
        return False
    if subheads.known(row.text) or (here.after and subheads.initial(row, here.after)):
        return True
    if here.item_next and _finished(before) and subheads.capital(row):
        return True
    if evidence.weight(row.text) or evidence.continues(row.text) or evidence.leads(row.text):
        return False
    if subheads.marked(row) or not alone:
        return subheads.marked(row)
    whole = _finished(before) or (here.item_next and sparse and here.set_off())
    return subheads.introduces(row) or (whole and subheads.bare(row))


def _begins(row: Line) -> bool:
    """Tell whether a line may begin an entry of a list without numbers."""
    return evidence.capital(row.text) and not evidence.continues(row.text)


def _finished(before: Line | None) -> bool:
    """Tell whether the line before holds what ends a reference, so that nothing of it can follow."""
    return before is None or evidence.whole(before.text)
