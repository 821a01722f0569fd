"""Persons named in full, with a patronymic: what became of their given names."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from refnorm import locales
from refnorm.checks import Context, shared
from refnorm.checks.persons import Person, each
from refnorm.romanization.comparison import same_word
from refnorm.text import folded, skeleton

_WHOLE = 3
"""Words of a name with a patronymic."""
_INITIAL = 2
"""Letters of an initial at most."""
_NEAR = 0.6
"""How alike two words are of which one is a misprint of the other, of which RN303 tells."""


class Given(NamedTuple):
    """A surname, and the given names of both sides."""

    family: str
    native: str
    romanized: str

    @property
    def lost(self) -> bool:
        """One side has fewer names."""
        return len(self.native.split()) > len(self.romanized.split())


def misgiven(person: Person) -> Given | None:
    """Return what a person is called where a given name or patronymic is lost, another, or out of order."""
    names = [one.literal if one else None for one in (person.native, person.romanized)]
    own, theirs = ((name or "").split() for name in names)
    if len(own) != _WHOLE or not own[-1].endswith(locales.words("patronymic_ending")):
        return None
    if not 1 < len(theirs) <= _WHOLE or not _alike(own[0], theirs[0]):
        return None
    known = {(m.native.text, m.roman.text) for m in person.matches if same_word(m)}
    pairs = zip(own[1:], theirs[1:], strict=False)
    if len(own) == len(theirs) and all(both in known or _alike(*both) for both in pairs):
        return None
    return Given(own[0], " ".join(own[1:]), " ".join(theirs[1:]))


def _alike(one: str, other: str) -> bool:
    """Tell whether a name is the other one, or cut to its first letter, or misspelled."""
    if len(other.rstrip(".")) <= _INITIAL:
        return skeleton(one)[:1] == skeleton(other)[:1]
    if skeleton(one) == skeleton(other):
        return True
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(folded(one), folded(other)) >= _NEAR


@shared
def losing(context: Context) -> Counter[tuple[tuple[int, int], bool]]:
    """Count the persons named in full by whether their lists lose one of their names."""
    found: Counter[tuple[tuple[int, int], bool]] = Counter()
    for pair in context.article.pairs:
        for _, person in each(pair, context):
            if person.native and len((person.native.literal or "").split()) == _WHOLE:
                told = misgiven(person)
                found[pair.lists, told is not None and told.lost] += 1
    return found
