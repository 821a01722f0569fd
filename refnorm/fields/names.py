"""Persons: authors at the head of an entry, editors and translators at their marks."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import INITIAL, LETTER, UPPER
from refnorm.fields.phrases import Phrases
from refnorm.model import Name

_TAIL = rf"(?:{LETTER}|[’'ʹʼ`´‘])"
_PARTICLE = (
    r"(?:(?:фон|ван|де|ди|дер|да|дю|ла|ле|оглы"
    r"|von|van|de|di|der|den|del|da|du|la|le|el|al|bin|ibn|St\.)[\s-]+)"
)
_WORD = rf"[{UPPER}]{_TAIL}{{1,60}}"
_FAMILY = (
    rf"{_PARTICLE}{{0,2}}{_WORD}(?:\s?[-‐‑–]\s?(?:{_WORD}|{LETTER}{{2,5}}(?=[\s,])))?"
    r"(?:\s(?:ұлы|қызы|оглы|кызы|уулу|uly|kyzy))?"
)
_GIVEN = rf"{INITIAL}(?:\s?[{UPPER}](?:hch|ch|zh|{LETTER})?\.){{0,3}}"
_BARE = rf"[{UPPER}]{{1,2}}(?![\w.])"
_PERSON = re.compile(
    rf"(?:(?P<f1>{_FAMILY}),?\s?(?P<g1>(?:{_WORD}\s)?(?>{_GIVEN})(?!{_TAIL}{{3}})|{_BARE}(?=[,;.]))"
    rf"|(?P<g2>{_GIVEN})\s?(?P<f2>{_FAMILY})(?!\w)"
    rf"|(?P<f3>{_FAMILY}),\s(?P<g3>{_WORD}(?:[-‐‑]{_WORD})?(?:\s(?:{_WORD}|[{UPPER}]\.?))?)(?=\s?[&;.(]|\sand\s|,\s(?:&|and\s)|$))"
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;]\s*(?:&|and\s|и\s|und\s)?|\s(?:и|і|және|and|und|va|та|&)\s|/\s?(?=\w))\s*", re.IGNORECASE
)
_FULL = re.compile(rf"(?P<name>{_WORD}(?:[\s-]{_WORD}){{1,3}})\s?(?=\.\s?[«\"“]?[{UPPER}]|,\s[{UPPER}])")
_SHORT = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,2}})(?=\s[«\"“]|\.\s)")


@cache
def _et_al() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,;]*(?:\(|\[)?\s?{alternatives(locales.words('et_al'))}(?!\w)\s?[.)\]]?", re.IGNORECASE
    )


def _make(draft: Draft, match: re.Match[str], offset: int) -> Name:
    span = draft.span(offset + match.start(), offset + match.end())
    family = match["f1"] or match["f2"] or match["f3"]
    given = match["g1"] or match["g2"] or match["g3"]
    return Name(" ".join(family.split()), spaced(given), None, span)


def spaced(given: str) -> str:
    """Write initials with one space between them: `А.В.` is `А. В.`."""
    return re.sub(r"\.(?=\w)", ". ", re.sub(r"\s+", " ", given)).strip()


def run(draft: Draft, start: int, end: int) -> tuple[list[Name], int]:
    """Read persons from an offset on, and return them with the offset behind the last."""
    names: list[Name] = []
    at = start
    while at < end:
        match = _PERSON.match(draft.mask, at, end)
        if not match:
            break
        names.append(_make(draft, match, 0))
        at = match.end()
        gap = _SEPARATOR.match(draft.mask, at, end)
        if not gap:
            break
        following = _PERSON.match(draft.mask, gap.end(), end)
        if not following:
            break
        at = gap.end()
    return names, at


def authors(draft: Draft) -> int:
    """Claim the authors at the head of the entry; return the offset behind them."""
    begin = re.match(r"[\s\"«“(.,;:/–—-]*", draft.mask)
    start = begin.end() if begin and not re.search(r"[«\"“]", begin[0]) else 0
    limit = draft.mask.find("//")
    end = limit if limit > 0 else len(draft.mask)
    names, at = run(draft, start, end)
    confidence = 1.0
    if not names:
        names, at = _unmarked(draft, start, end)
        confidence = 0.6
    if not names:
        return start
    et_al = _et_al().match(draft.mask, at)
    if et_al:
        draft.values["et_al"] = True
        at = et_al.end()
    draft.values["author"] = tuple(names)
    draft.spans["author"] = [n.span for n in names]
    if confidence < 1:
        draft.confidence["author"] = confidence
    tail = re.match(r"\s*[.,:;]*\s*", draft.mask[at:])
    draft.hide(start, at)
    return at + (tail.end() if tail else 0)


def _unmarked(draft: Draft, start: int, end: int) -> tuple[list[Name], int]:
    """Take `Намазалы Омашев.` for a person, as one literal: who is family and who given is not told."""
    match = _FULL.match(draft.mask, start, min(end, start + 60)) or _SHORT.match(
        draft.mask, start, min(end, start + 40)
    )
    if not match or _is_place(match["name"]):
        return [], start
    span = draft.span(match.start("name"), match.end("name"))
    return [Name(None, None, match["name"], span)], match.end("name")


def _is_place(text: str) -> bool:
    return text.casefold() in locales.cities() or text.isupper()


@cache
def _marks(kind: str) -> Phrases[None]:
    return Phrases((p, None) for p in locales.words(kind))


_BEHIND_MARK = re.compile(
    r"(?:\s?(?:с|s)\s\w+\.?\w*\.?)?(?:\s?(?:проф|акад|чл\.-кор\w*|д-ра\s\S+\s\S+|prof|acad)\.?(?=\s))*\s?[:.]?\s?",
    re.IGNORECASE,
)


def helpers(draft: Draft) -> None:
    """Claim editors and translators, at `под ред.`, `Ed.`, `пер. с англ.` and their kind."""
    for kind in ("editor", "translator"):
        for hit in _marks(kind).find(draft.mask):
            behind = _BEHIND_MARK.match(draft.mask, hit.end)
            names, at = run(draft, behind.end() if behind else hit.end, len(draft.mask))
            if names:
                draft.values[kind] = tuple(names)
                draft.spans[kind] = [n.span for n in names]
                draft.hide(hit.start, at)
                break


def responsibility(draft: Draft, title_end: int) -> None:
    """Mask the authors repeated after `/`: they are no second authors."""
    match = re.compile(r"\s/\s(?!/)").search(draft.mask, title_end)
    if not match:
        return
    names, at = run(draft, match.end(), len(draft.mask))
    if not names:
        return
    et_al = _et_al().match(draft.mask, at)
    if not draft.values.get("author"):
        draft.values["author"] = tuple(names)
        draft.spans["author"] = [n.span for n in names]
    draft.values["et_al"] = draft.values.get("et_al", False) or bool(et_al)
    draft.hide(match.start(), et_al.end() if et_al else at)
