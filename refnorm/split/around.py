"""A line of a list and what stands around it, which tell whether it belongs to an entry."""

from __future__ import annotations

import re
from typing import NamedTuple

from refnorm.fields import evidence
from refnorm.fields.lines import Line
from refnorm.patterns import kept
from refnorm.split import furniture

PAGE_NUMBER = kept(r"[\W_]*\d{1,4}[\W_]*|[\W_]*(?:[ivx]|[ivxlc]{2,7})[\W_]*", re.IGNORECASE)
ITEM = kept(r"[•●▪■◦]\s[^\W\d_](?!.*[•●▪■◦]$)")
"""A bullet before words: an item's, even where both lists print its line alike."""
_MARK = kept(r"^\W{0,3}\d{1,4}[.)\]]+\s*")
"""The number that an entry begins with."""
_FULL, _YEAR = 30, 4
"""Characters of a line that is no short one, and of a year, which a line may well end with."""


class Around(NamedTuple):
    """A line of a list, and what stands around it."""

    row: Line
    before: Line | None
    """The last line that belongs to an entry."""
    after: Line | None
    numbered: bool
    """Whether the line before or after is a page number."""
    paged: bool
    """Whether that number stands apart, as pages have it: the last line of an entry may hold digits alone."""
    item_next: bool
    numbers: bool
    """Whether numbers begin the entries, so that a person at the beginning of a line begins none."""
    below: bool
    """Whether it stands right below the line before, with nothing between them."""

    def at_break(self) -> bool:
        """Tell whether a page ends or begins here."""
        return self.row.broken or bool(self.after and self.after.broken)

    def set_off(self) -> bool:
        """Tell whether a blank line stands before and behind it."""
        return self.row.blank and self.after is not None and self.after.blank

    def completes(self) -> bool:
        """Tell whether it ends what waits for it, however often it stands: `М.:`, `Наука, 1958.`"""
        if self.before is not None and opens(self.before.text) and closes(self.row.text):
            return True
        if not self.below or self.before is None or not evidence.hanging(self.before.text) or self.at_break():
            return False
        after = self.after.text if self.after else ""
        return self.item_next or not after or evidence.leads(after) or bool(ITEM.match(after))

    def flows(self) -> bool:
        """Tell whether it stands right below a line that breaks off, or ends as heads do not."""
        before = self.before.text if self.below and self.before else ""
        if not before or PAGE_NUMBER.fullmatch(before):
            return False
        before = _MARK.sub("", before, count=1)  # behind the number may stand persons alone
        return not evidence.closed(before) or evidence.hanging(before) or self.row.text[-1] in ".,;:"

    def near(self) -> furniture.Near:
        """Return what the lines around it tell of the page."""
        paged = self.at_break() or self.numbered or self.set_off()
        return furniture.Near(self.before, self.after, self.item_next, self.numbers, paged)

    def inner(self) -> bool:
        """Tell whether it is a bare number after a full line, and the numbered entry goes on behind it."""
        before, text = self.before.text if self.before else "", self.row.text
        if not self.numbers or self.item_next or self.after is None or len(before) < _FULL:
            return False
        short = text.isdecimal() and len(text) < _YEAR
        return short and not (evidence.awaits(before) or evidence.hanging(before) or opens(before))


def opens(text: str) -> bool:
    """Tell whether a line leaves a bracket open: the one that it opens last, or more than it closes."""
    return any(text.rfind(a) > text.rfind(b) or text.count(a) > text.count(b) for a, b in ("()", "[]"))


def closes(text: str) -> bool:
    """Tell whether a line closes a bracket that one before it has opened."""
    return any(text.count(a) < text.count(b) for a, b in ("()", "[]"))
