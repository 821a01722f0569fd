"""Labels, letters and marks of a printed entry that are mended where they stand."""

from __future__ import annotations

import re

from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.text import CYRILLIC_LETTER, TO_LATIN
from refnorm.writers.generate.bylines import Change
from refnorm.writers.generate.printed import Printed

_LETTER = kept(r"(?P<lead>\s*)(?P<letter>[^\W\d_])\.(?P<gap>\s*)")
"""A native label of pages in Latin letters, with the spaces around it: ` s.`, `S. `."""
_RANGE = kept(r"\s*\d+\s?[–—-]\s?\d")
"""Several pages behind a label."""


def label(one: Printed, span: Span) -> Change | None:
    """Write the native label of pages in English: `224 s.`, `S. 45–58`."""
    start, end = one.traced.local(span)
    text = one.traced.text
    match = _LETTER.fullmatch(text[start:end])
    if not match or not any(part[:1].isdigit() for part in (text[start - 1 :], text[end:].lstrip())):
        return None
    if text[start - 1 : start].isdigit() and match["lead"]:
        return Change(start, end, f"{match['lead']}p.")
    letter = "P" if match["letter"].isupper() and not text[:start].rstrip().endswith(",") else "p"
    several = "p" if _RANGE.match(text, end) else ""
    return Change(start, end, f"{match['lead']}{letter}{several}.{match['gap'] or ' '}")


def latin(one: Printed, span: Span) -> Change | None:
    """Write native letters that all look like Latin ones as those: the label of `р. 12`."""
    start, end = one.traced.local(span)
    word = one.traced.text[start:end]
    new = word.translate(TO_LATIN)
    if len(word.strip(". ")) == 1 and new.strip(". ").lower() != "p":
        return None  # `С. 12` is a native label, and no c
    return Change(start, end, new) if new != word and not CYRILLIC_LETTER.search(new) else None


def marked(one: Printed, native: Entry, span: Span) -> Change | None:
    """Write a word that has lost its marks as the native entry prints it: IAEATECDOC1345."""
    start, end = one.traced.local(span)
    word = one.traced.text[start:end]
    letters = [re.escape(c) for c in word if c.isalnum()]
    if " " in word or not letters:
        return None
    whole = re.compile(rf"(?<!\w){r'[-–—/.]?'.join(letters)}(?!\w)")  # a manuscript's word
    printed = whole.search(native.raw)
    return Change(start, end, printed[0]) if printed and printed[0] != word else None
