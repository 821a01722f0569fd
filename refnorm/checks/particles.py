"""What stands before or behind a surname, фон, де, оглы, кызы, and is lost on the romanized side."""

from __future__ import annotations

from collections import Counter
from functools import cache

from refnorm import locales
from refnorm.checks import Context, shared
from refnorm.checks.persons import Person, each
from refnorm.model import Entry, Pair

_HABIT = 3
"""Persons without their particles in one list, from which on that is its style if no other one has any."""


def lost_particles(pair: Pair, context: Context) -> list[tuple[Person, str]]:
    """Return the authors whose particles are lost in an entry, unless the list leaves out all of them."""
    counts = _counted(context)
    if counts[pair.lists, True] >= _HABIT and not counts[pair.lists, False]:
        return []
    return _lost(pair, context)


@shared
def _counted(context: Context) -> Counter[tuple[tuple[int, int], bool]]:
    """Count by lists the persons whose particles are lost, and those who have theirs."""
    found: Counter[tuple[tuple[int, int], bool]] = Counter()
    for pair in context.article.pairs:
        named = [one for role, one in each(pair, context) if role == "author" and _of(one)]
        if named:
            lost = len(_lost(pair, context))
            found[pair.lists, True] += lost
            found[pair.lists, False] += len(named) - lost
    return found


def _of(person: Person) -> str:
    """Return the particles of a native surname that stand as words of their own."""
    words = (person.native.family or "").split() if person.native else []
    own = [word for word in words if word.casefold() in _particles()] if len(words) > 1 else []
    return " ".join(own) if len(own) < len(words) else ""


def _lost(pair: Pair, context: Context) -> list[tuple[Person, str]]:
    entry = context.romanized(pair)
    found = ((one, _of(one)) for role, one in each(pair, context) if role == "author")
    return [(one, own) for one, own in found if own and entry and not _is_kept(entry, one)]


def _is_kept(entry: Entry, person: Person) -> bool:
    """Tell whether particles stand in the head of an entry, or are one word with the surname: DeVries."""
    title = entry.reference.spans.get("title", ())
    head = entry.raw[: title[0].start - entry.span.start] if title else entry.raw
    if not _particles().isdisjoint(word.strip(".,;-") for word in head.casefold().split()):
        return True
    names = [
        (name.family or "").replace(" ", "") if name else "" for name in (person.native, person.romanized)
    ]
    return len(names[0]) <= len(names[1])


@cache
def _particles() -> frozenset[str]:
    return frozenset((*locales.words("particle"), *locales.words("patronymic")))
