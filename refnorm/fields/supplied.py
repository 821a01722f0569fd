"""Persons and places in brackets: what the title page does not say (GOST 7.1-2003, 5.2.6)."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.brackets import groups
from refnorm.fields.draft import Draft, others
from refnorm.fields.evidence import INITIAL, SURNAME
from refnorm.fields.phrases import phrases_of
from refnorm.patterns import kept

_LONGEST = 80
"""Characters of a bracket that names persons."""
_BEFORE, _BEHIND = kept(r"[.;]\s(?:[–—-]\s)?$"), kept(r"\s?:\s|,\s(?:1[5-9]|20)\d\d")
"""What stands before the brackets of a place, and behind them: the publisher, or the year."""


@cache
def _last() -> re.Pattern[str]:
    """How the last person ends a bracket, with what that one did: `[сост.: А. А. Ким (ред.) и др.]`."""
    person = rf"{INITIAL}\s?(?:{INITIAL}\s?)?{SURNAME}|{SURNAME}\s{INITIAL}(?:\s?{INITIAL})?"
    return kept(rf"(?:{person})(?:\s\([^()]{{3,30}}\))?(?:,?\s{others()})?\.?$")


def supplied(draft: Draft) -> None:
    """Read `[сост. Д. Е. Орлов]` as if it stood in parentheses, and `[СПб.] : ` as if in no brackets."""
    for start, end in groups(draft.text) if "[" in draft.text else ():
        if draft.text[end - 1] != "]":
            continue
        inner = draft.text[start + 1 : end - 1]
        named = _names(inner)
        if named or _city(draft.text, start, end):
            draft.hide(start, start + 1, "(" if named else " ")
            draft.hide(end - 1, end, ")" if named else " ")


def _city(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket holds the place of printing."""
    if not _BEFORE.search(text, max(0, start - 4), start) or not _BEHIND.match(text, end):
        return False
    return bool(locales.city(text[start + 1 : end - 1]))


def _names(inner: str) -> bool:
    if len(inner) > _LONGEST or "." not in inner or not _last().search(inner):
        return False
    hits = (phrases_of(kind).first(inner) for kind in ("editor", "translator"))
    return any(hit is not None and not hit.start for hit in hits)
