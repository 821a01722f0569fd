"""Marks between the parts of an entry that are others than the list's other entries have: `Moscow. 1997`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from refnorm.checks import Context
from refnorm.checks.counterparts import orphans, other_form
from refnorm.fields.evidence import SMALL
from refnorm.model import Entry, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import cyrillic_share

_DASH = kept(r"[–—-](?<=[.,;)\]]\s.)(?=\s)")
"""A dash between areas."""
SLASHES = kept(r"//(?<![:/]//)(?!/)")
_WHOLE = kept(r"(?:[^\W\d_]{4}|\d|[\])»”])$")
"""What a period behind it does not cut short."""
_AHEAD, _BEHIND = kept(r"([^\W\d_]{1,2})\.\s?$"), kept(r"\s?([^\W\d_]{1,2})\.")
_RANGES, _MARK = 2, 5
"""How many other ranges have to have their mark before them, which GOST 7.1-2003, 5.6, wants of all; and the
characters in which it is looked for."""
_RANGE_DASH = kept(r"\d(\s*)([–—-])\1(?=\d)")
"""The dash of a range; of a space on one side of it RN504 speaks."""
_NUMBER = kept(r"№\s?(?=\d)")
_GAP = kept(r"(?P<stop>[.,;:]{0,2})\s*(?P<part>//?|[–—-]?)\s*(?P<label>(?:[^\W\d_]{1,4}\.?|№)?\s*[«“]?)")
"""What stands between two fields: a mark, slashes or a dash, the label of the second one."""
_WORD, _NEXT = kept(r"(?:[\w–-]+[^\w\s]*\s*)?$"), kept(r"\s?[^\w\s]*[\w–-]*")
_NEAR, _SHOWN = 12, 24
"""Characters between two fields that follow each other, and those in which a word is looked for."""
_FEWEST, _OF_TEN = 5, 9
"""How many other entries have to have the usual mark, and how many of ten."""
_READ = 0.75
"""How sure a field has to be read."""
_STOP, _PART = 0, 1
_SPAN = ("5–9",)
"""The dash of a range of pages."""
_SHORT = kept(rf"(?<!\w)[^\W\d_]{SMALL}{{0,3}}$")
"""A word that may be cut short: `Publ.`, `М.`"""
_TITLES = ("title", "container_title")
_IMPRINT = {"publisher_place": "imprint", "publisher": "imprint"}
_YEAR = ("imprint", "issued")
_PASSED = frozenset(["editor", "translator", "URL", "DOI", "accessed"])
"""Fields that stand now here, now there, or whose marks other rules look at."""


class Unlike(NamedTuple):
    """A mark of an entry: where it stands, the words round it, and what its list has there elsewhere."""

    entry: Entry
    span: Span
    around: Span
    wanted: str


class Seen(NamedTuple):
    """A mark of an entry: between what, its stop and its dash or slashes, and where it stands."""

    key: tuple[str, ...]
    mark: tuple[str, str]
    entry: Entry
    span: Span


def unlike(lst: ReferenceList, context: Context) -> Iterator[Unlike]:
    """Yield the marks that nearly all other entries of a list have otherwise."""
    text = context.document.text
    for key, rows in _seen(lst, text).items() if len(lst.entries) > _FEWEST else ():
        ways = [{row.mark[at] for row in rows} for at in (_STOP, _PART)]
        if len(ways[_STOP]) > 1 or len(ways[_PART]) > 1:
            own = [row for row in rows if not _is_copied(lst, row, context, foreign=True)]
            lost = orphans(context).total() - (key != _YEAR and orphans(context)[lst.index])
            usual = _usual(rows, own, _others(lst, context) if key == _YEAR else (), lost)
            for row in own:
                dashed = lst.role == "romanized" and row.mark[_PART] and key != _SPAN  # which RN501 tells
                if not dashed and (one := told(row, usual, text)) and not _is_copied(lst, row, context):
                    yield one
    yield from _ranges(lst, text)


def _ranges(lst: ReferenceList, text: str) -> Iterator[Unlike]:
    """Yield the ranges with the mark of a total (`135-137 с.`), which stands before the others."""
    ranges = [(e, one.span) for e in lst.entries for one in e.reference.pages if one.kind == "range"]
    bare = [
        (entry, span, mark)
        for entry, span in ranges
        if (mark := _BEHIND.match(text, span.end, entry.span.end))
        and not _AHEAD.search(text[span.start - _MARK : span.start])
    ]
    for entry, span, behind in bare:
        ahead = [m for _, at in ranges if (m := _AHEAD.search(text[max(0, at.start - _MARK) : at.start]))]
        same = [m[0] for m in ahead if m[1].lower() == behind[1]]
        if len(same) >= _RANGES and 10 * len(same) >= _OF_TEN * (len(ranges) - 1):
            stop = "" if text[behind.end() : entry.span.end].strip() else "."
            around = Span(span.start, behind.end())
            yield Unlike(entry, around, around, f"{same[0]}{span.of(text)}{stop}")


def _is_copied(lst: ReferenceList, row: Seen, context: Context, foreign: bool = False) -> bool:
    """Tell whether the native form has a mark, too: before the year of an imprint, or in a `foreign` work."""
    if lst.role != "romanized" or (row.key != _YEAR and not foreign):
        return False
    other = other_form(lst, row.entry, context)
    if other is None or (foreign and cyrillic_share(other.raw)):
        return False
    marks = _between(other, context.document.text, doubtful=True)
    return any(one.key == row.key and one.mark[_STOP] == row.mark[_STOP] for one in marks)


def _others(lst: ReferenceList, context: Context) -> list[Seen]:
    """Return the marks before the years of imprints in the other lists: both forms have the same."""
    lists = (other for other in context.article.lists if other.index != lst.index)
    return [row for other in lists for row in _seen(other, context.document.text).get(_YEAR, ())]


def _usual(
    rows: Sequence[Seen], own: Sequence[Seen], others: Sequence[Seen], lost: int
) -> tuple[str | None, str | None]:
    """Return the stop and the part that nearly all rows have; None where there is no such one.

    What a list has mostly copied is no habit of its `own` rows; `lost` entries may have had another mark.
    """
    every = len(rows) + lost - 1
    found: list[str | None] = []
    for at in (_STOP, _PART):
        mark, number = Counter(row.mark[at] for row in rows).most_common(1)[0]
        more = [row.mark[at] == mark for row in others] if number < _FEWEST else []
        enough = is_usual(number + sum(more), every + len(more))
        ours = 2 * sum(row.mark[at] == mark for row in own) > len(own)
        found.append(mark if enough and ours and number > 1 else None)
    return found[0], found[1]


def is_usual(number: int, every: int) -> bool:
    """Tell whether so many places show what a list has, of so many others than the one in question."""
    return number >= _FEWEST and 10 * number >= _OF_TEN * every


def told(row: Seen, usual: tuple[str | None, str | None], text: str) -> Unlike | None:
    """Return a mark that is not the usual one, with what would be; a stop that cuts a word short stays."""
    stop, part = (own if wanted is None else wanted for own, wanted in zip(row.mark, usual, strict=True))
    ended = text[row.span.start - 1] == "."
    hyphen = part == "-" and row.key != _SPAN
    if (stop, part) == row.mark or hyphen or (ended and stop == "." != row.mark[_STOP]):
        return None  # hyphens for dashes are a fault themselves, a comma behind `Publ.` is none
    start, end = row.entry.span.start, row.entry.span.end
    before = _WORD.search(text, max(start, row.span.start - _SHOWN), row.span.start)
    after = _NEXT.match(text, row.span.end, end)
    around = Span(before.start() if before else row.span.start, after.end() if after else row.span.end)
    if row.key == ("№",):
        return Unlike(row.entry, row.span, Span(row.span.start, around.end), f"№{stop}")
    if row.key in (("–",), _SPAN):
        return Unlike(row.entry, row.span, around, part)
    short = row.mark[_STOP] == "." != stop and not ended and _SHORT.search(text, start, row.span.start)
    stop = "" if ended and stop == "." else f".{stop}" if short else stop
    gap = "" if row.span.end < end and text[row.span.end].isspace() else " "
    return Unlike(row.entry, row.span, around, f"{stop} {part}{gap}" if part else f"{stop}{gap}")


def _seen(lst: ReferenceList, text: str) -> dict[tuple[str, ...], list[Seen]]:
    """Return the marks of a list by what they stand between."""
    seen: dict[tuple[str, ...], list[Seen]] = {}
    printed = lst.span.of(text)
    if sum(f" {dash} " in printed for dash in "–—-") > 1:
        seen["–",] = [one for entry in lst.entries for one in _dashes(entry, text)]
    if 0 < printed.count(". //") < printed.count(" //"):
        seen["//",] = [one for entry in lst.entries for one in _slashes(entry, text)]
    if "№" in printed:
        rows = [one for entry in lst.entries for one in _numbers(entry, text)]
        odd = min(sum(row.mark[_STOP] == gap for row in rows) for gap in ("", " "))
        seen["№",] = rows if odd == 1 else []  # more of them are a form of their own (RN505)
    if ". [" in printed:
        seen["[",] = [one for entry in lst.entries for one in _brackets(entry, text)]
    if len({dash for dash in "–—-" if dash in printed}) > 1:
        seen[_SPAN] = [one for entry in lst.entries for one in _spans(entry, text)]
    for entry in lst.entries:
        for one in _between(entry, text):
            seen.setdefault(one.key, []).append(one)
    return seen


def _dashes(entry: Entry, text: str) -> Iterator[Seen]:
    titles = entry.reference.where("title", "container_title")
    for found in _DASH.finditer(text, entry.span.start, entry.span.end):
        if not any(title.start <= found.start() < title.end for title in titles):
            yield Seen(("–",), ("", found[0]), entry, Span(*found.span()))


def _spans(entry: Entry, text: str) -> Iterator[Seen]:
    """Yield the dashes or hyphens of ranges of pages."""
    for pages in entry.reference.pages if entry.reference.type != "standard" else ():
        found = _RANGE_DASH.search(text, pages.span.start, pages.span.end) if pages.kind == "range" else None
        if found:
            yield Seen(_SPAN, ("", found[2]), entry, Span(*found.span(2)))


def _slashes(entry: Entry, text: str) -> Iterator[Seen]:
    """Yield `//` with the stop before it, which has to end a whole word."""
    for found in SLASHES.finditer(text, entry.span.start, entry.span.end) if "//" in entry.raw else ():
        end, stop = _stop(entry, text, found.start())
        if stop is not None and text[end : end + 1].isspace() and text[end - 1] not in "!?…":
            yield Seen(("//",), (stop, "//"), entry, Span(end - len(stop), found.end()))


def _brackets(entry: Entry, text: str) -> Iterator[Seen]:
    """Yield the translations with the stop before them, which has to end a whole word."""
    for bracket in entry.reference.brackets:
        end, stop = _stop(entry, text, bracket.span.start)
        if bracket.translates and stop is not None:
            yield Seen(("[",), (stop, ""), entry, Span(end - len(stop), bracket.span.start))


def _stop(entry: Entry, text: str, at: int) -> tuple[int, str | None]:
    """Return where the text before a place ends, and with which stop; None for one that cuts a word short."""
    end = entry.span.start + len(text[entry.span.start : at].rstrip())
    stop = text[end - 1] if text[end - 1] in ".,;:" else ""
    whole = not stop or _WHOLE.search(text, entry.span.start, end - len(stop))
    return end, stop if whole else None


def _numbers(entry: Entry, text: str) -> Iterator[Seen]:
    """Yield `№` with the space behind it, or without."""
    for found in _NUMBER.finditer(text, entry.span.start, entry.span.end):
        yield Seen(("№",), (" " if len(found[0]) > 1 else "", "№"), entry, Span(*found.span()))


def _between(entry: Entry, text: str, doubtful: bool = False) -> Iterator[Seen]:
    """Yield the marks between fields that follow each other, behind the authors and the title.

    Those of fields that were not surely read are left out unless `doubtful` ones count.
    """
    reference = entry.reference
    fields = sorted(
        [(spans[0].start, spans[-1].end, name) for name, spans in reference.spans.items() if spans]
    )
    unsure = {name for name, sure in reference.confidence.items() if sure < _READ and not doubtful}
    for (_, end, left), (begin, _, right) in pairwise(fields):
        if left == "author" or right in _TITLES or begin < end:
            continue
        for bracket in reference.brackets:
            if end <= bracket.span.start and bracket.span.end <= begin:
                end = bracket.span.end
        if begin - end > _NEAR or left in _PASSED or right in _PASSED or text[end - 1] in "!?…":
            continue
        if left.replace("-", "_") in unsure or right.replace("-", "_") in unsure:
            continue
        if gap := parsed(text[end:begin]):
            stop, part, at, length = gap
            stop = stop or ("." if text[end - 1] == "." else "")
            key = (_IMPRINT.get(left, left) if right == "issued" else left, right)
            yield Seen(key, (stop, part), entry, Span(end + at, end + length))


@lru_cache(maxsize=1 << 10)
def parsed(gap: str) -> tuple[str, str, int, int] | None:
    """Return the stop and the part of what stands between two fields, and where both begin and end.

    A period before another mark cuts a word short.
    """
    found = _GAP.fullmatch(gap)
    two = found is not None and len(found["stop"]) > 1
    if not found or (two and found["stop"][0] != "."):
        return None
    part = "–" if found["part"] in ("—", "-") else found["part"]
    return found["stop"][-1:], part, int(two), found.start("label")
