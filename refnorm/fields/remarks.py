"""What an entry says of itself beside its fields: its medium, its carrier, its deposit, its registration.

They are areas of their own in GOST 7.1-2003 (5.8 notes), GOST R 7.0.5-2008 (7.4.10) and GOST R 7.0.100-2018
(5.8, 5.10 content and access): CSL has no variables for them, and no other field may take them for its own.
"""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import dates
from refnorm.fields.brackets import note
from refnorm.fields.draft import Draft, alternatives, unstopped, worded
from refnorm.fields.evidence import LETTER, SMALL
from refnorm.fields.phrases import phrases_of, word_heads
from refnorm.patterns import kept

_END = r"(?=\s?(?:\.?\s?[–—-]\s|//|[.;,]?\s*(?:$|[\x00\x01])|\.\s))"
"""What stands behind a remark: the next area, the container, a field, the end."""
_BEFORE = kept(r"(?:[.;,:)\]\x00\x01]\s?|\s[–—-]\s)$")
_MEDIUM = kept(
    rf"{LETTER}(?<=[–—-]\s.)[^\x00\x01:;.–—/]{{2,40}}\s?:\s{LETTER}[^\x00\x01:;.–—/]{{3,30}}{_END}"
)
"""`– Текст : непосредственный`: the kind of content and the means of access."""


@cache
def _remarks() -> re.Pattern[str]:
    phrases = worded("remark")
    carrier = r"(?:\s\((?:CD|DVD)[^()\x00\x01]{0,24}\))?"
    return kept(rf"(?<!\w)(?:\d{{1,3}}\s)?(?i:{phrases})(?!\w)\.?{carrier}{_END}")


@cache
def _measures() -> re.Pattern[str]:
    """Return the regex of what is counted of a copy: its size, how many were printed."""
    units = worded("measure")
    return kept(rf"\d{{1,6}}(?:\s?[x×х]\s?\d{{1,3}})?\s{units}(?!\w)\.?{_END}")


@cache
def _terms() -> re.Pattern[str]:
    """Return the regex of where a thesis was defended, and of who may read: `доступа: для читателей`."""
    defended, access = (alternatives(locales.words(kind)) for kind in ("defended", "available"))
    said = r"[^\x00\x01:;/–—]{3,160}?(?=\.?\s?(?:[–—-]\s|[\x00\x01]|$))"
    return kept(rf"(?<!\w)(?:(?i:{defended})|{access}:\s(?={SMALL}))\s?:?\s?{said}")


@cache
def _deposits() -> re.Pattern[str]:
    phrases = alternatives(locales.words("deposited"))
    return kept(
        rf"(?<!\w){phrases}(?!\w)[^\x00\x01№]{{2,70}}?(?:№|(?<!\w)[Nn]o\.|(?<!\w)N)\s?\d[\w–/-]*",
        re.IGNORECASE,
    )


@cache
def _registered() -> re.Pattern[str]:
    """Return the regex of the number under which a state keeps a report of research: `№ ГР 0198РК00123`."""
    marks = alternatives(locales.words("report_number"))
    return kept(rf"(?:№\s{marks}|(?<!\w){marks}\s?(?:№|no\.))\s?[\dA-ZА-Я][\dA-ZА-Я.-]{{5,16}}(?!\w)")


_STATE_NUMBER = kept(r"(?:№|(?<!\w)[Nn]o\.)\s?\d{4}(?:РК|PK|RK)\d{5}(?!\w)")
"""The same without a mark: the number itself tells the state, `№ 0118РК00245`."""


@cache
def _term_heads() -> frozenset[str]:
    return word_heads("defended") | word_heads("available")


def remarks(draft: Draft) -> None:
    """Take out what an entry says of its medium, its carrier, its deposit and its registration."""
    if ":" in draft.mask and not draft.words.isdisjoint(word_heads("form")):
        for medium in _MEDIUM.finditer(draft.mask):
            if note(medium[0]) == "form":
                _keep(draft, "medium", medium)
    if not draft.words.isdisjoint(word_heads("remark")):
        for remark in _remarks().finditer(draft.mask):
            _keep(draft, "remark", remark)
    _scale(draft)
    if "©" in draft.mask and (original := _ORIGINAL.search(draft.mask)):
        _keep(draft, "remark", original)
    if phrases_of("updated").among(draft.words):
        _updated(draft)
    if not draft.words.isdisjoint(word_heads("measure")):
        for measure in _measures().finditer(draft.mask):
            _keep(draft, "remark", measure)
    if not draft.words.isdisjoint(_term_heads()) and (match := _terms().search(draft.mask)):
        _keep(draft, "remark", match)
    if not draft.words.isdisjoint(word_heads("deposited")) and (match := _deposits().search(draft.mask)):
        _keep(draft, "deposited", match)
    marked = not draft.words.isdisjoint(word_heads("report_number"))
    for form in (*((_registered(),) if marked else ()), _STATE_NUMBER):
        for match in form.finditer(draft.mask):
            _keep(draft, "registration", match)


_ORIGINAL = kept(
    r"(?:©\s?)?(?:Original\s)?[A-Z][a-z]+\s[Tt]ext\s©[^\x00\x01]{5,200}published\sin[^\x00\x01]{5,200}"
)
"""The original of a translated article: `© Russian Text © The Author(s), 2022, published in …`."""
_SCALE = kept(r"(?<=[.;,\x00)–—]\s)(?:[МM]\s)?(?P<scale>1\s?:\s?\d{1,3}(?:[\s.,]000){1,2})(?!\d)\.?")
"""The scale of a map: `1:500 000` (GOST 7.1-2003, 5.4)."""


def _scale(draft: Draft) -> None:
    """Keep the scale of a map that marks part from its title."""
    if match := _SCALE.search(draft.mask) if "000" in draft.mask else None:
        draft.custom("scale", match["scale"])
        draft.hide(*match.span())


_APART = kept(r"(?:[.;,:(\x00\x01]\s?|\s[–—-]\s)$")


@cache
def _yeared() -> re.Pattern[str]:
    return kept(rf"\s?{alternatives(unstopped('year', 'after'))}\.?(?!\w)")


def _updated(draft: Draft) -> None:
    """Take out the day of the text that is cited, `Дата оновлення: 01.01.2021`; no title goes on with it."""
    for hit in phrases_of("updated").find(draft.mask):
        begin = hit.end + len(draft.mask[hit.end :]) - len(draft.mask[hit.end :].lstrip(" :"))
        found = dates.find(draft.mask, begin)
        if not found or found.start != begin or not _APART.search(draft.mask[: hit.start]):
            continue
        behind = _yeared().match(draft.mask, found.end)
        end = behind.end() if behind else found.end
        draft.custom("updated", " ".join(draft.text[hit.start : end].split()))
        outer = draft.enclosed(hit.start, end)
        draft.hide(draft.behind(outer[0]), outer[1])
        return


def _keep(draft: Draft, name: str, match: re.Match[str]) -> None:
    """Keep what a match says; several of a name are joined."""
    start, end = match.span()
    if not _BEFORE.search(draft.mask, max(0, start - 3), start):
        return
    known = draft.values.get("custom", {}).get(name)
    value = " ".join(draft.text[start:end].split())
    draft.custom(name, f"{known}; {value}" if known else value)
    outer = draft.enclosed(start, end)
    draft.hide(draft.behind(outer[0]), outer[1])
