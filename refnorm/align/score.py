"""How much speaks for two entries being one work."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import product

from refnorm.align import links
from refnorm.align.features import STEM, Features

Edge = tuple[int, int]
Key = tuple[str, str]

_MOST = 8
"""Candidates that an entry is compared with."""
_HEARD = 240
"""Votes that are counted for an entry: what is common in a long list nominates nobody."""

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
_STEMS = 0.6
"""What a stem counts beside a word."""
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


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> float:
    """Return how alike two surname skeletons are, 0 to 1."""
    if a == b:
        return 1.0
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if min(len(a), len(b)) < 3:
        return 0.0
    near = Levenshtein.normalized_similarity(a, b)
    if near >= 0.66 and JaroWinkler.similarity(a, b) >= 0.8:
        return near
    # a foreign c is к in Russian (Crecraft, Крекрафт), a Russian ц is c in some schemes
    return 0.85 if len(a) > 4 and a.replace("k", "s") == b.replace("k", "s") else 0.0


class Scorer:
    """Scores pairs of two sides; words, names and numbers weigh by how rare they are here."""

    def __init__(self, left: Sequence[Features], right: Sequence[Features]) -> None:
        self.left = left
        self.right = right
        both = [*left, *right]
        self._size = len(both)
        self._words = Counter(w for f in both for w in f.words)
        self._concepts = Counter(c for f in both for c in f.concepts)
        self._names = Counter(n for f in both for n in set(f.names))
        self._numbers = Counter(n for f in both for n in f.numbers)
        self._links = Counter(link for f in both for link in f.identifiers)
        self._totals: dict[int, float] = {}
        self._parts: dict[Edge, tuple[tuple[str, float], ...]] = {}
        self.translated = {False: 1.0, True: 0.0}
        """How much a lack of common words is excused, for native entries not in and in Latin script: of the
        latter both lists mostly print the same."""

    @cached_property
    def word_weights(self) -> dict[str, float]:
        """Weigh words by their rarity in the lists and their length."""
        return {
            w: math.log(1 + self._size / n) * (_STEMS if w[0] == STEM else min(1.0, 0.35 + 0.13 * len(w)))
            for w, n in self._words.items()
        }

    @cached_property
    def concept_weights(self) -> dict[str, float]:
        """Weigh concepts by their rarity."""
        return {c: math.log(1 + self._size / n) for c, n in self._concepts.items()}

    @cached_property
    def name_weights(self) -> dict[str, float]:
        """Weigh surnames by their rarity."""
        return {w: math.log(1 + self._size / n) for w, n in self._names.items()}

    @cached_property
    def number_weights(self) -> dict[str, float]:
        """Weigh numbers by their rarity and length: a page says more than a volume."""
        lengths = (0.25, 0.5, 0.9, 1.0, 1.2, 1.4)
        return {
            w: math.log(1 + self._size / n) * lengths[min(len(w), 6) - 1] for w, n in self._numbers.items()
        }

    def evidence(self, i: int, j: int) -> tuple[tuple[str, float], ...]:
        """Return what speaks for a pair and against it, each with its share."""
        if (i, j) not in self._parts:
            self._parts[i, j] = tuple(self._compare(self.left[i], self.right[j]))
        return self._parts[i, j]

    def _compare(self, a: Features, b: Features) -> Iterable[tuple[str, float]]:
        names = self._name_share(a, b)
        if names is not None:
            share = _NAMES * names if names > 0 else -_NO_NAMES
            yield "surnames", round(share, 3)
            firsts = product(a.names[: a.first], b.names[: b.first])
            if any(alike(one, other) >= 0.75 for one, other in firsts):
                yield "first author", _FIRST
        else:
            yield "no surnames", _NAMELESS if not a.names and not b.names else 0.4
        if a.numbers or b.numbers:
            numbers = self._overlap(a.numbers, b.numbers, self.number_weights)
            fewest = min(len(a.numbers), len(b.numbers))
            none = not numbers and fewest > 1
            cost = _NONE_OF_MANY if fewest >= MANY else _NO_NUMBER
            yield "numbers", -cost if none else round(_NUMBERS * numbers, 3)
            if not none and a.pages and b.pages and not a.pages & b.pages:
                yield "pages", -_NO_PAGE
        words = self._overlap(a.words, b.words, self.word_weights)
        concepts = self._overlap(a.concepts, b.concepts, self.concept_weights)
        yield "words", round(_WORDS * words, 3)
        if concepts:
            yield "concepts", round(_WORDS * _CONCEPTS * concepts * (1 - words), 3)
        if a.identifiers and b.identifiers:
            yield "identifiers", self._link_evidence(a, b)
        if a.codes and b.codes:
            yield "document number", _CODES if a.codes & b.codes else -_OTHER_CODES
        if a.label is not None and a.label == b.label:
            yield "position", _PLACE
        elif a.position == b.position:
            yield "position", _PLACE * 0.7
        elif abs(a.position - b.position) <= 2:
            yield "position", _PLACE * 0.3

    def _link_evidence(self, a: Features, b: Features) -> float:
        """Return what the links of two entries say; one that no other entry prints says most."""
        same = a.identifiers & b.identifiers
        if not same:
            return _LINKS * links.near(a.identifiers, b.identifiers)
        return _ONLY_LINK if any("/" in link and self._links[link] == 2 for link in same) else _LINKS

    def _name_share(self, a: Features, b: Features) -> float | None:
        """Return the share of surnames in common, by weight; None where a side names nobody."""
        if not a.names or not b.names:
            return max(self._in_text(a, b), self._in_text(b, a)) or None
        short, long = (a, b) if len(a.names) <= len(b.names) else (b, a)
        total = matched = 0.0
        for name in short.names:
            weight = 0.3 + self.name_weights[name]
            total += weight
            matched += weight * max(alike(name, other) for other in long.names)
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

    def _overlap(self, a: Mapping[str, int], b: Mapping[str, int], weights: Mapping[str, float]) -> float:
        """Return the weight in common, of the mean of both sides and of the lighter one."""
        if not a or not b:
            return 0.0
        own, other = self._total(a, weights), self._total(b, weights)
        common = sum(weights[k] for k in a.keys() & b.keys())
        return common / (0.7 * min(own, other) + 0.3 * max(own, other))

    def _total(self, features: Mapping[str, int], weights: Mapping[str, float]) -> float:
        found = self._totals.get(id(features))
        if found is None:
            found = self._totals[id(features)] = sum(weights[k] for k in features)
        return found

    def learn(self, pairs: Mapping[int, int]) -> None:
        """Learn from the first pairs whether titles are romanized here: then words must agree."""
        for latin in (False, True):
            shares = sorted(
                dict(self.evidence(i, j)).get("words", 0.0) / _WORDS
                for i, j in pairs.items()
                if self.left[i].latin == latin
            )
            if len(shares) >= 4:
                self.translated[latin] = 1.0 - min(1.0, max(0.0, shares[len(shares) // 2] - 0.3) / 0.3)

    def gains(self, edges: Iterable[Edge]) -> dict[Edge, float]:
        """Return what each pair gains over leaving both entries alone; only gains."""
        found = {(i, j): self.gain(i, j) for i, j in edges}
        return {edge: gain for edge, gain in found.items() if gain > 0}

    def gain(self, i: int, j: int) -> float:
        """Return what a pair gains; words weigh by what this list's pairs have taught."""
        parts = dict(self.evidence(i, j))
        latin = self.left[i].latin
        words = (parts.get("words", 0.0) + (0.0 if latin else parts.get("concepts", 0.0))) / _WORDS
        excused = self.translated[latin]
        if self.right[j].western and not latin:
            excused = max(excused, _WESTERN)
        weight, enough = _SILENT[latin]
        sure = parts.get("identifiers", 0.0) >= _ONLY_LINK
        silent = 0.0 if sure else (1 - excused) * weight * max(0.0, enough - words) / enough
        known = min(1.0, words / _TRANSLATED)
        agree = parts.get("numbers", _NUMBERS / 4) / _NUMBERS
        numbers = min(1.0, max(0.0, 2 * agree))
        misread = _MISREAD if parts.get("surnames", 0.0) < 0 and agree > _SAME_NUMBERS else 0.0
        mute = excused * (_MUTE * (1 - numbers) * (1 - known) - _ECHO * known)
        return sum(parts.values()) - _BIAS - silent - mute + misread

    def probability(self, gain: float) -> float:
        """Turn a gain into a score between .5 and 1."""
        return 1 / (1 + math.exp(-1.1 * gain))


def candidates(left: Sequence[Features], right: Sequence[Features], scorer: Scorer) -> list[Edge]:
    """Return the pairs worth comparing: those that share rare features, and neighbours by number."""
    postings: dict[Key, list[int]] = defaultdict(list)
    labels: dict[str, list[int]] = defaultdict(list)
    for j, f in enumerate(right):
        for key, _ in _keys(f, scorer):
            postings[key].append(j)
        if f.label:
            labels[f.label].append(j)
    edges: list[Edge] = []
    for i, f in enumerate(left):
        votes = _votes(f, scorer, postings)
        best = heapq.nsmallest(_MOST, votes, key=lambda j: (-votes[j], abs(j - i)))
        near = {*labels.get(f.label or "", ())} | ({i} if i < len(right) else set())
        edges.extend((i, j) for j in sorted({*best, *near}))
    return edges


def _votes(f: Features, scorer: Scorer, postings: Mapping[Key, Sequence[int]]) -> dict[int, float]:
    """Return the weight that each entry of the other side has in common with this one.

    The rarest features vote first; common ones only where few entries have been named yet.
    """
    votes: dict[int, float] = defaultdict(float)
    heard = 0
    for hits, weight in sorted(
        ((postings[key], weight) for key, weight in _keys(f, scorer) if key in postings),
        key=lambda found: len(found[0]),
    ):
        heard += len(hits)
        if heard > _HEARD and votes:
            break
        for j in hits:
            votes[j] += weight
    return votes


def _keys(f: Features, scorer: Scorer) -> Iterable[tuple[Key, float]]:
    for name in set(f.names):
        yield ("name", name), 1.5 * scorer.name_weights[name]
    for word in f.words:
        yield ("word", word), scorer.word_weights[word]
    for number in f.numbers:
        yield ("number", number), scorer.number_weights[number]
    for link in f.identifiers:
        yield ("link", link), 8.0
