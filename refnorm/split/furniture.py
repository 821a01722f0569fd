"""Heads and numbers of pages that stand once in a list: the width of its lines and its script tell them."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.fields import evidence
from refnorm.fields.lines import Line
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.split.runningheads import unnumbered
from refnorm.split.wraps import roomy, wrap_width
from refnorm.text import LETTERS, cyrillic_share

_BARE = kept(r"[^\w.]*\d{1,4}[^\w.]*")
"""The number of a page, which has no period as the last number of an entry has."""
_ACROSS = kept(r"\d{1,4}\t[^\W\d_].+|[^\W\d_].+\t\d{1,4}")
"""A head across the page, with its number at the other edge."""
CLOSED = (".", ")", "]", ";", ",", ":")
"""How the last line of an entry may end, or one that goes on, and few heads do."""
_FILLED = 0.85
"""Share of the width up to which the lines of a wrapped paragraph are filled at least."""
_LONGEST = 100
"""Characters of a head."""
_NATIVE, _MIXED = 0.9, 0.3
"""Shares of Cyrillic letters: of a head that is none of a romanized list at least, of its lines at most."""
_NATIVE_LINES = 0.3
"""Share of lines that may have more of them in such a list."""
_LEAST = 5
"""Letters that tell a script."""


@noun
class Setting:
    """How a list is set: the column at which it is wrapped, if it is, and whether it is in Latin letters."""

    width: int | None
    latin: bool


@noun
class Near:
    """The lines around one, and what they tell of it."""

    before: Line | None
    after: Line | None
    item_next: bool
    numbers: bool
    """Whether numbers begin the entries of the list."""
    paged: bool
    """Whether a page ends beside it, or the number of one stands there, or blank lines set it off."""


def setting(rows: Sequence[Line]) -> Setting:
    """Return how the lines of a list are set."""
    native = sum(cyrillic_share(row.text) >= _MIXED for row in rows)
    return Setting(wrap_width(rows), native <= _NATIVE_LINES * len(rows))


def of_page(row: Line, near: Near, lines: Setting) -> str | None:
    """Say why a line is of the page: one that a wrapped paragraph would have filled, or in another script."""
    if len(row.text) > _LONGEST:
        return None
    if near.after is None:
        ended = row.blank and near.before is not None and evidence.closed(near.before.text)
        return "running-head" if ended and _ACROSS.fullmatch(row.text) else None
    short = lines.width is not None and roomy(row, near.after, int(lines.width * _FILLED))
    ends = near.after.blank and not row.blank  # a paragraph, where blank lines part entries
    inside = short and not near.item_next and not ends
    if _BARE.fullmatch(row.text):
        return "page-number" if inside and (near.numbers or not _waits(near.before, near.after)) else None
    bare = unnumbered(row.text)
    bare = row.text if evidence.awaits(bare) else bare  # the number of a label: `2. – С. 3`
    if not near.paged and bare == row.text:
        return None
    if lines.latin and _foreign(row, near.before):
        return "running-head"
    if evidence.continues(row.text) and bare == row.text:
        return None
    if inside and not row.text.endswith(CLOSED) and "/" not in row.text:
        return "running-head"
    names = near.item_next and bare != row.text and evidence.names_only(bare)
    return "running-head" if names and near.before and evidence.whole(near.before.text) else None


def _waits(before: Line | None, after: Line) -> bool:
    """Tell whether a number may end the entry of the line before, and another one begin behind it."""
    text = before.text if before else ""
    return (evidence.awaits(text) or evidence.hanging(text)) and evidence.capital(after.text)


def _foreign(row: Line, before: Line | None) -> bool:
    """Tell whether a line is in native script, behind one that is not, and no reference by itself."""
    letters = sum(map(len, LETTERS.findall(row.text)))
    if evidence.weight(row.text) > 1:
        return False  # a native work among foreign ones
    latin = before is None or cyrillic_share(before.text) < _MIXED
    return letters >= _LEAST and cyrillic_share(row.text) >= _NATIVE and latin
