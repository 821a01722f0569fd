"""Where each reference list begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from refnorm.fields import afterword, evidence
from refnorm.fields.lines import Line, joined
from refnorm.fields.marker import Mark, marks
from refnorm.fields.runs import chain, counts
from refnorm.locate.ends import plain_end
from refnorm.locate.headings import Heading, heading, may_head
from refnorm.locate.interleaving import interleaved
from refnorm.locate.lasts import TAIL, last_line
from refnorm.locate.notes import apart, noted
from refnorm.locate.parts import beginnings, heads_part, items, parts, sure_of, translated
from refnorm.locate.tables import tabled
from refnorm.locate.untitled import untitled
from refnorm.locate.works import Works
from refnorm.model import BEGIN, Document, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import cyrillic_share, script, unlinked

Found = tuple[int, Heading]

_FIRST = kept(r"(?<![^\r\n])[^\w\r\n]{0,6}([1-3])[.)\]](?=[\s\S]{0,250}?(?:1[89]|20)\d\d)")
"""The first numbers with a year behind each: else there is no list behind another one in its region."""
_COUNTED = frozenset("123")
_SHORT = 6
"""Entries that a list under an unknown heading has at most before another goes on with its numbers."""


def regions(document: Document, rows: Sequence[Line]) -> list[ReferenceList]:
    """Return the reference lists in printed order, without entries."""
    set_in_tables = list(tabled(document, rows))
    rows = [row for row in rows if not any(span.holds(row.span) for span, _ in set_in_tables)]
    rows, notes = apart(rows)
    lists = [one for lst in _listed(document, rows) for one in interleaved(document, rows, lst)]
    lists += [
        _list(document, title.start, body.end, title) for title, body in untitled(document, rows, lists)
    ]
    lists += [lst for _, found in set_in_tables for lst in found]
    lists += list(noted(document, notes, lists))
    return [replace(lst, index=i) for i, lst in enumerate(sorted(lists, key=BEGIN), 1)]


def _listed(document: Document, rows: Sequence[Line]) -> list[ReferenceList]:
    """Return the lists that are set line by line."""
    heads = translated(rows, _outer([(i, h) for i, row in enumerate(rows) if (h := heading(row.text))]))
    ends = [*(at for at, _ in heads[1:]), len(rows)][: len(heads)]
    areas = [rows[at:end] for (at, _), end in zip(heads, ends, strict=True)]
    # above a known heading a list may stand under an unknown one
    found = _headless(document, rows[: heads[0][0]] if heads else rows, areas[:1])
    for n, ((at, head), end) in enumerate(zip(heads, ends, strict=True)):
        found.extend(_lists(document, rows, at, end, head))
        done = max(found[-1].span.end if found else 0, areas[n][0].span.start)
        if set(_FIRST.findall(document.text, done, areas[n][-1].span.end)) >= _COUNTED:
            rest = [row for row in areas[n] if row.span.start >= done]
            found.extend(_headless(document, rest, areas[n + 1 : n + 2]))
    return found or _headless(document, rows)


def _outer(heads: list[Found]) -> list[Found]:
    """Leave out a heading right under one of its side: `Источники` below `Литература` heads a part."""
    pairs = zip([None, *heads], heads, strict=False)
    return [
        (at, h)
        for before, (at, h) in pairs
        if before is None or before[0] + 1 < at or before[1].native != h.native
    ]


def listed(rows: Sequence[Line]) -> bool:
    """Tell whether lines are mostly references, or parts of them."""
    return sum(evidence.weight(row.text) >= 1 for row in rows) * 2 > len(rows)


def bare(document: Document, rows: Sequence[Line]) -> list[ReferenceList]:
    """Return the list of all lines of a file that holds nothing else; two where it has two."""
    starts = [0, *(i for i, row in enumerate(rows) if i and row.blank and row.block.known)] if rows else []
    runs = [rows[a:b] for a, b in pairwise([*starts, len(rows)])]
    lists = (_list(document, run[0].span.start, run[-1].span.end, None) for run in runs)
    return [replace(lst, index=i) for i, lst in enumerate(lists, 1)]


def _lists(
    document: Document, rows: Sequence[Line], at: int, end: int, head: Heading
) -> Iterator[ReferenceList]:
    """Yield the list under a heading, and lists without a heading that follow in the same region."""
    inner = head.length < len(rows[at].text)
    first = rows[at].span.start + head.length if inner else None
    body = _body(rows, at, end, first)
    level = rows[at].block.level
    runs = _runs(body, level)
    ends = [
        last_line(body, run, after[0].line if after else len(body))
        for run, after in zip_longest(runs, runs[1:])
    ]
    span_of_heading = Span(rows[at].span.start, rows[at].span.start + head.length)
    done = 0
    for n, group in enumerate(parts(body, runs, ends)):
        begin, stop = runs[group[0]][0].line if n else done, ends[group[-1]]
        done = stop
        text = document.text[body[begin].span.start : body[stop - 1].span.end]
        if evidence.weight(text):
            title = span_of_heading if n == 0 else _short_heading(body, begin)
            if n and title and _of_persons(document, title, body, runs[group[0]]):
                continue
            start = title.start if title else body[begin].span.start
            yield _list(document, start, body[stop - 1].span.end, title, head if n == 0 else None)
    if not runs and (stop := plain_end(body, level)):
        yield _list(document, span_of_heading.start, body[stop - 1].span.end, span_of_heading, head)


def _of_persons(document: Document, title: Span, body: Sequence[Line], run: Sequence[Mark]) -> bool:
    """Tell whether what is numbered under a heading such as `About the authors` is no list of works."""
    return afterword.begins(title.of(document.text)) and not sure_of(body, run)


def _body(rows: Sequence[Line], at: int, end: int, first: int | None) -> list[Line]:
    """Return the lines of a region; where the heading's line goes on, its rest is the first."""
    body = list(rows[at + 1 : end])
    if first is not None:
        row = rows[at]
        rest = row.text[first - row.span.start :].lstrip(" *_")
        span = Span(row.span.end - len(rest), row.span.end)
        body.insert(0, Line(span, rest, row.block, blank=False, broken=False, first=False))
    return body


def _short_heading(body: Sequence[Line], begin: int) -> Span | None:
    """Take the short line before a list that has no known heading for its heading."""
    return body[begin - 1].span if begin and may_head(body[begin - 1].text) else None


def barriers(body: Sequence[Line], level: int = 0) -> list[int]:
    """Count, line by line, what no list goes across lightly: section heads, authors, running text.

    `level` is that of the list's own heading: those of its parts are below it.
    """
    counts, total = [], 0
    for i, row in enumerate(body):
        heavy = len(row.text) > 350 and evidence.weight(row.text) < 2
        head = row.block.kind == "heading" and not evidence.weight(row.text)
        total += heavy or (head and not heads_part(body, i, level)) or afterword.begins(row.text)
        counts.append(total)
    return counts


def _runs(body: Sequence[Line], level: int = 0) -> list[list[Mark]]:
    """Return the runs of item marks in a region; each begins anew."""
    run = chain(marks(body), barriers(body, level))
    runs: list[list[Mark]] = []
    for n, mark in enumerate(run):
        if not runs or _anew(runs[-1], mark, run[n + 1] if n + 1 < len(run) else None):
            runs.append([])
        runs[-1].append(mark)
    runs = [r for one in runs if _plausible(body, r := _without_authors(body, one))]
    return runs if runs and _covers(body, runs) else []


def _without_authors(body: Sequence[Line], run: list[Mark]) -> list[Mark]:
    """Cut off the next article's authors, whom a number within the run counts: `7. …`, `2. Орлов Д. Е.`"""
    last, row = run[-1], body[run[-1].line]
    inside = len(run) > 1 and last.number <= run[-2].number
    return run[:-1] if inside and evidence.names_only(row.text[last.end - row.span.start :]) else run


def _anew(run: Sequence[Mark], mark: Mark, after: Mark | None) -> bool:
    """Tell whether a list begins with this mark: a first number that is not merely out of order."""
    if mark.number != 1 or run[-1].number <= 1:
        return False
    return after is None or after.number <= 2 or any(m.number == 1 for m in run)


def _plausible(body: Sequence[Line], run: Sequence[Mark]) -> bool:
    good = sum(evidence.weight(text) >= 1 for text in beginnings(body, run))
    return good * 2 >= len(run) and counts(run) and run[0].line <= 6 + run[-1].line


def _covers(body: Sequence[Line], runs: Sequence[Sequence[Mark]]) -> bool:
    """Tell whether the numbers number the list: not one stray number in a list without them."""
    count = sum(len(r) for r in runs)
    if count == 1 and (runs[0][0].line or runs[0][0].number > 1):
        return False
    leads = (i for i in range(runs[0][0].line) if evidence.leads(body[i].text))
    before = sum(evidence.weight(joined(body[i : i + 2])) > 1 for i in leads)  # else it is a byline
    leading = sum(
        evidence.leads(row.text) and evidence.weight(row.text) >= 2 for row in body[: runs[-1][-1].line]
    )
    return before <= max(1, count // 3) and leading <= 2 * count


def _headless(
    document: Document, rows: Sequence[Line], below: Sequence[Sequence[Line]] = ()
) -> list[ReferenceList]:
    """Return numbered runs of references in a document that has no heading for them.

    One that tells little by itself is a list if another holds its works: the other form of it, or
    the list that stands `below` under a heading of its own.
    """
    runs = [(run, last_line(rows, run, len(rows))) for run in _runs(rows) if len(run) >= 3]
    if not runs and (first := _first_part(rows, below)):
        return [_list(document, first.start, rows[-1].span.end, None)]
    sure = [sure_of(rows, run) for run, _ in runs]
    if (any(sure) or below) and not all(sure):
        works = [Works(items(rows, run, end)) for run, end in runs]
        known = [one for one, good in zip(works, sure, strict=True) if good]
        known += [
            Works(items(body, run, last_line(body, run, len(body)))) for body in below for run in _runs(body)
        ]
        sure = [good or any(map(one.are, known)) for one, good in zip(works, sure, strict=True)]
    found = [
        _list(document, run[0].start, rows[end - 1].span.end, None)
        for (run, end), good in zip(runs, sure, strict=True)
        if good
    ]
    return _cut(found)


def _first_part(rows: Sequence[Line], below: Sequence[Sequence[Line]]) -> Mark | None:
    """Return the first number of a list that the one under the next heading goes on with: 1–2, then 3–9."""
    after = next((m.number for body in below[:1] for m in marks(body[1:_SHORT])), 1)
    if not 1 < after < _SHORT:
        return None
    near = rows[-_SHORT * TAIL :]
    found = [mark for mark in marks(near) if not mark.inline]
    run = found[-after + 1 :]
    whole = [mark.number for mark in run] == list(range(1, after)) and _plausible(near, run)
    return run[0] if whole and last_line(near, run, len(near)) == len(near) else None


def _cut(found: list[ReferenceList]) -> list[ReferenceList]:
    out: list[ReferenceList] = []
    for lst, after in zip_longest(found, found[1:]):
        end = min(lst.span.end, after.span.start) if after else lst.span.end
        out.append(replace(lst, span=Span(lst.span.start, end)))
    return out


def _list(
    document: Document, start: int, end: int, title: Span | None, head: Heading | None = None
) -> ReferenceList:
    body = unlinked(document.text[title.end if title else start : end])
    share = cyrillic_share(body)
    kind = "Other" if script(body) == "Other" else "Cyrillic" if share >= 0.5 else "Latin"
    language = head.language if head else "und"
    role = (
        "romanized" if head and not head.native and share < 0.5 else "native" if kind != "Latin" else "single"
    )
    return ReferenceList(0, title, Span(start, end), language, kind, role)  # type: ignore[arg-type]
