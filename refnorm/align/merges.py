"""Entries that hold two works of the other list, or one that the other list splits in two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from refnorm.fields import evidence
from refnorm.fields.compare import blanked, doi_key, prints, url_key
from refnorm.model import Article, Entry, ReferenceList, Seat
from refnorm.nouns import replace
from refnorm.patterns import kept
from refnorm.text import skeleton, unlinked, words

_NUMBER = kept(r"\d{2,}")
"""Numbers that tell works apart: years, pages, totals."""
_DOUBT = 0.7
"""How likely it is that an entry is two, where it prints both its partner and the orphan beside that."""
_HELD, _HALF = 0.75, 0.5
"""Share of the orphan's own numbers that the entry prints where they stand for themselves, and where its
authors or most of its words stand there as well."""
_SPELLED, _MOST, _SAID = 0.4, 0.6, 0.7
"""Share of the orphan's own words that the entry prints beside a single number, beside half of the numbers,
and where it has no number."""
_MANY, _FEW = 2, 2
"""Numbers that tell a work without its words, and words that do without a number."""
_PART = 1
"""Kinds of evidence that an entry is a reference, up to which it is a part of one."""
_LONG = 3
"""Letters of a word, at least, that is looked for."""


class _Told(NamedTuple):
    """The numbers of an entry, the consonants of its words, and of its authors' names in order."""

    numbers: set[str]
    bones: set[str]
    names: list[str]


def doubted(article: Article) -> Article:
    """Return the article with a doubt on each entry that holds an orphan besides its partner, and with which.

    Only an orphan next to the partner is looked at: two works that lost the line break between them, or one
    that was broken in two. An entry that was split in doubt, and prints nothing of that orphan, is one; so is
    one whose partner was split in none, where all entries have one.
    """
    held: dict[Seat, Seat | None] = dict.fromkeys(_whole(article))
    for orphan, beside, holder in _beside(article):
        one, partner, entry = (article.entry(seat) for seat in (orphan, beside, holder))
        if one and partner and entry:
            before = held.setdefault(holder, None)
            if (before is None or orphan.entry > beside.entry) and _holds(entry, partner, one):
                held[holder] = orphan
    return replace(article, lists=tuple(_marked(lst, held) for lst in article.lists)) if held else article


def _whole(article: Article) -> Iterator[Seat]:
    """Yield the entries that were split in doubt, where their partners were not and no entry is an orphan."""
    if any(pair.native is None or pair.romanized is None for pair in article.pairs):
        return
    for lst in article.lists:
        for entry in (one for one in lst.entries if one.doubt >= _DOUBT):
            seat = Seat(lst.index, entry.index)
            partner = article.counterparts.get(seat)
            other = article.entry(partner) if partner else None
            if other and not other.doubt:
                yield seat


def _marked(lst: ReferenceList, held: dict[Seat, Seat | None]) -> ReferenceList:
    entries = list(lst.entries)
    for holder, orphan in held.items():
        if holder.list == lst.index and (orphan or entries[holder.entry - 1].doubt):
            doubt = _DOUBT if orphan else 0.0
            entries[holder.entry - 1] = replace(entries[holder.entry - 1], doubt=doubt, holds=orphan)
    return replace(lst, entries=tuple(entries))


def _beside(article: Article) -> Iterator[tuple[Seat, Seat, Seat]]:
    """Yield each orphan, an entry next to it that has a counterpart, and that counterpart."""
    orphans = [p for p in article.pairs if p.native is None or p.romanized is None]
    partners = article.counterparts if orphans else {}
    for pair in orphans:
        seat = pair.native or pair.romanized
        assert seat
        for beside in (Seat(seat.list, seat.entry - 1), Seat(seat.list, seat.entry + 1)):
            if holder := partners.get(beside):
                yield seat, beside, holder


def _holds(entry: Entry, partner: Entry, orphan: Entry) -> bool:
    """Tell whether an entry prints what of an orphan its own partner does not: numbers, names, words.

    A name may stand in a title as well: without a number of the orphan's own, names count where it has no
    number at all, and the partner no author who is the entry's: they are the halves of one work.
    """
    if _links(entry, orphan) and not _links(partner, orphan):
        return True
    theirs, own, here = map(_told, (partner, orphan, entry))
    if here.numbers <= own.numbers and here.bones <= own.bones:
        return False  # the orphan says all of it: a copy of the whole entry
    numbers, bones = own.numbers - theirs.numbers, own.bones - theirs.bones
    printed = len(numbers & here.numbers)
    share = len(bones & here.bones) / len(bones) if bones else 0.0
    enough = printed >= _HALF * len(numbers)
    behind = not own.numbers and here.bones.isdisjoint(theirs.names)
    if enough and _signed(theirs, own, here) and (numbers or behind):
        return True
    if numbers and printed == len(numbers) and evidence.weight(orphan.raw) <= _PART:
        return True  # the imprint of a work, with nothing but its year
    if printed < _HELD * len(numbers):
        return enough and share >= _MOST
    if numbers:
        return len(numbers) >= _MANY or share >= _SPELLED
    return share >= _SAID and len(bones) >= _FEW


def _links(entry: Entry, orphan: Entry) -> bool:
    """Tell whether an entry prints the orphan's address or DOI."""
    one = orphan.reference
    return bool(one.URL and prints(entry.raw, url_key(one.URL))) or bool(
        one.DOI and prints(entry.raw, doi_key(one.DOI))
    )


def _signed(partner: _Told, orphan: _Told, entry: _Told) -> bool:
    """Tell whether an entry prints the orphan's authors, the first and most; the partner not all."""
    printed = [name in entry.bones for name in orphan.names]
    if set(orphan.names) <= partner.bones:
        return False
    return printed[0] and (sum(printed) * 2 > len(printed) or all(printed[:_MANY]))


def _told(entry: Entry) -> _Told:
    """Return what an entry says outside of its notes (`[in Russian]`) and links."""
    notes = [bracket.span for bracket in entry.reference.brackets if not bracket.translates]
    text = unlinked(blanked(entry, notes))
    bones = {skeleton(word) for word in words(text) if len(word) >= _LONG}
    names = [skeleton(name.family) for name in entry.reference.author if name.family]
    return _Told(set(_NUMBER.findall(text)), bones, names)
