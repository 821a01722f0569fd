"""Where what the model has read begins and ends by its marks: a lead like `In:`, quotes around a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from refnorm.fields.draft import conjunction
from refnorm.fields.evidence import SMALL
from refnorm.fields.titles import container_mark
from refnorm.parse.apply import Stretch
from refnorm.patterns import kept
from refnorm.text import QUOTES

_NEAR = 2
"""Marks between such a word and the container, or between a field and what is a part of it."""
_LETTER = kept(r"[.?!]\s(?P<own>[A-Z])\s$")
_QUOTE = kept(r"«[^«»\x00]{4,200}»")
_NAMES = ("title", "container")
_NUMBER = kept(r"\.\d(?<=\d..)[^\x00\x01]*?(?=[.,]?\s*(?:[\x00\x01]|$)|\.\s)")
"""The rest of a number in which a title would end, and of its sentence."""
_CLOSED = kept(r"[^()\x00\x01]{0,120}\)")
_CLOSING = ("”", "»", '"')
_HYPHENS = (".-", "-", ".\u2010", "\u2010", ".\u2011", "\u2011")
"""What joins the halves of a compound whose first is cut short."""


@cache
def _joined() -> re.Pattern[str]:
    """Return the regex of a word that joins halves, by which no container begins."""
    return kept(rf"{conjunction()}\s(?={SMALL})")


@lru_cache(maxsize=1)  # the readings of one entry are looked at one after the other
def led(mask: str) -> list[re.Match[str]]:
    """Return where a word with its colon leads to a container."""
    return [m for m in container_mark().finditer(mask) if ":" in m[0]] if ":" in mask else []


def bounded(mask: str, found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches with the bounds and labels that marks prove."""
    return _unquoted(mask, _glued(mask, _entire(mask, _lettered(mask, _contained(mask, found)))))


def _lettered(mask: str, found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, the container with the letter that begins its name: `Rivers. N Engl J Med 3:1`."""
    for one in found:
        letter = one.label == "container" and _LETTER.search(mask, max(0, one.start - 4), one.start)
        yield one._replace(start=letter.start("own")) if letter else one


def _entire(mask: str, found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, the title with the rest of a number and of the parentheses in which it would end.

    So of `Libraries by ROS-2020.2` and of `Handbook (Reactors, Generators)`.
    """
    end = 0
    for one in found:
        if one.end <= end:
            continue
        one = one._replace(start=max(one.start, end))
        if one.label == "title":
            end = _rest(mask, one)
            one = one._replace(end=end)
        yield one


def _rest(mask: str, title: Stretch) -> int:
    """Return where a title ends that is not to end within a number or within parentheses."""
    if match := _NUMBER.match(mask, title.end):
        return match.end()
    opened = mask.count("(", title.start, title.end) > mask.count(")", title.start, title.end)
    closed = _CLOSED.match(mask, title.end) if opened else None
    return closed.end() if closed else title.end


def _contained(mask: str, found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, those for containers that stand behind a word that leads to one, and not that word."""
    ends = [m.span() for m in led(mask)]
    if not ends:
        yield from found
        return
    for one in found:
        if any(start <= one.start and one.end <= end for start, end in ends):
            continue
        behind = any(touch(end, one.start) for _, end in ends)
        yield one._replace(label="container") if behind and one.label == "title" else one


def _glued(mask: str, found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches of which no two are halves of one word: `науч.-практ.` is cut at no hyphen.

    Nor is a title cut where it goes on in lower case: `From “black boxes” to trust: a history`.
    """
    last: Stretch | None = None
    for one in found:
        names = last and {last.label, one.label} <= {*_NAMES}
        if last and names and (mask[last.end : one.start] in _HYPHENS or _goes_on(mask, last, one)):
            last = last._replace(end=one.end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _goes_on(mask: str, last: Stretch, one: Stretch) -> bool:
    """Tell whether only a colon, or the end of a quote within a title, stands before lower case."""
    first, between = mask[one.start : one.start + 1], mask[last.end - 1 : one.start]
    if between[1:] == ": ":
        return first.islower() and first.isascii()
    if between[1:] == ". " and _joined().match(mask, one.start):
        return True  # `: лингв., этногр. и ист. материалы`
    if between[1:] == " (" and mask[one.end : one.end + 1] == ")":
        return " " not in mask[one.start : one.end]  # an acronym
    opened = mask[max(0, last.start - 1) : last.start + 1].strip()
    if between.strip()[-1:] not in _CLOSING or opened[:1] in QUOTES:
        return False
    return not between[1:].strip('”»" ') and first.islower()


def _unquoted(mask: str, found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches of which none ends within quotes: `Proc. of the Symp. «New Waters»` is one name."""
    quotes = [m.span() for m in _QUOTE.finditer(mask)] if "«" in mask else []
    if not quotes:
        return list(found)
    whole: list[Stretch] = []
    for one in found:
        last = whole[-1] if whole else None
        if last and one.start < last.end:
            if one.end <= last.end:
                continue
            one = one._replace(start=last.end)
        if one.label in _NAMES:
            one = one._replace(end=next((b for a, b in quotes if one.start < a < one.end < b), one.end))
        inside = next(((a, b) for a, b in quotes if a <= one.start < b and one.end <= b), None)
        if last and inside and last.label == "container" and touch(last.end, inside[0]):
            whole[-1] = last._replace(end=inside[1])
        elif not (last and inside and last.label == "container" and last.end == inside[1]):
            whole.append(one)
    return whole


def touch(end: int, start: int) -> bool:
    """Tell whether nothing but a mark or two stands between two places."""
    return 0 <= start - end <= _NEAR
