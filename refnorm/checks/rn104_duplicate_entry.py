"""RN104 duplicate-entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from refnorm.checks import Context, by_role, rule
from refnorm.checks.counterparts import counterparts
from refnorm.fields.compare import number_parts, pages_key
from refnorm.messages import phrase
from refnorm.model import Entry, Finding, Pages, Reference, ReferenceList, Seat, Side
from refnorm.patterns import kept
from refnorm.text import DIGITS, WORD, bones, skeleton

_LETTERED = kept(r"\d+|[^\W\d_]+")
"""The words and numbers of an entry, whatever marks stand between them."""
_WHOLE = 40
"""Characters of an entry that is a work's however its fields were read; `Ibid.` is shorter."""
_MANY = 150
"""Entries that begin alike and are all compared with each other; of more, each with that many before it."""
_SHORT = 5
"""Consonants of a title that tell no work from another."""
_APART = ("volume", "issue", "number", "URL", "edition")
"""Fields whose values tell works apart."""
SAME = 0.93
"""How alike two titles must be, 0 to 1."""


@rule("RN104", ReferenceList, "warning", over=("RN101", "RN102"))
def duplicate_entry(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """The same work stands twice in one list; a chapter is not its book, nor part 2 part 1.

    Why: a work cited under two numbers is counted twice and renumbers everything after it when it is found.

    Fix: Keep one of the two entries, and let the citations of the other point at it.

    Source: GOST R 7.0.5-2008, 8.1: all about a work stands in the first reference to it, a later one is
    shortened.

    Bad:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Орлов Д. Е. О ветре и льде. М.: Колос, 1987. 214 с.
        text: 3. Сергеев П. Т. Реки и озёра степи // Водное дело. – 2011. – № 2. – С. 12–18.

    Good:
        text: Литература
        text: 1. Сергеев П. Т. Реки и озёра степи. Ч. 1 // Водное дело. 2011. № 2. С. 12–18.
        text: 2. Сергеев П. Т. Реки и озёра степи. Ч. 2 // Водное дело. 2011. № 3. С. 22–28.
    """
    for group in _groups(lst.entries):
        row = [*map(_read, group)]
        for i, second in enumerate(row):
            first = next((one for one in row[max(0, i - _MANY) : i] if _same(one, second)), None)
            if first and not _told(lst, first.entry, second.entry, context):
                yield _finding(lst, first.entry, second.entry, context)


def _groups(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries that can be one work: they begin alike; of many, titles and years are alike too."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        first = WORD.search(entry.raw)
        groups[skeleton(first[0]) if first else ""].append(entry)
    for alike in (group for group in groups.values() if len(group) > 1):
        twice = Counter(map(_printed, alike))
        group = [entry for entry in alike if len(_bones(entry)) > _SHORT or twice[_printed(entry)] > 1]
        if len(group) <= _MANY:
            yield group
            continue
        finer: dict[tuple[str, int | None, str], list[Entry]] = defaultdict(list)
        for entry in group:
            date = entry.reference.issued
            numbers = " ".join(_numbers(entry))
            finer[_bones(entry)[:8], date.year if date else None, numbers].append(entry)
        yield from finer.values()


def _bones(entry: Entry) -> str:
    """Return the consonants of a title."""
    return bones(entry.reference.title or entry.raw)


class _Read(NamedTuple):
    """An entry as it is compared with many others."""

    entry: Entry
    printed: str
    bones: str
    year: int | None
    families: frozenset[str | None]
    numbers: tuple[tuple[str, ...] | None, ...]
    """The parts of each number that tells works apart, None for one that is not given."""
    pages: frozenset[tuple[str, str]]


def _read(entry: Entry) -> _Read:
    reference = entry.reference
    values = [getattr(reference, name) for name in _APART]
    return _Read(
        entry,
        _printed(entry),
        _bones(entry),
        reference.issued.year if reference.issued else None,
        frozenset(name.family for name in reference.author),
        tuple(number_parts(value) if value else None for value in values),
        frozenset(map(pages_key, reference.pages)),
    )


def _same(a: _Read, b: _Read) -> bool:
    """Tell whether two entries are of one work."""
    if a.printed == b.printed:
        return len(a.printed) > _WHOLE
    if _miscounted(a, b):
        return True
    if _told_apart(a, b):
        return False
    from rapidfuzz import fuzz

    enough = min(len(a.bones), len(b.bones)) > _SHORT
    alike = enough and fuzz.ratio(a.bones, b.bones) >= 100 * SAME
    return alike and _numbers(a.entry) == _numbers(b.entry)


def _miscounted(a: _Read, b: _Read) -> bool:
    """Tell whether two entries print the same but for one number, which is of pages: a slip in the copy."""
    if not (a.pages and b.pages) or a.entry.reference.title != b.entry.reference.title:
        return False
    one, two = (_LETTERED.findall(read.printed) for read in (a, b))
    if len(one) != len(two) or len(a.printed) < _WHOLE:
        return False
    changed = [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
    if len(changed) != 1:
        return False
    ends = [{end for pages in read.entry.reference.pages for end in _ends(pages)} for read in (a, b)]
    return all(number in own for number, own in zip(changed[0], ends, strict=True))


def _ends(pages: Pages) -> Iterator[str]:
    """Yield the first and the last page of a range, or a total; a lone cited page is cited here and there."""
    if pages.kind != "cited":
        yield from filter(None, (pages.first, pages.last))


def _printed(entry: Entry) -> str:
    """Return what an entry prints behind its number."""
    return entry.raw[entry.number_end :].strip()


def _numbers(entry: Entry) -> list[str]:
    return sorted(DIGITS.findall(entry.reference.title or ""))


def _told_apart(a: _Read, b: _Read) -> bool:
    """Tell whether any field says that two entries are different works."""
    x, y = a.entry.reference, b.entry.reference
    if x.issued and y.issued and a.year != b.year:
        return True
    if a.families != b.families and len(x.author) == len(y.author):
        return True
    if any(None not in both and both[0] != both[1] for both in zip(a.numbers, b.numbers, strict=True)):
        return True
    if a.pages and b.pages:
        return a.pages != b.pages and not (x.container_title and y.container_title and _overlap(x, y))
    return bool(x.container_title) != bool(y.container_title) and bool(a.pages) != bool(b.pages)


def _overlap(x: Reference, y: Reference) -> bool:
    """Tell whether ranges of pages have pages in common, which two papers of one issue have not."""
    ranges = [[pages_key(p) for p in r.pages if p.kind == "range"] for r in (x, y)]
    numbers = [[(int(a), int(b)) for a, b in row if a.isdigit() and b.isdigit()] for row in ranges]
    return any(a[0] < b[1] and b[0] < a[1] for a, b in product(*numbers))


def _told(lst: ReferenceList, first: Entry, second: Entry, context: Context) -> bool:
    """Tell whether the same duplicate is reported of the native list already."""
    seats = [counterparts(context).get(Seat(lst.index, one.index)) for one in (first, second)]
    a, b = map(context.entry, seats)
    if lst.role != "romanized" or not a or not b:
        return False
    return len({seat.list for seat in seats if seat}) == 1 and _same(_read(a), _read(b))


def _finding(lst: ReferenceList, first: Entry, second: Entry, context: Context) -> Finding:
    side = context.side(lst.index, second.index, [second.span], second.raw)
    related = (Side(lst.index, first.index, first.raw, (first.span,)),)
    message = phrase("RN104.again", second=second.number, first=first.number)
    return context.finding(message, *by_role(lst, side), related=related, confidence=0.97)
