"""The words of two entries, each with the word that it became."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from refnorm.model import PEOPLE, Span
from refnorm.romanization.alignment import aligned
from refnorm.romanization.letters import Step, traced
from refnorm.romanization.likeness import Parted, abbreviates, couples, fits, joined, may_be, share, torn
from refnorm.romanization.spots import fold
from refnorm.romanization.transcribed import plainly, transcribed
from refnorm.romanization.words import Word
from refnorm.text import skeleton

_TINY = 3
"""Letters of words that are too short to be known by their letters."""
_BONY = 3
"""Consonants that two words must have, so that the same ones make them worth a look at their letters."""
_SLIPS = 0.25
"""Share of its letters that may be at fault in a word which is known by its letters alone."""
_WHOLE = 6
"""Letters of a word from which most of them tell that it is one."""
_NEAR, _FAR = 0.75, 0.2
"""Share of its letters that a word has which is near another, and by how much that is far more."""
_SHORTER, _LONGEST = 3, 4
"""Letters by which a word is shorter that lost a syllable and a sign; those of an abbreviation at most."""
_MOST = 400
"""Couples of words of a stretch that are compared one by one."""


_SIGNED, ENDING = ("ий", "ый"), "иый"
"""How surnames end that are adjectives, and the letters of these endings."""
_DOTLESS = "ı"
"""The letter that many write as y, and that is an i in all comparisons else."""
OPEN = -1.0
"""Stands for the cost of a word that no scheme writes so, before its letters are looked at one by one."""


class Match(NamedTuple):
    """A native word and its romanization, with the steps between them; none if one abbreviates the other."""

    native: Word
    roman: Word
    language: str
    cost: float
    steps: tuple[Step, ...]


def is_signed(match: Match) -> bool:
    """Tell whether a word is a surname with an adjective's ending, which its bearers write as they like.

    Залесский is Zalesskii, Zalesskiy or Zalessky, whatever scheme the titles follow.
    """
    return match.native.field in PEOPLE and match.native.form.endswith(_SIGNED)


def is_ending(match: Match, step: Step) -> bool:
    """Tell whether a letter is of the ending which the bearers of a surname write as they like."""
    return is_signed(match) and step.at >= len(match.native.form) - 2


def lost_two(match: Match) -> bool:
    """Tell whether a word has no fault but two lost letters behind its first: Хронос, Hron."""
    faults = [step.kind if step.at else "" for step in match.steps if step.kind not in ("ok", "soft")]
    return faults == ["missing", "missing"]


class Matched(NamedTuple):
    """The words of two entries: those that belong together, those that stand on one side alone, and those
    that are one word on one side and two on the other."""

    matches: tuple[Match, ...]
    lost: tuple[Word, ...]
    added: tuple[Word, ...]
    parted: tuple[Parted, ...] = ()


def matched(native: Sequence[Word], roman: Sequence[Word], languages: Sequence[str]) -> Matched:
    """Match the words of two entries in their order; `languages` are tried in turn, the likeliest first."""
    from rapidfuzz.distance import Levenshtein

    found = _Found(languages)
    left: list[Word] = []
    right: list[Word] = []
    codes = Levenshtein.opcodes([skeleton(w.text) for w in native], [skeleton(w.text) for w in roman])
    for code in codes:
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag == "equal":
            found.stretch(left, right)
            left, right = [], []
            found.matches += map(match, native[a:b], roman[c:d], repeat(languages))
        else:
            left += native[a:b]
            right += roman[c:d]
    found.stretch(left, right)
    found.tear()
    righted = _righted(found.matches, found.added, languages, tuple(found.lost))
    return Matched(*righted, tuple(found.parted))


class _Found:
    """What is found of the words of two entries, one stretch after the other."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self.matches: list[Match] = []
        self.lost: list[Word] = []
        self.added: list[Word] = []
        self.parted: list[Parted] = []

    def stretch(self, left: Sequence[Word], right: Sequence[Word]) -> None:
        """Match the words of a stretch that has no anchor, by the letters that they have in common."""
        if left and right:
            left, right = self._coupled(left, right)
            singles = list(_singled(left, right, self.languages))
            self.matches += singles
            for one in singles:
                left = [w for w in left if w is not one.native]
                right = [w for w in right if w is not one.roman]
        self.lost += left
        self.added += right

    def _coupled(self, left: Sequence[Word], right: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
        """Match the words that have letters in common; return the others, without those that are parted."""
        if pieces := joined(left, right, self.languages):
            self.parted += pieces
            left = [w for w in left if not any(w in own for own, _ in pieces)]
            right = [w for w in right if not any(w in theirs for _, theirs in pieces)]
        found = couples(left, right, self.languages) if len(left) * len(right) <= _MOST else []
        if not found:
            return left, right
        for i, j in found:
            one = match(left[i], right[j], self.languages)
            short = abbreviates(left[i], right[j])
            self.matches.append(one._replace(cost=0.0, steps=()) if short else one)
        seen_left, seen_right = {i for i, _ in found}, {j for _, j in found}
        return (
            [w for i, w in enumerate(left) if i not in seen_left],
            [w for j, w in enumerate(right) if j not in seen_right],
        )

    def tear(self) -> None:
        """Take for one word what was matched with a part of it, where the rest stands beside that."""
        open_ = [(m.native, m.roman) for m in self.matches if m.cost == OPEN and m.native.native]
        for pieces in torn(open_, self.added, self.languages) if self.added and open_ else ():
            self.parted.append(pieces)
            self.matches = [m for m in self.matches if m.native not in pieces[0]]
            self.added = [w for w in self.added if w not in pieces[1]]


def _righted(
    matches: Sequence[Match], added: Sequence[Word], languages: Sequence[str], lost: tuple[Word, ...]
) -> tuple[tuple[Match, ...], tuple[Word, ...], tuple[Word, ...]]:
    """Take for a word that no scheme writes so its like that one does: Томск is Tomsk, and not Tomsky.

    Or the one that has far more of its letters: филология is Filololiia rather than Philology.
    """
    found, free = list(matches), list(added)
    for k, one in enumerate(found if free else ()):
        if one.cost == OPEN and one.native.native:
            alike = (w for w in free if skeleton(w.text) == skeleton(one.roman.text))
            other = next((w for w in alike if fits(one.native.form, w.form, languages)), None)
            other = other or _nearer(one, free) or _written(one, free, languages)
            if other is not None:
                free[free.index(other)] = one.roman
                found[k] = match(one.native, other, languages)
    freed = [w for w in free if w not in added]  # of what was taken for another: Shaghyn of Шағын, for zhane
    for own in lost if freed else ():
        other = next((w for w in freed if w in free and fits(own.form, w.form, languages)), None)
        if own.native and other:
            free.remove(other)
            found.append(match(own, other, languages))
    known = [m.native for m in found[len(matches) :]]
    return tuple(found), tuple(w for w in lost if w not in known), tuple(free)


def _nearer(one: Match, free: Sequence[Word]) -> Word | None:
    """Return the word of the same field that has far more letters of a native one than that it stands for.

    Than a word of another field it need not have more: the journal Проблемы is no `problem` of the title.
    """
    native = one.native
    near = [w for w in free if w.field == native.field and may_be(native.form, w.form)]
    alike = [(share(native, w), w) for w in near] if len(native.form) >= _WHOLE else []
    best = max(alike, key=lambda both: both[0], default=None)
    more = _FAR if one.roman.field == native.field else 0.0
    if best is None or best[0] < _NEAR or best[0] < share(native, one.roman) + more:
        return None
    return best[1]


def _written(one: Match, free: Sequence[Word], languages: Sequence[str]) -> Word | None:
    """Return the word that schemes write for a native one which was taken for an initial: Zh. of Чьоха."""
    if not one.roman.short:
        return None
    own = (w for w in free if w.field == one.native.field)
    return next((w for w in own if fits(one.native.form, w.form, languages)), None)


def match(native: Word, roman: Word, languages: Sequence[str]) -> Match:
    """Match two words, in the language whose schemes write the one as the other stands there."""
    if not native.native:
        if _DOTLESS in native.text and transcribed(fold(native.text, _DOTLESS), roman.form):
            return Match(native, roman, "", 0.0, ())
        return Match(native, roman, "", *plainly(native.form, roman.form))
    for language in languages:
        if found := _scheming(native.form, roman.form, language):
            return Match(native, roman, language, *found)
    return Match(native, roman, languages[0], OPEN, ())


@lru_cache(maxsize=1 << 15)
def _scheming(native: str, roman: str, language: str) -> tuple[float, tuple[Step, ...]] | None:
    """Return the steps by which schemes write a native word, with their cost; None if none of them does."""
    steps = traced(native, roman, language)
    if steps is None:
        return None
    practice = [s for s in steps if s.spot and s.roman and not s.spot.schemes(s.way)]
    return 0.1 * len(practice), steps


def spelled(match: Match, languages: Sequence[str]) -> Match:
    """Look at the letters of an open match one by one, in the language in which they fit best."""
    if match.cost != OPEN:
        return match
    native, roman = match.native, match.roman
    if not share(native, roman) and not _same_bones(native, roman):
        return match._replace(cost=float(len(native.form)))
    found = [(language, *aligned(native.form, roman.form, language)) for language in languages]
    language, cost, steps = min(found, key=lambda one: one[1])
    return Match(native, roman, language, cost, steps)


def _same_bones(native: Word, roman: Word) -> bool:
    """Tell whether two words have the same consonants, several of them: Қазақ, Qazq."""
    bones = skeleton(native.text)
    return len(bones) >= _BONY and bones == skeleton(roman.text)


def _singled(left: Sequence[Word], right: Sequence[Word], languages: Sequence[str]) -> Iterator[Match]:
    """Yield the only words of a field that are left on either side, if letter by letter they are one."""
    for field in dict.fromkeys(w.field for w in left):
        natives, romans = ([w for w in one if w.field == field and not _is_cut(w)] for one in (left, right))
        if len(natives) == len(romans) == 1 and _may_be_slipped(natives[0], romans[0]):
            a, b = natives[0], romans[0]
            found = [(language, *aligned(a.form, b.form, language)) for language in languages]
            language, cost, steps = min(found, key=lambda one: one[1])
            if cost <= _SLIPS * len(a.form) or _lacks_syllable(steps):
                yield Match(a, b, language, cost, steps)


def _is_cut(word: Word) -> bool:
    """Tell whether a word may be an abbreviation: behind a long one a period ends the title."""
    return word.short and len(word.form) <= _LONGEST


def _lacks_syllable(steps: Sequence[Step]) -> bool:
    """Tell whether nothing is at fault in a word but one lost syllable: Қазақ, Qaq; Львів, Lv."""
    faults = [step for step in steps if step.kind not in ("ok", "soft")]
    return len(faults) == 1 and faults[0].kind == "missing" and len(faults[0].native) > 1


def _may_be_slipped(a: Word, b: Word) -> bool:
    """Tell whether two words that have little in common by sight are worth a look at their letters."""
    near = may_be(a.form, b.form) or len(a.form) - len(b.form) == _SHORTER
    return a.native and len(a.form) > _TINY and near


def staying(found: Matched) -> set[Span]:
    """Return the Latin words of a title in other letters: they stay, also where it is translated."""
    title = [w for w in (*(m.native for m in found.matches), *found.lost) if w.field == "title"]
    return {w.span for w in title if not w.native} if any(w.native for w in title) else set()
