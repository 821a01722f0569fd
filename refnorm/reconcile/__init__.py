"""Pair -> pair: what one side shows settles the other's field boundaries, never its values."""

from __future__ import annotations

from refnorm.model import Article, Document, Entry, Pair, ReferenceList, Seat
from refnorm.nouns import replace
from refnorm.reconcile.couple import couple
from refnorm.reconcile.rebuild import rebuilt
from refnorm.reconcile.side import side

_SURE = 0.6
"""The least that a pair scores whose sides are heard on each other."""
_DOUBT = 0.5
"""From this doubt on an entry may be two."""
_LONGEST = 3000
"""Characters from which an item is no reference, but a page whose list was not cut."""


def reconcile(document: Document, article: Article) -> Article:
    """Return the article with the boundaries of paired entries settled by both sides."""
    room = _Room(document, article)
    pairs = tuple(room.pair(pair) for pair in article.pairs)
    for pair in article.pairs:
        if seat := _alone(pair):
            room.orphan(seat)
    return replace(article, lists=room.lists(), pairs=pairs)


def _alone(pair: Pair) -> Seat | None:
    """Return the seat of an orphan."""
    return None if pair.native and pair.romanized else pair.native or pair.romanized


class _Room:
    """The entries of an article while they are being settled, and the readings that were changed."""

    def __init__(self, document: Document, article: Article) -> None:
        self._document = document
        self._lists = {lst.index: lst for lst in article.lists}
        self._entries = {Seat(lst.index, e.index): e for lst in article.lists for e in lst.entries}
        self._changed: dict[tuple[int, tuple[str, ...]], tuple[str, float]] = {}
        self._touched: set[int] = set()

    def lists(self) -> tuple[ReferenceList, ...]:
        """Return the lists with the entries as they are now."""
        return tuple(
            replace(lst, entries=tuple(self._entries[Seat(lst.index, e.index)] for e in lst.entries))
            for lst in self._lists.values()
        )

    def pair(self, pair: Pair) -> Pair:
        """Settle one pair; return it with what was gained."""
        if pair.native is None or pair.romanized is None or (pair.score or 0.0) < _SURE:
            return pair
        seats = pair.native, pair.romanized
        entries: tuple[Entry, Entry] = self._entries[seats[0]], self._entries[seats[1]]
        if any(entry.doubt > _DOUBT or len(entry.raw) > _LONGEST for entry in entries):
            return pair
        gaps = self._lists[seats[0].list].gaps, self._lists[seats[1].list].gaps
        settled = couple(self._document, entries, gaps)
        for seat, entry, reference in zip(seats, entries, settled.references, strict=True):
            if reference is not entry.reference:
                self._entries[seat] = replace(entry, reference=reference)
        for seat, (one, labels) in zip(seats, settled.readings, strict=False):
            self._changed[seat.list, one.words] = labels, settled.gain
            self._touched.add(seat.list)
        if not settled.readings:
            return pair
        return replace(pair, evidence=(*pair.evidence, ("boundaries", round(settled.gain, 3))))

    def orphan(self, seat: Seat) -> None:
        """Read an orphan as the same text was read in a pair: a work may stand twice in one list."""
        if seat.list not in self._touched:
            return
        entry = self._entries[seat]
        if entry.reference.given:
            return
        one = side(self._document, entry, self._lists[seat.list].gaps)
        labels, gain = self._changed.get((seat.list, one.words), (one.labels, 0.0))
        if labels != one.labels:
            self._entries[seat] = replace(entry, reference=rebuilt(one, labels, gain))
