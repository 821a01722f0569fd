"""What a list never gives: a matter of its style, not of the entry that lacks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from refnorm.checks import Context, Couple, shared
from refnorm.checks.drift import numbers
from refnorm.fields.phrases import phrases_of
from refnorm.messages import phrase
from refnorm.model import Pair, Phrase, Reference, Span
from refnorm.text import mostly_cyrillic

BOOK_PAGES = ("field", phrase("never.number-of-pages"))
"""What a phrase says of the number of a book's pages."""

TOTAL = "number-of-pages"
DAY = "day"
"""The day of a date of publication: no field of its own, but a list may give years alone."""

_NAMES = (
    "issued", "page", TOTAL, "DOI", "URL", "volume", "issue", "part", "number", "accessed", "publisher",
    "editor", "author", "publisher_place", "edition",
)  # fmt: skip
_APPLIED = 3
"""Numbers of a patent that a short form leaves out, from which on its pages are one of them."""
_PAIRS = 3
"""Pairs in which only the other list gives a field before its absence is a style."""
_MOST = 0.75
"""Share of the other list's that the poorer one gives, if what it lacks is lost and not left out."""

_QUOTES = ("“", '"', "‘")
"""What stands before a title that is set off as a quotation."""

_Key = tuple[tuple[int, int], str]


def never(pair: Pair, context: Context, field: str, lost: int) -> Phrase | None:
    """Say that the list of the poorer side (0 native, 1 romanized) never gives a field; else nothing.

    A style that prints years or titles as no GOST does (`_of_the_west`) mostly gives no number of pages and
    no access date: there one pair is enough, as it is for pages that several books of the list lack.
    """
    name = _name(pair, context, field, 1 - lost)
    given, only = _given(context)[lost], _given(context)[1 - lost]
    key = (pair.lists, name)
    seat = (pair.native, pair.romanized)[lost]
    lean = seat is not None and (
        _of_the_west(context, seat.list) or (name == TOTAL and _books(context)[lost][pair.lists] >= _PAIRS)
    )
    enough = 1 if lean and name in (TOTAL, "accessed") else _PAIRS
    if given[key] or only[key] < enough:
        return None
    return phrase(f"RN308.never_{('native', 'romanized')[lost]}", field=phrase(f"never.{name}"))


def mostly(pair: Pair, context: Context, field: str, lost: int) -> bool:
    """Tell whether the list of the poorer side gives a field nearly as often as the other list does."""
    given, other = (_given(context)[side][pair.lists, field] for side in (lost, 1 - lost))
    few = (given, other) == (_PAIRS - 1, _PAIRS)  # in a short list all but this one are enough
    return few or (given >= _PAIRS and given >= _MOST * other)


def gives(pair: Pair, context: Context, field: str, side: int) -> bool:
    """Tell whether a list (0 native, 1 romanized) gives a field anywhere."""
    return _given(context)[side][pair.lists, field] > 0


def _name(pair: Pair, context: Context, field: str, side: int) -> str:
    entry = (context.native, context.romanized)[side](pair)
    return TOTAL if field == "page" and entry and _total(entry.reference) else field


def _total(reference: Reference) -> bool:
    return bool(reference.pages) and all(pages.kind == "total" for pages in reference.pages)


def brief(found: Couple, lost: int) -> bool:
    """Tell whether few styles want place and pages of an entry that lacks them: a standard, a thesis with its
    university, or a patent without the numbers of its application and bulletin."""
    kind, house = found[lost].reference.type, found[lost].reference.publisher or ""
    if kind == "patent":
        return len(numbers(found[1 - lost].raw) - numbers(found[lost].raw)) > _APPLIED
    return kind == "standard" or (kind == "thesis" and phrases_of("school").first(house) is not None)


def by_number(found: Couple, field: str) -> bool:
    """Tell whether a year is that of a patent which its number names on both sides: some give no more."""
    own, other = (entry.reference.number for entry in found)
    return field == "issued" and found[0].reference.type == "patent" and bool(own) and own == other


@shared
def _given(context: Context) -> tuple[Counter[_Key], Counter[_Key]]:
    """Count in how many pairs the native and the romanized side give each field."""
    counts: tuple[Counter[_Key], Counter[_Key]] = (Counter(), Counter())
    for pair in context.article.pairs:
        for side, entry in enumerate((context.native(pair), context.romanized(pair))):
            copied = side and entry and mostly_cyrillic(entry.raw)  # it shows the other list's style
            if entry and pair.native and pair.romanized and not copied:
                counts[side].update((pair.lists, name) for name in _fields(entry.reference))
    return counts


def _fields(reference: Reference) -> list[str]:
    own = ("issue",) if reference.type == "patent" else ()  # that of the bulletin, which no journal gives
    names = [name for name in _NAMES if name in reference.spans and name not in own]
    if _total(reference):
        names = [name for name in names if name != "page"] + [TOTAL]
    return [*names, DAY] if whole_date(reference) else names


def whole_date(reference: Reference) -> str:
    """Return a date of publication that has a day, as printed; empty where there is none."""
    return reference.issued.raw if reference.issued and reference.issued.day else ""


@shared
def _books(context: Context) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Count the books of the native and of the romanized side."""
    counts: tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]] = (Counter(), Counter())
    for pair in context.article.pairs:
        for side, entry in enumerate((context.native(pair), context.romanized(pair))):
            counts[side][pair.lists] += bool(entry and entry.reference.type == "book")
    return counts


@shared
def _of_the_west(context: Context, index: int) -> bool:
    """Tell whether a list is in a style of APA, IEEE, Chicago, ACS or Springer by most of its entries.

    There the year stands right behind the authors or in parentheses, the title in quotes, or the publisher
    before the place.
    """
    lst, text = context.lists[index], context.document.text
    if "#" in lst.style.get("author>title", ""):
        return True
    return sum(_is_western(entry.reference.spans, text) for entry in lst.entries) * 2 > len(lst.entries)


def _is_western(spans: Mapping[str, tuple[Span, ...]], text: str) -> bool:
    """Tell whether an entry has a field where no GOST has it, or a title in quotes."""
    year, title, house, place = (spans.get(f) for f in ("issued", "title", "publisher", "publisher_place"))
    if year and (text[year[0].start - 1] == "(" or (title and year[0].end < title[0].start)):
        return True
    if title and text[title[0].start - 1 : title[0].start] in _QUOTES:
        return True
    return bool(house and place and house[0].end <= place[0].start)
