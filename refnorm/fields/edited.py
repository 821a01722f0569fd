"""Editors whose mark stands behind their names, as the styles of English lists set them."""

from __future__ import annotations

import re

from refnorm.fields import names
from refnorm.fields.draft import Draft
from refnorm.fields.evidence import UPPER
from refnorm.model import Name
from refnorm.patterns import kept

_BEHIND = kept(
    r",\s(?:(?:[Ee]ds?\.|[Ee]ditors?)(?=\.?,?\s|;|\.?$)|(?:редактор[иы]?|redaktor[iy]?)(?=[.,;]\s))"
)
"""The mark behind the names: `J. Reed, Ed.` (IEEE), `Reed, A., Eds.;` (ACS), `Reed A, editor.` (NLM), as the
region writes it too: `Орлов АН, редактор.`"""
_APART = kept(r"\s?\((?:[Ee]ds?|[Ee]ditors?)\.?\)\.(?=\s[A-Z(])")
"""The mark of editors who stand between title and place: `Rivers. D. Orlov (Ed.). Kyiv: Lybid.`"""
_SENTENCES = kept(r"[\x01.?!][.,]?\s(?=[^\W\d_])")
_STARTS = kept(r"(?:[,;.]\s|[Ii]n:?\s|(?<=\s)[ВУVU]:\s|(?:кн|сб|зб|kn|sb|zb)\.:?\s)(?=[^\W\d_])")
_INITIAL = kept(rf"(?<!\w)[{UPPER}]\.\s$")
"""What a name does not begin behind: a part of it."""
_FAR = 160
"""Characters before the mark in which the row of names begins."""
_PERSON = r"[A-Z]{1,3}\s[A-Z][\w’'-]+"
_BARE = kept(
    rf"[\s,.'’”\"][Ii]n:?\s(?P<row>{_PERSON}(?:(?:,\s|,?\s(?:&|and)\s){_PERSON}){{0,5}})\s\((?:[Ee]ds?|[Ee]ditors?)\.?\),?\s"
)
"""Initials without periods before the surname: `in L Reed & T Lake (eds), Craft` (Australian Harvard)."""
_EACH = kept(r"(?P<given>[A-Z]{1,3})\s(?P<family>[A-Z][\w’'-]+)")


_LED = kept(r"(?<=[,.?!'’”\"»])\s(?:in|U:|[ВУVU])\s")
"""What leads to the editors of a container in Harvard and Balkan lists, and in APA as the region writes it
(`В А. Н. Орлов (ред.), `); a capital `In` the model knows."""
_WORD = rf"[{UPPER}][\w’'-]+"
_ENGLISH = rf"{_WORD}(?:\s[{UPPER}]\.)*\s(?:[a-z]{{2,3}}\s){{0,2}}{_WORD}"
_ROW = (
    rf"(?P<first>{_WORD},\s{_WORD}(?:\s[{UPPER}]\.)?)"
    rf"(?P<others>(?:,\s{_ENGLISH}){{0,5}},?\s(?:and|&|и|і|та|i)\s{_ENGLISH})"
)
"""Only the first of a row begins with the family: `Reed, Anna, Tomas Lake, and Inga Hill` (Chicago, MLA)."""
_TURNED = kept(_ROW + r"(?=[.,]?(?:\s|$))")
_HEADED = kept(_ROW + r",\seds\.")
_NEXT = kept(rf"(?P<given>{_WORD}(?:\s[{UPPER}]\.)*)\s(?P<family>(?:[a-z]{{2,3}}\s){{0,2}}{_WORD})")


def turned(draft: Draft, start: int, end: int) -> tuple[list[Name], int] | None:
    """Read a row of names of which only the first begins with the family name."""
    match = _TURNED.match(draft.text, start, end)
    return (_row(draft, match), match.end()) if match else None


def _row(draft: Draft, match: re.Match[str]) -> list[Name]:
    family, _, given = match["first"].partition(", ")
    others = _NEXT.finditer(draft.text, *match.span("others"))
    return [
        Name(family, given, None, draft.span(*match.span("first"))),
        *(Name(one["family"], one["given"], None, draft.span(*one.span())) for one in others),
    ]


def edited(draft: Draft) -> None:
    """Claim the editors before their mark, outside of parentheses, or written without periods."""
    if "eds" in draft.words and (head := _HEADED.match(draft.text)):
        draft.drop("author")
        draft.head = (0, 0)
        names.keep(draft, "editor", _row(draft, head))
        draft.hide(*head.span())
        return
    if "(" in draft.mask and _led(draft):
        return
    bare = _BARE.search(draft.mask) if "(" in draft.mask else None
    if bare:
        found = [
            Name(one["family"], one["given"], None, draft.span(*one.span()))
            for one in _EACH.finditer(draft.mask, *bare.span("row"))
        ]
        names.keep(draft, "editor", found)
        draft.hide(bare.start("row"), bare.end())
        return
    for form, starts in ((_BEHIND, _STARTS), (_APART, _SENTENCES)):
        if any(_before(draft, mark, starts) for mark in form.finditer(draft.mask, draft.head[1])):
            return


def _led(draft: Draft) -> bool:
    """Claim the persons between `in` and their mark: `in T. Hill (ed.) Clay`; tell if there are."""
    for lead in _LED.finditer(draft.mask):
        found, at = names.run(draft, lead.end(), len(draft.mask))
        if found and (mark := names.editing().match(draft.mask, at)):
            names.keep(draft, "editor", found)
            draft.hide(lead.end(), mark.end())
            return True
    return False


def before(draft: Draft, at: int) -> bool:
    """Claim the editors before a mark that stands behind them: `, Орлов Д. редакциясымен`."""
    mark = names.postposed().match(draft.mask, at - 1) if at else None
    return mark is not None and _before(draft, mark, _STARTS)


def _before(draft: Draft, mark: re.Match[str], starts: re.Pattern[str]) -> bool:
    """Claim the longest row of names that ends at a mark; tell whether there is one."""
    end = mark.start()
    for start in starts.finditer(draft.mask, max(draft.head[1], end - _FAR), end):
        found, at = names.run(draft, start.end(), end)
        if found and at == end and not _INITIAL.search(draft.mask, 0, start.end()):
            names.keep(draft, "editor", found)
            draft.hide(start.end(), mark.end())
            return True
    return False
