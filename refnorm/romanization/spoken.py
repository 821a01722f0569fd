"""The languages whose schemes have written the words of an entry."""

from __future__ import annotations

from collections import Counter

from refnorm.derived import derived
from refnorm.locales.tongues import COMMON
from refnorm.model import PEOPLE
from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import OPEN, Match, Matched, match, spelled
from refnorm.romanization.palladius import plainly
from refnorm.romanization.scheme import alphabet, languages
from refnorm.romanization.spots import all_followable

_MOSTLY = 2
"""How many times as many words schemes of a work's language write, from which its other words are by them."""


def tried_for(language: str, listed: str, letters: str) -> tuple[str, ...]:
    """Return the languages whose schemes may have written an entry, the likeliest first.

    What has letters of one language alone may still cite a place or a person of another; letters that none
    of these has are of a third one (a Ukrainian journal in a Russian entry), which comes first where it has
    all letters of the entry.
    """
    own = _letters().intersection(letters)
    near = [one for one in dict.fromkeys((language, listed, COMMON)) if one in languages()]
    near = [one for one in near if not own.isdisjoint(alphabet(one))]
    rest = own.difference(*map(alphabet, near)) if near else frozenset()
    if not rest:
        return tuple(near)
    far = [one for one in languages() if rest <= alphabet(one)]
    return tuple(sorted((*near, *far), key=lambda one: one in near or not own <= alphabet(one)))


def own_first(tried: tuple[str, ...], letters: str) -> tuple[str, ...]:
    """Leave out the common language where a list cites no work in it, if the others have all its letters.

    What no scheme of its own language writes so is at fault, though one of the common language would. A
    letter that all others lack is written by the common one's alone: щ of a Russian author in a Serbian list.
    """
    rest = tuple(one for one in tried if one != COMMON)
    if not rest or COMMON not in tried:
        return tried
    beside = alphabet(COMMON).difference(*map(alphabet, rest))
    return rest if beside.isdisjoint(letters) else tried


@derived
def _letters() -> frozenset[str]:
    """Return the letters that any scheme writes."""
    return frozenset().union(*map(alphabet, languages()))


def settled(found: Matched, language: str, tried: tuple[str, ...]) -> tuple[Matched, tuple[str, ...]]:
    """Return the words of a work and its languages, that whose schemes write most of them first.

    Where that is the work's own, what only schemes of another language write so tells nothing of that one's
    hand: Opit of Опыт in a Kazakh list. A person may be at home elsewhere.
    """
    fits = Counter([m.language for m in found.matches if m.cost != OPEN])
    tried = tuple(sorted(tried, key=lambda one: -fits[one]))
    if language != tried[0] or fits[language] < _MOSTLY * (fits.total() - fits[language]):
        return found, tried
    return found._replace(matches=tuple(_at_home(one, language) for one in found.matches)), tried


def in_common(found: Matched) -> Matched:
    """Return words whose Chinese names are by schemes of the common language, out of which they are known.

    `Цзиньпин` in a Kazakh list is by Palladius, and its ц no letter of which Kazakh alphabets say nothing.
    """
    if not any(map(_is_chinese, found.matches)):
        return found
    return found._replace(
        matches=tuple(_by_common(one) if _is_chinese(one) else one for one in found.matches)
    )


def _is_chinese(one: Match) -> bool:
    return one.language not in ("", COMMON) and one.native.field in PEOPLE and plainly(one.native.form)


def _by_common(one: Match) -> Match:
    return spelled(match(one.native, one.roman, (COMMON,)), (COMMON,))


def _is_unfollowed(step: Step, language: str) -> bool:
    """Tell whether a letter is written as no scheme does that a list may follow."""
    if not step.spot or not step.roman or step.roman == "'":
        return False
    return not step.spot.schemes(step.way) & all_followable(language)


def _at_home(one: Match, language: str) -> Match:
    """Return a word of another language without its letters, if it has none that the work's own lacks.

    Whether they are at fault nobody can tell: the work may be in the other language after all.
    """
    foreign = one.language and one.language != language and one.native.field not in PEOPLE
    if not foreign or not alphabet(language).issuperset(one.native.form):
        return one
    if one.cost != OPEN and any(_is_unfollowed(step, one.language) for step in one.steps):
        # no list of the other one is written so, either: Stopna of Степна, by Russian ё for е
        return spelled(match(one.native, one.roman, (language,)), (language,))
    return one._replace(language=language, cost=0.0, steps=())
