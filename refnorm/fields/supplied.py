"""Editors and translators in brackets: what the title page does not say (GOST 7.1-2003, 5.2.6)."""

from __future__ import annotations

from refnorm.fields.brackets import groups
from refnorm.fields.draft import Draft
from refnorm.fields.evidence import INITIAL, SURNAME
from refnorm.fields.phrases import phrases_of
from refnorm.patterns import kept

_LONGEST = 80
"""Characters of a bracket that names persons."""
_LAST = kept(rf"{INITIAL}\s?(?:{INITIAL}\s?)?{SURNAME}\.?$|{SURNAME}\s{INITIAL}(?:\s?{INITIAL})?$")
"""How the last person ends it."""


def supplied(draft: Draft) -> None:
    """Read `[сост. Д. Е. Орлов]` as if it stood in parentheses."""
    for start, end in groups(draft.text) if "[" in draft.text else ():
        if draft.text[end - 1] == "]" and _names(draft.text[start + 1 : end - 1]):
            draft.hide(start, start + 1, "(")
            draft.hide(end - 1, end, ")")


def _names(inner: str) -> bool:
    if len(inner) > _LONGEST or "." not in inner or not _LAST.search(inner):
        return False
    hits = (phrases_of(kind).first(inner) for kind in ("editor", "translator"))
    return any(hit is not None and not hit.start for hit in hits)
