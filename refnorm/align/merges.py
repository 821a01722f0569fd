"""Entries that hold two works of the other list, or one that the other list splits in two."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from refnorm.model import Article, Entry, Pair, ReferenceList, Seat
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import skeleton, unlinked, words

_NUMBER = kept(r"\d{2,}")
"""Numbers that tell works apart: years, pages, totals."""
_DOUBT = 0.7
"""How likely it is that an entry is two, where it prints both its partner and the orphan beside that."""
_HELD, _SPELLED, _SAID = 0.75, 0.4, 0.7
"""Share of the orphan's own numbers that the entry prints; of its own words beside a single number, and where
it has no number."""
_MANY, _FEW = 2, 2
"""Numbers that tell a work without its words, and words that do without a number."""
_LONG = 3
"""Letters of a word, at least, that is looked for."""


def doubted(article: Article) -> Article:
    """Return the article with a doubt on each entry that holds an orphan besides its partner.

    Only an orphan next to the partner is looked at: two works that lost the line break between them.
    """
    doubts = {seat for seat in _holders(article) if (entry := article.entry(seat)) and entry.doubt < _DOUBT}
    if not doubts:
        return article
    return replace(article, lists=tuple(_marked(lst, doubts) for lst in article.lists))


def _marked(lst: ReferenceList, doubts: Collection[Seat]) -> ReferenceList:
    entries = (replace(e, doubt=_DOUBT) if Seat(lst.index, e.index) in doubts else e for e in lst.entries)
    return replace(lst, entries=tuple(entries))


def _holders(article: Article) -> Iterator[Seat]:
    """Yield the seats of the entries that hold an orphan besides their partner."""
    orphans = [p for p in article.pairs if p.native is None or p.romanized is None]
    if not orphans:
        return
    partners = {seat: other for pair in article.paired for seat, other in _both(pair)}
    for pair in orphans:
        seat = pair.native or pair.romanized
        if seat is None or (orphan := article.entry(seat)) is None:
            continue
        for beside in (Seat(seat.list, seat.entry - 1), Seat(seat.list, seat.entry + 1)):
            holder, partner = partners.get(beside), article.entry(beside)
            entry = article.entry(holder) if holder else None
            if holder and entry and partner and _holds(entry, partner, orphan):
                yield holder


def _both(pair: Pair) -> tuple[tuple[Seat, Seat], ...]:
    assert pair.native and pair.romanized
    return (pair.native, pair.romanized), (pair.romanized, pair.native)


def _holds(entry: Entry, partner: Entry, orphan: Entry) -> bool:
    """Tell whether an entry prints what of an orphan its own partner does not: numbers, a name, words."""
    (theirs, said), (own, spelled), (here, printed) = map(_told, (partner, orphan, entry))
    if here <= own and printed <= spelled:
        return False  # the orphan says all of it: a copy of the whole entry
    numbers, bones = own - theirs, spelled - said
    if len(numbers & here) < _HELD * len(numbers):
        return False
    if len(numbers) >= _MANY:
        return True
    if not own and not partner.reference.author and _names(orphan) and _names(orphan) <= printed:
        return True  # the half with the authors, whose title may only be translated
    share = len(bones & printed) / len(bones) if bones else 0.0
    return share >= _SPELLED if numbers else share >= _SAID and len(bones) >= _FEW


def _names(entry: Entry) -> set[str]:
    return {skeleton(name.family) for name in entry.reference.author if name.family}


def _told(entry: Entry) -> tuple[set[str], set[str]]:
    """Return the numbers of an entry, and the consonants of its words."""
    text = unlinked(entry.raw[entry.number_end :])
    return set(_NUMBER.findall(text)), {skeleton(word) for word in words(text) if len(word) >= _LONG}
