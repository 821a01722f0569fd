"""The hand of one list in one language: what each letter becomes in it, as its own words show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from refnorm.model import PEOPLE
from refnorm.nouns import Remembering, noun
from refnorm.romanization.faulty import HABIT, Habits
from refnorm.romanization.letters import Step, writers
from refnorm.romanization.pairing import Match, is_ending
from refnorm.romanization.recognition import Evidence
from refnorm.romanization.shown import Shown, Slip, akin, is_new, is_yo, ranked, spelling, usual, written
from refnorm.romanization.signs import LOST, MARKS, Signs, signs
from refnorm.romanization.spots import SIGNS, Spot, Way, agree, all_followable, bare, followable, spots
from refnorm.text import LATIN_VOWELS

_ENOUGH = 5
"""Words that show a habit before a word is judged by it."""
_ONE, _FEW, _SOME = 1, 2, 3
"""Words that do where no scheme writes a letter so, where those that the list follows do not, and where they
do but the list departs from them."""
_HALF, _THIRD = 2, 3
"""Part of all schemes that write a letter, so that none speaks against it, proven or merely agreed with."""
_MANY = 10
"""Words from which the schemes that a list proves speak against a letter that its words do not show."""


@noun
class Hand(Remembering):
    """What the words of one list show of each letter in each context, in one language."""

    language: str
    shown: Mapping[Spot, Shown]
    faults: Mapping[tuple[str, str], frozenset[str]]
    """The words that have a letter written as no scheme writes it."""
    words: int

    def doubts(self, match: Match) -> bool:
        """Tell whether a word may have slips: not if several words write each of its letters so.

        A capital inside it is one whatever the letter.
        """
        ways = [(s.spot, s.way) if s.kind == "ok" else None for s in match.steps]
        return not self._shared.issuperset(ways) or not match.roman.text[1:].islower()

    def slips(self, match: Match) -> Iterator[Slip]:
        """Yield the letters of a word which the other words of the list write otherwise."""
        doubtful = [s for s in match.steps if s.kind != "ok" or (s.spot, s.way) not in self._shared]
        slips = (self._slip(match, step) for step in doubtful)
        found = [s for s in slips if s and is_new(match, s)]
        if found and self._is_right(match, found):  # but for a sign that all others print
            found = [s for s in found if s.step.native in LOST and s.expected in MARKS]
        yield from found

    @cached_property
    def _shared(self) -> frozenset[tuple[Spot | None, Way]]:
        """The ways to write a letter that several words show: a slip is none of them, in whatever word."""
        printed = [sign for sign, one in self._signs.items() if one.plain]  # then one left out is looked at
        return frozenset(
            (spot, way)
            for spot, ways in self.shown.items()
            for way, found in ways.items()
            if len(found) > 1 and (way[1] or spot.letter not in printed)
        )

    @cached_property
    def _habits(self) -> Habits:
        return Habits(self.shown, self.by_letter, self.faults)

    @cached_property
    def _signs(self) -> Mapping[str, Signs]:
        """The words that print a sign, and those that leave one out."""
        return {sign: signs(sign, map(self.shown.get, self.by_letter.get(sign, ()))) for sign in LOST}

    def _is_right(self, match: Match, slips: Sequence[Slip]) -> bool:
        """Tell whether a scheme that the list follows writes the word so, its letters parted otherwise."""
        followed = self.evidence.followed
        if all(s.step.spot and s.step.spot.schemes(s.step.way) & followed for s in slips):
            return False  # it is the list that departs from the scheme
        return bool(followed & writers(match.native.form, match.roman.form, self.language))

    def _slip(self, match: Match, step: Step) -> Slip | None:
        word = match.native.form
        if (
            step.kind == "soft"
            or step.native == "'"
            or is_yo(step)
            or (step.native, step.kind) == ("ё", "ok")
        ):
            return None  # a ё is printed as е or yo as it comes
        if step.native in SIGNS and step.roman in MARKS and step.spot and not self._is_letter(step.spot):
            return None  # printed or left out as it comes
        if step.native in LOST and (printed := self._signs[step.native].lost(match, step)):
            return Slip(step, "'", next(iter(printed.values())).roman.text, len(printed), excused=True)
        if step.kind != "ok" or step.spot is None:
            if self._habits.holds(step, word):
                return None
            return self._fault(word, step)
        spot, way = step.spot, step.way
        if not step.roman and not (self._is_letter(spot) if step.native in SIGNS else spot.schemes(way)):
            return None
        for every in (self.shown.get(spot, {}), self._pool(spot, way)):
            pool = akin(every, match, step)
            own = pool.get(way, {})
            if len(own) > (word in own):
                return None
            best, like, many = usual(pool, way, word)
            if like and many >= self._needed(spot, best, match, step) and not self._opens(step, spot, best):
                expected = spelling(like, spot, best, len(step.native))
                return Slip(step, expected, like.roman.text, many, excused=True)
        if spot.unmarked(way) and not self._unmarked - {word} and (plain := self._bare(word, step, spot)):
            return plain
        return None if is_ending(match, step) else self._against_scheme(match, step)

    def _opens(self, step: Step, spot: Spot, usual: Way) -> bool:
        """Tell whether a scheme writes a letter so at the beginning, and inside as other words do."""
        own = self.by_letter.get(spot.letter, ())
        return not step.at and any(
            agree(spot, step.way, one, usual) for one in own if one is not spot and usual in self.shown[one]
        )

    def _bare(self, word: str, step: Step, spot: Spot) -> Slip | None:
        """Return a consonant without the mark of schemes that other words contradict: щ as sc, beside sh."""
        if len(step.native) > 1 or step.roman[0] in LATIN_VOWELS:
            return None
        marked = spot.marked(step.way)
        many = self.evidence.against(marked, word)
        others = (self.evidence.nearest or all_followable(self.language)) & ~marked
        expected = written(spots(word, self.language), step, others)
        return Slip(step, expected, shown=many, excused=True) if many >= _SOME and expected else None

    def _is_letter(self, spot: Spot) -> bool:
        """Tell whether the list writes a sign as a letter: дзвін, dzvin; тінь, tinj."""
        return any(out.isalpha() for _, out in self.shown.get(spot, {}))

    def _needed(self, spot: Spot, usual: Way, match: Match, step: Step) -> int:
        """Return how many words have to write a letter in the usual way, so that another one is a slip."""
        word, way = match.native.form, step.way
        if spot.unmarked(way):
            return _ENOUGH if self._unmarked - {word} else _ONE
        if usual[1] != way[1] == bare(usual[1]):
            return _ENOUGH if self._stripped - {word} else _SOME
        followed = self.evidence.followed
        if not followed and match.native.field in PEOPLE and not is_ending(match, step):
            return _FEW  # which is said softly: a list of translated titles shows little beside its names
        if not followed or spot.preferred(way) & spot.preferred(usual) & followed:
            return _ENOUGH
        if not spot.preferred(way) & followed:
            return _FEW
        return _ENOUGH if spot.preferred(usual) & followed else _SOME

    @cached_property
    def _unmarked(self) -> frozenset[str]:
        """The words that have a letter without the marks that its schemes give it."""
        return frozenset(
            word
            for spot, ways in self.shown.items()
            for way, found in ways.items()
            for word in (found if way[0] == 1 and spot.unmarked(way) else ())
        )

    @cached_property
    def _stripped(self) -> frozenset[str]:
        """The words that have a letter plain which others have with a mark: kok, beside kök."""
        every = [(at.letter, way[1], words) for at, ways in self.shown.items() for way, words in ways.items()]
        marked = {(letter, bare(output)) for letter, output, _ in every if not output.isascii()}
        return frozenset(w for letter, output, words in every if (letter, output) in marked for w in words)

    def _against_scheme(self, match: Match, step: Step) -> Slip | None:
        """Return a letter that no scheme writes so which the list's other letters prove, or agree with."""
        spot, word = step.spot, match.native.form
        assert spot is not None
        speaking = self.evidence.followed if self.words >= _MANY else 0
        if spot.schemes(step.way) & speaking:
            return None
        proven = speaking > 0
        speaking = speaking or (0 if self._is_followed(match) else self.evidence.agreed(match, step))
        if not speaking or self._is_common(step, _HALF if proven else _THIRD):
            return None
        return Slip(step, written(spots(word, self.language), step, speaking), excused=True)

    def _is_common(self, step: Step, part: int) -> bool:
        """Tell whether one of so many schemes, or more, writes a letter so."""
        every, spot = all_followable(self.language), step.spot
        preferred = (spot.preferred(step.way) & every).bit_count() if spot else 0
        return preferred > _FEW and part * preferred > every.bit_count()

    def _is_followed(self, match: Match) -> bool:
        """Tell whether a person may follow another scheme the whole of his name."""
        whole = writers(match.native.form, match.roman.form, self.language)
        return match.native.field in PEOPLE and bool(whole & ~all_followable(self.language))

    @cached_property
    def _outputs(self) -> dict[str, set[str]]:
        return {}

    def outputs(self, letter: str) -> set[str]:
        """Return what a first letter becomes here: as words show, and in the schemes that are nearest."""
        known = self._outputs.get(letter)
        if known is None:
            known = self._outputs[letter] = self._becomes(letter)
        return known

    def _becomes(self, letter: str) -> set[str]:
        own = self.by_letter.get(letter, ())
        every = [ways for spot in own for ways in self.shown[spot].items()]
        found = {out for (_, out), words in every if len(words) > 1}  # one word may hold a slip
        near, first = self.evidence.nearest, spots(letter, self.language)[0].choices
        # what is written at the beginning alone no letter inside of a word speaks against: Ye.
        untold = {c.output for c in first if c.schemes and own and not any(s.offers(c[:2]) for s in own)}
        return found | untold | self.habits(letter) | {c.output for c in first if c.schemes & near}

    def habits(self, letter: str) -> set[str]:
        """Return what a letter becomes in several words that no scheme writes so."""
        every = self.faults.items()
        return {out for (own, out), words in every if own == letter and out and len(words) > HABIT}

    def mostly(self, letter: str) -> set[str]:
        """Return what a letter becomes in several words, and in most of those that show it."""
        counts = Counter[str]()
        for spot in self.by_letter.get(letter, ()):
            counts.update({out: len(words) for (_, out), words in self.shown[spot].items() if out})
        return {out for out, many in counts.items() if many > HABIT and 2 * many > counts.total()}

    def strays(self, match: Match) -> Iterator[tuple[str, str]]:
        """Yield the letters of a word, and what they become, that the list mostly writes otherwise."""
        for step in match.steps:
            if step.kind == "ok" and step.spot is not None and step.roman and not is_yo(step):
                pool = akin(self._pool(step.spot, step.way), match, step)
                own = pool.get(step.way, {})
                same = len(own) - (match.native.form in own)
                if usual(pool, step.way, match.native.form)[2] > max(1, 2 * same):
                    yield step.native, step.roman

    @cached_property
    def by_letter(self) -> dict[str, list[Spot]]:
        """The spots that words show, by their letter."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for spot in self.shown:
            found[spot.letter].append(spot)
        return found

    @cached_property
    def _pools(self) -> dict[tuple[Spot, Way], Shown]:
        return {}

    def _pool(self, spot: Spot, way: Way) -> Shown:
        """Return the words that show a letter in any context in which it may be written in a way.

        What one scheme writes in both contexts, in each its own way, is not held against it.
        """
        known = self._pools.get((spot, way))
        if known is None:
            known = self._pools[spot, way] = self._pooled(spot, way)
        return known

    def _pooled(self, spot: Spot, way: Way) -> Shown:
        pool: Shown = {}
        followed = self.evidence.followed or self.evidence.nearly
        foreign = followed and not spot.schemes(way) & followed
        for one in self.by_letter.get(spot.letter, ()):
            # what the list's scheme writes there and not here is no habit of the list here: зг, zgh
            own = foreign and one is not spot and one.schemes(way) & followed
            for other, found in self.shown[one].items() if one.offers(way) and not own else ():
                if other == way or (spot.offers(other) and not agree(spot, way, one, other)):
                    pool.setdefault(other, {}).update(found)
        return pool

    def _fault(self, word: str, step: Step) -> Slip:
        """Return a letter that no scheme writes so, with what words, or most of the proven schemes, write."""
        if step.spot is None or step.kind == "extra":
            return Slip(step, "")
        if len(step.native) > 1 and step.kind == "missing":
            near = self.evidence.nearest or all_followable(self.language)
            return Slip(step, written(spots(word, self.language), step, near))
        best, like, many = usual(ranked(self.shown, self.by_letter, step.spot), step.way, word)
        if like is None:
            near = sum(bit for code, bit in followable(self.language).items() if code in self.schemes)
            ways = sorted(step.spot.choices, key=lambda c: -(c.first & near).bit_count())
            return Slip(step, next((c.output for c in ways if c.length == 1), ""))
        return Slip(step, spelling(like, step.spot, best, 1), like.roman.text, many)

    @cached_property
    def schemes(self) -> tuple[str, ...]:
        """Return the schemes that the letters prove, those that cannot be told apart together; or none."""
        return self.evidence.proven

    @cached_property
    def evidence(self) -> Evidence:
        """What the words show of the schemes of their language."""
        return Evidence(self.language, self.shown, self.words)
