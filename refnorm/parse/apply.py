"""A reading of the sequence model, written into an entry: values as printed, and their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from refnorm import locales
from refnorm.fields import titles
from refnorm.fields.dates import LONE_YEAR, of_year
from refnorm.fields.draft import Draft, leading
from refnorm.fields.evidence import CAPITAL, SMALL
from refnorm.fields.names import et_al, keep
from refnorm.fields.people import editors, people
from refnorm.fields.phrases import genre_phrases, phrases_of
from refnorm.fields.repeated import joined
from refnorm.fields.rounds import rounds
from refnorm.model import Pages, PagesKind
from refnorm.parse.edges import EDGE, bounds
from refnorm.parse.entry import within
from refnorm.parse.observe import NUMBERS, PARTS, weak
from refnorm.patterns import kept

_RANGE = kept(r"(\S+?)\s?[–—‒‑-]{1,2}\s?(\S+)")
_LEADING = kept(r"\s*\w{1,12}\W{1,3}")
"""One word or number that the model has left out before a title."""
_PHRASE = kept(r"(?<=[^\W\d_])(?:\s[^\W\d_][\w'’-]*){1,6}(?=[.,]?\s?[\x00\x01])")
"""Words that no field has taken behind the title, without a mark between the two."""
_ASIDE = kept(
    r"(?<![\u2e80-\u9fff])\s\((?=[^()]{0,60}\w)(?![A-Z][^()\s]*(?:\s[^()\s]+){2})[^()\x00\x01]{2,120}\)"
    r"(?=\s?(?:[.,:/–—\x00\x01]|$))"
)
"""What stands in parentheses behind a title, `Merchants of the Volga (1860–1890)`, but no translation."""
_SUBTITLE = kept(rf"\s?\x01*\s?:\s(?P<said>(?={SMALL})[^\x00\x01/:–—]{{3,80}}?)(?=\.?\s?(?:[\x00/]|[–—-]\s))")
"""What ISBD puts behind the title and its form: `Лёд [Электронный ресурс] : учебник / …`"""
_LEAD = 16
"""Characters before a container in which the word that leads to it is sought."""
_IN = kept(r"(?<=[”’\"'])\s[Ii]n:?\s$")
"""The same word behind a title in quotes, `“Ice on bridges,” in Proc. …`."""
_WITHIN = kept(r"(?:(?<=[”’\"']\s)[Ii]n:?\s|[Ii]n\s(?=(?:the\s)?(?:Proceedings|Proc\.|Abstracts)\s))")


@cache
def before_editor() -> re.Pattern[str]:
    """Return the regex of the word that leads to a book, before the editors of that: `In: Reed A. (ed.)`."""
    return kept(rf"(?<=[.?!,;'’”\"»\]\x01])\s(?P<lead>{leading()}:?\s)$")


_NOTE = 12
"""Characters before the end of a title in which such a note begins."""
_SAID = kept(r"\w")
_CUT = kept(rf":\s?{SMALL}\w{{1,8}}$")
_SMALL = kept(rf"\.\s(?={SMALL})\w{{1,20}}(?=[.,:;]?(?:\s?[–—/\[(\x00\x01]|\s{CAPITAL}|$))")
"""The two words of a note such as `: навч. посіб.`: its first one at the end of a title, and the second."""
_SIGNED = kept(r",\s\x00+[^()]{0,6}\)")
"""What stands behind the place where a treaty was signed: `Конвенция о реках (Осло, 21 мая 1997 г.)`."""
_FIELDS = {label: field for field, label in (PARTS | NUMBERS).items()}
_TOTAL, _PARTS = "number-of-pages", ("container_title", "volume", "issue", "archive_location")
"""Marks that open and what may close them."""


class Stretch(NamedTuple):
    """A part of an entry that the model gives one label, and how sure it is."""

    label: str
    start: int
    end: int
    confidence: float


Reading = Mapping[str, Stretch]
"""What an entry was read to be: a stretch for each label."""


def without(reading: Reading, field: str) -> Reading:
    """Return a reading without a field."""
    return {label: one for label, one in reading.items() if label != field}


def applied(draft: Draft, mask: str, reading: Reading) -> Draft:
    """Return the entry with the fields of a reading, and what the rules had proved before."""
    draft = draft.copy()
    before = _released(draft, mask)
    if held := reading.get("container"):
        if inner := _WITHIN.match(draft.mask, held.start, held.end):
            reading = {**reading, "container": held._replace(start=inner.end())}
        _lead(draft, reading["container"].start)
    for label, stretch in _whole(draft, reading).items():
        known = before.get(label)
        if known and known.start < stretch.end and stretch.start < known.end:
            known.restore(draft)
        else:
            _APPLY.get(label, _text)(draft, stretch)
    if "container" in reading:
        editors(draft, reading["container"].start)
    rounds(draft)
    draft.values["brackets"] = tuple(titles.targets(draft))
    within(draft)
    draft.hide_claimed()
    return draft


def _aside(draft: Draft, start: int) -> re.Match[str] | None:
    """Match what stands in parentheses behind a title and belongs to it; `(Version 2.1)` does not."""
    match = _ASIDE.match(draft.mask, start)
    return None if match and match[0].strip(" (").casefold().startswith(_versions()) else match


@cache
def _versions() -> tuple[str, ...]:
    return tuple(word.casefold() for word in locales.words("version"))


def _subtitle(draft: Draft, start: int) -> re.Match[str] | None:
    """Match the rest of a title behind a colon, unless it only says what the work is: `: учебник`."""
    match = _SUBTITLE.match(draft.mask, start)
    tables = (genre_phrases("report"), phrases_of("subtitle")) if match else ()
    said = match["said"] if match else ""
    return None if any(table.at(table.folded(said), 0) for table in tables) else match


def _whole(draft: Draft, reading: Reading) -> Reading:
    """Begin a title without authors where the entry begins: `1984. Роман`; end none within a phrase."""
    title = reading.get("title")
    if not title:
        return _behind_authors(draft, reading)
    match = _PHRASE.match(draft.mask, title.end) or _aside(draft, title.end) or _subtitle(draft, title.end)
    if match and not any(title.end <= other.start < match.end() for other in reading.values()):
        title = title._replace(end=match.end())
        reading = {**reading, "title": title}
    if "author" in reading or draft.values.keys() & {"author", "editor"}:
        return reading
    before = draft.mask[: title.start]
    if not _LEADING.fullmatch(before):
        return reading
    start = len(before) - len(before.lstrip())
    first = min(s.start for label, s in reading.items() if label in PARTS.values())
    return {**reading, "title": title._replace(start=start)} if first >= title.start else reading


def _behind_authors(draft: Draft, reading: Mapping[str, Stretch]) -> Mapping[str, Stretch]:
    """Give the title what follows `et al.` in a reading that took the title for authors too."""
    author = reading.get("author")
    others = et_al().search(draft.mask, author.start, author.end) if author else None
    if not author or not others or others.end() == author.end or "title" in draft.values:
        return reading
    start = others.end() + len(draft.mask[others.end() :]) - len(draft.mask[others.end() :].lstrip())
    title = Stretch("title", start, author.end, author.confidence)
    return {**reading, "author": author._replace(end=others.end()), "title": title}


def _lead(draft: Draft, start: int) -> None:
    """Take the word that leads to a container for part of it: `In:`, `В кн.:`."""
    for mark in titles.container_mark().finditer(draft.mask, max(0, start - _LEAD), start + 1):
        if mark.end() == start:
            draft.hide(*mark.span())
    if quoted := _IN.search(draft.mask, max(0, start - _LEAD), start):
        draft.hide(*quoted.span())
    edited = draft.spans.get("editor")
    if edited and (where := before_editor().search(draft.mask, 0, draft.local(edited[0])[0])):
        draft.hide(*where.span("lead"))


class _Known(NamedTuple):
    """A number that the rules had told by its place alone."""

    field: str
    start: int
    end: int
    value: Any
    confidence: float

    def restore(self, draft: Draft) -> None:
        draft.claim(self.field, (self.start, self.end), self.value, None, self.confidence)
        if self.field in ("page", _TOTAL):
            draft.values["pages"] = draft.values.pop(self.field)


def _released(draft: Draft, mask: str) -> dict[str, _Known]:
    """Take back what no mark proves, and return the numbers among it."""
    found: dict[str, _Known] = {}
    for field in weak(draft):
        spans = draft.spans.pop(field)
        start, end = draft.local(spans[0])[0], draft.local(spans[-1])[1]
        value = draft.values.pop("pages" if field == "page" else field)
        found[NUMBERS[field]] = _Known(field, start, end, value, draft.confidence.pop(field))
    if draft.head[1]:
        draft.drop("author")
    draft.mask = mask
    draft.veiled.clear()
    return found


def _text(draft: Draft, stretch: Stretch) -> None:
    """Claim a field of words."""
    start, end = bounds(draft, stretch.start, stretch.end)
    if stretch.label == "title":
        end = _cut_short(draft, end)
        held = draft.event[0] if draft.event else end  # place and days of a conference are no part of it
        start, end = bounds(draft, start, held) if start < held < end else (start, end)
    if stretch.label == "place" and draft.text[end : end + 1] == "." and end - start < 5:
        end += not _whole_city(draft.text[start:end])
    if stretch.label == "place" and draft.text[start] == "[" and draft.mask[start] == " ":
        start, end = start + 1, end - 1  # what the title page does not say: `[Москва] : [б. и.]`
    value = draft.shown(start, end)
    opened = stretch.label == "place" and draft.mask[start - 1 : start] == "("
    signed = opened and _SIGNED.match(draft.mask, end)
    if _SAID.search(value):
        field = "event_place" if signed else _FIELDS[stretch.label]
        draft.claim(field, (start, end), value, None, stretch.confidence)


def _whole_city(name: str) -> bool:
    """Tell a city's whole name, `Baku.`, whose period ends the sentence, from an abbreviation."""
    low, cities = name.casefold(), locales.cities()
    return low in cities and f"{low}." not in cities


def _cut_short(draft: Draft, end: int) -> int:
    """Return the end of a title behind the rest of a note that was cut at its first period."""
    cut = _CUT.search(draft.text, max(0, end - _NOTE), end)
    match = _SMALL.match(draft.mask, end) if cut else None
    return match.end() if match else end


def _author(draft: Draft, stretch: Stretch) -> None:
    """Claim the authors, unless a mark has named them."""
    if "author" in draft.values:
        return
    start = stretch.start
    end = stretch.end + (draft.text[stretch.end : stretch.end + 1] == ".")
    end += draft.text[end : end + 1] == ")" and draft.text.count("(", start, end) > draft.text.count(
        ")", start, end
    )
    names = people(draft, start, end)
    if names:
        keep(draft, "author", joined(draft, names))
        draft.confidence["author"] = stretch.confidence
        draft.hide(start, end)


def _pages(draft: Draft, stretch: Stretch) -> None:
    """Claim pages that no mark names, where no mark names any; a lone number counts all those of a book."""
    if draft.values.get("pages"):
        return
    start, end = _figures(draft, stretch)
    text = draft.text[start:end]
    both = _RANGE.fullmatch(text)
    span = draft.span(start, end)
    whole = not both and "publisher" in draft.values and draft.values.keys().isdisjoint(_PARTS)
    kind: PagesKind = "total" if whole else "range" if both else "cited"
    pages = Pages(both[1] if both else text, both[2] if both else None, kind, span)
    _Known(_TOTAL if whole else "page", start, end, (pages,), stretch.confidence).restore(draft)


def _year(draft: Draft, stretch: Stretch) -> None:
    """Claim a year."""
    match = LONE_YEAR.search(draft.text, stretch.start, stretch.end)
    if match and "issued" not in draft.values:
        draft.claim("issued", match.span(), of_year(draft, match.span()), None, stretch.confidence)


def _number(draft: Draft, stretch: Stretch) -> None:
    """Claim a volume or an issue that no mark names."""
    if stretch.label not in draft.values:
        where = _figures(draft, stretch)
        draft.claim(stretch.label, where, draft.text[slice(*where)], None, stretch.confidence)


def _figures(draft: Draft, stretch: Stretch) -> tuple[int, int]:
    """Return the range of a number without the parentheses around it."""
    inside = draft.text[stretch.start : stretch.end]
    left = stretch.start + len(inside) - len(inside.lstrip(EDGE + "(."))
    return left, max(left + 1, stretch.start + len(inside.rstrip(EDGE + ").")))


_APPLY = {"author": _author, "pages": _pages, "year": _year, "volume": _number, "issue": _number}
