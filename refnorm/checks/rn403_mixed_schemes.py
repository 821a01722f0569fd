"""RN403 mixed-schemes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from refnorm.checks import Context, rule
from refnorm.checks.mixed import proven, shown, strange, titled
from refnorm.messages import phrase, row, tongue
from refnorm.model import BEGIN, PEOPLE, Finding, Phrase, ReferenceList, Seat, Side, Span
from refnorm.romanization.hand import Hand
from refnorm.romanization.mixtures import Mixture, habitual, is_unmarked, of_faulty, only_bare
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import TITLES

_LETTERS, _BARE = 2, 3
"""Letters that titles write in two ways, once each, and letters with and without their marks: so many are
another hand, where one would be a slip."""
_SURE, _LIKELY, _SIGNED = 0.96, 0.8, 0.65
"""How sure a letter is mixed that several words write in each way, one that a single word does, and one that
names alone write in the rarer way: their bearers may sign so."""
_LETTERED = ("RN303", "RN304", "RN305")
"""Rules that tell of single letters."""
_SHOWN = 3
"""Words that are shown of each way to write a letter."""


@rule("RN403", ReferenceList, "warning")
def mixed_schemes(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """The list romanizes one language under several schemes: a letter in two ways.

    Why: an index takes the two spellings of a name for two persons. Several words show each way, or several
    letters are in two ways (with and without the marks over them), once each; one word is a slip (RN304).
    Two languages under two schemes are right; so is one letter that one scheme writes in two ways.

    Fix: Choose one scheme for the language and write all its words so.

    Source: the scheme that the list itself shows (docs/schemes.md names each scheme's standard).

    Bad:
        text: Литература
        text: 1. Захаров П. Т. Характер хуторов. М.: Наука, 2015. 364 с.
        text: 2. Михайлов Д. Е. Холмы и хутора. М.: Колос, 1987. 214 с.
        text: References
        text: 1. Zakharov P. T. Kharakter khutorov. Moscow: Nauka Publ., 2015. 364 p.
        text: 2. Mihaylov D. E. Holmy i hutora. Moscow: Kolos Publ., 1987. 214 p.

    Good:
        text: Литература
        text: 1. Захаров П. Т. Характер хуторов. М.: Наука, 2015. 364 с.
        text: 2. Михайлов Д. Е. Холмы и хутора. М.: Колос, 1987. 214 с.
        text: References
        text: 1. Zakharov P. T. Kharakter khutorov. Moscow: Nauka Publ., 2015. 364 p.
        text: 2. Mikhaylov D. E. Kholmy i khutora. Moscow: Kolos Publ., 1987. 214 p.
    """
    told = {span for f in context.found if f.code in _LETTERED and f.romanized for span in f.romanized.spans}
    for (_, roman), hands in context.comparison.hands.items():
        for hand in hands.values() if roman == lst.index else ():
            mixed, single = proven(hand), shown(hand)
            odd = list(habitual(hand, _titled(context, hand, lst)))
            if mixed:
                known = {one.letter for one in mixed}
                mixed += [one for one in _untold(titled(single), told) if one.letter not in known]
                sure = _SIGNED if all(map(_is_signed, mixed)) else _SURE
                mixed += of_faulty(hand, _faulty(context, hand, told), mixed)
                mixed += [one for one in odd if one.letter not in {other.letter for other in mixed}]
                yield _finding(context, hand, mixed, sure)
            elif odd:
                yield _finding(context, hand, odd, _LIKELY)
            elif several := _untold(_several(single) or _by_another(single, roman, context), told):
                several += of_faulty(hand, _faulty(context, hand, told), several)
                yield _finding(context, hand, several, _LIKELY)


def _faulty(context: Context, hand: Hand, told: set[Span]) -> Iterator[Match]:
    """Yield the words of titles in which another rule has told of a letter."""
    for pair in context.article.paired:
        found = context.comparison.of(pair)
        for match in found.matches if found else ():
            if match.roman.span in told and match.native.field in TITLES and match.language == hand.language:
                yield match


def _titled(context: Context, hand: Hand, lst: ReferenceList) -> Iterator[Match]:
    """Yield the words of titles that a hand has romanized in a list."""
    for pair in context.article.paired:
        found = context.comparison.of(pair) if pair.lists[1] == lst.index else None
        for match in found.matches if found else ():
            if match.native.field in TITLES and match.language == hand.language:
                yield match


def _is_signed(mixture: Mixture) -> bool:
    """Tell whether only names write a letter in the rarer way, and other words in the usual one."""
    (_, usual), *rare = mixture.ways
    plain = any(match.native.field not in PEOPLE for match in usual)
    return plain and all(match.native.field in PEOPLE for _, words in rare for match in words)


def _several(single: list[Mixture]) -> list[Mixture]:
    """Return the letters that a word or more writes in each way, where they are too many for slips."""
    if len(found := titled(single)) >= _LETTERS:
        return found
    return single if sum(map(is_unmarked, single)) >= _BARE else []


def _by_another(single: list[Mixture], roman: int, context: Context) -> list[Mixture]:
    """Return the letters by which an entry of a list shows another hand than that of the others."""
    pairs = (p for p in context.article.paired if p.romanized and p.romanized.list == roman)
    letters = {letter for pair in pairs if single for letter in strange(pair, context)}
    return [one for one in single if one.letter in letters]


def _untold(mixed: list[Mixture], told: set[Span]) -> list[Mixture]:
    """Return letters without the ways whose only words another rule has told of, where two are left."""
    left = [
        Mixture(one.letter, tuple(way for way in one.ways if {m.roman.span for m in way[1]} - told))
        for one in mixed
    ]
    return [one for one in left if len(one.ways) > 1]


def _finding(context: Context, hand: Hand, mixed: list[Mixture], sure: float) -> Finding:
    said = tuple(way for mixture in mixed for way in _told(mixture))
    said += tuple(map(_bare, only_bare(hand, mixed)))
    rare = [match for mixture in mixed for _, matches in mixture.ways[1:] for match in matches]
    rows: dict[Seat, list[Span]] = {}
    for match in rare:
        rows.setdefault(_seat(context, match), []).append(match.roman.span)
    sides = [_side(context, seat, dict.fromkeys(spans)) for seat, spans in rows.items()]
    message = phrase("RN403.ways", language=tongue(hand.language), ways=said)
    return context.finding(message, None, sides[0], confidence=sure, related=sides[1:])


def _bare(mixture: Mixture) -> Phrase:
    """Return what stands for a letter that is written in one way, without the mark that others have."""
    ((way, words),) = mixture.ways
    examples = ", ".join(match.roman.text for match in words[:_SHOWN])
    return phrase("RN403.bare", letter=mixture.letter, output=way[1], words=examples)


def _side(context: Context, seat: Seat, spans: Iterable[Span]) -> Side:
    """Return the side at which some words of an entry stand."""
    words = [span.of(context.document.text) for span in spans]
    return context.side(seat.list, seat.entry, list(spans), " ".join(words))


def _seat(context: Context, match: Match) -> Seat:
    """Return where the entry sits in which a word stands."""
    span = match.roman.span
    for lst in context.article.lists:
        if not lst.entries or not lst.span.holds(span):
            continue
        likely = lst.entries[bisect_right(lst.entries, span.start, key=BEGIN) - 1]
        for entry in (likely, *lst.entries):
            if entry.span.holds(span):
                return Seat(lst.index, entry.index)
    raise AssertionError("a word of no entry")


def _told(mixture: Mixture) -> Iterator[Phrase]:
    """Yield what stands for the letter, and for it together with the next one where both become one."""
    forms: dict[str, list[Phrase]] = {}
    for way, words in mixture.ways:
        steps = (step for match in words for step in match.steps)
        letters = next(s.native for s in steps if s.way == way and s.native[0] == mixture.letter)
        examples = ", ".join(match.roman.text for match in words[:_SHOWN])
        forms.setdefault(letters, []).append(phrase("RN403.form", output=way[1], words=examples))
    for letters, found in forms.items():
        yield phrase("RN403.way", letter=letters, forms=row("RN403.both", found))
