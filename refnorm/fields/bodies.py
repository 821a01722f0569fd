"""Bodies at the head of an entry: ministries, offices, institutes that are its authors."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.openings import is_place
from refnorm.fields.phrases import phrases_of, word_heads
from refnorm.model import Name
from refnorm.patterns import kept
from refnorm.text import low

_BODY_END = kept(
    r"[^.:;/«»\"“”()\x00\x01]{0,110}?"
    rf"(?=\s?\(?\x00|,\s(?:19|20)\d\d,|\s?\((?:19|20)\d\d\)|\.\s(?:\(?(?:19|20)\d\d(?:\)|\.\s)|(?P<next>[«\"“]?[{UPPER}][^.,:]*\.?)))"
)


_QUOTED_BEHIND = kept(
    rf"(?P<name>[{UPPER}][^.,:;()/«»\"“”\d\x00\x01]{{2,80}}),?\s\((?:19|20)\d\d\),?\s[“\"‘](?=\w)"
)
"""A body before the year and a title in quotes: `Water portal (2019), “Rivers”`."""


@cache
def _yeared() -> re.Pattern[str]:
    """The year behind a body that is the author (APA, Harvard, Chicago): `Corp. Released 2017.`"""
    said = alternatives(locales.words("copyright"))
    return kept(rf"\.?\s(?:\((?:19|20)\d\d[a-z]?\)[.,]?\s|(?:{said}\s)?(?:19|20)\d\d[a-z]?\.\s)")


@cache
def _company() -> re.Pattern[str]:
    """A company whose name its word ends: `Frost Corp.`, `StataCorp.`"""
    words = alternatives(locales.words("company"))
    return kept(rf"[{UPPER}][^.,:;()\x00\x01]{{0,60}}?{words}\.?(?=\s|\.)")


def known(name: str) -> bool:
    """Tell whether a name is that of a body, or the one name of an ancient author, by the tables."""
    if phrases_of("corporate").first(name) or of_state(name) or _company().fullmatch(f"{name}", 0):
        return True
    if phrases_of("clergy").at(phrases_of("clergy").folded(name), 0) or _groups()[0].match(f"{name}. "):
        return True
    table = phrases_of("mononym")
    hit = table.at(table.folded(name), 0)
    return hit is not None and hit.end == len(name)


def is_sure(draft: Draft, name: Name, at: int) -> bool:
    """Tell whether a body is the author: the year is behind it, or its name is one of the tables whole."""
    if _yeared().match(draft.mask, at):
        return True
    printed, table = name.literal or "", phrases_of("corporate")
    if phrases_of("mononym").first(printed):
        return True
    hit = table.at(table.folded(printed), 0) if " " in printed else None
    return hit is not None and hit.end == len(printed)


def body(draft: Draft, start: int, end: int) -> tuple[list[Name], int]:
    """Take a body for the author, `World Bank.`, where a title follows and no place of printing."""
    if "(" in draft.mask and (headed := _QUOTED_BEHIND.match(draft.mask, start, end)):
        return [Name(None, None, headed["name"], draft.span(*headed.span("name")))], headed.end("name")
    if lone := _lone(draft, start) or _saint(draft, start) or _firm(draft, start):
        return [Name(None, None, draft.text[start:lone], draft.span(start, lone))], lone
    if not draft.words.isdisjoint(word_heads("group")) and (own := _grouped(draft, start, _groups()[0]))[0]:
        return own
    table = phrases_of("corporate")
    hit = table.at(table.folded(draft.mask), start) if table.among(draft.words) else None
    state = _STATE.match(draft.mask, start)
    behind = hit.end if hit and not low(draft.mask[start]) else state.end() if state else None
    match = _BODY_END.match(draft.mask, behind, end) if behind else None
    match = match or _stately(draft, start, end)
    if match is None or is_place(match["next"] or ""):
        return [], start
    name = " ".join(draft.text[start : match.end()].split())
    return [Name(None, None, name, draft.span(start, match.end()))], match.end()


_LONE_END = kept(rf"\.\s(?P<next>[«\"“]?[{UPPER}][^.,:/]*)|[.,]?\s\((?:19|20)\d\d\)")


def _lone(draft: Draft, start: int) -> int | None:
    """Return the end of the one name by which an author is known: `Аристотель. Политика. М., 1983`."""
    table = phrases_of("mononym")
    hit = table.at(table.folded(draft.mask), start) if table.among(draft.words) else None
    match = _LONE_END.match(draft.mask, hit.end) if hit else None
    return hit.end if hit and match and not is_place(match["next"] or "") else None


_OWN = rf"[{UPPER}][\w’'-]*(?:[\s-][{UPPER}\d][\w’'-]*)*?"
_NAMED = _OWN.replace("*)*?", "*|[\\s-](?:of|the|for|on|in|and|to))*?")
"""The words of a group's name: where nobody stands before it, it might be a title else."""


@cache
def _groups() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the regexes of a group that is the author, and of one behind persons: `; CORAL Study Group.`"""
    said = alternatives(locales.words("group"))
    end = r"(?=\.\s|[.,]?\s\(?(?:19|20)\d\d[).,])"
    led = r"(?:(?:on\sbehalf\sof|for)\s)?(?:the\s)?"
    behind = rf"(?:[;,]\s|,?\s(?:and|&)\s){led}(?P<name>{_NAMED}\s{said}){end}"
    enclosed = rf"[.,]?\s\({led}(?P<held>{_NAMED}\s{said})\)"
    return kept(rf"(?P<name>{_OWN}\s{said}){end}"), kept(rf"{behind}|{enclosed}")


def _grouped(draft: Draft, at: int, form: re.Pattern[str]) -> tuple[list[Name], int]:
    match = form.match(draft.mask, at)
    where = match.span("name" if match["name"] else "held") if match else (0, 0)
    found = [Name(None, None, draft.text[slice(*where)], draft.span(*where))] if match else []
    return found, match.end() if match else at


def signed(draft: Draft, names: list[Name], at: int) -> tuple[list[Name], int]:
    """Add the group behind persons to them: `Abe T; CORAL Study Group.`"""
    if draft.words.isdisjoint(word_heads("group")):
        return names, at
    found, end = _grouped(draft, at, _groups()[1])
    return [*names, *found], end


_SAINT = kept(
    rf"(?P<rank>[^\W\d_]{{2,14}}\.?)\s(?P<first>[{UPPER}]{LETTER}+)(?:\s[{UPPER}]{LETTER}+){{1,2}}(?=\.\s[«\"“]?[{UPPER}])"
)
"""A rank of the church and a name of several words: `Свт. Григорий Богослов. Слова`."""


def _saint(draft: Draft, start: int) -> int | None:
    """Return the end of a name behind a rank of the church; `St. Petersburg` is none."""
    table = phrases_of("clergy")
    match = _SAINT.match(draft.mask, start) if table.among(draft.words) else None
    if match is None or is_place(f"{match['rank']} {match['first']}"):
        return None
    hit = table.at(table.folded(match["rank"]), 0)
    return match.end() if hit and hit.end == len(match["rank"]) else None


def _firm(draft: Draft, start: int) -> int | None:
    """Return the end of a company before the year of its work: `Frost Corp. Released 2017. …`"""
    if draft.words.isdisjoint(word_heads("company")) and "Corp" not in draft.mask:
        return None
    match = _company().match(draft.mask, start)
    return match.end() if match and _yeared().match(draft.mask, match.end()) else None


def _stately(draft: Draft, start: int, end: int) -> re.Match[str] | None:
    """Match a first sentence that calls a body by what it is and whose it is: `Институт рек НАН Беларуси.`"""
    if draft.words.isdisjoint(word_heads("body") | word_heads("school")):
        return None
    match = _SENTENCE.match(draft.mask, start, end)
    return match if match and of_state(match[0]) else None


_SENTENCE = kept(rf"[{UPPER}][^.:;,/«»\"“”()\x00\x01]{{8,110}}?(?=\.\s(?P<next>[«\"“]?[{UPPER}][^.,:]*\.?))")
_ACRONYM = kept(rf"\s(?:[{UPPER}]{{2,5}}|[{UPPER}]{{2,5}}\s[{UPPER}]{LETTER}+)$")
"""Whose an institute is: `РАН`, `НАН Беларуси`."""
_AHEAD = 4
"""Words of a body's name among which is what it is: `Национальный статистический комитет …`."""


def of_state(name: str) -> bool:
    """Tell whether a name says first what a body is, and at its end whose it is, or the reverse."""
    states, kinds = phrases_of("jurisdiction"), [phrases_of("body"), phrases_of("school")]
    first, last = " ".join(name.split()[:_AHEAD]), len(name)
    ends = any(hit.end == last for hit in states.find(name)) or _ACRONYM.search(name)
    if ends and any(kind.first(first) for kind in kinds):
        return True
    begins = states.at(states.folded(name), 0)
    return begins is not None and any(hit.end == last for kind in kinds for hit in kind.find(name))


_STATE = kept(r"U\.\s?(?:S|K|N)\.(?:\s?A\.)?(?=\s[A-Z][a-z]+\s(?:[A-Z]|of\s))")
"""Letters of a state before what is its body: `U.S. Geological Survey`."""


def headed(draft: Draft, start: int) -> bool:
    """Tell whether an entry begins with a body whose words read like a name: `Верховный Суд РФ.`"""
    if _STATE.match(draft.mask, start):
        return True
    table = phrases_of("corporate")
    hit = table.at(table.folded(draft.mask), start) if table.among(draft.words) else None
    return hit is not None and " " in draft.mask[hit.start : hit.end]
