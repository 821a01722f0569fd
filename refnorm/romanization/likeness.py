"""How much two words have in common by sight and by what schemes write, before their letters are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import Any, TypeVar

from refnorm.model import PEOPLE
from refnorm.romanization.letters import traced
from refnorm.romanization.spots import openings
from refnorm.romanization.words import Word
from refnorm.text import LATIN_VOWELS, folded, skeleton

T = TypeVar("T")
Parted = tuple[tuple[Word, ...], tuple[Word, ...]]
"""Native words and romanized ones that are the same letters: one word here, two there."""

_ALIKE = 0.5
"""The least that two words have in common which may be one."""
_ELSEWHERE = 0.7
"""What is left of the likeness of two words that stand in other fields."""
_INITIAL = 4
"""Letters at most of what one letter becomes."""
_TWO = 3
"""Letters of words below which they are alike or others."""
_LONG, _BONES = 5, 0.6
"""Letters of words whose skeletons are compared, and the least that those have in common."""
_SHORTENED = 0.8
"""What each letter of an abbreviation counts."""
_ENDING = 3
"""Letters at most of an ending that is lost."""
_SIGNS, _LONGER = 2, 6
"""Letters of a word that may be left out, and those by which its romanization may be longer."""
_GAPS = range(1, 4)
"""Characters between the parts of a word: a space, or a hyphen with the line's end behind it."""


def likenesses(left: Sequence[Word], right: Sequence[Word], languages: Sequence[str]) -> list[list[float]]:
    """Return how much each word has in common with each other one, 0 for a stranger; long ones count more."""
    plain = [folded(w.text) for w in right]
    # one character may stand for four letters of another scheme: Щуцкий, Ŝuckij
    bones = [skeleton(w.text) if len(one) >= _LONG else None for w, one in zip(right, plain, strict=True)]
    forms = _sized((b.form, j) for j, b in enumerate(right))
    short = [j for j, b in enumerate(right) if b.short and not _is_initial(b)]
    rows = []
    for a in left:
        # of most words each has nothing in common: only the others are looked at
        row = [0.0] * len(right)
        size = len(folded(a.text))
        for j, alike in _shares(a, plain, bones).items():
            alike *= 1.0 if a.field == right[j].field else _ELSEWHERE
            row[j] = alike * min(size, len(plain[j]))
        for j in _written(a.form, forms, languages) if a.native else ():
            row[j] = float(len(a.form))
        for j in range(len(right)) if a.short else short:
            if abbreviates(a, right[j]):
                row[j] = _SHORTENED * min(len(a.form), len(right[j].form))
        rows.append(row)
    return rows


def couples(left: Sequence[Word], right: Sequence[Word], languages: Sequence[str]) -> list[tuple[int, int]]:
    """Return the couples of alike words that keep their order and have most in common."""
    best = [[0.0] * (len(right) + 1)]
    likes = likenesses(left, right, languages)
    for row in likes:
        above, here = best[-1], [0.0]
        for j, alike in enumerate(row):
            most = above[j + 1] if above[j + 1] > here[j] else here[j]
            here.append(max(most, above[j] + alike) if alike else most)
        best.append(here)
    found: list[tuple[int, int]] = []
    i, j = len(left), len(right)
    while i and j:
        if likes[i - 1][j - 1] and best[i][j] == best[i - 1][j - 1] + likes[i - 1][j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _is_initial(word: Word) -> bool:
    """Tell whether a romanized word is a person's initial: `Kh.` abbreviates no surname, as Хохлов."""
    return word.short and len(word.form) <= _INITIAL and word.field in PEOPLE


def share(a: Word, b: Word) -> float:
    """Return how much two words have in common in plain letters, 0 where that is too little for one word."""
    y = folded(b.text)
    return _shares(a, [y], [skeleton(b.text) if len(y) >= _LONG else None]).get(0, 0.0)


def _shares(a: Word, plain: Sequence[str], bones: Sequence[str | None]) -> dict[int, float]:
    """Return by its place what each of some words has in common with one in plain letters, if it is enough.

    `plain` are the words folded, `bones` the skeletons of those that are long enough.
    """
    x = folded(a.text)
    if not x:
        return {}
    found = _near(x, plain, _ALIKE)
    if len(x) >= _LONG:
        found = _near(skeleton(a.text), bones, _BONES) | found
    return {j: one for j, one in found.items() if one == 1.0 or min(len(x), len(plain[j])) >= _TWO}


def _near(word: str, others: Sequence[str | None], least: float) -> dict[int, float]:
    """Return by its place how alike each of some words is to one, those that are alike enough."""
    extract, similarity = _measures()
    found = extract(word, others, scorer=similarity, processor=None, score_cutoff=least, limit=None)
    return {place: alike for _, alike, place in found}


@cache
def _measures() -> tuple[Callable[..., Any], Callable[..., float]]:
    """Import what measures words, once: it holds one word against many at once."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    return extract, Levenshtein.normalized_similarity


_BRIEF = 7
"""Letters of an abbreviation at most: behind a longer word a period ends something."""


def abbreviates(a: Word, b: Word) -> bool:
    """Tell whether one of two words is the beginning of the other, with a period: `Изв.`, Izvestiya.

    Of two Latin abbreviations the shorter one needs none, as chemists print them: Commun., Comm.
    """
    if a.short == b.short and not (a.short and b.short):
        return False
    x, y = folded(a.text), folded(b.text)
    short, long = (x, y) if len(x) < len(y) else (y, x)
    shorter, longer = (a, b) if len(x) < len(y) else (b, a)
    last = max(1, len(short) - 1)
    cut = shorter.short or (longer.short and not a.native and len(long) <= _BRIEF)
    if not cut or len(long) <= len(short) + 1 or not long.startswith(short[:last]):
        return False
    if long == short + short[-2:]:
        return False  # its last syllable is written twice
    if not shorter.native and a.native and short[-1] in LATIN_VOWELS and len(long) - len(short) <= _ENDING:
        return False  # an abbreviation ends with a consonant: the period behind refera ends the title
    return _is_written(short[last:], long[last : last + 2])


def _is_written(letter: str, others: str) -> bool:
    """Tell whether the last letter of an abbreviation may be what stands in its place: мех, mekh and meh."""
    bone = skeleton(f"b{letter}")
    return others.startswith(letter) or bone in (skeleton(f"b{others[0]}"), skeleton(f"b{others}"))


def joined(left: Sequence[Word], right: Sequence[Word], languages: Sequence[str]) -> list[Parted]:
    """Return the words that are one on one side and two on the other: `сверхчистый`, sverkh chistyy."""
    found: list[Parted] = []
    alone = _sized((r.form, r) for r in right)
    for both in pairwise(left):
        form = both[0].form + both[1].form
        found += [(both, (r,)) for r in _written(form, alone, languages)]
    pairs = _sized((c.form + d.form, (c, d)) for c, d in pairwise(right))
    for n in left if pairs else ():
        found += [((n,), pair) for pair in _written(n.form, pairs, languages)]
    return found


def torn(
    couples: Iterable[tuple[Word, Word]], added: Iterable[Word], languages: Sequence[str]
) -> Iterator[Parted]:
    """Yield native words, each with what stands for a part of it and for the rest: Dodekafon iya."""
    rest = [(w.span, w) for w in added]
    starts, ends = {span.start: w for span, w in rest}, {span.end: w for span, w in rest}
    for own, other in couples:
        before = _first(ends.get(other.span.start - gap) for gap in _GAPS)
        behind = _first(starts.get(other.span.end + gap) for gap in _GAPS)
        for first, second in ((before, other), (other, behind)):
            if first and second and fits(own.form, first.form + second.form, languages):
                yield (own,), (first, second)
                break


def _first(found: Iterable[Word | None]) -> Word | None:
    return next((word for word in found if word), None)


_Sized = list[tuple[int, str, T]]
"""Romanized texts, each with its length before it and what it stands for behind it."""


def _sized(texts: Iterable[tuple[str, T]]) -> _Sized[T]:
    return [(len(text), text, what) for text, what in texts]


def _written(native: str, others: _Sized[T], languages: Sequence[str]) -> list[T]:
    """Return what schemes write for a native word, of some romanized ones.

    How long a text is, and how it begins, tells at a glance of most that they are others.
    """
    least, most = len(native) - _SIGNS, len(native) + _LONGER
    opening = tuple([output for language in languages for output in openings(native, language)])
    return [
        what
        for size, roman, what in others
        if least <= size <= most
        and (roman.startswith(opening) or roman == native)
        and fits(native, roman, languages)
    ]


def may_be(native: str, roman: str) -> bool:
    """Tell whether a word is about as long as its romanization: no letter becomes more than four."""
    return len(native) - _SIGNS <= len(roman) <= len(native) + _LONGER


def fits(native: str, roman: str, languages: Sequence[str]) -> bool:
    """Tell whether schemes write a native word as the other stands there, or both are the same."""
    return native == roman or any(map(traced, repeat(native), repeat(roman), languages))
