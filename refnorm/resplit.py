"""Lists without numbers are split again where the other list tells the entries apart.

Line ends and words alone do not say whether a line begins a work or goes on with one. Once both lists are
paired, an entry that prints an orphan of the other list besides its own partner is two works, or the orphan
and the partner are one. Both are tried, and what leaves fewer orphans stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from refnorm import align, split
from refnorm.fields import evidence
from refnorm.model import Article, Document, Entry, ReferenceList, Seat
from refnorm.nouns import replace
from refnorm.parse import parse_list

_ROUNDS, _TRIALS = 4, 6
"""How often an article is looked at, and the changes that are tried one by one each time."""
_SHORT, _LONG = 120, 400
"""Entries of both lists up to which that is done, and up to which all changes are tried at once, twice: each
trial reads and pairs the lists anew."""
_WORK = 2
"""Kinds of evidence from which an orphan is a work of its own, and not the rest of one."""


class _Change(NamedTuple):
    """A line of a list that begins an entry from now on, or that does not any more."""

    list: int
    at: int
    begins: bool


def resplit(document: Document, article: Article) -> Article:
    """Return the article with its lists split as they pair best."""
    entries = sum(len(lst.entries) for lst in article.lists)
    if entries > _LONG or not any(map(_is_loose, article.lists)):
        return article
    cost, few = align.cost(article), entries <= _SHORT
    for _ in range(_ROUNDS if few else _ROUNDS // 2):
        proposed = list(_changes(document, article))
        likeliest = dict.fromkeys(ways[0] for ways in proposed)
        alone = dict.fromkeys((way,) for ways in proposed for way in ways) if few else ()
        for chosen in (likeliest, *islice(alone, _TRIALS)) if proposed else ():
            candidate = _changed(document, article, chosen)
            if (found := align.cost(candidate)) < cost:
                article, cost = candidate, found
                break
        else:
            break
    return article


def _changes(document: Document, article: Article) -> Iterator[tuple[_Change, ...]]:
    """Yield what may be changed for each orphan that an entry prints, the likelier of two ways first."""
    for lst in article.lists:
        for entry in lst.entries:
            orphan = article.entry(entry.holds) if entry.holds else None
            if not entry.holds or orphan is None:
                continue
            cut, join = _cut(document, lst, entry), _join(article, lst, entry, entry.holds)
            own = evidence.weight(orphan.raw) >= _WORK and evidence.capital(orphan.raw)
            if ways := tuple(one for one in ((cut, join) if own else (join, cut)) if one):
                yield ways


def _cut(document: Document, lst: ReferenceList, entry: Entry) -> _Change | None:
    """Return the line within an entry that best begins a work."""
    at = split.later_start(document, entry.span) if _is_loose(lst) else None
    return _Change(lst.index, at, begins=True) if at is not None else None


def _join(article: Article, lst: ReferenceList, entry: Entry, orphan: Seat) -> _Change | None:
    """Return the beginning of an orphan, or of the partner behind it, which is no work of its own then.

    Where most entries are a line each, one that is surely told by its own stays.
    """
    other = next(one for one in article.lists if one.index == orphan.list)
    partner = article.counterparts.get(Seat(lst.index, entry.index))
    if not partner or partner.list != orphan.list or not _is_loose(other):
        return None
    later = other.entries[max(partner.entry, orphan.entry) - 1]
    wrapped = 2 * sum("\n" in one.raw for one in other.entries) > len(other.entries)
    return _Change(other.index, later.span.start, begins=False) if wrapped or later.doubt else None


def _is_loose(lst: ReferenceList) -> bool:
    """Tell whether nothing in a list says where its entries begin: no number, table, or item of the file."""
    return lst.layout == "list" and not lst.pieces and not any(entry.label for entry in lst.entries)


def _changed(document: Document, article: Article, changes: Iterable[_Change]) -> Article:
    """Return the article with lists that are split otherwise, read and paired anew."""
    lists = list(article.lists)
    for place, lst in enumerate(lists):
        own = [one for one in changes if one.list == lst.index]
        if own:
            starts = {entry.span.start for entry in lst.entries} | {one.at for one in own if one.begins}
            starts -= {one.at for one in own if not one.begins}
            lists[place] = parse_list(document, split.split_at(document, lst, sorted(starts)))
    return align.align(replace(article, lists=tuple(lists)))
