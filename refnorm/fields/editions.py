"""The edition of a work, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, conjunction, unstopped, worded
from refnorm.fields.phrases import label_heads
from refnorm.patterns import kept


@cache
def _notes() -> str:
    note = worded("edition_note") + r"(?!\w)\.?"
    return rf"{note}(?:(?:\s?,\s?|\s(?:{conjunction()}|&)\s|\s?){note})*"


@cache
def _ordinals() -> Mapping[str, str]:
    """Return what each word for the number of an edition counts: `Fifth Edition`, `Второе издание`."""
    rows = (locale.words.get("ordinal", ()) for locale in locales.load())
    return {word: str(number) for row in rows for number, word in enumerate(row, 1)}


@cache
def _edition() -> re.Pattern[str]:
    """`2-е изд., испр. и доп.`, `3rd rev. ed.`, `2., überarb. Aufl.`, `Изд. 2-е`, `Rev. ed.`."""
    after, before = (alternatives(unstopped("edition", side)) for side in ("after", "before"))
    notes, ending = _notes(), alternatives(locales.words("ordinal_ending"))
    english = alternatives(locales.english().words["ordinal_ending"])
    return kept(
        rf"(?<![\w])(?:(?:მე-)?(?P<value>\d{{1,3}})(?:{english}|\.)?,?\s?(?P<n1>{notes})?\s?[-–]?\s?{after}(?!\w)\.?"
        rf"|{before}\s?\.?\s?(?P<other>\d{{1,2}})(?:\s?-?{ending})?(?![\w.]\d)"
        rf"|(?:(?<=[.,;:–—-]\s)|(?<=\())(?P<said>(?i:{alternatives(_ordinals())}))\s(?P<n4>{notes})?\s?{after}(?!\w)(?=\s?[.,;:)]|\s[–—/-]|$)\.?"
        rf"|(?P<n3>(?i:{notes}))\s?{after}(?!\w)\.?)(?:\s?,?\s?(?P<n2>{notes}))?"
    )


def edition(draft: Draft) -> None:
    """Claim the edition and what is said of it: `2-е изд., испр.`, `3rd ed.`, `Изд. 2-е`, `Rev. ed.`."""
    match = None if draft.words.isdisjoint(label_heads("edition")) else _edition().search(draft.mask)
    if not match:
        return
    name = next(n for n in ("value", "other", "said", "n3") if match[n])
    value = _ordinals().get(match[name].casefold(), match[name])
    draft.claim("edition", match.span(name), value, draft.enclosed(*match.span()))
    ahead = _noted().search(draft.mask, max(0, match.start() - _AHEAD), match.start())
    said = [
        m[n].rstrip(" ,")
        for m, n in ((ahead, "n0"), (match, "n1"), (match, "n4"), (match, "n2"))
        if m and m[n]
    ]
    if ahead:
        draft.hide(*ahead.span())
    if said:
        draft.custom("edition-note", ", ".join(said))


_AHEAD = 40
"""Characters before the number of an edition in which it is said what was done to it."""


@cache
def _noted() -> re.Pattern[str]:
    """Return the regex of what stands before the number: `Өңд., толықт. 2-бас.`"""
    return kept(rf"(?<!\w)(?P<n0>(?i:{_notes()}))[.,]?\s$")
