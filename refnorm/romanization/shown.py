"""What some words show of a letter: how they write it, and which of them may judge it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from refnorm.model import Phrase
from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import ENDING, Match, is_ending, is_signed
from refnorm.romanization.spots import SIGNS, Spot, Way, written_yo

_MARKED = 5
"""Words that write a letter with an apostrophe, from which one without is a slip."""

Shown = dict[Way, dict[str, Match]]
"""For each way the words that have it, by the native word."""


class Slip(NamedTuple):
    """A letter that is not written as the list writes it: what stands there, what was expected, and why.

    `like` is a word of the list that shows it, `shown` how many do, `excused` whether some scheme writes so.
    """

    step: Step
    expected: str
    like: str | Phrase | None = None
    shown: int = 0
    excused: bool = False


def akin(pool: Shown, match: Match, step: Step) -> Shown:
    """Return the words that judge a letter: other surnames that of a surname's ending, and they no other."""
    alike = is_signed(match)
    if step.native[:1] not in ENDING or (alike and not is_ending(match, step)):
        return pool
    found = ((way, {w: m for w, m in words.items() if is_signed(m) == alike}) for way, words in pool.items())
    return {way: words for way, words in found if words}


def is_yo(step: Step) -> bool:
    """Tell whether a е is written as the ё that it stands for: Королев, Korolyov."""
    return step.native == "е" and step.roman != "e" and step.roman in written_yo()


def usual(pool: Shown, way: Way, word: str) -> tuple[Way, Match | None, int]:
    """Return how other words write instead, one of them, and how many they are."""
    best, most = way, 0
    for other, found in pool.items():
        many = len(found) - (word in found)
        if many > most and other != way:
            best, most = other, many
    like = next((m for w, m in pool[best].items() if w != word), None) if most else None
    return best, like, most


def ranked(shown: Mapping[Spot, Shown], places: Mapping[str, Sequence[Spot]], spot: Spot) -> Shown:
    """Return how words write a letter in its context, first what most of them write for it in any.

    In one that no word has, they write it as elsewhere. `places` are a letter's contexts.
    """
    here, every = shown.get(spot, {}), places.get(spot.letter, ())
    if here:
        often = {way: sum(len(shown[one].get(way, ())) for one in every) for way in here}
        return {way: here[way] for way in sorted(here, key=often.__getitem__, reverse=True)}
    pool: Shown = {}
    for way, found in (item for one in every for item in shown[one].items()):
        if spot.offers(way):
            pool.setdefault(way, {}).update(found)
    return pool


def written(row: Sequence[Spot], step: Step, schemes: int) -> str:
    """Return how some schemes write the letters of a step."""
    text, at = "", step.at
    while at < step.at + len(step.native):
        choice = next((c for c in row[at].choices if c.first & schemes), None)
        text, at = text + (choice.output if choice else ""), at + (choice.length if choice else 1)
    return text


def spelling(match: Match, spot: Spot, way: Way, length: int) -> str:
    """Return how a word that shows a way writes as many letters as are in question: ый, yj."""
    text = ""
    for step in match.steps:
        if (text or (step.spot is spot and step.way == way)) and length > 0:
            text, length = text + step.roman, length - len(step.native)
    return text or way[1]


def _is_shared(match: Match, slip: Slip) -> bool:
    """Tell whether a letter leaves its end to the one behind it, which begins so: деңгейі, dengeyi."""
    step, (rest, whole) = slip.step, (slip.expected.removeprefix(slip.step.roman), slip.expected)
    if not step.roman or not rest or rest == whole:
        return False
    behind = next((one for one in match.steps if one.at == step.at + len(step.native)), None)
    return behind is not None and behind.roman.startswith(rest)


def is_new(match: Match, slip: Slip) -> bool:
    """Tell whether more was expected than an apostrophe, or one that is a part of the letter."""
    other = slip.expected.replace("'", "") != (slip.step.roman or None) or has_lost_mark(slip)
    return other and not _is_shared(match, slip)


def has_lost_mark(slip: Slip) -> bool:
    """Tell whether a letter, no sign, lacks the apostrophe with which many words write it: gʻ, k'."""
    return slip.excused and slip.step.native not in SIGNS and slip.shown >= _MARKED
