"""RN403 mixed-schemes."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm import locales
from refnorm.checks import Context, rule
from refnorm.model import Finding, ReferenceList
from refnorm.romanization.hand import Hand, Mixture

_SHOWN = 3
"""Words that are shown of each way to write a letter."""


@rule("RN403", ReferenceList, "warning")
def mixed_schemes(lst: ReferenceList, context: Context) -> Iterator[Finding]:
    """The list romanizes one language under several schemes: a letter in two ways, each in several words.

    Why: an index takes the two spellings of a name for two persons. Two languages under two schemes are
    right; so is one letter that one scheme writes in two ways.

    Bad:
        text: Литература
        text: 1. Захаров П. Т. Характер рек. М.: Наука, 2015. 364 с.
        text: 2. Михайлов Д. Е. Холмы и хутора. М.: Колос, 1987. 214 с.
        text: References
        text: 1. Zakharov P. T. Kharakter rek. Moscow: Nauka Publ., 2015. 364 p.
        text: 2. Mihaylov D. E. Holmy i hutora. Moscow: Kolos Publ., 1987. 214 p.

    Good:
        text: Литература
        text: 1. Захаров П. Т. Характер рек. М.: Наука, 2015. 364 с.
        text: 2. Михайлов Д. Е. Холмы и хутора. М.: Колос, 1987. 214 с.
        text: References
        text: 1. Zakharov P. T. Kharakter rek. Moscow: Nauka Publ., 2015. 364 p.
        text: 2. Mikhaylov D. E. Kholmy i khutora. Moscow: Kolos Publ., 1987. 214 p.
    """
    for (_, roman), hands in context.comparison.hands.items():
        for hand in hands.values() if roman == lst.index else ():
            if mixtures := list(hand.mixtures()):
                yield _finding(lst, context, hand, mixtures)


def _finding(lst: ReferenceList, context: Context, hand: Hand, mixtures: list[Mixture]) -> Finding:
    said = "; ".join(_told(mixture) for mixture in mixtures)
    name = next((lo.name for lo in locales.load() if lo.language == hand.language), hand.language)
    side = context.side(lst.index, None, [lst.heading] if lst.heading else ())
    return context.finding(f"{name} is romanized in several ways: {said}", None, side, confidence=0.96)


def _told(mixture: Mixture) -> str:
    ways = (f"{out} ({', '.join(roman for _, roman in words[:_SHOWN])})" for out, words in mixture.ways)
    return f"{mixture.letter} as {' and as '.join(ways)}"
