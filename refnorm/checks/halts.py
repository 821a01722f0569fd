"""Stops that are lost before a dash or behind a label; commas that are lost between authors."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from refnorm import locales
from refnorm.checks.gaps import lacking
from refnorm.model import Entry, Name, ReferenceList, Span
from refnorm.patterns import kept

_DASH = kept(
    r"[–—](?<=.[^\S\n].)[^\S\n]"
    r"(?=(?:1[89]|20)\d\d[.,]|(?P<mark>[^\W\d_]{1,5})\.|№)"
)
"""The dash between areas, by what is behind it: a year, a label, an abbreviated place."""
_LABEL = kept(
    r"[PpNnVvIi](?<![\w.].)(?:(?<=[Pp])[Pp]?|(?<=[Nn])o|(?<=[Vv])ol|(?<=v)|(?<=[Ii])ss)(?P<stop>\.?)[^\S\n]?(?=\d{1,4}(?!\w))"
)
_MOSTLY = 4
"""How many times as often the list has to have the stop."""
_SPACED = kept(r"\d+\s+\d+")
"""Two numbers with the dash between them lost."""


@cache
def _begin_areas() -> frozenset[str]:
    """Return the abbreviations with which an area begins: labels and places."""
    short = (
        name.rstrip(".").casefold() for one in locales.load() for city in one.cities for name in city.short
    )
    fields = ("volume", "part", "issue", "page")
    labels = (locales.bare_tokens(field, "before") for field in fields)
    return frozenset(short).union(*labels)


def areas(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the characters behind which the stop before a dash is lost, or is a comma: `2014 – Т. 7`."""

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        for found in _DASH.finditer(text, entry.span.start, entry.span.end):
            if found["mark"] and found["mark"].casefold() not in _begin_areas():
                continue
            span = Span(found.start() - 2, found.start() - 1)
            before = span.of(text)
            standard = entry.reference.type == "standard" and before.isdigit()  # the dash is its number's
            if not standard and (before in ".,»”)]" or before.isalnum()):
                yield "–", span, before == "."

    return lacking(lst, read, _MOSTLY)


def labels(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the labels whose stop is lost: `pp 85-94`; in a title they are words."""

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        titles = entry.reference.where("title", "container_title", "URL", "DOI")
        for found in _LABEL.finditer(text, entry.span.start, entry.span.end):
            span = Span(found.start(), found.start("stop"))
            if not any(map(span.meets, titles)):
                yield span.of(text).casefold(), span, bool(found["stop"])

    return lacking(lst, read, _MOSTLY)


_INITIALS = kept(r"(?:[^\W\d_]{1,3}\.[\s-]?)+")


def has_initials(name: Name) -> bool:
    """Tell whether a person is named by a surname and initials."""
    return bool(name.family and name.given and _INITIALS.fullmatch(name.given))


def commas(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the stops of initials behind which the comma is lost: `P. T. Orlov D. E.`"""

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        return (("author", last, has) for last, has in between_authors(entry, text))

    return lacking(lst, read, _MOSTLY)


def between_authors(entry: Entry, text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the last characters of authors with initials, and whether a comma parts them from the next."""
    for one, other in pairwise(entry.reference.author):
        between = text[one.span.end : other.span.start]
        if "," in between:
            yield Span(one.span.end - 1, one.span.end), True
        elif between.isspace() and has_initials(one) and has_initials(other):
            yield Span(one.span.end - 1, one.span.end), False


def ranges(entry: Entry, text: str) -> Iterator[Span]:
    """Yield the ranges of pages of which nothing but a space parts the first from the last: `790 791`."""
    for pages in entry.reference.pages:
        if pages.kind == "range" and _SPACED.fullmatch(pages.span.of(text)):
            yield pages.span
