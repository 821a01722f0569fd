"""Editors whose mark stands behind their names, as the styles of English lists set them."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import names
from refnorm.fields.draft import Draft, alternatives, conjunction, either_case
from refnorm.fields.evidence import UPPER
from refnorm.model import Name
from refnorm.patterns import kept

_SENTENCES = kept(r"[\x01.?!][.,]?\s(?=[^\W\d_])")
_INITIAL = kept(rf"(?<!\w)[{UPPER}]\.\s$")
"""What a name does not begin behind: a part of it."""
_FAR = 160
"""Characters before the mark in which the row of names begins."""
_EACH = kept(r"(?P<given>[A-Z]{1,3})\s(?P<family>[A-Z][\w’'-]+)")

_WORD = rf"[{UPPER}][\w’'-]+"
_ENGLISH = rf"{_WORD}(?:\s[{UPPER}]\.)*\s(?:[a-z]{{2,3}}\s){{0,2}}{_WORD}"
_NEXT = kept(rf"(?P<given>{_WORD}(?:\s[{UPPER}]\.)*)\s(?P<family>(?:[a-z]{{2,3}}\s){{0,2}}{_WORD})")


def _english() -> tuple[str, ...]:
    """Return what English calls editors behind their names, which other styles of the region take over."""
    return locales.english().words["editor_behind"]


@cache
def _behind() -> re.Pattern[str]:
    """The mark behind the names: `J. Reed, Ed.` (IEEE), `Reed, A., Eds.;` (ACS), `Reed A, editor.` (NLM).

    The region writes it too: `Орлов АН, редактор.`
    """
    whole = alternatives(word for word in locales.words("editor_behind") if not word.endswith("."))
    return kept(rf",\s(?:{either_case(_english())}(?=\.?,?\s|;|\.?$)|{whole}(?=[.,;]\s))")


@cache
def _parenthesized() -> str:
    """The mark in parentheses: `(Eds.)`, `(eds)`."""
    return rf"\({either_case(word.rstrip('.') for word in _english())}\.?\)"


@cache
def _apart() -> re.Pattern[str]:
    """The mark of editors who stand between title and place: `Rivers. D. Orlov (Ed.). Kyiv: Lybid.`"""
    return kept(rf"\s?{_parenthesized()}\.(?=\s[A-Z(])")


@cache
def _bare() -> re.Pattern[str]:
    """Initials without periods before the surname: `in L Reed & T Lake (eds), Craft` (Australian Harvard)."""
    person = r"[A-Z]{1,3}\s[A-Z][\w’'-]+"
    row = rf"{person}(?:(?:,\s|,?\s(?:&|{conjunction()})\s){person}){{0,5}}"
    return kept(rf"[\s,.'’”\"]{_inside()}:?\s(?P<row>{row})\s{_parenthesized()},?\s")


def _inside() -> str:
    """Return a regex of the one word before a container: `In`."""
    return either_case(word for word in locales.english().words["container"] if word.isalpha())


@cache
def _starts() -> re.Pattern[str]:
    """What editors who stand within an entry begin behind: a mark, or what leads to a container."""
    leads = {phrase.rsplit(" ")[-1] for phrase in locales.words("container")}
    letters = alternatives(word for word in leads if word[1:] == ":")
    short = alternatives(word.rstrip(".") for word in leads if word.endswith("."))
    return kept(rf"(?:[,;.]\s|{_inside()}:?\s|(?<=\s){letters}\s|{short}\.:?\s)(?=[^\W\d_])")


@cache
def _led_to() -> re.Pattern[str]:
    """What leads to the editors of a container in Harvard and Balkan lists, and in the region's APA.

    It is `В А. Н. Орлов (ред.), `; a capital `In` and `В:` the model knows.
    """
    leads = {phrase.split(" ")[0] for phrase in locales.words("container")}
    letters = [word for word in leads if len(word) == 1 or (word[1:] == ":" and word.isascii())]
    english = (word.lower() for word in locales.english().words["container"] if word.isalpha())
    return kept(rf"(?<=[,.?!'’”\"»])\s{alternatives((*letters, *english))}\s")


@cache
def _row() -> str:
    """Only the first of a row begins with the family: `Reed, Anna, Tom Lake, and Inga Hill` (Chicago)."""
    return (
        rf"(?P<first>{_WORD},\s{_WORD}(?:\s[{UPPER}]\.)?)"
        rf"(?P<others>(?:,\s{_ENGLISH}){{0,5}},?\s(?:&|{conjunction()})\s{_ENGLISH})"
    )


@cache
def _turned() -> re.Pattern[str]:
    return kept(_row() + r"(?=[.,]?(?:\s|$))")


@cache
def _headed() -> re.Pattern[str]:
    return kept(rf"{_row()},\s{alternatives(_english())}")


def turned(draft: Draft, start: int, end: int) -> tuple[list[Name], int] | None:
    """Read a row of names of which only the first begins with the family name."""
    match = _turned().match(draft.text, start, end)
    return (_read(draft, match), match.end()) if match else None


def _read(draft: Draft, match: re.Match[str]) -> list[Name]:
    family, _, given = match["first"].partition(", ")
    others = _NEXT.finditer(draft.text, *match.span("others"))
    return [
        Name(family, given, None, draft.span(*match.span("first"))),
        *(Name(one["family"], one["given"], None, draft.span(*one.span())) for one in others),
    ]


def edited(draft: Draft) -> None:
    """Claim the editors before their mark, outside of parentheses, or written without periods."""
    if head := _headed().match(draft.text):
        draft.drop("author")
        draft.head = (0, 0)
        names.keep(draft, "editor", _read(draft, head))
        draft.hide(*head.span())
        return
    if "(" in draft.mask and _led(draft):
        return
    bare = _bare().search(draft.mask) if "(" in draft.mask else None
    if bare:
        found = [
            Name(one["family"], one["given"], None, draft.span(*one.span()))
            for one in _EACH.finditer(draft.mask, *bare.span("row"))
        ]
        names.keep(draft, "editor", found)
        draft.hide(bare.start("row"), bare.end())
        return
    for form, starts in ((_behind(), _starts()), (_apart(), _SENTENCES)):
        if any(_before(draft, mark, starts) for mark in form.finditer(draft.mask, draft.head[1])):
            return


def _led(draft: Draft) -> bool:
    """Claim the persons between `in` and their mark: `in T. Hill (ed.) Clay`; tell if there are."""
    for lead in _led_to().finditer(draft.mask):
        found, at = names.run(draft, lead.end(), len(draft.mask))
        if found and (mark := names.editing().match(draft.mask, at)):
            names.keep(draft, "editor", found)
            draft.hide(lead.end(), mark.end())
            return True
    return False


def before(draft: Draft, at: int) -> bool:
    """Claim the editors before a mark that stands behind them: `, Орлов Д. редакциясымен`."""
    mark = names.postposed("editor").match(draft.mask, at - 1) if at else None
    return mark is not None and _before(draft, mark, _starts())


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
