"""How much speaks for two entries being one work."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from refnorm.align import links
from refnorm.align.features import Features
from refnorm.align.surnames import alike
from refnorm.align.weights import Weights

Edge = tuple[int, int]
Evidence = tuple[tuple[str, float], ...]

_BIAS = 3.6
_NAMES, _NO_NAMES, _FIRST = 3.2, 2.6, 0.6
_NUMBERS, _WORDS, _LINKS, _PLACE = 3.9, 4.2, 4.0, 0.6
_NAMELESS, _CODES, _OTHER_CODES = 1.4, 1.5, 1.0
_NO_NUMBER, _NONE_OF_MANY = 1.0, 1.7
"""What it costs when of several numbers on either side none agrees: other pages; and of many."""
MANY = 4
"""Numbers on either side from which two works are told apart: year, volume, issue, a page."""
_MISREAD, _SAME_NUMBERS = 1.2, 0.85
"""What other surnames are excused where so great a share of the numbers agrees: a name was misread."""
_NO_PAGE = 1.1
"""What it costs when the years or volumes agree and no page does."""
_ONLY_LINK = 6.5
"""What an address counts that stands once in either list."""
_IN_TEXT = 0.6
"""What a surname counts that the other entry prints somewhere, though not among the surnames read there."""
_CONCEPTS = 0.7
"""What concepts in common count beside words, of what the words leave open."""
_SILENT = {False: (2.0, 0.45), True: (3.0, 0.6)}
"""What it costs when no words agree though they should, and the share of words that is enough; two entries
in Latin letters have to agree in more."""
_WESTERN = 0.8
"""How much an entry in a western language is excused in a list whose titles are romanized."""
_TRANSLATED, _MUTE, _ECHO = 0.5, 2.4, 0.6
"""The share of words that translated titles have in common (cognates, concepts of the lexicon); what it costs
when neither they nor the numbers agree, and what it gains when they do."""
_ROUNDED = 0.01
"""More than what the rounding of evidence adds up to."""


def _of_numbers(a: Features, b: Features, share: float) -> float:
    """Return what the share of numbers in common says where either entry has numbers."""
    fewest = min(len(a.numbers), len(b.numbers))
    if share or fewest < 2:
        return _NUMBERS * share
    return -_NONE_OF_MANY if fewest >= MANY else -_NO_NUMBER


def _unlike(latin: bool, words: float, numbers: float) -> tuple[float, float]:
    """Return what such a share of words in common costs romanized titles, and what it costs translated ones.

    `numbers` is how far the numbers agree, 0 to 1, which excuses translated words.
    """
    weight, enough = _SILENT[latin]
    known = min(1.0, words / _TRANSLATED)
    return weight * max(0.0, enough - words) / enough, _MUTE * (1 - numbers) * (1 - known) - _ECHO * known


class _Told(NamedTuple):
    """What a pair's evidence adds up to before it is known how titles are printed here, what is excused, and
    what its words cost if they should be the same, and if they are translated."""

    total: float
    misread: float
    silent: float
    mute: float

    @classmethod
    def of(cls, parts: Mapping[str, float], latin: bool) -> _Told:
        """Add the evidence up, for a native entry in Latin letters or not."""
        agree = parts.get("numbers", _NUMBERS / 4) / _NUMBERS
        words = (parts.get("words", 0.0) + (0.0 if latin else parts.get("concepts", 0.0))) / _WORDS
        silent, mute = _unlike(latin, words, min(1.0, max(0.0, 2 * agree)))
        return cls(
            sum(parts.values()),
            _MISREAD if parts.get("surnames", 0.0) < 0 and agree > _SAME_NUMBERS else 0.0,
            0.0 if parts.get("identifiers", 0.0) >= _ONLY_LINK else silent,
            mute,
        )


class _Shares(NamedTuple):
    """What two entries have in common of all that they print, by weight; 0 to 1 each."""

    numbers: float
    words: float
    concepts: float


class Scorer:
    """Scores pairs of two sides; words, names and numbers weigh by how rare they are here."""

    def __init__(self, left: Sequence[Features], right: Sequence[Features]) -> None:
        self.left = left
        self.right = right
        self.weights = Weights([*left, *right])
        self._shares: dict[Edge, _Shares] = {}
        self._parts: dict[Edge, Evidence] = {}
        self._told: dict[Edge, _Told] = {}
        self.translated = {False: 1.0, True: 1.0}
        """How much a lack of common words is excused, for native entries not in and in Latin script, until
        the first pairs tell: of the latter both lists mostly print the same, but not where the language is
        written so itself."""

    def evidence(self, i: int, j: int) -> Evidence:
        """Return what speaks for a pair and against it, each with its share."""
        found = self._parts.get((i, j))
        if found is None:
            found = self._parts[i, j] = tuple(self._compare(i, j))
        return found

    def _compare(self, i: int, j: int) -> list[tuple[str, float]]:
        a, b = self.left[i], self.right[j]
        numbers, words, concepts = self.shares(i, j)
        parts = self._compare_names(a, b)
        if a.numbers or b.numbers:
            told = _of_numbers(a, b, numbers)
            parts.append(("numbers", round(told, 3)))
            if told >= 0 and a.pages and b.pages and not a.pages & b.pages:
                parts.append(("pages", -_NO_PAGE))
        parts.append(("words", round(_WORDS * words, 3)))
        if concepts:
            parts.append(("concepts", round(_WORDS * _CONCEPTS * concepts * max(0.0, 1 - words), 3)))
        if a.identifiers and b.identifiers:
            parts.append(("identifiers", self._link_evidence(a, b)))
        if a.codes and b.codes:
            parts.append(("document number", _CODES if a.codes & b.codes else -_OTHER_CODES))
        if a.label is not None and a.label == b.label:
            parts.append(("position", _PLACE))
        elif a.position == b.position:
            parts.append(("position", _PLACE * 0.7))
        elif abs(a.position - b.position) <= 2:
            parts.append(("position", _PLACE * 0.3))
        return parts

    def shares(self, i: int, j: int) -> _Shares:
        """Return what two entries have in common, without their names."""
        found = self._shares.get((i, j))
        if found is None:
            a, b, weights = self.left[i], self.right[j], self.weights
            found = self._shares[i, j] = _Shares(
                weights.overlap(a.numbers, b.numbers, weights.numbers),
                weights.overlap(a.words, b.words, weights.words),
                weights.overlap(a.concepts, b.concepts, weights.concepts),
            )
        return found

    def able(self, i: int, j: int) -> bool:
        """Tell whether a pair could gain anything if its surnames, codes and places agreed as they can.

        Links tell too much to be bounded. Names take longest to compare, and half of all candidates are
        refused without them.
        """
        a, b = self.left[i], self.right[j]
        if a.identifiers and b.identifiers:
            return True
        numbers, words, concepts = self.shares(i, j)
        told = _of_numbers(a, b, numbers) if a.numbers or b.numbers else _NUMBERS / 4
        known = _WORDS * words + _WORDS * _CONCEPTS * concepts * max(0.0, 1 - words)
        alike = words if a.latin else known / _WORDS
        agree = min(1.0, max(0.0, 2 * told / _NUMBERS))
        most = told + known + _NAMES + _FIRST + _PLACE + (_CODES if a.codes and b.codes else 0.0)
        return most - _BIAS - min(_unlike(a.latin, alike, agree)) > -_ROUNDED

    def _compare_names(self, a: Features, b: Features) -> list[tuple[str, float]]:
        names = self._name_share(a, b)
        if names is None:
            return [("no surnames", _NAMELESS if not a.names and not b.names else 0.4)]
        if not names and a.eastern and not a.spelled:
            return [("no surnames", 0.4)]  # characters spell no name
        share = _NAMES * names if names > 0 else -_NO_NAMES
        firsts = product(a.names[: a.first], b.names[: b.first])
        if any(alike(one, other) >= 0.75 for one, other in firsts):
            return [("surnames", round(share, 3)), ("first author", _FIRST)]
        return [("surnames", round(share, 3))]

    def _link_evidence(self, a: Features, b: Features) -> float:
        """Return what the links of two entries say; one that no other entry prints says most."""
        same = a.identifiers & b.identifiers
        if not same:
            return _LINKS * links.near(a.identifiers, b.identifiers)
        return _ONLY_LINK if any("/" in link and self.weights.links[link] == 2 for link in same) else _LINKS

    def _name_share(self, a: Features, b: Features) -> float | None:
        """Return the share of surnames in common, by weight; None where a side names nobody."""
        if not a.names or not b.names:
            return max(self._in_text(a, b), self._in_text(b, a)) or None
        short, long = (a, b) if len(a.names) <= len(b.names) else (b, a)
        total = matched = 0.0
        for name in short.names:
            weight = 0.3 + self.weights.names[name]
            total += weight
            if name in long.names:
                matched += weight
            else:
                matched += weight * max([alike(name, other) for other in long.names])
        if matched / total <= 0.2:
            return max(self._in_text(short, long), self._in_text(long, short))
        excess = 0 if a.et_al or b.et_al else abs(a.persons - b.persons)
        return matched / total * (1 - min(0.4, 0.08 * excess))

    def _in_text(self, a: Features, b: Features) -> float:
        """Return the share of a's surnames that b prints elsewhere: an editor, a name read as a title."""
        if not a.names:
            return 0.0
        found = sum(name in b.words for name in a.names)
        return _IN_TEXT * found / len(a.names)

    def learn(self, pairs: Mapping[int, int]) -> None:
        """Learn from the first pairs whether titles are romanized here: then words must agree."""
        for latin in (False, True):
            shares = sorted(
                dict(self.evidence(i, j)).get("words", 0.0) / _WORDS
                for i, j in pairs.items()
                if self.left[i].latin == latin
            )
            if len(shares) < 4:
                self.translated[latin] = float(not latin)
            else:
                self.translated[latin] = 1.0 - min(1.0, max(0.0, shares[len(shares) // 2] - 0.3) / 0.3)

    def gains(self, edges: Iterable[Edge]) -> dict[Edge, float]:
        """Return what each pair gains over leaving both entries alone; only gains."""
        return {(i, j): gain for i, j in edges if (gain := self.gain(i, j)) > 0}

    def gain(self, i: int, j: int) -> float:
        """Return what a pair gains; words weigh by what this list's pairs have taught."""
        told = self._told.get((i, j))
        if told is None:
            told = self._told[i, j] = _Told.of(dict(self.evidence(i, j)), self.left[i].latin)
        total, misread, silent, mute = told
        latin = self.left[i].latin
        excused = self.translated[latin]
        if self.left[i].eastern:
            excused = 1.0
        elif self.right[j].western and not latin:
            excused = max(excused, _WESTERN)
        return total - _BIAS - (excused * mute + (1 - excused) * silent) + misread

    def probability(self, gain: float) -> float:
        """Turn a gain into a score between .5 and 1."""
        return 1 / (1 + math.exp(-1.1 * gain))
