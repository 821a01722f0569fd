"""Editors whose mark stands behind their names, as the styles of English lists set them."""

from __future__ import annotations

import re

from refnorm.fields import names
from refnorm.fields.draft import Draft
from refnorm.model import Name
from refnorm.patterns import kept

_BEHIND = kept(r",\s(?:[Ee]ds?\.|[Ee]ditors?)(?=\.?,?\s|;|\.?$)")
"""The mark behind the names: `J. Reed, Ed.` (IEEE), `Reed, A., Eds.;` (ACS), `Reed A, editor.` (NLM)."""
_STARTS = kept(r"(?:[,;.]\s|[Ii]n:?\s)(?=[^\W\d_])")
_FAR = 160
"""Characters before the mark in which the row of names begins."""
_PERSON = r"[A-Z]{1,3}\s[A-Z][\w’'-]+"
_BARE = kept(
    rf"[\s,.'’”\"][Ii]n:?\s(?P<row>{_PERSON}(?:(?:,\s|,?\s(?:&|and)\s){_PERSON}){{0,5}})\s\((?:[Ee]ds?|[Ee]ditors?)\.?\),?\s"
)
"""Initials without periods before the surname: `in L Reed & T Lake (eds), Craft` (Australian Harvard)."""
_EACH = kept(r"(?P<given>[A-Z]{1,3})\s(?P<family>[A-Z][\w’'-]+)")


def edited(draft: Draft) -> None:
    """Claim the editors before their mark, outside of parentheses, or written without periods."""
    bare = _BARE.search(draft.mask) if "(" in draft.mask else None
    if bare:
        found = [
            Name(one["family"], one["given"], None, draft.span(*one.span()))
            for one in _EACH.finditer(draft.mask, *bare.span("row"))
        ]
        names.keep(draft, "editor", found)
        draft.hide(bare.start("row"), bare.end())
        return
    for mark in _BEHIND.finditer(draft.mask, draft.head[1]):
        if _before(draft, mark):
            return


def _before(draft: Draft, mark: re.Match[str]) -> bool:
    """Claim the longest row of names that ends at a mark; tell whether there is one."""
    end = mark.start()
    for start in _STARTS.finditer(draft.mask, max(draft.head[1], end - _FAR), end):
        found, at = names.run(draft, start.end(), end)
        if found and at == end:
            names.keep(draft, "editor", found)
            draft.hide(start.end(), mark.end())
            return True
    return False
