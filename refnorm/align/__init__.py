"""Two lists -> pairs, with evidence; an entry stands in at most one pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle, product

from refnorm.align.assign import assign, slots
from refnorm.align.candidates import candidates
from refnorm.align.features import Features, features, settled
from refnorm.align.merges import doubted
from refnorm.align.score import MANY, Scorer
from refnorm.model import Article, Entry, Pair, ReferenceList, Seat
from refnorm.text import mostly_cyrillic

_SLOT, _CLOSING, _FEW, _UNSURE = 1.8, 2.2, 40, 0.59
"""What it counts that two orphans stand in the same place between pairs, and that few are left; up to
how many orphans that is looked at; the most that such a pair scores."""
_SHELF = 2.2
"""What the same place counts for two shelf marks."""
_AGAIN = 20.0
"""What it gains that two orphans in one place both say `Там же`, `Ibid.`: that is sure."""
_SOME_WORDS = 0.4
"""Evidence of words from which two titles may be one; without it, being left over says half as much."""
_FEW_AGREE = 0.4
"""Evidence of numbers below which two works of many numbers are told apart."""
_HOLE = 1.05
"""What a number costs that no entry has, beside an orphan."""
_FORM = 0.5
"""Share of a list's entries from which another one of the same works is a form of it."""
_SHARED = 0.5
"""Share of pairs from which two native lists are forms of one list, not parts of it."""
_FORMS = 6
"""Forms of a list on one side to which all are held against each other; of more, one against one in turn."""

_Lists = Sequence[ReferenceList]


def align(article: Article) -> Article:
    """Return the article with its pairs, orphans included.

    Several lists of one side that hold the same works (a Russian and a Kazakh one) are each paired
    with the other side; lists that hold different works are read as one.
    """
    native = [lst for lst in article.lists if lst.role == "native"]
    romanized = [lst for lst in article.lists if lst.role == "romanized"]
    if not native or not romanized:
        return replace(article, pairs=())
    sides = _sides(native)
    sides = [side for side in sides if not _only_cites(side, sides)]
    pairs = [p for a, b in _couples(sides, _sides(romanized)) for p in _pair(a, b)]
    return doubted(replace(article, pairs=tuple(pairs)))


def _couples(sides: Sequence[_Lists], others: Sequence[_Lists]) -> Iterable[tuple[_Lists, _Lists]]:
    """Return each native form of a list beside each romanized one; of very many, as their turn comes."""
    if len(sides) <= _FORMS or len(others) <= _FORMS:
        return product(sides, others)
    fewer = len(sides) < len(others)
    return zip(cycle(sides) if fewer else sides, others if fewer else cycle(others), strict=False)


def _only_cites(side: Sequence[ReferenceList], sides: Sequence[Sequence[ReferenceList]]) -> bool:
    """Tell whether a side is no form of the list: notes that cite a few works of one many times as long."""
    size = sum(len(lst.entries) for lst in side)
    return any(_FORM * sum(len(lst.entries) for lst in other) > size for other in sides if other is not side)


def cost(article: Article) -> float:
    """Return how badly a reading of the lists pairs: orphans and missing numbers cost, good pairs pay."""
    orphans = sum(p.score is None for p in article.pairs)
    pairs = [p.score for p in article.pairs if p.score is not None]
    holes = sum(_holes(lst) for lst in article.lists)
    return orphans + _HOLE * holes + sum(0.5 * (1 - s) - 0.05 for s in pairs)


def _holes(lst: ReferenceList) -> int:
    """Count the numbers that a list leaves out with no entry without a number in their place."""
    holes, last, nameless = 0, 0, 0
    for entry in lst.entries:
        if entry.label is None or not entry.label.isdigit():
            nameless += 1
            continue
        number = int(entry.label)
        if last < number <= last + 3:
            holes += max(0, number - last - 1 - nameless)
        last, nameless = number, 0
    return holes


def _sides(lists: Sequence[ReferenceList]) -> list[list[ReferenceList]]:
    """Group lists of one role: forms of the same works apart, parts together."""
    if len(lists) < 2:
        return [list(lists)]
    sides: list[list[ReferenceList]] = []
    for lst in lists:
        if len(sides) > _FORMS and all(len(side) == 1 for side in sides):
            sides.append([lst])
            continue
        home = next((s for s in sides if not _same_works(s[0], lst)), None)
        if home is None or any(_same_works(other, lst) for other in home):
            sides.append([lst])
        else:
            home.append(lst)
    return sides


def _same_works(a: ReferenceList, b: ReferenceList) -> bool:
    """Tell whether two lists of one side hold the same works; one whose numbers go on is a part beside it."""
    if _goes_on(a, b):
        return False
    pairs = [p for p in _pair([a], [b]) if p.score is not None]
    return len(pairs) >= _SHARED * max(1, min(len(a.entries), len(b.entries)))


def _goes_on(a: ReferenceList, b: ReferenceList) -> bool:
    """Tell whether the numbers of the second list begin behind those of the first."""
    last, first = (lst.entries[at].label or "" if lst.entries else "" for lst, at in ((a, -1), (b, 0)))
    return last.isdecimal() and first.isdecimal() and int(first) > int(last)


def _pair(native: Sequence[ReferenceList], romanized: Sequence[ReferenceList]) -> Iterator[Pair]:
    """Yield the pairs of two sides in native order, then the romanized orphans."""
    left = [(Seat(lst.index, e.index), features(e, lst.gaps)) for lst in native for e in lst.entries]
    right = [(Seat(lst.index, e.index), features(e, lst.gaps)) for lst in romanized for e in lst.entries]
    doubtful = any(f.hard for _, f in right)
    known = {bone for _, f in left for bone in (*f.words, *f.names)} if doubtful else set()
    copies = _copies([entry for lst in romanized for entry in lst.entries])
    found = _match([f for _, f in left], [settled(f, known) for _, f in right], copies)
    default = (native[0].index, romanized[0].index)
    taken = set()
    for i, (seat, _) in enumerate(left):
        if i in found:
            j, score, evidence = found[i]
            taken.add(j)
            other = right[j][0]
            yield Pair(seat, other, (seat.list, other.list), round(score, 3), evidence)
        else:
            yield Pair(seat, None, (seat.list, default[1]))
    for j, (seat, _) in enumerate(right):
        if j not in taken:
            yield Pair(None, seat, (default[0], seat.list))


def _copies(entries: Sequence[Entry]) -> dict[int, int]:
    """Return the entries that a romanized list left in native script beside their romanized form, by it."""
    native = {entry.label: j for j, entry in enumerate(entries) if entry.label and mostly_cyrillic(entry.raw)}
    if not native:
        return {}
    own = native.values()
    forms = {entry.label: j for j, entry in enumerate(entries) if entry.label in native and j not in own}
    return {j: forms[label] for label, j in native.items() if label in forms}


Found = dict[int, tuple[int, float, tuple[tuple[str, float], ...]]]


def _match(left: Sequence[Features], right: Sequence[Features], copies: Mapping[int, int]) -> Found:
    """Match two sides: once to learn what this list's pairs look like, once knowing it.

    `copies`: entries on the right that are a native form left there, each with the form that is meant.
    """
    if not left or not right:
        return {}
    scorer = Scorer(left, right)
    edges = [(i, j) for i, j in candidates(left, right, scorer) if scorer.able(i, j)]
    if copies:
        able = set(edges)
        edges = [(i, j) for i, j in edges if j not in copies or (i, copies[j]) not in able]
    scorer.learn(assign(scorer.gains(edges)))
    gains = scorer.gains(edges)
    best = assign(gains).items()
    sure = {(i, j): _AGAIN for i, j in best if _cite_again(scorer, i, j)}
    gains = {**gains, **sure}
    found = {i: (j, scorer.probability(gains[i, j]), scorer.evidence(i, j)) for i, j in best}
    found.update(_closed(scorer, {i: j for i, (j, _, _) in found.items()}, len(left), len(right)))
    return found


def _closed(scorer: Scorer, matched: dict[int, int], left: int, right: int) -> Found:
    """Pair orphans by what is left: those in the same place between pairs, and the last few of both lists.

    Where nearly all entries have found each other, the few that are left on both sides are mostly each
    other's, a foreign book under its original title, say. Such pairs are never sure, unless both entries
    cite the work before them.
    """
    rows = [i for i in range(left) if i not in matched]
    taken = set(matched.values())
    columns = [j for j in range(right) if j not in taken]
    if not rows or not columns or max(len(rows), len(columns)) > _FEW:
        return {}
    share = max(len(rows), len(columns)) / max(left, right)
    few, place = _CLOSING * max(0.0, 1 - 4 * share), _SLOT * max(0.25, 1 - 3 * share)
    here = set(slots(matched, left, right))
    gains = {}
    for i, j in product(rows, columns):
        parts = dict(scorer.evidence(i, j))
        if _apart(scorer.left[i], scorer.right[j], parts):
            continue
        if (i, j) in here and _cite_again(scorer, i, j):
            gains[i, j] = _AGAIN
            continue
        agree = scorer.left[i].eastern or parts.get("words", 0) + parts.get("concepts", 0) >= _SOME_WORDS
        beside = _beside(scorer, i, j, parts, place) if (i, j) in here else 0.0
        gain = scorer.gain(i, j) + (few if agree else few / 2) + beside
        if gain > 0:
            gains[i, j] = gain
    return {
        i: (
            j,
            min(_UNSURE if gains[i, j] < _AGAIN else 1.0, scorer.probability(gains[i, j])),
            (*scorer.evidence(i, j), ("left over", few)),
        )
        for i, j in assign(gains).items()
    }


def _beside(scorer: Scorer, i: int, j: int, parts: Mapping[str, float], place: float) -> float:
    """Return what it counts that two orphans stand in one place: most where no words can be the same.

    So it is with a work in Chinese, and with two marks of an archive's shelf that have numbers in common.
    """
    a, b = scorer.left[i], scorer.right[j]
    if a.shelf and b.shelf and parts.get("numbers", 0.0) > 0:
        return _SHELF
    return _SLOT if a.eastern else place


def _cite_again(scorer: Scorer, i: int, j: int) -> bool:
    """Tell whether both entries only say that they cite the work before them."""
    return scorer.left[i].again and scorer.right[j].again


def _apart(a: Features, b: Features, parts: Mapping[str, float]) -> bool:
    """Tell whether all numbers of two entries differ: two works of one group of authors."""
    many = min(len(a.numbers), len(b.numbers)) >= MANY
    return many and parts.get("numbers", 0.0) < _FEW_AGREE and parts.get("identifiers", 0.0) <= 0
