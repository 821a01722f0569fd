"""The numbers that items may begin with, each scored by what stands before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from refnorm.fields import evidence, rows, subheads
from refnorm.fields.lines import Line
from refnorm.fields.ordinals import bare_label, ordinal
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.traced import BEHIND, BULLETED

_NUMBER = r"(?P<number>\d{1,5})"
_LETTERED = r"(?P<letter>[a-eабвд](?<=\d.)(?<!\d{4}.)(?=\s?\\?[.)\]]))?"
"""The letter by which a number stands for several works, `3а.`, `3b)`; `г.` is a year's, `с.` a page's."""
_START = kept(
    rf"{BULLETED}"
    rf"(?:(?P<bracket>\\?\[{_NUMBER}{_LETTERED.replace('letter', 'l2')}\\?\]\.?)"
    rf"|(?P<round>\({_NUMBER.replace('number', 'n2')}\)(?!\s?[,;]))"
    rf"|{_NUMBER.replace('number', 'n3')}{_LETTERED}"
    r"(?P<tail>\s?\\?[.)\]]{1,2}(?:\s?[.,](?=\s?\w))?|</sup>\.?|/(?=\s)"
    rf"|(?:\s?[-–—])?(?=\s+[{evidence.UPPER}«\"“\[])|(?=\t)))"
    r"(?P<again>\*{0,2}\s{1,3}(?P<n4>\d{1,5})\s?[.)](?=\s))?" + BEHIND,
)
_INLINE = kept(
    r"(?P<first>[\[\d])(?:(?<=\[)(?P<b>\d{1,4})\]\.?|(?<!\w.)(?<=\d)(?P<more>\d{0,3})\s?[.)](?!\d))"
    rf"\s*(?=[{evidence.UPPER}«\"“\[])"
)
"""It begins with what few characters are, and looks back later: that finds the next place fastest."""
_LAST = kept(r"(?<=[.;)\]>»”\"/]\s)(?:\[(\d{1,4})\]\.?|(\d{1,4})\s?[.)])$")
"""A number that ends a line of several items: what it numbers begins the next one."""
_BEFORE_INLINE = kept(r"(?:[.;)\]>»”\"’\w/]\s+|[.;)])$")
_LONGEST = 9
_ALONE = kept(r"\\?\[\d{1,4}\\?\]\.?|\(\d{1,4}\)|\d{1,4}\\?[.)]|\[\d.{1,9}\]\{\.csl-left-margin\}")
"""A number that is all of a line, with its mark, and how long such a line is; a bare one may be a page's."""
_MARGIN, _WIDE = "]{.csl-left-margin}", 32
"""How a number ends that pandoc has set on a line of its own, and how long such a line is."""
_LOOK = 400
"""Characters before and after a mark within a line that are looked at."""
_UNMARKED, _OF_PAGE = 1.2, 1.0
"""What it costs a number that no mark follows, and one that may be a page's beside its head of persons:
`118   Д. Е. Орлов, А. К. Белов`; only the numbers around it tell that it is in turn."""
_CLOSES = {")": "(", "]": "["}


@noun
class Mark:
    """A possible beginning of an item: `start` of the mark, `end` where its content begins."""

    start: int
    end: int
    label: str
    number: int
    form: str
    score: float
    line: int
    inline: bool = False


def _form(match: re.Match[str]) -> tuple[str, str, bool]:
    """Return form, number and label of a mark at the beginning of a line."""
    if match["bracket"]:
        return "[]", match["number"], False
    if match["round"]:
        return "()", match["n2"], False
    tail = match["tail"].strip()
    form = "/" if tail == "/" else next((mark for mark in ")]." if mark in tail), " ")
    return form, match["n3"], bool(match["again"] and _is_doubled(match))


def _is_doubled(match: re.Match[str]) -> bool:
    """Tell whether a second number is the item's too: the same, or one out of turn before a person.

    The next number may begin an item of its own, behind one that is empty.
    """
    first, second = int(match["n3"]), int(match["n4"])
    if second == first:
        return True
    apart = first not in YEARS and second not in (first + 1, *YEARS)
    return apart and evidence.leads(match.string[match.end() :])


def _context(before: str, content: str, *, inline: bool = False) -> float:
    """Score what stands before a mark and after it."""
    score = -1.6 if inline else 1.0
    if evidence.leads(content):
        score += 0.8
    elif evidence.continues(content) or content[:1].isdigit():
        score -= 1.2
    elif not evidence.capital(content):
        score -= 0.4
    if before and evidence.awaits(before):
        score -= 2.5
    elif before:
        score += 0.3 if evidence.closed(before) else -0.5
        score -= 0.9 if evidence.hanging(before) else 0.0
    return score


AUTOMATIC = "auto"
"""The form of a number that the file gives its paragraph and that does not stand in the text."""


def _at_start(
    line: Line, position: int, before: str, expected: int = 1, after: Line | None = None, in_row: bool = False
) -> Mark | None:
    """Find the mark that a line begins with; `expected` is the number after the last automatic one.

    A number that is all of its line belongs to the line `after` it, or to a label that ends the one before;
    `in_row`: it has no mark, and is one of a row of such numbers.
    """
    if numbered(line) and (mark := _automatic(line, position, expected)):
        return mark
    text, at = line.text, line.span.start
    short = len(text) <= (_WIDE if text.endswith(_MARGIN) else _LONGEST)
    alone = after is not None and short and (in_row or bool(_ALONE.fullmatch(text)))
    if after is not None and alone:
        if _ALONE.fullmatch(after.text) or evidence.awaits(before):
            return None
        text += "." if in_row else ""
        text, at = f"{text} {after.text}", after.span.start - len(text) - 1
    found = _first(text, before)
    if found is None:
        return None
    _, end, label, number, form, score = found
    if alone and len({*label.split(". ")}) > 1:
        return None  # two numbers on two lines are no one's
    return Mark(line.span.start, at + end, label, number, form, score, position)


Found = tuple[int, int, str, int, str, float]
"""Where a mark stands in its line, its label, number, form and score."""


@lru_cache(maxsize=32768)
def _first(text: str, before: str) -> Found | None:
    """Find the mark that a line begins with; lines of a list are looked at twice: located, and split."""
    match = _START.match(text)
    if not match:
        return None
    form, number, doubled = _form(match)
    doubled = doubled and not evidence.hanging(before)  # `С. 7 –`, `20. 3. Орлов`: a page, a number
    end = match.end() if doubled or not match["again"] else match.start("again")
    content = text[end:].lstrip(" *_")
    end = len(text) - len(content)
    if not content or (form == "." and text[match.end("tail") : match.end("tail") + 1].isdigit()):
        return None
    if form in _CLOSES and before.count(_CLOSES[form]) > before.count(form):
        return None  # the end of a group that the line before has opened: `[cited 2022 Nov`, `5]`
    label = f"{number}. {match['n4']}" if doubled else number + (match["letter"] or match["l2"] or "")
    score = _context(before, content) - (_UNMARKED if form == " " else 0.0)
    if form == " " and evidence.names_only(content):
        score -= 0.0 if content[-1] == "," else _OF_PAGE
    return 0, end, label, int(number), form, score


def numbered(line: Line) -> bool:
    """Tell whether a line begins a paragraph that the file numbers or marks by itself."""
    return line.first and line.block.label is not None and line.block.kind != "heading"


def _automatic(line: Line, position: int, expected: int) -> Mark | None:
    """Make the mark of an automatic number; one that is typed as well is doubled, as in print."""
    shown = line.block.label or ""
    number = ordinal(shown, expected)
    if number is None:
        return None
    label, end, start = bare_label(shown), 0, line.span.start
    typed = _first(line.text, "")
    if typed and typed[4] != " " and (typed[3] == number or evidence.leads(line.text[typed[1] :])):
        label, end = f"{label}. {typed[2]}", typed[1]
    return Mark(start, start + end, label, number, AUTOMATIC, 2.5, position)


def _inside(line: Line, position: int) -> list[Mark]:
    at = line.span.start
    return [
        Mark(at + start, at + end, label, number, form, score, position, inline=True)
        for start, end, label, number, form, score in _within(line.text)
    ]


_MOST, _WIDEST = 40_000, 10_000_000
"""Marks of a line, and characters, that are looked at: more entries than a list may have."""


@lru_cache(maxsize=32768)
def _within(text: str) -> tuple[Found, ...]:
    """Find the marks within a line."""
    found: list[Found] = []
    for match in _INLINE.finditer(text, 0, _WIDEST):
        start, end = match.span()
        if not _BEFORE_INLINE.search(text, max(0, start - 4), start):
            continue
        before = text[max(0, start - _LOOK) : start]
        if evidence.awaits(before):
            continue
        number = match["b"] or match["first"] + match["more"]
        score = _context(before, text[end : end + _LOOK], inline=True)
        found.append((start, end, number, int(number), "[]" if match["b"] else ".", score))
        if len(found) == _MOST:
            break
    return tuple(found)


def marks(lines: Sequence[Line]) -> list[Mark]:
    """Return all possible item marks of the lines, in order."""
    found: list[Mark] = []
    expected, row, odd = 1, rows.alone(lines), rows.set_oddly(lines)
    for position, (line, after) in enumerate(zip_longest(lines, lines[1:])):
        before = _before(lines[position - 1]) if position else ""
        # the second half of a doubled number, on the next line, is no mark of its own
        if found and found[-1].end > line.span.start:
            continue
        if subheads.numbered(line.text):
            continue
        mark = _at_start(line, position, before, expected, after, position in row)
        if mark is None and position in odd:
            mark = _oddly(line, position, before, *odd[position])
        if mark:
            found.append(mark)
            expected = mark.number + 1 if mark.form == AUTOMATIC else expected
        found.extend(m for m in _inside(line, position) if not mark or m.start >= mark.end)
        if after and (mark := _at_end(line, position, after)) and found and mark.start >= found[-1].end:
            found.append(mark)
    return _without_parts(found, {one.form for one, _ in odd.values()})


def _at_end(line: Line, position: int, after: Line) -> Mark | None:
    """Find the number at a line's end whose item begins the next line."""
    match = _LAST.search(line.text, max(0, len(line.text) - _LONGEST)) if line.text[-1] in ".)]" else None
    if match is None or after.blank or not evidence.capital(after.text):
        return None
    before = line.text[max(0, match.start() - _LOOK) : match.start()]
    if evidence.awaits(before):
        return None
    score, label = _context(before, after.text[:_LOOK], inline=True), match[1] or match[2]
    start, form = line.span.start + match.start(), "[]" if match[1] else "."
    return Mark(start, after.span.start, label, int(label), form, score, position, inline=True)


def _oddly(line: Line, position: int, before: str, odd: rows.Odd, number: int) -> Mark:
    """Make the mark of a number whose row alone tells that it is one."""
    at, content = line.span.start, line.text[odd.end :]
    return Mark(at, at + odd.end, odd.label, number, odd.form, _context(before, content), position)


def _without_parts(found: list[Mark], odd: set[str]) -> list[Mark]:
    """Leave out the odd numbers among which more usual ones stand: they number parts, not entries."""
    own = [i for i, mark in enumerate(found) if mark.form in odd]
    if not own:
        return found
    others = sum(not mark.inline for mark in found[own[0] : own[-1] + 1]) - len(own)
    return found if others <= len(own) else [mark for mark in found if mark.form not in odd]


def _before(line: Line) -> str:
    """Return the line that a mark is held against: none behind a heading, which no item goes on from."""
    return "" if line.block.kind == "heading" or subheads.known(line.text) else line.text


YEARS = range(1500, 2050)
"""Numbers that rather begin a title than number a line: `1984. Роман`."""


def bare(line: Line, last: str | None = None) -> Mark | None:
    """Return the number of a line that is one reference; `last` is the number of the line before.

    A number without a mark is none, unless a tab or a person's name follows; a year only in its turn.
    """
    mark = _at_start(line, 0, "")
    if mark is None or (mark.form == "." and mark.number in YEARS and last != str(mark.number - 1)):
        return None
    content = line.text[mark.end - line.span.start :]
    tabbed = "\t" in line.text[: mark.end - line.span.start]
    return mark if mark.form != " " or tabbed or evidence.leads(content) else None
