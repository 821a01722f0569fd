"""Lists without numbers under a heading that no table knows: the works of another list give them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refnorm.fields import evidence
from refnorm.fields.halves import reads
from refnorm.fields.lines import Line
from refnorm.locate.ends import plain_end
from refnorm.locate.headings import may_head
from refnorm.locate.interleaving import items_of
from refnorm.locate.parts import same_works
from refnorm.model import Document, ReferenceList, Span
from refnorm.text import cyrillic_share, unlinked

Found = tuple[Span, Span]
"""The line above a list, which is its heading, and the list without it."""

_NARROW = 7
"""Lines of a list in which its first reference shows itself."""
_HALF = 0.5
_FEWEST = 3
"""Works that a list without a known heading holds at least."""


def untitled(document: Document, rows: Sequence[Line], lists: Sequence[ReferenceList]) -> Iterator[Found]:
    """Yield the other form of each list that has none beside it, where it stands under an unknown heading."""
    last = rows[-1].span.end if rows else 0
    for n, lst in enumerate(lists):
        before, after = lists[n - 1 : n], lists[n + 1 : n + 2]
        if any(other.script != lst.script for other in (*before, *after)):
            continue
        works = _works(document, _within(rows, lst.body))
        above = Span(before[0].span.end if before else 0, lst.span.start)
        below = Span(lst.span.end, after[0].span.start if after else last)
        found = (_other(document, _within(rows, gap), works, lst) for gap in (above, below))
        yield from [one for one in found if one][:1]


def _within(rows: Sequence[Line], span: Span) -> list[Line]:
    return [row for row in rows if span.holds(row.span)]


def _other(
    document: Document, rows: Sequence[Line], works: Sequence[str], lst: ReferenceList
) -> Found | None:
    """Return the list among these lines that holds such works in the other script.

    The first of its works is one of the other list too; failing that, any that begins like a reference.
    """
    beginnings = [at for at in range(1, len(rows)) if _begins(rows, at)]
    for sure in (True, False):
        for at in beginnings:
            body = rows[at : at + plain_end(rows[at:], rows[at - 1].block.level)]
            if not body or (_script(body) == "Latin") is (lst.script == "Latin"):
                continue
            own = _works(document, body)
            if not own or (sure and not any(reads(own[0], work) for work in works)):
                continue
            if len(own) >= _FEWEST and same_works(own, works):
                return rows[at - 1].span, Span(body[0].span.start, body[-1].span.end)
    return None


def _script(rows: Sequence[Line]) -> str:
    return "Latin" if cyrillic_share(unlinked(" ".join(row.text for row in rows))) < _HALF else "Cyrillic"


def _begins(rows: Sequence[Line], at: int) -> bool:
    """Tell whether a list may begin with this line: a reference, below a short line apart that is none."""
    head, text = rows[at - 1], rows[at].text
    apart = at == 1 or head.blank or head.broken or head.block.kind == "heading"
    return apart and may_head(head.text) and (evidence.leads(text) or _refers(rows[at : at + _NARROW]))


def _refers(rows: Sequence[Line]) -> bool:
    """Tell whether the lines of a paragraph begin with a reference, which narrow lines show late."""
    end = next((i for i, row in enumerate(rows) if i and row.blank), len(rows))
    if may_head(rows[0].text) and (end == 1 or evidence.leads(rows[1].text)):
        return False  # a heading itself
    return evidence.capital(rows[0].text) and evidence.weight(" ".join(row.text for row in rows[:end])) > 1


def _works(document: Document, rows: Sequence[Line]) -> list[str]:
    """Return the works of a list; left out is what is none, such as the head of a page."""
    texts = (span.of(document.text) for span, _ in items_of(document, rows))
    return [text for text in texts if evidence.weight(text) > 1]
