"""Stops that are lost before a dash, behind a label, between authors, or between title and journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from refnorm.fields.evidence import UPPER
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS, cyrillic_share

_DASH = kept(
    r"(?P<before>.)[^\S\n][–—][^\S\n]"
    r"(?=(?:1[89]|20)\d\d[.,]|(?:Т|Вып|Vol|V|Iss|No|С|PP?|Б|М|Л|К|СПб)\.|№)"
)
"""The dash between areas, by what is behind it: a year, a label, an abbreviated place."""
_LABEL = kept(r"(?<![\w.])(?:[Pp]?[Pp]|[Nn]o|[Vv]ol|v|[Ii]ss)(?P<stop>\.?)[^\S\n]?(?=\d{1,4}(?!\w))")
_END = kept(rf"[{UPPER}]\.$")
"""The last initial of an author."""
_NAME = kept(rf"[{UPPER}][^\W\d_]{{2,}}\s?(?:[{UPPER}]\.\s?)+$")
_NEXT = kept(rf"\s?[{UPPER}][^\W\d_]+,")
"""A surname with its initials behind it; and a surname that they are before: `Ivan D. Orlov, Anna …`."""
_MOSTLY, _SEVERAL = 4, 3
"""How many times as often the list has to have the stop, and how often at least."""

Places = list[tuple[Entry, Span]]


def areas(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the characters behind which the stop before a dash is lost, or is a comma: `2014 – Т. 7`."""

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        for found in _DASH.finditer(text, entry.span.start, entry.span.end):
            before = found["before"]
            standard = entry.reference.type == "standard" and before.isdigit()  # the dash is its number's
            if not standard and (before in ".,»”)]" or before.isalnum()):
                yield "–", Span(*found.span("before")), before == "."

    return _habits(lst, read)


def labels(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the labels whose stop is lost: `pp 85-94`; in a title they are words."""

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        titles = entry.reference.where("title", "container-title", "URL", "DOI")
        for found in _LABEL.finditer(text, entry.span.start, entry.span.end):
            span = Span(found.start(), found.start("stop"))
            if not any(map(span.meets, titles)):
                yield span.of(text).casefold(), span, bool(found["stop"])

    return _habits(lst, read)


def authors(lst: ReferenceList, text: str) -> Iterator[tuple[Entry, Span]]:
    """Yield the initials behind which the comma between two authors is lost: `Orlov D. E. Belov A. K.`"""

    def read(entry: Entry) -> Iterator[tuple[str, Span, bool]]:
        spans = sorted(name.span for name in entry.reference.author if name.family and name.given)
        for one, other in pairwise(spans):
            between = text[one.end : other.start]
            alone = _NAME.match(other.of(text)) and not _NEXT.match(text, other.end)
            if alone and between.strip() in ("", ",") and _END.search(text[one.end - 2 : one.end]):
                yield ",", Span(one.end - 1, one.end), "," in between

    return _habits(lst, read)


def _habits(
    lst: ReferenceList, read: Callable[[Entry], Iterator[tuple[str, Span, bool]]]
) -> Iterator[tuple[Entry, Span]]:
    """Yield what lacks its stop, by kind, where the list mostly has one there."""
    stopped: Counter[str] = Counter()
    bare: dict[str, Places] = {}
    for entry in lst.entries:
        for kind, span, stop in read(entry):
            if stop:
                stopped[kind] += 1
            else:
                bare.setdefault(kind, []).append((entry, span))
    for kind, places in bare.items():
        if stopped[kind] >= max(_SEVERAL, _MOSTLY * len(places)):
            yield from places


def between(entry: Entry, other: Entry, text: str) -> Iterator[Span]:
    """Yield the last letters of words that run into the next field, which the other form parts by a mark.

    Only two forms in Latin letters can be held against each other: `in tension Journal of Water`.
    """
    if max(cyrillic_share(entry.raw), cyrillic_share(other.raw)) > 0:
        return
    spans = other.reference.spans
    rows = [spans.get(name, ()) for name in ("author", "title", "container-title")]
    for before, after in pairwise(rows):
        if not before or not after or before[-1].end > after[0].start:
            continue
        last, first = LETTERS.findall(before[-1].of(text))[-1:], LETTERS.findall(after[0].of(text))[:1]
        parting = text[before[-1].end - 1 : after[0].start]
        if not last or not first or len(last[0]) < _SEVERAL or not set(parting) & set(".,/:"):
            continue
        at = entry.raw.find(f"{last[0]} {first[0]}")
        if at >= 0 and first[0][0].isupper() and f"{last[0]} {first[0]}" not in other.raw:
            end = entry.span.start + at + len(last[0])
            yield Span(end - 1, end)
