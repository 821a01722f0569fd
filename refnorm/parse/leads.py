"""What the form of an entry proves of its fields of words: editors before a book, a place behind a house."""

from __future__ import annotations

import re
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives, unstopped
from refnorm.fields.evidence import CAPITAL, SMALL
from refnorm.fields.phrases import phrases_of
from refnorm.fields.titles import names_serial
from refnorm.parse import houses
from refnorm.parse.apply import Reading, Stretch, before_editor, without
from refnorm.parse.books import alone, subtitled
from refnorm.parse.bounds import touch
from refnorm.parse.compositions import composed
from refnorm.parse.gazettes import promulgated
from refnorm.parse.letters import lettered
from refnorm.parse.papers import collected, gone_on
from refnorm.parse.serials import left, small, untitled, within
from refnorm.parse.standards import normed
from refnorm.patterns import kept
from refnorm.text import CYRILLIC
from refnorm.traced import TAKEN

_SERIAL = ("volume", "issue", "pages", "DOI", "URL", "status")
_BEFORE_PLACE = kept(r"(?<=[^\W\d_]{3}\.)\s(?P<house>[A-Z][^.,:;/\x00\x01\dЀ-ӿ]{2,60}),\s$")
"""The last sentence before a place, which a comma ends; in Cyrillic it is a subtitle as well."""
_HARVARD = kept(r"\s?[\x01”\"']+,\s(?P<house>[A-Z][^,.:;/\x00\x01\d]{2,60}),\s$")
"""What stands between commas behind a translation or a quoted title, and before a place."""
_YEAR_NEXT = kept(r",\s?\x00{4}")


_BOOK = kept(
    rf"\x00*[\s.,:;]*(?P<name>[^.\x00\x01]{{4,200}}?)"
    rf"(?=\.\s|\s?\(?\x00|\s\x01|[,;]\s(?:{CAPITAL}[^,:.\x00]*[,:]|\x00)|\s\(|\.?$)"
)
"""A book right behind its editors."""
_BOOK_BEFORE = kept(r"[.?!,;'’”\"»]\s[Ii]n\s(?P<name>[^.;\x00\x01]{4,150}?)(?:\s\x01+)?[;,]\s(?:(?=\x00)|$)")
"""A book that its editors follow: `In Modern Melts; Reed, A., Lake, B., Eds.;`"""
_IN = ("In ", "in ")
"""The word that leads to a book, where it was read as the first of its name."""
_QUOTED, _PARTING, _MANY = kept(r"[«“\"][^«»“”\"]{4,}[»”\"]"), kept(r"[,;&]|(?<!\w)[^\W\d_]\."), 5
"""A quotation; what parts persons, or an initial; words that no person's name has."""
_DATED = kept(r"\x00+[\s.,]*\(?\x00{4,}\)?")
"""The authors and the year behind them."""


def settled_by_marks(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading with the fields that the form of the entry proves."""
    reading = composed(draft, lettered(draft, mask, collected(draft, mask, small(draft, mask, reading))))
    reading = promulgated(draft, mask, normed(draft, mask, reading))
    reading = _yearbook(draft, mask, _nameless(draft, untitled(draft, reading)))
    for field, first in (("publisher", 0), ("container", 1)):  # a container may begin with the place
        one = reading.get(field)
        if one and draft.event and draft.event[first] <= one.start < draft.event[2]:
            reading = without(reading, field)
    reading = _noted(draft, mask, reading)
    reading = _unnumbered(mask, gone_on(draft, mask, _before_event(draft, reading)))
    if "title" not in reading and (only := reading.get("container")) and alone(draft, mask, only):
        return _turned(reading, "container", "title")
    reading = subtitled(draft, mask, _citied(draft, mask, reading))
    reading = _quoted_serial(draft, mask, reading)
    reading = _before_place(draft, _housed(draft, _company(mask, _held(draft, reading))))
    reading = left(draft, reading)
    reading = houses.awaited(draft, houses.schooled(draft, houses.passed(draft, reading)))
    return houses.subtitled(draft.text, houses.last(draft, houses.behind(draft, reading)))


def _noted(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose container begins behind the kind of article: `Ice. Overview. Snow, 2019`."""
    held, table = reading.get("container"), phrases_of("overview")
    hit = table.at(table.folded(mask), held.start) if held and table.among(draft.words) else None
    if not held or not hit or mask[hit.end : hit.end + 2] != ". " or hit.end + 2 >= held.end:
        return reading
    return {**reading, "container": held._replace(start=hit.end + 2)}


@cache
def _part() -> re.Pattern[str]:
    marks = (token for field in ("part", "volume", "issue") for token in unstopped(field, "before"))
    return kept(rf"{alternatives(marks)}\.?\s?(?:\d+|[IVXLC]+)\.?")


def _unnumbered(mask: str, reading: Reading) -> Reading:
    """Return a reading without a container that is but the number of a part: `Мемуары. Кн. 1. Пг.: Заря`."""
    held = reading.get("container")
    return (
        without(reading, "container") if held and _part().fullmatch(mask, held.start, held.end) else reading
    )


def _before_event(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose container ends before the day of its conference: `Proc.; 2015 Sep 7; Ghent.`"""
    held = reading.get("container")
    if not held or not draft.event or not held.start < draft.event[0] < held.end:
        return reading
    name = draft.text[held.start : draft.event[0]].rstrip()
    if not name.endswith((";", "–", "—")):
        return reading
    return {**reading, "container": held._replace(end=held.start + len(name.rstrip(" .;–—")))}


def _nameless(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title begins with what no persons are: `History of towns and villages. Kyiv`."""
    author, title = reading.get("author"), reading.get("title")
    if not author or not title or draft.head[1] or not author.end <= title.start:
        return reading
    if draft.mask[author.end : title.start].strip(f" .,;:{TAKEN}"):
        return reading
    if not _common().search(draft.mask, author.start, author.end) and not _entitled(draft, author):
        return reading
    return {**without(reading, "author"), "title": title._replace(start=author.start)}


_SET_OFF = kept(r"(?:[.,]\s(?:1[89]|20)\d\d(?:\s?[–-]\s?(?:\d{2}){1,2})?)?\s?[:.]\s$")
"""What stands before the words for a yearbook: `. 2021 : стат. сб.`, and a year of which it tells."""


def _yearbook(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose title holds the words for a yearbook: `Реки. 2019: стат. сб. М., 2019`."""
    title, table = reading.get("title") or reading.get("container"), phrases_of("statistics")
    if not title or not table.among(draft.words) or "//" in mask or not draft.page_kinds <= {"total"}:
        return reading
    for hit in table.find(mask, title.start):
        before = _SET_OFF.search(mask, max(0, hit.start - _YEAR_OF), hit.start)
        if not before or hit.end < title.end or TAKEN in mask[title.start : hit.start]:
            continue
        author = reading.get("author")  # right before the year stands the title: `Реки. 2019: стат. сб.`
        start = author.start if author and author.end >= before.start() else title.start
        rest = {label: one for label, one in reading.items() if one.end <= start or one.start >= hit.end}
        return {**rest, "title": Stretch("title", start, hit.end, title.confidence)}
    return reading


_YEAR_OF = 16
"""Characters of the years of which a yearbook tells."""
_EVENT = kept(rf"[{CYRILLIC}\s]+\s[IVXLC]+\s*")
"""Cyrillic words and a Latin numeral without a period: `Материалы X` is no person with an initial."""


@cache
def _common() -> re.Pattern[str]:
    """Return the regex of two words of which the second, behind an `and`, is written small."""
    return kept(rf"[^\W\d_]{{3}}\s{alternatives(locales.words('joining'))}\s(?={SMALL})\w{{3}}")


def _entitled(draft: Draft, author: Stretch) -> bool:
    """Tell whether the words read as authors are a title: with a quotation, of an event, or many."""
    said = draft.mask[author.start : author.end]
    if _QUOTED.search(said) or _EVENT.fullmatch(said):
        return True
    many = len(said.split()) >= _MANY and not _PARTING.search(said)
    return many and not phrases_of("corporate").among(frozenset(said.casefold().split()))


def _held(draft: Draft, reading: Reading) -> Reading:
    """Return a reading with the book whose editors stand before it or behind it: `In: Reed A, ed. Ice.`"""
    spans, known = draft.spans.get("editor"), reading.get("container")
    if not spans or (known and not draft.mask.startswith(_IN, known.start)):
        return reading
    start, end = draft.local(spans[0])[0], draft.local(spans[-1])[1]
    before = before_editor().search(draft.text, 0, start)
    if before and (behind := _BOOK.match(draft.mask, end)):
        title = reading.get("title")
        if title and title.start < before.start() < title.end:
            end = len(draft.text[: before.start()].rstrip(",'"))
            reading = {**reading, "title": title._replace(end=end)}
        return within(reading, before.start(), behind.end("name"), behind.span("name"))
    named = None if before else _BOOK_BEFORE.search(draft.mask, draft.head[1], start)
    return within(reading, named.start("name"), start, named.span("name")) if named else reading


def schooled(ruled: Draft, rules: Reading, reading: Reading) -> Reading:
    """Return a reading with the university that a thesis names: no department, and no place in its name."""
    house, city = rules.get("publisher"), rules.get("place")
    if ruled.kind != "thesis" or not house or not phrases_of("school").first(ruled.values["publisher"]):
        return reading
    rest = {
        label: one
        for label, one in reading.items()
        if label != "publisher" and not (one.start < house.end and house.start < one.end)
    }
    return {**rest, "publisher": house, **({"place": city} if city and "place" not in rest else {})}


def _citied(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose publisher is but a city: `Surgery. Perm; 2012`, one word of a thesis."""
    house = reading.get("publisher")
    if not house or "place" in reading:
        return reading
    name = mask[house.start : house.end]
    alone = (
        draft.kind == "thesis" and name.istitle() and name.isalpha() and not phrases_of("school").first(name)
    )
    return _turned(reading, "publisher", "place") if alone or locales.city(name) else reading


_QUOTED_SERIAL = kept(r"(?P<rest>[^,]+),\s(?P<name>[„«“\"][^„«“\"»”]{2,80}[”»\"])$")


def _quoted_serial(draft: Draft, mask: str, reading: Reading) -> Reading:
    """Return a reading whose journal is but the quoted name: `Uczeń. Studium, „Edukacja” 2017, nr 4`."""
    title, held = reading.get("title"), reading.get("container")
    if not title or not held or title.end > held.start or mask[title.end : held.start].strip(" .:"):
        return reading
    closed = held.end + (mask[held.end : held.end + 1] in '”»"')
    match = _QUOTED_SERIAL.fullmatch(mask, held.start, closed)
    if match is None or "issue" not in draft.values:
        return reading
    return {
        **reading,
        "title": title._replace(end=match.end("rest")),
        "container": held._replace(start=match.start("name"), end=closed),
    }


def _company(mask: str, reading: Reading) -> Reading:
    """Return a reading whose publisher holds the word that ends its name: `Ice Pub. Co, 1965`."""
    house, place = reading.get("publisher"), reading.get("place")
    if not house or not place or not touch(house.end, place.start):
        return reading
    if mask[place.start : place.end].rstrip(".") not in locales.words("company"):
        return reading
    return {**without(reading, "place"), "publisher": house._replace(end=place.end)}


def _housed(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose last words are a publisher: `Orlov, D. (1991). Rivers [Reki]. Northern Light.`

    The styles that put the year behind the authors give a book no place; what stands in a journal or a
    collection has a volume, an issue, pages or a link.
    """
    last = reading.get("container")
    edited = "editor" in draft.values and "author" not in draft.values  # a book, which a link may follow
    if not last or reading.keys() & {"publisher", "place"}:
        return reading
    if any(draft.values.get(field) for field in _SERIAL if not edited or field not in ("DOI", "URL")):
        return reading
    rest = draft.mask[last.end :].strip(f" .\x01{TAKEN if edited else ''}")
    ends = TAKEN not in draft.mask[last.start : last.end] and not rest
    if not ends or not _DATED.match(draft.mask) or names_serial(draft, last.start, last.end):
        return reading
    return _turned(reading, "container", "publisher")


def _before_place(draft: Draft, reading: Reading) -> Reading:
    """Return a reading whose title ends before the publisher: `Ice Brain. Led i svyaz`, Moscow, 1993`."""
    title, place = reading.get("title"), reading.get("place")
    if not title or not place or reading.keys() & {"publisher", "container"} or title.end > place.start:
        return reading
    if harvard := _HARVARD.match(draft.mask, title.end, place.start):
        return {**reading, "publisher": Stretch("publisher", *harvard.span("house"), place.confidence)}
    match = _BEFORE_PLACE.search(draft.mask, title.start, place.start)
    yeared = _YEAR_NEXT.match(draft.mask, place.end) or _DATED.match(draft.mask)
    if match is None or not yeared:
        return reading
    house = Stretch("publisher", *match.span("house"), min(title.confidence, place.confidence))
    return {**reading, "title": title._replace(end=house.start), "publisher": house}


def _turned(reading: Reading, field: str, other: str) -> Reading:
    """Return a reading in which a stretch is that of another field."""
    return {**without(reading, field), other: reading[field]._replace(label=other)}
