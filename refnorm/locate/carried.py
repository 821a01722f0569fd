"""Where the last item of a list begins, and what goes on with it: behind a page break, or a short line."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from refnorm.fields import afterword, evidence
from refnorm.fields.lines import Line, joined
from refnorm.fields.marker import Mark
from refnorm.patterns import kept
from refnorm.text import DIGITS

_FURNITURE = 3
"""Lines at most of a page's foot and head: a number, the journal, a rule."""
_REST = 4
"""Lines in which the rest of an item shows its year."""
_ENOUGH = 3
"""Items from which on a list shows that each of them has numbers."""
_PAGES = kept(r"\d{1,5}[–-]\d{1,5}(?:[\s-]?[^\W\d_]{1,3})?\.?(?:$|\s(?:DOI|https?:))")
"""The pages that end an entry, or stand before its DOI."""
_FOLIO = kept(r"^\W*\d{1,4}(?:\W*$|\t)|\t\d{1,4}$")
"""The number of a page, alone or at the edge of its head."""
_OTHERS = ("heading", "cell", "footnote")
_YEAR = kept(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def carried(body: Sequence[Line], run: Sequence[Mark], at: int, limit: int) -> int:
    """Return the first line that goes on with the last item of a numbered run behind a page break, or `at`.

    The item has no number of its own yet, neither year nor page, while all others have some; `at` is the
    line at which it would end.
    """
    heads = {_bare(row.text) for row in body[run[0].line : at]}
    if (behind := _behind(body, heads, at, limit)) > at:
        return behind
    if len(run) <= _ENOUGH or _numbered(body[run[-1].line : at]):
        return at  # nearly every list: the others need not be looked at
    if not all(_numbered(body[a.line : max(b.line, a.line + 1)]) for a, b in pairwise(run)):
        return at
    k = at
    while k < min(limit, at + _FURNITURE) and _bare(body[k].text) in heads | {""}:
        k += 1
    rest = body[k : min(limit, k + _REST)]
    if not rest or not any(row.broken for row in body[at : k + 1]):
        return at
    ended = any(row.block.kind in _OTHERS or afterword.begins(row.text) for row in rest[:1])
    return at if ended or not any(_YEAR.search(row.text) for row in rest) else k


def _behind(body: Sequence[Line], heads: Set[str], at: int, limit: int) -> int:
    """Return the line that goes on behind the number and the head of a page with an item that breaks off.

    `heads` are lines of the list without their digits: behind a head among them stands what goes on.
    """
    before = next((row.text for row in body[at - 1 :: -1] if not row.text.isdecimal()), "")
    whole = evidence.closed(before) and not (evidence.hanging(before) or evidence.awaits(before))
    k, paged, headed = at, body[at].broken, False
    while k + 1 < min(limit, at + _FURNITURE + 1):
        number, known = bool(_FOLIO.search(body[k].text)), _bare(body[k].text) in heads
        apart = body[k + 1].blank or body[k + 1].broken or known
        if not number and (headed or not apart or not paged or evidence.continues(body[k].text)):
            break
        headed = not number and known
        k, paged = k + 1, True
    rest = body[k : min(limit, k + _REST)]
    if not rest or (whole and not evidence.continues(rest[0].text)):
        return at
    ended = rest[0].block.kind in _OTHERS or afterword.begins(rest[0].text)
    return at if ended or k == at or not DIGITS.search(joined(rest)) else k


def first_line(body: Sequence[Line], mark: Mark) -> int:
    """Return the line on which an item begins: below a number alone, and below that of the page."""
    at = mark.line + (mark.end > body[mark.line].span.end)
    return at + (at > mark.line and at + 1 < len(body) and body[at].text.isdecimal())


def unfinished(item: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Tell whether a wrapped item has no number yet, and the lines right behind it show a reference."""
    go_on = takewhile(lambda row: not row.blank and not row.broken and row.block.kind not in _OTHERS, rest)
    below = list(go_on)
    text = joined(below[:2]) if below else ""
    if 0 < len(below) <= 2 and _PAGES.search(text) and not afterword.begins(text):
        return True  # nothing but the rest stands between the item and what follows the list
    return bool(below) and not _numbered(item) and evidence.weight(text) > 1


def _numbered(item: Sequence[Line]) -> bool:
    """Tell whether an item holds a number beside its own."""
    return len(DIGITS.findall(" ".join(row.text for row in item))) > 1


def _bare(text: str) -> str:
    """Return a line without its digits, by which a running head is known again."""
    return DIGITS.sub("", text).strip("#*_– -")
