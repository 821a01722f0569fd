"""Journals by their shortened names, where articles are cited without their titles."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, worded
from refnorm.fields.evidence import CAPITAL, SMALL
from refnorm.parse.apply import Reading, Stretch
from refnorm.patterns import kept


@cache
def _shortened() -> re.Pattern[str]:
    """Return the regex of a name of two shortened words at least; whole ones may stand beside them."""
    short = rf"{CAPITAL}[\w’'ʹ]{{0,15}}"
    return kept(
        rf"[\s.,:;]*(?P<abbr>{worded('serial_in_short')}\.\s(?:{SMALL}\w{{1,8}}\.?\s?){{1,3}})(?=[,.\s]*[\x00\d])|"
        rf"[\s.,:;]*(?P<whole>(?:{short}\.\s){{1,4}}(?:{short}\.?\s){{0,5}}{short}\.?"
        rf"(?:,\sSer\.:?\s(?:\d\d?:?\s)?(?:{short}\.?\s?){{1,3}})?)[\s.,;:*]*(?=[\x00\d])|"
        rf"[\s.,:;]*(?P<name>(?:{CAPITAL}[\w’'ʹ]*\s)?(?:{CAPITAL}[\w’'ʹ-]{{0,15}}\.[\s-]?){{2,8}}"
        rf"(?:{CAPITAL}[\w’'ʹ]+(?:\.?\s\([^()\d\x00]{{3,30}}\))?)?)[\s.,;:*]*(?=[\x00\d])"
    )


_SLASHES, _NAMED = kept(r"[\s.,]*//\s?"), kept(r"[^\x00\x01\d]{3,160}[^\x00\x01\d\s,;(–—-]")
"""The mark of a container right behind the authors, and the name behind it."""


def untitled(draft: Draft, reading: Reading) -> Reading:
    """Return a reading without the title that is but the first words of a shortened journal's name.

    Some journals cite articles without their titles: `Orlov, D., Zh. Neorg. Khim., 1979, vol. 24, p. 2752`.
    """
    start, author = draft.head[1], reading.get("author")
    if start and (slashes := _SLASHES.match(draft.mask, start)):
        found = _NAMED.match(draft.mask, slashes.end())
        rest = {label: one for label, one in reading.items() if label != "title" or one.end <= start}
        return {**rest, "container": Stretch("container", *found.span(), 1.0)} if found else reading
    match = _shortened().match(draft.mask, start) if start else None
    if match is None or not draft.values.keys() & {"volume", "issue"}:
        return reading
    place = reading.get("place")
    apart = place and "(" not in match[0] and place.start < match.end()
    if place and apart and locales.city(draft.text[place.start : place.end]):
        return reading  # `Орлов Д. Е. Сочинения. СПб., 1894. Т. 2`
    if author and author.start < start < author.end:
        reading = {**reading, "author": author._replace(end=start)}
    return within(reading, start, match.end(), match.span(match.lastgroup or 0))


def within(reading: Reading, start: int, end: int, name: tuple[int, int]) -> Reading:
    """Return a reading with a container of that name, and nothing else from `start` to `end`."""
    rest = {label: one for label, one in reading.items() if one.end <= start or one.start >= end}
    return {**rest, "container": Stretch("container", *name, 1.0)}


_LEFT = kept(rf"[.?!]\s(?P<name>{CAPITAL}[^\x00\x01\d:;/()]{{2,60}}?)[\s.,]*(?=[\x00\d])")
_UNSURE = 0.7
"""How sure it is that what nothing else has claimed between title and volume is the journal."""


def left(draft: Draft, reading: Reading) -> Reading:
    """Return a reading with the journal left between title and volume: `Ice in lakes. Sci. Rep. 13`."""
    title = reading.get("title")
    if not title or "author" not in reading or reading.keys() & {"container", "publisher", "place"}:
        return reading
    match = _LEFT.match(draft.mask, title.end) if "volume" in draft.values and not draft.kind else None
    where = draft.local(draft.spans["volume"][0])[0] if match else 0
    if not match or draft.mask[match.end("name") : where].strip(" .,"):
        return reading
    return {**reading, "container": Stretch("container", *match.span("name"), _UNSURE)}


_SMALL_FIRST = kept(
    rf"(?<=[^\W\d_][.?!]\s)(?P<name>[a-z]{{1,3}}[A-Z][a-z]\w+|npj(?:\s(?:and|of|in|{CAPITAL}\w+)){{1,6}})(?=[\s,.]*[\x00\d])"
)


def small(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose journal begins with a small letter, behind a sentence: `Ice. eLife, 9, 12`."""
    head = reading.get("title") or reading.get("container")  # both may have been read as the journal
    match = _SMALL_FIRST.search(mask, head.start) if head and "volume" in draft.values else None
    if not head or not match:
        return reading
    cut = within(reading, head.start, match.end(), match.span("name"))
    return {**cut, "title": head._replace(label="title", end=match.start("name") - 2)}
