"""Who else worked on an edition, and at what, beside its editor: `сост., вступ. ст. и примеч.`, a board."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields import names
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import SMALL
from refnorm.patterns import kept

_MOST = 4
"""Words of one contribution: `авт. вступ. ст.`"""
_FAR = 80
"""Characters before a mark in which other work begins."""
_ROLE = kept(rf"\s?\({SMALL}[^()\d\x00\x01]{{2,28}}\)(?P<on>,\s)?")
"""What a member of a board is in it, and the comma before the next one: `(голова), `."""


def board(draft: Draft, kind: str, at: int) -> int:
    """Take in who stands behind a person whose role is told: `редкол.: Д. Е. Кит (голова), Р. А. Нам та ін.`

    Returns the offset behind all of them.
    """
    while match := _ROLE.match(draft.mask, at):
        at = match.start("on") if match["on"] else match.end()
        more, end = names.run(draft, match.end(), len(draft.mask)) if match["on"] else ([], at)
        if not more:
            break
        names.keep(draft, kind, [*draft.values[kind], *more])
        at = end
    others = names.et_al().match(draft.mask, at)
    return others.end() if others else at


def behind(draft: Draft, at: int) -> int:
    """Return where other work ends whose names go on behind a mark; `at` where there is none."""
    match = _behind().match(draft.mask, at)
    return match.end() if match else at


def before(draft: Draft, at: int) -> int:
    """Return where other work begins whose names stand before a mark; `at` where there is none."""
    match = _before().search(draft.mask, max(0, at - _FAR), at)
    return match.start("work") if match else at


@cache
def _behind() -> re.Pattern[str]:
    return kept(rf"(?:(?:,\s|{_and()})(?:{_and()})?{_work()}(?=[\s,:]))+\s?:?\s?", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return kept(rf"(?:^|[/;]\s|\x01\s?)(?P<work>(?:{_work()}(?:,\s|{_and()}))+)$", re.IGNORECASE)


def _work() -> str:
    word = alternatives(locales.words("contribution"))
    return rf"{word}(?:\s?{word}){{0,{_MOST - 1}}}"


def _and() -> str:
    return rf"\s?{alternatives(locales.joining())}\s"
