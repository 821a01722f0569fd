"""Lists without numbers under a heading that no table knows: the works of another list give them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.fields import evidence
from refnorm.fields.halves import reads
from refnorm.fields.lines import Line
from refnorm.fields.marker import marks
from refnorm.locate.ends import plain_end
from refnorm.locate.headings import may_head
from refnorm.locate.parts import same_works
from refnorm.model import ReferenceList, Span
from refnorm.text import cyrillic_share, unlinked

Found = tuple[Span, Span]
"""The line above a list, which is its heading, and the list without it."""

_HALF = 0.5
_FEWEST = 3
"""Works that a list without a known heading holds at least."""


def untitled(rows: Sequence[Line], lists: Sequence[ReferenceList]) -> Iterator[Found]:
    """Yield the other form of each list that has none beside it, where it stands under an unknown heading."""
    last = rows[-1].span.end if rows else 0
    for n, lst in enumerate(lists):
        before, after = lists[n - 1 : n], lists[n + 1 : n + 2]
        if any(other.script != lst.script for other in (*before, *after)):
            continue
        works = _works(_within(rows, lst.body))
        above = Span(before[0].span.end if before else 0, lst.span.start)
        below = Span(lst.span.end, after[0].span.start if after else last)
        found = (_other(_within(rows, gap), works, lst) for gap in (above, below))
        yield from [one for one in found if one][:1]


def _within(rows: Sequence[Line], span: Span) -> list[Line]:
    return [row for row in rows if span.holds(row.span)]


def _other(rows: Sequence[Line], works: Sequence[str], lst: ReferenceList) -> Found | None:
    """Return the list among these lines that holds such works in the other script.

    The first of its works is one of the other list too; failing that, any that begins like a reference.
    """
    beginnings = [at for at in range(1, len(rows)) if _begins(rows, at)]
    for sure in (True, False):
        for at in beginnings:
            body = rows[at : at + plain_end(rows[at:], rows[at - 1].block.level)]
            if not body or (_script(body) == "Latin") is (lst.script == "Latin"):
                continue
            own = _works(body)
            if sure and not any(reads(own[0], work) for work in works):
                continue
            if len(own) >= _FEWEST and same_works(own, works):
                return rows[at - 1].span, Span(body[0].span.start, body[-1].span.end)
    return None


def _script(rows: Sequence[Line]) -> str:
    return "Latin" if cyrillic_share(unlinked(" ".join(row.text for row in rows))) < _HALF else "Cyrillic"


def _begins(rows: Sequence[Line], at: int) -> bool:
    """Tell whether a list may begin with this line: a reference, below a short line that is none."""
    text = rows[at].text
    return may_head(rows[at - 1].text) and (evidence.weight(text) > 1 or evidence.leads(text))


def _works(rows: Sequence[Line]) -> list[str]:
    """Return the works of a list: one begins with a number, behind a blank line, or with a name."""
    numbered = {mark.line for mark in marks(rows)}
    works: list[str] = []
    for at, row in enumerate(rows):
        if not works or row.blank or at in numbered or evidence.leads(row.text):
            works.append(row.text)
        else:
            works[-1] += f" {row.text}"
    return works
