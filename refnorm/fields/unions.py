"""Acts of the European Union, numbered with its name: `Directive 2014/24/EU`, `Регламент (ЕС) 2016/679`.

The Interinstitutional Style Guide (Publications Office of the EU), 3.1: since 2015 the name stands before the
number in parentheses, `(EU) 2015/1`; older directives have it behind, `2014/24/EU`, `92/43/EEC`.
"""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.phrases import word_heads
from refnorm.patterns import kept

_BETWEEN = 60
"""Characters between what an act is called and its number: `Regulation of the Council (EU) 1/2015`."""
_OF_JOURNAL = kept(r"[.,]?\s(?:№\s?|[Nn]o\.?\s)?(?P<value>[LC]\s?\d{1,4})(?=\s?[.,;]|\s\x00)")
"""The number of the Official Journal, by its series: `OJ L 119, 4.5.2016`."""


@cache
def _numbered() -> re.Pattern[str]:
    acts, union = (alternatives(locales.words(kind)) for kind in ("union_act", "union"))
    mark = r"(?:№\s?|[Nn]o\.?\s|[Nn]r\.?\s)?"
    return kept(
        rf"(?<!\w){acts}(?!\w)[^\d\x00/:;]{{0,{_BETWEEN}}}?"
        rf"(?P<number>\({union}(?:,\s?{union})?\)\s{mark}(?P<value>\d{{1,4}}/\d{{1,4}})"
        rf"|{mark}(?P<named>\d{{2,4}}/\d{{1,4}}/{union}))(?!\w)"
    )


def act(draft: Draft, limit: int) -> re.Match[str] | None:
    """Match what an act of the Union is called, and its number; a person has only written about one."""
    if draft.words.isdisjoint(word_heads("union_act")):
        return None
    persons = any(name.family for name in draft.values.get("author", ()))
    return None if persons else _numbered().search(draft.mask, 0, limit)


def claimed(draft: Draft, match: re.Match[str]) -> None:
    """Note the number of an act, which stays in its title, and claim that of the journal that prints it."""
    draft.note("number", match.span("value" if match["value"] else "named"))
    draft.veil(*match.span("number"))
    if issue := _OF_JOURNAL.search(draft.mask, match.end()):
        draft.claim("issue", issue.span("value"), issue["value"], issue.span())


_SYMBOL = kept(
    r"(?<![\w/])(?P<value>(?:A|E|S|ST|TD|CRC|CCPR|CEDAW|FCCC)(?:/[A-Z\d][A-Z\d.()-]*){2,}(?<![.(]))(?!\w)"
)


def symbol(draft: Draft) -> None:
    """Claim the symbol of a document of the United Nations: `A/RES/70/1` (ST/LIB/SER.B/5/Rev.5, part I)."""
    match = _SYMBOL.search(draft.mask) if "/" in draft.mask and "number" not in draft.values else None
    if match:
        draft.claim("number", match.span("value"), match["value"])
