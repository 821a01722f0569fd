"""Initials held against each other, by what the list's own words show of each letter."""

from __future__ import annotations

from collections.abc import Sequence

from refnorm.checks import Context
from refnorm.checks.persons import Person
from refnorm.checks.unseen import may_be_shown
from refnorm.locales.tongues import foreign_letters
from refnorm.model import Pair
from refnorm.romanization.hand import Hand
from refnorm.romanization.homelands import heard
from refnorm.romanization.known import fits
from refnorm.romanization.originals import russified, signs
from refnorm.romanization.spots import fold, native
from refnorm.romanization.transcribed import of_region
from refnorm.text import LATIN_LETTER

_OTHER, _LOST, UNUSUAL = 0.97, 0.95, 0.65
"""How sure initials differ: another letter, another number of them, a letter the list writes otherwise."""
_PROOF = 30
"""Words from which on a list's scheme is known well enough to say how it writes a letter that none has."""
_FOREIGN = 0.85
"""How sure it is that an initial of a foreign name is another."""
_WRITTEN_OUT = 3
"""Letters of an initial at most: what has more is a name, and he who writes it may write all of them."""


def other_initials(person: Person, hands: Sequence[Hand]) -> float:
    """Tell how sure it is that the initials of a person differ: another letter, one lost or added.

    An initial that some scheme writes so, but not this list, may be the person's own.
    """
    a, b = person.native, person.romanized
    if not a or not b or not a.given or not b.given:
        return 0.0
    own, theirs = person.initials
    if not own or not theirs or not all(LATIN_LETTER.match(t) for t in theirs):
        return 0.0
    if len(own) != len(theirs):
        fuller = len(own) < len(theirs) and len(theirs[0]) > _WRITTEN_OUT
        return 0.0 if fuller or max(len(own), len(theirs)) > 3 else _LOST
    both = list(zip(own, theirs, strict=True))
    if copied(person):
        return _OTHER if odd_initials(person, hands) else 0.0
    if not all(_fits(x, y, hands) for x, y in both):
        signed = all(_fits(x, y, hands) or _is_signed(x, y, person) for x, y in both)
        return UNUSUAL if signed else _OTHER
    return 0.0 if all(_usual(x, y, hands) for x, y in both) else UNUSUAL


def copied(person: Person) -> bool:
    """Tell whether a foreign surname is the same in Latin letters on both sides: so is its initial then."""
    a, b = ((name.family if name else None) or "" for name in (person.native, person.romanized))
    return bool(LATIN_LETTER.match(a)) and a.isascii() and fold(a) == fold(b) and not of_region(fold(a))


def strange(person: Person) -> float:
    """Tell how sure it is that the initials of a foreign name are another's: no language spells К. as A."""
    own, theirs = person.initials
    whole = len(own) == len(theirs) and all(heard(x, y) for x, y in zip(own, theirs, strict=True))
    return 0.0 if whole or len(own) != len(theirs) else _FOREIGN


def _is_signed(letter: str, roman: str, person: Person) -> bool:
    """Tell whether a person may sign an initial so: by a habit of the region, or as in the own surname.

    Who is Honcharova writes Г. as H., too.
    """
    first, other = native(letter)[:1], fold(roman)
    own = (step for match in person.matches for step in match.steps if step.native == first)
    return signs(letter, roman) or any(step.roman and other == fold(step.roman) for step in own)


def shortened(person: Person, hands: Sequence[Hand]) -> int | None:
    """Return the side (0 native, 1 romanized) that leaves out the last initials of a person, or None."""
    own, theirs = person.initials
    if not own or not theirs or not all(_fits(x, y, hands) for x, y in zip(own, theirs, strict=False)):
        return None
    return None if len(own) == len(theirs) else int(len(theirs) < len(own))


def odd_initials(person: Person, hands: Sequence[Hand]) -> tuple[int, ...]:
    """Return which initials of a person differ, by their places; none where one is lost or added."""
    own, theirs = person.initials
    if len(own) != len(theirs):
        return ()
    both = list(enumerate(zip(own, theirs, strict=True)))
    if copied(person):
        return tuple(n for n, (x, y) in both if not fold(y).startswith(fold(x)[:1]))
    odd = tuple(n for n, (x, y) in both if not _fits(x, y, hands))
    return odd or tuple(n for n, (x, y) in both if not _usual(x, y, hands))


def expected(letter: str, hands: Sequence[Hand]) -> str:
    """Return how the list's words write an initial, where they write it in one way only, else nothing."""
    first = native(letter)[:1]
    ways = {out for hand in hands if hand.by_letter.get(first) for out in hand.outputs(first) if out}
    return ways.pop().capitalize() if len(ways) == 1 else ""


def usual(letter: str, hands: Sequence[Hand]) -> str:
    """Return how all words of the list that have an initial's letter write it, or as is expected of it."""
    first = native(letter)[:1]
    shown = (hand.shown[spot] for hand in hands for spot in hand.by_letter.get(first, ()))
    ways = {out for words in shown for _, out in words if out}
    return ways.pop().capitalize() if len(ways) == 1 else expected(letter, hands)


def _fits(letter: str, roman: str, hands: Sequence[Hand]) -> bool:
    """Tell whether an initial may be written so: by a scheme, or by what the list's words show (ы as i).

    One of a letter that Russian lacks may be that of the name's Russian form: Өмірбек is Umirbek.
    """
    own = native(letter)[:1]
    ways = [out for hand in hands for out in hand.habits(own) | hand.mostly(own)]
    if own in foreign_letters():
        ways += [b for hand in hands for a, b in russified(hand.language) if a == own]
    return fits(letter, roman, tuple(h.language for h in hands)) or fold(roman).startswith(tuple(ways))


def _usual(letter: str, roman: str, hands: Sequence[Hand]) -> bool:
    """Tell whether an initial is written as the list's words, or the schemes that they prove, have it."""
    first, other = native(letter)[:1], fold(roman)[:3]
    known = [out for hand in hands if _knows(hand, first) for out in hand.outputs(first)]
    return not known or any(other.startswith(out) or out.startswith(other) for out in known if out)


def _knows(hand: Hand, letter: str) -> bool:
    """Tell whether words show a letter, or so many show other ones that they prove a scheme."""
    return hand.words >= _PROOF or bool(hand.by_letter.get(letter))


def is_unseen(pair: Pair, context: Context, person: Person, odd: Sequence[int]) -> bool:
    """Tell whether entries without a counterpart may write some initials of a person as they stand."""
    both = person.coupled
    return may_be_shown(context, pair, [(native(both[n][0]), fold(both[n][1])) for n in odd])
