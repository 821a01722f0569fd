"""Other readings of a side that its marks and the other side's reading allow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from refnorm.patterns import kept
from refnorm.reconcile.links import Link
from refnorm.reconcile.side import COMMA, FIELDS, LEFT, NONE, NUMBER, STOP, Side, initial, others

_HALF, _CLEAR = 0.4, 0.7
"""The share of a segment's letters that the other side has to know, and of these in one field."""
_NAME = 4
"""Words that one person's name has at most."""
_WITH_INITIAL = (NONE, STOP, COMMA)
"""Marks before an initial that belongs to the name before it."""
_SHORT = 4
"""Letters that the first word of `et al.` may have."""
_TITLE, _BEHIND = kept("T+"), kept("[CLPO]T+")
_CUTS = 6
"""Ends of segments, from the last, at which a container is tried."""


def proposals(one: Side, other: Side, links: Sequence[Link]) -> list[str]:
    """Return the readings of one side that are worth a look, the present one first.

    `links` name the words of this side first.
    """
    shown = _projected(one, other, links)
    border = max(x.rfind("A") for x in (one.labels, shown)) + 1
    mixed = (shown, shown[:border] + one.labels[border:], one.labels[:border] + shown[border:])
    alone = (_only(one.labels, shown, field) for field in "CPL")
    found = [one.labels, *mixed, *alone, _shorter(one, other, links), *_renamed(one, other)]
    if "C" in one.labels or "C" in other.labels:
        found.extend(cut for labels in found[:2] for cut in _cuts(labels, one.marks))
    return [one.labels, *{_without_others(one, labels): None for labels in found if labels != one.labels}]


def _projected(one: Side, other: Side, links: Sequence[Link]) -> str:
    """Give each segment the field that its words have on the other side."""
    votes: list[str] = [""] * len(one.words)
    for i, j, _ in links:
        votes[i] = other.labels[j]
    labels = list(one.labels)
    for start, end in _segments(one, votes):
        if label := _elected(one, votes, start, end):
            labels[start:end] = label * (end - start)
    return _tail(_joined(one, "".join(labels), votes))


def _shorter(one: Side, other: Side, links: Sequence[Link]) -> str:
    """Return the present reading with a title that ends where the other side's ends."""
    last = (
        max((i for i, j, _ in links if one.labels[i] == other.labels[j] == "T"), default=len(one.words)) + 1
    )
    end = one.labels.rfind("T") + 1
    cut = next((i for i in range(last, end) if one.marks[i] != NONE), end)
    return one.labels[:cut] + LEFT * (end - cut) + one.labels[end:]


def _only(old: str, new: str, field: str) -> str:
    """Return a reading with the other's words of one field alone."""
    return "".join(y if field in (x, y) else x for x, y in zip(old, new, strict=True))


def _renamed(one: Side, other: Side) -> Iterator[str]:
    """Yield readings in which a field that the other side lacks is one that it has and this side lacks."""
    mine, yours = set(one.labels), set(other.labels)
    for old in mine & set("LPC") - yours:
        for new in sorted(yours & set("LPC") - mine):
            yield one.labels.replace(old, new)


def _segments(one: Side, votes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between marks, present boundaries, and words that the other side parts."""
    start = 0
    for i in range(1, len(one.words)):
        if _parted(one, votes, start, i):
            yield start, i
            start = i
    if one.words:
        yield start, len(one.words)


def _parted(one: Side, votes: Sequence[str], start: int, i: int) -> bool:
    """Tell whether a segment may end before a word; initials stay with their name."""
    if one.labels[i] != one.labels[i - 1] or (votes[i] and votes[i - 1] and votes[i] != votes[i - 1]):
        return True
    if len(one.words[i]) < _SHORT and one.words[i][0].islower() and others(one, i):
        return True
    mark = one.marks[i]
    if mark in _WITH_INITIAL and initial(one.words[i]):
        return mark == COMMA and start < i - 1
    if mark in (NONE, STOP) and all(initial(word) for word in one.words[start:i]):
        return False
    return mark != NONE or one.bones[i].startswith("@") != one.bones[i - 1].startswith("@")


def _without_others(one: Side, labels: str) -> str:
    """Take `et al.` behind the authors off the title."""
    end = labels.rfind("A") + 1
    count = others(one, end) if end and labels[end : end + 1] == "T" else 0
    return labels[:end] + LEFT * count + labels[end + count :]


def _tail(labels: str) -> str:
    """Give what is left of a title behind another field to that field; behind a place stands a publisher."""
    first = _TITLE.search(labels)
    if not first:
        return labels

    def joined(match: re.Match[str]) -> str:
        before = match[0][0]
        label = "P" if before == "L" and "P" not in labels else before if before == "C" else LEFT
        return before + label * (len(match[0]) - 1)

    return labels[: first.end()] + _BEHIND.sub(joined, labels[first.end() :])


def _elected(one: Side, votes: Sequence[str], start: int, end: int) -> str:
    count: Counter[str] = Counter()
    for i in range(start, end):
        count[votes[i]] += len(one.words[i])
    known = sum(n for label, n in count.items() if label)
    if not known or (known < _HALF * (known + count[""]) and not _name(one, votes, start, end)):
        return ""
    label, most = max(((x, n) for x, n in count.items() if x), key=lambda item: item[1])
    return label if most >= _CLEAR * known else ""


def _name(one: Side, votes: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a stretch is a few capital words, one of which is an author's on the other side."""
    return (
        end - start <= _NAME and "A" in votes[start:end] and all(w[0].isupper() for w in one.words[start:end])
    )


def _joined(one: Side, labels: str, votes: Sequence[str]) -> str:
    """Give every field one stretch, the one with most votes; what lies between its parts joins it."""
    for label in FIELDS:
        voted = [i for i, x in enumerate(labels) if x == votes[i] == label]
        for a, b in pairwise(voted):
            free = all(x == label or not votes[k] for k, x in enumerate(labels[a + 1 : b], a + 1))
            if free and NUMBER not in one.marks[a + 1 : b + 1]:
                labels = labels[:a] + label * (b - a) + labels[b:]
        labels = _alone(one, labels, label, votes) if voted else labels
    return labels


def _alone(one: Side, labels: str, label: str, votes: Sequence[str]) -> str:
    """Take a field off the stretches that have fewer votes than the best one."""
    runs = list(_runs(one, labels, label))
    best = max(runs, key=lambda run: sum(len(one.words[i]) for i in range(*run) if votes[i] == label))
    for a, b in runs:
        # a title in two pieces is settled by what stands between them, unless that is a number
        if (a, b) != best and not any(votes[a:b]) and (label != "T" or NUMBER in one.marks[b : best[0] + 1]):
            labels = labels[:a] + LEFT * (b - a) + labels[b:]
    return labels


def _runs(one: Side, labels: str, label: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a field; a number parts it."""
    if label not in labels:
        return
    parted = "".join([LEFT + x if mark == NUMBER else x for x, mark in zip(labels, one.marks, strict=True)])
    shift = [i for i, mark in enumerate(one.marks) for _ in range(1 + (mark == NUMBER))]
    for match in kept(label + "+").finditer(parted):
        yield shift[match.start()], shift[match.end() - 1] + 1


def _cuts(labels: str, marks: str) -> Iterator[str]:
    """Yield readings in which the container begins at another mark of the title's and its own area."""
    if "T" not in labels:
        return
    start = labels.index("T")
    end = start
    while end < len(labels) and labels[end] in ("T", "C", LEFT):
        end += 1
    while end > start and labels[end - 1] == LEFT:
        end -= 1
    at = [i for i in range(start + 1, end) if marks[i] != NONE]
    for i in at[-_CUTS:]:
        yield labels[:start] + "T" * (i - start) + "C" * (end - i) + labels[end:]
    yield labels[:start] + "T" * (end - start) + labels[end:]
