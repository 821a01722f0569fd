"""ISBN, ISSN and the numbers of documents: standards, decrees, patents, registered programs."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.phrases import Phrases
from refnorm.text import DASHES

_ISBN = re.compile(
    rf"(?<!\w)ISBN(?:-1[03])?\s*[:№]?\s*"
    rf"(?P<value>(?:97[89][{re.escape(DASHES)} ]?)?[\dXxХх](?:[{re.escape(DASHES)} ]?[\dXxХх]){{8,9}})",
    re.I,
)
_ISSN = re.compile(
    rf"(?<!\w)e?ISSN\s*(?:\(?(?:print|online|p|e)\)?)?\s*[:№]?\s*(?P<value>\d{{4}}\s?[{re.escape(DASHES)}]?\s?\d{{3}}[\dXxХх])",
    re.I,
)
_CODE = rf"(?P<value>\d[\d.\-–/:]*(?:[{re.escape(DASHES)}]\d+)*(?:[A-Za-zА-Яа-я]\b)?)"
_NUMBER = re.compile(
    r"(?<!\w)(?:№|No\.?|N|nr\.?|number)\s*(?P<value>(?:[A-ZА-Я]{1,3}\s?)?\d[\d/\-–]*(?:-[A-ZА-ЯIVХ]+)?)", re.I
)
_PATENT = re.compile(
    r"(?<!\w)(?:Пат(?:\.|ент)|Pat(?:\.|ent))\s*(?:[A-ZА-Я]{2}\s*)?(?:№\s*|No\.?\s*)?(?P<value>\d{5,})", re.I
)
_LONG = re.compile(r"(?<!\w)(?i:№|No\.?|N|number)\s*(?P<value>\d{6,}|\d+[-–/][A-ZА-ЯIVХ]{1,5}(?!\w))")


_NEAR = 100
"""How far before its number a document says what it is, in characters."""


@cache
def _standard() -> re.Pattern[str]:
    codes = alternatives(p for p in locales.genre("standard") if p.isupper() or p[:1].isupper())
    return re.compile(rf"(?<!\w){codes}(?:\s(?:Р|R|ISO|ИСО|EN|МЭК|IEC|ОАО|ЭО|EO))*\s?{_CODE}")


@cache
def _numbered_genre() -> Phrases[None]:
    phrases = [p for kind in ("legislation", "patent", "software", "dataset") for p in locales.genre(kind)]
    extra = ["свидетельство", "приказ", "order", "certificate", "registration", "патент", "patent"]
    return Phrases((p, None) for p in [*phrases, *extra])


def isbn(draft: Draft) -> None:
    """Claim the first ISBN."""
    match = _ISBN.search(draft.mask)
    if match:
        draft.claim("ISBN", match.span("value"), match["value"].strip(), match.span())


def issn(draft: Draft) -> None:
    """Claim the first ISSN."""
    match = _ISSN.search(draft.mask)
    if match:
        draft.claim("ISSN", match.span("value"), match["value"].strip(), match.span())


def number(draft: Draft) -> None:
    """Claim the number of a document: of a standard after its mark, of a decree or patent after `№`."""
    standard = _standard().search(draft.mask)
    if standard:
        value = standard["value"].rstrip(".-–/:")
        start = standard.start("value")
        draft.values["number"] = value
        draft.spans["number"] = [draft.span(start, start + len(value))]
        return
    match = _PATENT.search(draft.mask) or _NUMBER.search(draft.mask)
    if match and not _numbered_genre().first(draft.text[max(0, match.start() - _NEAR) : match.end()]):
        match = _LONG.search(draft.mask)
    if match and (len(match["value"]) > 2 or "//" not in draft.text):
        draft.claim("number", match.span("value"), match["value"].strip(), match.span())
