"""The title of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice, takewhile

from refnorm import locales
from refnorm.fields.evidence import CAPITAL, INITIAL, LETTER
from refnorm.fields.lines import Line
from refnorm.fields.phrases import Phrases
from refnorm.model import BEGIN, Document, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS
from refnorm.traced import Traced, plain

_LEAD = kept(r"[\W\d_]*")
_MARKS = kept(r"^[#*_>\s]+|[#*_\s]+$")
_LONG = 12
"""Characters of a heading that are hardly `Введение`; shorter ones have several words at least."""
_FIRST = 40
"""Lines among which a title stands where no abstract follows it."""
_ABOVE = 2
"""Lines from a title to the class below it, at most."""
_WORDS = 2
"""Words in capitals at most that are no title."""
_PERSON = 3
"""Words of a person's full name at most."""
_DOI = ("DOI ", "DOI:", "doi:", "https://doi.org/", "http://doi.org/")
_NAME = rf"(?:(?:{INITIAL}\s?)+{CAPITAL}{LETTER}+|{CAPITAL}{LETTER}+(?:-{LETTER}+)?,?\s?(?:{INITIAL}\s?)+)"
_PERSONS = kept(rf"[\W\d_]*{_NAME}(?:[\W\d_]+{_NAME})*[\W\d_]*")
"""A line of nothing but persons: `© А. К. Орлов¹, Белов П. Т.`"""
_LONGEST, _LOOKED_AT = 300, 3_000
"""Characters of a title, and of the line in which it stands between marks."""


@cache
def _openings() -> Phrases[None]:
    return Phrases((p, None) for kind in ("abstract", "keywords") for p in locales.section(kind))


def _opens(text: str) -> bool:
    """Tell whether a line begins an abstract or its keywords."""
    table, begin = _openings(), _LEAD.match(text)
    return table.at(table.folded(text[:80]), begin.end() if begin else 0) is not None


def title(document: Document, rows: Sequence[Line], span: Span, lists: Sequence[ReferenceList] = ()) -> str:
    """Return the article's title: the last heading before its abstract, else its first heading, else a line
    in capitals, else the first line; none that is what stands around an article (УДК 745.5, its authors).

    What stands above a list is none, unless nothing else stands before it.
    """
    own = rows[bisect_left(rows, span.start, key=BEGIN) : bisect_left(rows, span.end, key=BEGIN)]
    first = min((lst.heading.start if lst.heading else lst.span.start for lst in lists), default=span.end)
    own = own[: bisect_left(own, first, key=BEGIN)] or own
    own = own[_stamped(own) :]
    opening = next((i for i, row in enumerate(own) if _opens(row.text)), None)
    before = [row for row in own[: opening or _FIRST] if not _names_persons(row.text)]
    named = (row for row in (*before, *own) if not row.text.startswith(locales.section("after")))
    found = _best(before, bool(opening)) or [*islice(named, 1)] or own[:1]
    if not found or found[0].block.known:
        return ""
    start = found[0].span.start
    span = Span(start, min(found[-1].span.end, start + _LOOKED_AT))
    shown = plain(Traced.cut(document.text, span)).text
    return _MARKS.sub("", shown)[:_LONGEST]


def _names_persons(text: str) -> bool:
    """Tell a line of nothing but persons, which a long one is not."""
    return len(text) <= _LONGEST and _PERSONS.fullmatch(text) is not None


def _stamped(rows: Sequence[Line]) -> int:
    """Return where an article begins behind the last of another one: at its class (УДК 745.5), else its DOI.

    That stands before its abstract; what stands behind an abstract, with none to follow, is that one's.
    """
    for stamps in (_stamps(), _DOI):
        last = max((i for i, row in enumerate(rows[:-1]) if row.text.startswith(stamps)), default=None)
        if last is None:
            continue
        if any(_opens(row.text) for row in rows[last:]) or not any(_opens(row.text) for row in rows[:last]):
            return _titled(rows, last)
    return 0


def _titled(rows: Sequence[Line], stamp: int) -> int:
    """Return where the title may begin: behind a class, or with the heading above it if none follows."""
    opening = next((i for i in range(stamp, len(rows)) if _opens(rows[i].text)), stamp + _FIRST)
    if not any(row.block.kind == "heading" for row in rows[stamp:opening]):
        for at in range(max(stamp - _ABOVE, 0), stamp):
            words = _MARKS.sub("", rows[at].text)
            if rows[at].block.kind == "heading" and not words.startswith(locales.section("after")):
                return at
    return stamp + 1


@cache
def _stamps() -> tuple[str, ...]:
    """Return the names of classifications, which stand above an article: УДК, IRSTI."""
    return tuple(word for word in locales.section("after") if word.isupper())


def _headed(rows: Sequence[Line], last: bool) -> Line | None:
    """Return the heading that is a title; a short one only where there is no other."""
    heads = [row for row in rows if row.block.kind == "heading"]
    found = [row for row in heads if len(row.text) > _LONG] or [row for row in heads if _several(row.text)]
    return found[-1 if last else 0] if found else None


def _best(rows: Sequence[Line], last: bool) -> Sequence[Line]:
    """Return the heading that is a title, or lines in capitals where that one may be a person's name."""
    head, capitals = _headed(rows, last), _capitals(rows)
    if head and (not capitals or head in capitals or len(LETTERS.findall(head.text)) > _PERSON):
        return [head]
    return capitals


def _capitals(rows: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines in capitals that have several words together."""
    for first, row in enumerate(rows):
        if row.text.isupper():
            more = takewhile(lambda other: other.text.isupper() and not other.blank, rows[first + 1 :])
            found = [row, *more]
            if sum(len(LETTERS.findall(one.text)) for one in found) > _WORDS:
                return found
    return []


def _several(text: str) -> bool:
    return len(LETTERS.findall(text)) > 1
