"""Publishers that no mark names: the last sentence of a book, what stands before a known place."""

from __future__ import annotations

from collections.abc import Iterable

from refnorm import locales
from refnorm.fields.draft import Draft
from refnorm.fields.evidence import UPPER
from refnorm.fields.phrases import phrases_of
from refnorm.fields.titles import names_serial
from refnorm.parse.apply import Reading, Stretch, without
from refnorm.patterns import kept
from refnorm.traced import GROUP, TAKEN

_HELD = ("container", "publisher", "place")
_SERIAL = ("issue", "DOI", "URL", "status")
_DATED = kept(r"\x00+[\s.,]*\(?\x00{4,}\)?")
"""The authors and the year behind them."""
_LAST = kept(
    rf"[\x00\x01\s,()]*\.\s(?P<house>(?:[A-Z]\.\s)*[{UPPER}][^.,:;/()\x00\x01\d]{{2,60}})[.\s\x01]*$"
)
"""The sentence behind a title, its edition and its volume, with which an entry ends."""
_ACRONYM = kept(r",\s(?P<house>[A-Z]{3,7})$")
"""Whose conference it was, behind the place: `La Grange Park, ANS, 2009`."""


def last(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose last sentence is the publisher: `Reed, D. (Ed.). (2015). Ice (2nd ed.). Floe.`

    The styles that put the year behind the authors give a book no place.
    """
    title, town = reading.get("title"), reading.get("place")
    if not title or any(map(draft.values.get, _SERIAL)) or draft.kind:
        return reading
    if not draft.page_kinds <= {"total"} or not _DATED.match(draft.mask):
        return reading
    if town and reading.keys() & set(_HELD) == {"place"} and not draft.mask[town.end :].strip(f" .{GROUP}"):
        name = draft.text[town.start : town.end]
        alone = name.isascii() and not _known([name])  # English styles print no place
        return (
            {**without(reading, "place"), "publisher": town._replace(label="publisher")} if alone else reading
        )
    if reading.keys() & set(_HELD):
        return reading
    match = _LAST.match(draft.mask, title.end)
    if match is None or names_serial(draft, *match.span("house")):
        return reading
    return {**reading, "publisher": Stretch("publisher", *match.span("house"), title.confidence)}


def before(text: str, reading: Reading, rules: Reading) -> Reading:
    """Return a reading whose publisher stands before a known place: `The Ice, Longman, New York, 2000`."""
    held, place, house = reading.get("place"), rules.get("place"), reading.get("publisher")
    same = place and house and not held and (house.start, house.end) == (place.start, place.end)
    if same and place and "container" in reading and "//" in text:
        return {**without(reading, "publisher"), "place": place}  # `// Реки. – Лулео, 2005.` has no house
    if not held or not place or held.end != place.end:
        return reading
    name = text[held.start : place.start]
    if name.rstrip(" .,") == text[place.start : place.end]:
        return {**reading, "place": place}  # the town of the conference stands before that of the house
    title = reading.get("title")
    if (ended := _ENDED.search(name)) and title and title.end <= held.start:
        whole = title._replace(end=held.start + ended.start())
        return {**reading, "title": whole, "place": place}
    parted = name.endswith(", ") and text[: held.start].endswith(", ")
    if "publisher" in reading or not parted or _known(name.split(", ")):
        return reading
    house = Stretch("publisher", held.start, held.start + len(name) - 2, held.confidence)
    return {**reading, "place": place, "publisher": house}


_ENDED = kept(r"(?<=[^\W\d_]{3})\.\s[–—]\s$")
"""What ends a title of two towns before the place: `дорога Абакан – Тайшет. – М.: Наука`."""
_STATE = kept(rf"[.:]\s(?P<town>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{0,2}}),\s$")
"""The town before the two letters of its state."""


def in_state(text: str, reading: Reading) -> Reading:
    """Return a reading whose place is the town with its state: `… Petroleum. West Conshohocken, PA: ASTM`."""
    place = reading.get("place")
    code = text[place.start : place.end] if place else ""
    town = _STATE.search(text, 0, place.start) if place and _CODE.fullmatch(code) else None
    if not place or not town or text[place.end : place.end + 1] not in (":", ","):
        return reading
    start = town.start("town")
    cut = {
        label: one._replace(end=start - 2) if one.start < start - 2 < one.end <= place.start else one
        for label, one in reading.items()
    }
    return {**cut, "place": place._replace(start=start)}


_CODE = kept(r"[A-Z]{2}")
_IN_STATE = kept(r",\s[A-Z]{2}$")
"""A state behind its town, behind which a country stands: `Vancouver, BC, CAN`."""


def _known(names: Iterable[str]) -> bool:
    """Tell whether one of some names is a city or a country."""
    countries = (*locales.words("country"), *locales.words("jurisdiction"))
    return any(locales.city(name) or name in countries for name in names if name)


_PUBLISHING = "Publishing"
"""A word that ends a publisher's name, and is one of titles as well."""


def _marks() -> tuple[str, ...]:
    """Return what a publisher's name ends with."""
    return (*locales.words("house"), _PUBLISHING)


def subtitled(text: str, reading: Reading) -> Reading:
    """Return a reading whose publisher holds no subtitle: `Ice: OECD Indicators, OECD Publishing, Paris`."""
    title, house = reading.get("title"), reading.get("publisher")
    if not title or not house or text[title.end : house.start] != ": ":
        return reading
    said, comma, name = text[house.start : house.end].rpartition(", ")
    if not comma or not any(name.endswith(mark) for mark in _marks()):
        return reading
    cut = house.start + len(said)
    return {**reading, "title": title._replace(end=cut), "publisher": house._replace(start=cut + len(comma))}


def behind(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose place ends before the acronym of a house: `La Grange Park, ANS, 2009`."""
    place = reading.get("place")
    if not place or "publisher" in reading or not draft.mask.startswith(f", {TAKEN}", place.end):
        return reading
    match = _ACRONYM.search(draft.mask, place.start, place.end)
    if match is None or _known([match["house"]]) or _IN_STATE.search(draft.mask, 0, match.start()):
        return reading
    house = Stretch("publisher", *match.span("house"), place.confidence)
    return {**reading, "place": place._replace(end=match.start()), "publisher": house}


_PASSED = kept(
    r"(?P<said>[^.\x00\x01/:;]*[^\W\d_]{4})\s?\x01*\.\s(?:[–—-]\s)?(?P<city>[^.,;:\x00\x01]{1,40}\.?)"
)
"""The cities that a title ends with, and the one in which the work was printed."""
_NO_END = kept(r"[^.\x00\x01]{0,60}")


def passed(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title keeps its last cities: `Столицы: Ташкент, Бишкек. Алматы: Русло`."""
    title, place = reading.get("title"), reading.get("place")
    if not title or not place or not _NO_END.fullmatch(draft.mask, title.end, max(title.end, place.start)):
        return reading
    match = _PASSED.fullmatch(draft.mask, place.start, place.end)
    if not match or not locales.city(match["city"]):
        return reading
    whole, town = title._replace(end=match.end("said")), place._replace(start=match.start("city"))
    return {**reading, "title": whole, "place": town}


def schooled(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose place gives up a school: `(doktora tezi). Ankara Üniversitesi, Ankara.`"""
    place = reading.get("place")
    if not place or "publisher" in reading:
        return reading
    name, comma, town = draft.mask[place.start : place.end].rpartition(", ")
    if not comma or not locales.city(town.rstrip(".")) or not phrases_of("school").first(name):
        return reading
    house = place._replace(label="publisher", end=place.start + len(name))
    return {**reading, "publisher": house, "place": place._replace(start=house.end + len(comma))}


def awaited(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose journal is no house: `Reed, D. (in press). Ice. Media Psychology.`"""
    house = reading.get("publisher")
    if not house or "status" not in draft.values or reading.keys() & {"place", "container"}:
        return reading
    if not _DATED_STATUS.match(draft.mask) or phrases_of("publisher").first(
        draft.text[house.start : house.end]
    ):
        return reading
    return {**without(reading, "publisher"), "container": house._replace(label="container")}


_DATED_STATUS = kept(r"[^\x00]*\x00+[\s.,]*\(?\x00+\)?")
