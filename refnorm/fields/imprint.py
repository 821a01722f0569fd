"""Place and publisher: `М.: Наука`, `Moscow, Mir Publ.`, `Алматы, 2004`."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from refnorm import locales
from refnorm.fields.draft import Draft, alternatives
from refnorm.fields.evidence import LETTER, UPPER
from refnorm.fields.phrases import Phrases, word_heads
from refnorm.patterns import kept
from refnorm.text import low

_NAMED = rf"{LETTER}+(?:[\s-](?:[{UPPER}]{LETTER}+|на|н/Д|on|sur|am|de|la)){{0,3}}"
"""The name of a place behind its first letter."""
_PUBLISHER = (
    r"(?P<publisher>[^\x00\x01:;/–—]{1,120}?"
    rf"(?:;\s[«\"“]?[{UPPER}][^\x00\x01:;/–—]{{2,60}}?(?=;|[.,]?\s?\x00)){{0,3}})"
)
"""One that several houses share has no place before the others: `Наука; Мир`."""
_CUT = kept(r"\s*[.,;:–—\s]+$")


@cache
def _cities() -> Phrases[bool]:
    """All forms of all places; the value tells whether a form is an abbreviation."""
    forms = [
        (form, short)
        for lo in locales.load()
        for c in lo.cities
        for short, fs in ((True, c.short), (False, c.names))
        for form in fs
    ]
    return Phrases(forms)


_BARE = kept(
    rf"(?P<place>[{UPPER}](?:(?<=[.\x01]\s.)|(?<=[–—]\s[^\x00-\x7f])){LETTER}{{2,}}"
    rf"(?:[- ][{UPPER}]{LETTER}+)?)(?=,\s?\x00)"
)
"""A lone capital word between the title's end and the year: a place that no table knows.

Behind a dash a house may stand so in Latin letters.
"""
_LINK = kept(r"\.?\s?[;–-]\s?")
_REST = kept(
    rf"\.?(?:\s?\([^()]{{2,30}}\))?\s?(?:(?P<sep>[:,.]|:\s)\s?{_PUBLISHER})?\s?(?=[,.–—-]*\s*[\x00\x01]|[,.]\s\d|$)"
)
_LOST = kept(rf"(?<=\.)\s(?P<publisher>[{UPPER}][^\x00\x01:;,./–—]{{2,60}}),\s?(?=\x00)")
"""The publisher behind an abbreviated place that has lost its colon: `М. Наука, 1990`."""
_GAP = kept(r"[ .]*")
_AREA = kept(r"[.–—]\s?$")
_CAPITAL = kept(rf"[{UPPER}]")
_LONGEST = 9
"""Words of a publisher behind a place that no table knows: more are a title with a colon in it."""
_MARKED = kept(r"(?:^|[.,;:–—/\x00\x01)»”\"]\s?|-\s|(?<!\w)-|[–—\x00\x01])$")
"""What stands before a place; a hyphen behind a letter makes it a part of a name: `БХВ-Петербург`."""


_COLON = kept(
    rf"(?P<place>[{UPPER}](?:(?<=[.,–—\x01-]\s.)|(?<=[–—\x01-].)){_NAMED})\s?:\s?{_PUBLISHER}\s?[,;]?\s?(?=\x00)"
)


_SECOND = kept(
    rf";\s(?P<imprint>[{UPPER}]{LETTER}*\.?(?:[\s-][{UPPER}]{LETTER}+)?\s?:\s[^\x00\x01:;/]{{2,60}}?)(?=,?\s?\x00)"
)


def second(draft: Draft) -> None:
    """Take out the second of two imprints, `М.: Мир; СПб.: Лань, 1998`: CSL has room for one."""
    match = _SECOND.search(draft.mask) if draft.mask.count(":") > 1 and ";" in draft.mask else None
    if match is None:
        return
    place = match["imprint"].partition(":")[0].strip().casefold()
    first = _FIRST.search(draft.mask, 0, match.start())
    if first and locales.cities().keys() & {place, place.rstrip(".")}:
        draft.custom("second-imprint", match["imprint"])
        draft.hide(*match.span())


_FIRST = kept(
    rf"(?:^|[.–—-]\s)[{UPPER}]{LETTER}*\.?(?:[\s-][{UPPER}]{LETTER}+)?\s?:\s[^\x00\x01:;/]{{2,60}}$"
)
"""The first imprint, up to the mark of the second."""


@cache
def _publisher_mark() -> re.Pattern[str]:
    marks = locales.words("house")
    return kept(rf"(?<=[.,;:–—-]\s)(?P<publisher>[^.,;:\x00\x01]{{2,80}}?\s?{alternatives(marks)})(?!\w)")


@cache
def _leads() -> frozenset[str]:
    """Return what a colon follows and no publisher: `In: Brandt, U.`, `Серия: Право`."""
    leads = (*locales.words("container"), *locales.tokens("series", "before"))
    return frozenset(phrase.rstrip(".:") for phrase in leads)


def imprint(draft: Draft, start: int) -> int | None:
    """Claim place and publisher behind an offset; return where they begin, or None."""
    if behind := _before_country(draft, start):
        draft.claim("publisher", behind.span("house"), behind["house"])
        draft.claim("publisher_place", behind.span("place"), behind["place"], behind.span())
        return behind.start("house")
    known = _last_known(draft, start)
    if known:
        where, rest = known
        return _claim(draft, where, rest["publisher"], rest.start("publisher"))
    found = _COLON.finditer(draft.mask, start + 1) if ":" in draft.mask else ()
    match = next((one for one in found if one["place"] not in _leads()), None)
    if match and len(match["publisher"].split()) <= _LONGEST:
        return _claim(draft, match.span("place"), match["publisher"], match.start("publisher"))
    bare = (
        _BARE.search(draft.mask, start) if draft.kind != "legislation" else None
    )  # `Закон Респ. Беларусь, …`
    if bare and "container_title" not in draft.values:
        draft.claim("publisher_place", bare.span("place"), bare["place"], None, 0.8)
        return bare.start("place")
    return _publisher_alone(draft, start)


def _claim(draft: Draft, where: tuple[int, int], name: str | None, at: int) -> int:
    """Give place and publisher their fields; `name` begins at offset `at`."""
    place = draft.text[slice(*where)].strip(" ,;:")
    draft.claim("publisher_place", (where[0], where[0] + len(place)), place)
    end = where[1]
    if name and (trimmed := _CUT.sub("", name)).strip(" .,") and _plausible(trimmed):
        lead = len(trimmed) - len(trimmed.lstrip(" ."))
        last = at + len(trimmed)
        last += draft.text[last : last + 1] == "." and draft.text[last + 1 : last + 2] in (",", ";")
        found = (at + lead, last)  # `Худож. лит.,`: the period before a comma is an abbreviation's
        draft.claim("publisher", found, draft.text[slice(*found)])
        end = at + len(name)
    draft.hide(where[0], end)
    return where[0]


def _plausible(name: str) -> bool:
    return len(name.split()) <= 14 and bool(_CAPITAL.search(name)) and not _is_day(name)


def _is_day(name: str) -> bool:
    """Tell whether a day or a month stands where a publisher would: `Obninsk, 28 February – 1 March`."""
    words = [word for word in name.strip(" .,()").casefold().split() if not word.isdigit()]
    return len(words) == 1 and words[0] in locales.months()


def _last_known(draft: Draft, start: int) -> tuple[tuple[int, int], re.Match[str]] | None:
    """Return the last known city that stands where an imprint stands, and what follows it."""
    table, found = _cities(), None
    if not table.among(draft.words):
        return None
    folded = table.folded(draft.mask)
    pages = {draft.local(span)[0] for span in draft.spans.get("page", ())}
    for hit in table.find_folded(folded, start):
        if low(draft.mask[hit.start]) or not _MARKED.search(draft.mask, max(0, hit.start - 2), hit.start):
            continue
        end, one = hit.end, hit
        while (link := _LINK.match(draft.mask, end)) and (more := table.at(folded, link.end())):
            if link[0].startswith(".") and not one.value:
                break  # `дорога Абакан – Тайшет. – Л.: Наука`: the title ends there
            end, one = more.end, more
        if (
            hit.value
            and hit.end - hit.start <= 3
            and not draft.mask[end - 1 :].startswith((".", ":"))
            and draft.mask[end : end + 1] not in ".:"
        ):
            continue
        if hit.value and (_before_pages(draft, end, pages) or _initial(draft, hit.start, end)):
            continue
        end = countried(draft.mask, end)
        rest = _REST.match(draft.mask, end)
        if rest is None and hit.value and _AREA.search(draft.mask, max(0, hit.start - 2), hit.start):
            rest = _LOST.match(draft.mask, end)
        if rest:
            found = ((hit.start, end), rest)
    return found


@cache
def _country() -> re.Pattern[str]:
    return kept(rf",\s(?P<name>{alternatives(locales.words('country'))})(?=\s?[.,;:)\x00\x01]|\s*$)")


@cache
def _house_first() -> re.Pattern[str]:
    """Return the regex of a publisher before a place with its country: `; Hill: Cham, Switzerland, 2020`."""
    countries = alternatives(locales.words("country"))
    return kept(
        rf"(?<=[.;]\s)(?P<house>[{UPPER}][^\x00\x01.,:;]{{2,60}}):\s"
        rf"(?P<place>[{UPPER}]{LETTER}+(?:[\s-][{UPPER}]{LETTER}+)?,\s{countries})(?=,\s\x00)"
    )


def _before_country(draft: Draft, start: int) -> re.Match[str] | None:
    """Match a publisher before its place, which is no place: `Omsk: Mir, Russia` is the other order."""
    if ":" not in draft.mask or draft.words.isdisjoint(word_heads("country")):
        return None
    match = _house_first().search(draft.mask, start + 1)
    return match if match and match["house"].rstrip(".").casefold() not in locales.cities() else None


def countried(text: str, end: int) -> int:
    """Return the end of a place with its country: `Kyiv, Ukraine`, as Harvard and IEEE lists print it."""
    match = _country().match(text, end) if text.startswith(", ", end) else None
    return match.end() if match else end


def _initial(draft: Draft, start: int, end: int) -> bool:
    """Tell an initial behind another and before a surname, `Тип. И. А. Белова`, from a place."""
    return bool(_INITIALS.search(draft.mask, max(0, start - 4), end) and _SURNAME.match(draft.mask, end))


_INITIALS, _SURNAME = kept(rf"(?<!\w)[{UPPER}]\.\s?[{UPPER}]\.$"), kept(rf"\s?[{UPPER}]{LETTER}{{2,}}")


def _before_pages(draft: Draft, end: int, pages: Container[int]) -> bool:
    """Tell whether an abbreviation stands before pages, as `Т. 55–63` does in Mongolian: it is no city."""
    gap = _GAP.match(draft.mask, end)
    at = gap.end() if gap else end
    return at in pages or at + 1 in pages


def _publisher_alone(draft: Draft, start: int) -> int | None:
    """Claim a publisher by its mark (`Publ.`, `Press`) where no place is named."""
    marked = any(mark in draft.mask for mark in locales.words("house"))
    match = _publisher_mark().search(draft.mask, start) if marked else None
    if not match:
        return None
    lead = len(match["publisher"]) - len(match["publisher"].lstrip())
    draft.claim(
        "publisher", (match.start("publisher") + lead, match.end("publisher")), match["publisher"].strip()
    )
    return match.start()


_LEFT = kept(rf"(?<=[\x00\x01]),\s(?P<house>[{UPPER}][^,.;:/()\x00\x01\d]{{2,60}}),\s$")
"""A name between what has been read and the place."""


def left(draft: Draft) -> None:
    """Claim a publisher that was left over right before its place: `ed. Dina G. Hart, Floe, London, 2020`."""
    places = draft.spans.get("publisher_place", ())
    if len(places) != 1 or "publisher" in draft.values or "container_title" not in draft.values:
        return
    match = _LEFT.search(draft.mask, 0, draft.local(places[0])[0])
    if match and not locales.city(match["house"]):
        draft.claim("publisher", match.span("house"), match["house"])
