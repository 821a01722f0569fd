"""Which words of two sides are one word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from refnorm.fields.phrases import phrases_of
from refnorm.reconcile.side import LEFT, NONE, STOP, Side, bones
from refnorm.text import folded

Link = tuple[int, int, float]
"""Positions of a word on either side, and how alike they are."""

_BONY, _VOWELS = 2, 0.6
"""Consonants up to which words have to be alike as a whole, and how alike."""
_BESIDE, _TOGETHER = 0.2, 0.2
"""What it adds that two words stand beside each other on both sides, or in the same field."""
_NEAR, _LONG = 0.7, 5
"""How alike two words have to be that are not equal, and how long."""
_OFTEN, _BACK = 30, 500
"""Places on the other side from which on a word tells nothing, and links before one that it may follow: no
reference has so many, and what is none must not take for ever."""


def links(a: Side, b: Side) -> list[Link]:
    """Return the words that both sides have, in the order of both; then what stands in another order."""
    exact = [x for x in _exact(a, b) if not (_named_after(a, b, x) or _uncounted(a, b, x))]
    chain = _chain(sorted(exact + list(_near(a, b, exact))), a.labels, b.labels)
    left, right = {i for i, _, _ in chain}, {j for _, j, _ in chain}
    for i, j, alike in exact:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chain.append((i, j, alike))
    return chain


def _named_after(a: Side, b: Side, link: Link) -> bool:
    """Tell whether a city is a place on one side, and a word of a publisher's name on the other."""
    i, j, _ = link
    return (a.labels[i] == "L" and _within(b, j)) or (b.labels[j] == "L" and _within(a, i))


def _within(one: Side, i: int) -> bool:
    """Tell whether a word is a publisher's, and no mark could part it: `of St. Petersburg`.

    At the head of a school's name it is the school's: `Odesa National University`.
    """
    if one.labels[i : i + 2] == "PP" and one.marks[i + 1] == NONE and _schooled(one.reference.publisher):
        return True
    if not (one.labels[i] == "P" == one.labels[i - 1] and i):
        return False
    return one.marks[i] == NONE or (one.marks[i] == STOP and len(one.words[i - 1]) <= _BONY)


def _schooled(publisher: str | None) -> bool:
    """Tell whether a publisher is a university or the like."""
    return phrases_of("school").first(publisher or "") is not None


def _uncounted(a: Side, b: Side, link: Link) -> bool:
    """Tell whether a number stands in no field on either side: it may be any number."""
    i, j, _ = link
    return a.words[i].isdigit() and LEFT in (a.labels[i], b.labels[j])


def _exact(a: Side, b: Side) -> Iterator[Link]:
    places: dict[str, list[int]] = defaultdict(list)
    for j, bone in enumerate(b.bones):
        for key in _keys(bone, b.words[j]) if bone else ():
            places[key].append(j)
    for i, bone in enumerate(a.bones):
        if bone and 0 < len(homes := _homes(bone, a.words[i], places, b)) <= _OFTEN:
            yield from [(i, j, 1.0) for j in sorted(homes)]


def _homes(bone: str, word: str, places: Mapping[str, list[int]], other: Side) -> set[int]:
    """Return where the other side has a word; few consonants say little without their vowels."""
    return {
        j
        for key in _keys(bone, word)
        for j in places.get(key, ())
        if len(key) > _BONY or _akin(word, other.words[j])
    }


def _keys(bone: str, word: str) -> tuple[str, ...]:
    """Return under what a word is found; a city under its letters too, the other table may not know it."""
    return (bone, bones(word)) if bone.startswith("@") and len(word) > 2 else (bone,) if bone else ()


@lru_cache(maxsize=32768)
def _akin(a: str, b: str) -> bool:
    """Tell whether two words of few consonants share their vowels too."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(folded(a), folded(b)) >= _VOWELS


def _near(a: Side, b: Side, exact: list[Link]) -> Iterator[Link]:
    """Yield words that differ in a letter or an ending, where no equal word stands in their field."""
    from rapidfuzz.distance import Levenshtein

    agreed = [(i, j) for i, j, _ in exact if a.labels[i] == b.labels[j]]
    left, right = {i for i, _ in agreed}, {j for _, j in agreed}
    others = [(j, folded(w)) for j, w in enumerate(b.words) if j not in right and len(w) >= _LONG]
    for i, word in enumerate(a.words):
        if i in left or len(word) < _LONG or not others:
            continue
        plain = folded(word)
        for j, other in others:
            alike = Levenshtein.normalized_similarity(plain, other, score_cutoff=_NEAR)
            if alike:
                yield i, j, alike


def _chain(found: list[Link], left: str, right: str) -> list[Link]:
    """Return the heaviest chain of links that cross nowhere; neighbours hold together, and a field does."""
    best: list[tuple[float, int]] = []
    for n, (i, j, alike) in enumerate(found):
        weight, before = 0.0, -1
        for m in range(max(0, n - _BACK), n):
            k, p, _ = found[m]
            if k < i and p < j:
                sum_ = best[m][0] + (_BESIDE if i - k == 1 and j - p == 1 else 0.0)
                if sum_ > weight:
                    weight, before = sum_, m
        best.append((weight + alike + (_TOGETHER if left[i] == right[j] else 0.0), before))
    chain: list[Link] = []
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    while at >= 0:
        chain.append(found[at])
        at = best[at][1]
    return chain[::-1]
