"""A scheme as one list writes it: where its words show another way to write a letter, that one."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from refnorm.nouns import replace
from refnorm.romanization.hand import Hand
from refnorm.romanization.pairing import Match
from refnorm.romanization.scheme import Rule, Scheme
from refnorm.romanization.spots import Spot, Way, bits, fold

_HABIT, _HALF = 2, 2
"""Words that show a habit, which have to be more than half of those that have the letter."""
_SIGN, _SOFT, _HARD = "'", "ь", "ъ"


def own(table: Scheme, hand: Hand) -> Scheme:
    """Return a scheme with what most words of a list write for a letter; itself where none differ."""
    told = _told(table, hand)
    if not told:
        return table
    rules = {first: tuple(_as_told(rule, told) for rule in rules) for first, rules in table.rules.items()}
    return dataclasses.replace(table, rules=MappingProxyType(rules))


def _as_told(rule: Rule, told: Mapping[tuple[str, str], str]) -> Rule:
    written = told.get((rule.letters, fold(rule.outputs[0])))
    return rule if written is None else replace(rule, outputs=(written, *rule.outputs))


def _told(table: Scheme, hand: Hand) -> Mapping[tuple[str, str], str]:
    """Return by letter, and by what the scheme writes for it, what most words of the list print there."""
    bit = bits(hand.language).get(table.code, 0)
    found: dict[tuple[str, str], Counter[str]] = {}
    for spot, ways in hand.shown.items():
        usual = next((c.output for c in spot.choices if c.first & bit and c.length == 1), None)
        for way, words in ways.items() if usual is not None else ():
            if way[0] == 1:
                printed = (_printed(spot, way, match) for match in words.values())
                found.setdefault((spot.letter, usual or ""), Counter()).update(printed)
    most = {key: (*counts.most_common(1)[0], counts.total()) for key, counts in found.items()}
    told = {key: text for key, (text, n, every) in most.items() if n >= _HABIT and _HALF * n > every}
    if any(letter == _SOFT and not text for (letter, _), text in told.items()):
        # who leaves out one sign leaves out the other, of which the list may have no word
        hard = ((_HARD, fold(r.outputs[0])) for r in table.rules.get(_HARD, ()) if r.letters == _HARD)
        told |= {key: "" for key in hard if key not in found}
    return told


def _printed(spot: Spot, way: Way, match: Match) -> str:
    """Return how a word prints a letter: ı and not i, the list's own apostrophe."""
    text, form = match.roman.text, match.roman.form
    if set(way[1]) == {_SIGN}:
        return next((char for char in text if fold(char) == way[1]), way[1])
    where = next((step.where for step in match.steps if step.spot is spot and step.way == way), None)
    if where is None or len(text) != len(form):
        return way[1]
    return text[where : where + len(way[1])].lower()
