"""How well a reading fits the marks and words of its own side, and what the parser saw there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from refnorm.nouns import noun
from refnorm.reconcile.side import (
    BRACKET,
    COLON,
    COMMA,
    DASH,
    FIELDS,
    LEFT,
    NONE,
    NUMBER,
    QUOTE,
    SLASHES,
    STOP,
    Side,
    house,
    initial,
    leads,
    serial,
)  # fmt: skip
from refnorm.traced import TAKEN

_EDGE = {
    SLASHES: 0.0, BRACKET: 0.0, NUMBER: 0.0, DASH: 0.0, STOP: -0.2, QUOTE: -0.2, COLON: -0.4, COMMA: -0.5,
    NONE: -1.0,
}  # fmt: skip
"""What the mark at which a field ends and another begins speaks against that."""
_WITHIN = {SLASHES: -2.5, BRACKET: -1.6, NUMBER: -1.5, DASH: -0.5}
"""The same of a mark within one field."""
_HALVED = -1.0
"""The same of a colon within place or publisher."""
_PARTING = (STOP, DASH, SLASHES, BRACKET)
_SMALL, _TORN_CITY, _NO_CONTAINER, _SHORTENED = -1.5, -2.0, -2.5, -0.8
"""What else speaks against an edge: a small letter and no mark; both words are one city's; behind `//`
stands no container; the stop is an initial's."""
_PERSON, _PERSONS, _REACH = -1.0, 6, 16
"""What each person behind the authors counts, how many do, and how many words are looked at."""
_UNNAMED, _BABBLE, _PARTICLE = -0.8, -1.0, 3
"""Authors without an initial, unless they are two or three words; a small word among them, and how long a
particle may be (`von`)."""
_PLACE = 2
"""The most words of a place before a colon."""
_HOUSE, _CITY, _NO_CITY = 0.5, 0.3, -0.4
"""A publisher's mark within a publisher; a known city as a place; nothing that proves the place."""
_LEAD, _OVERLOOKED, _BOOK = 0.4, -0.6, -0.8
"""A container that begins like one; a title in which one begins behind a mark; a container in
what else reads like a book."""
_ORDER, _TORN = 1.5, 3.0
"""What it costs that two fields stand the wrong way round, and that one is torn."""
_GAINED, _DROPPED, _DROPPED_MOST = 0.15, 0.12, 1.5
"""What it costs that a word has a field which had none, that it has none and had one, and all of these."""
_MERGED = 1.5
"""What it costs that two fields become one: parsers rather overlook fields than invent them."""
_UNTITLED = 3.0
"""What it costs that the title goes, or most of it."""
_PROVED = 1.0
"""What it costs that a place goes which is proved, or authors who are."""
_UNSEEN = 0.25
"""What it costs to see a field that the parser did not."""
_READ = 0.85
"""How sure an imprint has to be to count as proved."""
_DOUBTFUL = 0.6
"""How sure a place can be that no table knows, and authors without initials."""


@noun
class Reading:
    """A reading of a side, and how well it fits there.

    `moved` are the fields that have other words than the parser gave them; `title` is the title's share of
    the letters of title and container, None without both.
    """

    labels: str
    fit: float
    fields: frozenset[str]
    moved: frozenset[str]
    title: float | None


def reading(one: Side, labels: str) -> Reading:
    """Weigh a reading of a side."""
    moved = _moved(labels, one.labels)
    fit = _edges(one, labels) + _words(one, labels) + _names(one, labels) - _disorder(labels)
    fields = frozenset(labels) - {LEFT}
    cost = _cost(one, labels, moved) if moved else 0.0
    return Reading(labels, fit - cost, fields, moved, _share(one, labels) if {"T", "C"} <= fields else None)


def _moved(labels: str, old: str) -> frozenset[str]:
    if labels == old:
        return frozenset()
    pairs = zip(labels, old, strict=True)
    return frozenset([x for new, was in pairs if new != was for x in (new, was)]) - {LEFT}


def _share(one: Side, labels: str) -> float:
    letters = {"T": 0, "C": 0}
    for word, label in zip(one.words, labels, strict=True):
        if label in letters:
            letters[label] += len(word)
    return letters["T"] / sum(letters.values())


def _edges(one: Side, labels: str) -> float:
    total = 0.0
    for i in range(1, len(labels)):
        mark = one.marks[i]
        if labels[i] == labels[i - 1]:
            total += _HALVED if mark == COLON and labels[i] in "PL" else _WITHIN.get(mark, 0.0)
        else:
            total += _EDGE[mark] + _against(one, labels, i, mark)
    return total


def _against(one: Side, labels: str, i: int, mark: str) -> float:
    """Return what speaks against an edge beside its mark."""
    if mark == SLASHES:
        return 0.0 if labels[i] == "C" else _NO_CONTAINER
    if one.bones[i].startswith("@") and one.bones[i] == one.bones[i - 1]:
        return _TORN_CITY
    if mark == STOP and labels[i - 1] != "A" and initial(one.words[i - 1]):
        return _SHORTENED
    return _SMALL if mark == NONE and one.words[i][0].islower() else 0.0


def _words(one: Side, labels: str) -> float:
    """Return what publishers' marks, cities and the names of periodicals speak for a reading."""
    total = 0.0
    for i, (bone, word, label) in enumerate(zip(one.bones, one.words, labels, strict=True)):
        if label == "L" and bone.startswith("@"):
            total += _CITY
        elif label in "PLO" and house(word):
            total += _HOUSE if label == "P" else -_HOUSE
        elif label == "T" and i and one.marks[i] in _PARTING and leads(word):
            total += _OVERLOOKED
        elif label == "C" != labels[i - 1] and (leads(word) or leads(one.words[i - 1])):
            total += _LEAD
    if "C" in labels and _book(one):
        total += _BOOK
    if "L" in labels and not _known(one, labels, "L"):
        total += _NO_CITY if one.reference.volume or one.reference.issue else _NO_CITY / 4
    return total


def _book(one: Side) -> bool:
    """Tell whether nothing but words could say that the work stands within another."""
    reference = one.reference
    within = any(pages.kind == "range" for pages in reference.pages) or SLASHES in one.marks
    return not (serial(reference) or within)


def _known(one: Side, labels: str, field: str) -> bool:
    """Tell whether a field holds what proves it: an initial, a city, a publisher's mark or its place."""
    for label, bone, word in zip(labels, one.bones, one.words, strict=True):
        if label == field and (
            initial(word) if field == "A" else bone.startswith("@") if field == "L" else house(word)
        ):
            return True
    return (field == "P" and _known(one, labels, "L")) or (field == "L" and _place(one, labels))


def _place(one: Side, labels: str) -> bool:
    """Tell whether an unknown place stands as places do: before a colon, or alone before a number."""
    reference, start, last = one.reference, labels.find("L"), labels.rfind("L")
    if start < 0 or last - start >= _PLACE or reference.volume or reference.issue:
        return False
    if labels[last + 1 : last + 2] == "P":
        return one.marks[last + 1] == COLON
    return start == last and not one.words[start].isupper() and _numbered(one, last)


def _numbered(one: Side, i: int) -> bool:
    """Tell whether a number stands behind a word."""
    return TAKEN in one.mask[one.at[i][1] : one.at[i][1] + 4]


def _names(one: Side, labels: str) -> float:
    """Return what speaks against the border between persons and title."""
    start = labels.rfind("A") + 1
    words, persons, small = one.words, 0, 0
    for i in range(start + 1, min(start + _REACH, len(labels))):
        if initial(words[i]) and one.marks[i] in (NONE, STOP) and len(words[i - 1]) > 1:
            persons += 1
    for label, word in zip(labels[:start], words, strict=False):
        if label == "A" and len(word) > _PARTICLE and word[0].islower():
            small += 1
    unnamed = "A" in labels and not 1 < labels.count("A") < 4 and not _known(one, labels, "A")
    return _PERSON * min(persons, _PERSONS) + _BABBLE * small + _UNNAMED * unnamed


def _disorder(labels: str) -> float:
    """Return what it costs that fields stand in an order in which nobody prints them, or in pieces."""
    first = {label: labels.index(label) for label in FIELDS if label in labels}
    wrong = sum(first[x] > first[y] for x, y in ("AT", "TC", "TP", "TL") if x in first and y in first)
    torn = sum(labels.rindex(label) - at + 1 != labels.count(label) for label, at in first.items())
    return _ORDER * wrong + _TORN * torn


def _cost(one: Side, labels: str, moved: Iterable[str]) -> float:
    """Return what it costs to leave the parser's reading; the surer it is, the more."""
    cost = sum(_sure(one, labels, label) for label in moved)
    cost += _MERGED * max(0, len(_proved(one, one.labels)) - len(set(labels) - {LEFT}))
    swaps = Counter(zip(labels, one.labels, strict=True))
    gained = sum(n for (new, old), n in swaps.items() if old == LEFT != new)
    if swaps[LEFT, "T"] > labels.count("T") or (not swaps["T", "T"] and "T" in one.labels):
        cost += _UNTITLED
    if any(old == "L" != new for new, old in swaps) and _known(one, one.labels, "L"):
        cost += _PROVED
    if "A" not in labels and _known(one, one.labels, "A"):
        cost += _PROVED
    dropped = sum(n for (new, old), n in swaps.items() if new == LEFT != old)
    return cost + _GAINED * gained + min(_DROPPED_MOST, _DROPPED * dropped)


def _proved(one: Side, labels: str) -> set[str]:
    """Return the fields of a reading without an imprint that nothing proves."""
    read = any(one.reference.confidence.get(FIELDS[x], 0.0) > _READ for x in "PL")
    return set(labels) - {LEFT} - (set() if read or _known(one, labels, "P") else {"L", "P"})


def _sure(one: Side, labels: str, label: str) -> float:
    """Return what it costs to change a field: the surer the parser is, and the more of its ends move."""
    if label not in one.labels:
        return _UNSEEN
    sure = one.reference.confidence.get(FIELDS[label])
    if sure is None:
        # nothing said against it, which for these fields is no proof
        sure = _DOUBTFUL if label in "ALP" and not _known(one, one.labels, label) else 1.0
    return sure * sure * _ends(one.labels, labels, label)


def _ends(old: str, new: str, label: str) -> float:
    """Return the share of a field's ends that move."""
    if label not in new:
        return 1.0
    return ((old.find(label) != new.find(label)) + (old.rfind(label) != new.rfind(label))) / 2
