"""The parts of a new entry put together: marks between them, the place of the translation, the last words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from refnorm.fields.evidence import UPPER
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import MARKS
from refnorm.writers.generate import marks
from refnorm.writers.generate.caseless import begun
from refnorm.writers.generate.cutting import DATES
from refnorm.writers.generate.turning import Item

MISSING = "[ … ]"
"""Stands where a translation is needed that no program knows."""

_ONLY_MARKS = kept(r"[\s.,;]+")
_CLOSING = kept(r"[»”\"?!…]*")
_MIDDLE = frozenset(",;:")
_UNIT = kept(r"(?:[IVXLC]|\d)\s?[a-z]{1,2}$")
"""The end of a title that is a short word for a year or century: `2021 r`, `XX v`."""
_SMALL_END = kept(rf"(?<![\w{MARKS}])[^\W\d_]{{1,3}}$")
"""The small word before a date at the end of a title: `Reshenie suda ot`."""
_SENTENCE = kept(rf"(?:^\W*|\d|[^\W\d_]{{4}}|[)\]»”]|\s[{UPPER}])[.?!…]\s+$")
"""The end of a sentence, or of initials: no period of an abbreviation."""
_STOPPED = kept(r"[\d)\]]\.\s$")
"""The end of an area behind which letters without capitals get one."""
_NUMBER = "no."
_TIGHT = kept(r"\s+(?=[:;,](?:\s|$))")
_ABBREVIATED = kept(r"(?:\d p|al|app|diss|ed|eds|ill|publ|tab|vols|\b[^\W\d_])\.$")
_ADDRESS = kept(r"[/@]\S*$")
"""A link or address at the end, which a period would become a part of."""
_NAMES = ("title", "container_title", "collection_title")
_END = kept(r"[.։]$|(?<=[\u0561-\u0587\d]):$")
"""The end of an entry; in Armenian a colon ends a sentence where its own mark is not at hand."""
_BOOK = ("number-of-pages", "edition")
"""Values that begin an area of their own; all others follow behind a comma."""


def joined(items: Iterable[Item], write: Callable[[str], str], translation: str | None) -> str:
    """Return the new entry; `translation` goes behind the title, None where there is none to be."""
    short = frozenset(write(word) for word in beside(__file__)["cut"])
    parts = list(_areas(list(_shortened(list(_merged(items)), short))))
    if translation is not None:
        parts = _translated(parts, translation, short)
    text, begins, ended_so = "", False, False
    for kind, piece, name in parts:
        if kind == "joint":
            text = text.rstrip(" ,:;") + piece
        else:
            own = _native(piece) if kind == "plain" else ""
            written = begun(own, write(own), write, bool(_STOPPED.search(text))) if own else piece
            mark = kind in ("number", "phrase") or piece.startswith(_NUMBER)
            first = begins and mark and not written.startswith(marks.english()["et_al"])
            text += marks.capital(written) if first else written
        begins = kind in ("joint", "plain") and (
            bool(_SENTENCE.search(piece)) or (ended_so and piece.isspace())
        )
        whole = name == "number-of-pages" or (kind == "text" and not name)  # `98 p.`, `in 8 vols.`
        ended_so = whole and piece.endswith(".")
    return _spaced(text)


def _native(text: str) -> str:
    """Return native text between two fields without a space before its marks, and with one behind them."""
    text = _TIGHT.sub("", text)
    return f"{text} " if text.endswith((",", ";", ":")) else text


def _merged(items: Iterable[Item]) -> Iterator[Item]:
    """Put what is still native together, so that it is written as one."""
    held = ""
    for item in items:
        if item.kind == "plain":
            held += item.text
            continue
        if held:
            yield Item("plain", held)
            held = ""
        yield item
    if held:
        yield Item("plain", held)


def _shortened(items: list[Item], short: Collection[str]) -> Iterator[Item]:
    """Give the title or journal whose last word is cut short the period that stands behind it.

    Where another mark follows, that period ends nothing else.
    """
    cut = False
    for item, after in zip(items, [*items[1:], None], strict=True):
        if cut and item.text[1:].lstrip()[:1] in _MIDDLE:
            item = item._replace(text=item.text[1:])
        cut = item.field in _NAMES and after is not None and after.text[:1] == "."
        cut = cut and _is_cut(item.text, short)
        yield item._replace(text=f"{item.text}.") if cut else item


def _is_cut(text: str, short: Collection[str]) -> bool:
    return text.rpartition(" ")[2] in short and " " in text


def _areas(items: list[Item]) -> Iterator[Item]:
    """Give every joint the mark that stands between its neighbours; at the ends it is dropped."""
    for at, item in enumerate(items):
        before, after = items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None
        follows = before and after and _follows(before, after)
        if item.kind == "joint":
            if before and after:
                yield Item("joint", ", " if follows else ". ")
        elif before and after and _imprint(item, before, after):
            yield Item("text", ": ")
        elif item.kind == "plain" and follows and _ONLY_MARKS.fullmatch(item.text):
            yield Item("joint", ", ")
        elif before and after and item.kind == "plain" and _parts(item, before, after):
            yield Item("joint", ". ")
        else:
            yield item


def _follows(before: Item, after: Item) -> bool:
    """Tell whether a value continues the area before it: `2011, vol. 4`, `Zhurnal, 2011`."""
    if after.kind != "number" or after.field in _BOOK:
        return False
    return (before.kind == "number" and before.field != "edition") or before.field == "container_title"


def _imprint(item: Item, before: Item, after: Item) -> bool:
    """Tell whether a place and its publisher have lost the colon between them."""
    imprint = (before.field, after.field) == ("publisher_place", "publisher")
    return imprint and item.kind == "plain" and not item.text.strip()


def _parts(item: Item, before: Item, after: Item) -> bool:
    """Tell whether nothing but marks stands before the total of pages, between title and container, or
    behind an edition."""
    total = before.kind == "number" and after.field in _BOOK
    titles = (before.field, after.field) == ("title", "container_title")
    volume = before.field == "edition" and after.kind == "number"
    return bool((total or titles or volume) and _ONLY_MARKS.fullmatch(item.text))


def _translated(parts: list[Item], translation: str, cut: Collection[str]) -> list[Item]:
    """Put the translation behind the title and what belongs to it."""
    last = max((at for at, part in enumerate(parts) if part.field == "title"), default=None)
    if last is None:
        return parts
    if _SMALL_END.search(parts[last].text) and (end := _dated(parts, last + 1)):
        behind = parts[end - 1]
        stop = "." if behind.kind == "plain" and behind.text.rstrip().endswith(".") else ""
        part = behind._replace(text=behind.text.rstrip().removesuffix(".")) if stop else behind
        return [*parts[: end - 1], part, Item("text", f" {translation}{stop}"), *parts[end:]]
    title = parts[last].text
    following = parts[last + 1] if last + 1 < len(parts) else None
    # a period that the title brought along stands behind the bracket, unless it cuts the last word short
    short = following is not None and following.text.lstrip()[:1] in _MIDDLE
    bracket = Item("text", f" {translation}{'.' if title.endswith('.') and not short else ''}")
    whole = title.rstrip(".")
    title = title if short else f"{whole}." if _UNIT.search(whole) or _is_cut(whole, cut) else whole
    parts = [*parts[:last], parts[last]._replace(text=title), *parts[last + 1 :]]
    if following is None or following.kind != "plain":
        return [*parts[: last + 1], bracket, *parts[last + 1 :]]
    end = len(_CLOSING.match(following.text)[0])  # type: ignore[index]
    pieces = (Item("plain", following.text[:end]), bracket, Item("plain", following.text[end:]))
    return [*parts[: last + 1], *(p for p in pieces if p.text), *parts[last + 2 :]]


def _dated(parts: list[Item], at: int) -> int:
    """Return where the date ends that a title runs on to, with the number behind it; 0 where none follows."""
    numbers = [n for n in range(at, min(at + 4, len(parts))) if parts[n].kind == "number"]
    if not numbers or parts[numbers[0]].field not in DATES or numbers[0] > at + 1:
        return 0
    end = numbers[0] + 1
    while end < len(parts) and parts[end].field != "container_title" and not _ends_area(parts[end]):
        end += 1
    return end


def _ends_area(part: Item) -> bool:
    return part.kind == "joint" and part.text.strip() != ","


def _spaced(text: str) -> str:
    """Return a text without what the turning left: doubled marks and spaces, no end in a comma."""
    text = " ".join(text.split())
    text = re.sub(r"\s+(?=[,;](?:\s|$)|\.$)", "", text)
    text = re.sub(r"(?<=[?!…])\.(?=\s|$)|(?<![.])\.(?=\.(?:[\s:;,]|$))", "", text)
    text = re.sub(r",(?=\.(?:\s|$))|,(?=,)|(?<=\d)\.(?=,\s)", "", text)
    return text.rstrip(" ,;:–—")


def closed(text: str, native: str) -> str:
    """Return an entry with the period at its end that the native one has, if only as its label's."""
    lost = _END.search(native.rstrip()) and text[-1:].isalnum() and not _ADDRESS.search(text)
    return f"{text}." if lost else text


def ended(text: str, note: str) -> str:
    """Return an entry with a note on its language at its end."""
    if not note:
        return text
    whole = text if _ABBREVIATED.search(text) or not text.endswith(".") else text[:-1]
    return f"{whole} {note}."
