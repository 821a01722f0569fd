"""A native entry -> the pieces that its fields have claimed, and what stands around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from refnorm.fields.draft import Draft
from refnorm.model import PEOPLE, Reference
from refnorm.patterns import kept
from refnorm.traced import Traced

_FIRST = 0xE000
"""A claimed piece is one private character while its surroundings are read."""
VALUE = "[\ue000-\uf8ff]"
_AREA = kept(r"\s*(?<![:/])//+(?!/)|(?<=[.,;)\]])(?:\s?[–—]|\s-)(?=\s)")
"""Parts two areas even where the parser took both for one title."""
_STRAY = kept(rf"(?<=[\s:])/(?=<?{VALUE}>?(?:\s|$))")
"""A slash before a link, left over from editing."""
_UNNUMBERED = kept(r",\s?\[\d{1,3}\]")
"""Pages without numbers behind a total, counted with it: `198, [2] с.`"""
_LOOSE = kept(r"(?<=[^\W\d_])\s+(?=\.(?:\s|$))")
"""A space between a word and its period: `326 с .`"""

_YEAR = kept(r"(?:(?<=\d)[\s-]?[^\W\d_]\.?)?$")
"""The word for a year behind a date, cut short to its letter: it is a mark, `14 июля 1990 г.`"""

KEPT = ("URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID")
DATES = ("issued", "accessed", "submitted", "original_date", "event_date")
NUMBERS = (
    *DATES, "page", "number-of-pages", "volume", "issue", "part", "edition", "number", "supplement",
    "number_of_volumes", "collection_number", "section",
)  # fmt: skip
PLACES = ("publisher_place", "event_place")
WORDS = (
    "title", "container_title", "collection_title", "publisher", "event_title", "archive",
    "archive_location", "genre",
)  # fmt: skip


class Piece(NamedTuple):
    """A claimed part of an entry; `turn` is its place among the spans of its field."""

    field: str
    turn: int
    text: str


def value(place: int) -> str:
    """Return what stands for the piece at a place while its surroundings are read."""
    return chr(_FIRST + place)


def place_of(value: str) -> int:
    """Return the place of the piece that a value stands for."""
    return ord(value) - _FIRST


def cut(traced: Traced, reference: Reference) -> tuple[str, tuple[Piece, ...]]:
    """Return an entry with one character for each claimed piece, and the pieces in that order."""
    draft = Draft(traced)
    names = [*KEPT, *NUMBERS, *PLACES, *PEOPLE, *WORDS]
    spans = [
        (*draft.local(span), name, turn)
        for name in names
        for turn, span in enumerate(reference.spans.get(name, ()))
    ]
    text, done = "", 0
    pieces: list[Piece] = []
    for start, end, name, turn in sorted(spans, key=lambda found: (found[0], -found[1])):
        if start >= done and end > start:
            end = _area(traced.text, start, end) if name in (*WORDS, *PLACES) else end
            end -= len(_YEAR.search(traced.text[start:end])[0]) if name in DATES else 0  # type: ignore[index]
            more = _UNNUMBERED.match(traced.text, end) if name == "number-of-pages" else None
            end = more.end() if more else end
            text += _bare(traced.text[done:start]) + value(len(pieces))
            pieces.append(Piece(name, turn, traced.text[start:end]))
            done = end
    text += _bare(traced.text[done:])
    return _LOOSE.sub("", _STRAY.sub("", text)), tuple(pieces)


def _area(text: str, start: int, end: int) -> int:
    """Return where a field of words ends at the latest: no mark between areas is a part of it."""
    mark = _AREA.search(text, start + 1, end)
    return mark.start() if mark else end


def _bare(text: str) -> str:
    """Return a text without the characters that stand for pieces here and for nothing elsewhere."""
    return re.sub(VALUE, "\ufffd", text)
