"""By what act a document was approved, `утв. приказом Минтранса РФ от 15.01.2014 № 7`; its record."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.documents import VALUE, number
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.laws import called_law, number_next
from refnorm.fields.phrases import phrases_of
from refnorm.patterns import kept
from refnorm.traced import GROUP, TAKEN

_NEAR = 160
"""How far behind the word the act's date stands, in characters."""
_OWN = 0.9
"""How sure the act's date is the document's: the other list may leave the act out."""
_YEAR = kept(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def approved(draft: Draft) -> None:
    """Take out the act that has approved a document: its number is no issue, its date no year of a journal.

    They are the document's own where it has no others: it is cited by them.
    """
    if draft.kind or not phrases_of("approved").among(draft.words):
        return
    law = called_law(draft)
    for hit in phrases_of("approved").find(draft.mask):
        if law and law.start < hit.start:
            return
        found = dates.find(draft.mask, hit.end)
        if found is None or not found.day or found.start - hit.end > _NEAR:
            continue
        numbered = number_next().match(draft.mask, found.end)
        if numbered and not {GROUP, TAKEN} & set(draft.mask[hit.start : numbered.end()]):
            _take(draft, hit.start, found, numbered)
            return


@cache
def _record() -> re.Pattern[str]:
    """Return what stands behind the day on which an act was recorded: `г. за № 245/33216`."""
    marks = alternatives(locales.tokens("number", "before"))
    return kept(rf"{dates.year_word()}[\s,]*(?:[^\W\d_]{{2,5}}\s)?{marks}\s?(?P<value>{VALUE})")


def recorded(draft: Draft) -> None:
    """Take out where an act is recorded: `Зарегистрировано в Минюсте России 29.01.2021 № 62296`.

    That number and day are neither the act's own nor those of an issue.
    """
    if draft.kind or not phrases_of("registered").among(draft.words):
        return
    for hit in phrases_of("registered").find(draft.mask):
        found = dates.find(draft.mask, hit.end)
        near = found and found.day and found.start - hit.end <= _NEAR
        numbered = _record().match(draft.mask, found.end) if found and near else None
        if numbered and not {GROUP, TAKEN} & set(draft.mask[hit.start : numbered.end()]):
            draft.custom("registered", " ".join(draft.text[hit.start : numbered.end()].split()))
            outer = draft.enclosed(hit.start, numbered.end())
            draft.hide(draft.behind(outer[0]), outer[1])
            return


def _take(draft: Draft, start: int, found: dates.Found, numbered: re.Match[str]) -> None:
    """Claim the act from its first word to its number."""
    end = numbered.end()
    draft.custom("approval", " ".join(draft.text[start:end].split()))
    outer = draft.enclosed(start, end)
    draft.hide(draft.behind(outer[0]), outer[1])
    number(draft)
    if "number" not in draft.values:
        draft.note("number", numbered.span("value" if numbered["value"] else "counted"))
    if not _YEAR.search(draft.mask):
        draft.note("issued", (found.start, found.end), dates.as_date(draft, found))
        draft.confidence["issued"] = _OWN
