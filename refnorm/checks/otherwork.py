"""The title of another work of the list that a romanized entry has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refnorm.checks import Context, Couple, shared, trust
from refnorm.checks.another import borrowed, core
from refnorm.checks.letters import compared
from refnorm.messages import phrase
from refnorm.model import Finding, Side
from refnorm.romanization.comparison import Compared, same_word
from refnorm.text import script, skeleton, words

_WORDS, _LOOKED_FOR = 2, 3
"""Words that another title may have, too, and by which a title is looked for."""
_ALIKE, _UNLIKE = 0.8, 0.3
"""Share of its words by which it is known, and which two titles of one subject have in common."""
_NEARLY, _SEVERAL = 80, 12
"""Likeness of the consonants of two titles of a hand that writes some as no scheme does, of 100; how many
they are at least."""
_TITLE = 0.96
"""How sure it is that a title is another work's: the entry's own words are in none of the romanized one's."""
_SMALL = 2
"""Consonants of a word that tells a title."""

_Titles = Mapping[str, Sequence[tuple[Side, tuple[str, ...], str]]]
"""The titles of a native list by the words that tell them, each where it stands first, with all of its words
and its script."""


def title_of_another(entries: Couple, context: Context) -> Iterator[Finding]:
    """Yield a romanized title that has few words of the native one and is that of another native entry."""
    found = compared(entries.pair, context)
    if not found or sum(map(same_word, found.within("title"))) > _WORDS:
        return
    own, other = (_bones(entry.reference.title) for entry in entries)
    if not own or len(other) <= _WORDS or _share(own, other) > _UNLIKE:
        return
    if seat := _seat(entries, context, found, other):
        sides = context.sides(entries.pair, *(entry.reference.spans["title"] for entry in entries))
        message = phrase("RN309.other", entry=seat.entry or 0, text=sides[1].text)
        sure = trust(entries, "title", _TITLE)
        yield context.finding(message, *sides, confidence=sure, related=(seat,))


def _seat(entries: Couple, context: Context, found: Compared, bones: tuple[str, ...]) -> Side | None:
    """Return the native title that a romanized one is, by its consonants or by its letters."""
    lst, titles = entries.pair.lists[0], _titles(context, entries.pair.lists[0])
    own = script(entries[0].reference.title or "")
    for seat, theirs, letters in (one for word in _telling(bones) for one in titles.get(word, ())):
        # a work that is cited in its translation, too, has the title of that
        if letters == own and (_share(theirs, bones) >= _ALIKE or _is_near(theirs, bones)):
            return seat
    written = core(entries[1], context, "title")
    return next(borrowed(context, lst, "title", written, found), None)


def _is_near(theirs: Sequence[str], bones: Sequence[str]) -> bool:
    """Tell whether two titles have nearly the same consonants in the same order."""
    from rapidfuzz.fuzz import ratio

    both = " ".join(theirs), " ".join(bones)
    return min(map(len, both)) >= _SEVERAL and ratio(*both) >= _NEARLY


@shared
def _titles(context: Context, lst: int) -> _Titles:
    """Return the titles of a list in their consonants, in which all schemes agree."""
    titles: dict[str, list[tuple[Side, tuple[str, ...], str]]] = {}
    seen: set[tuple[tuple[str, ...], str]] = set()
    for entry in context.lists[lst].entries:
        bones = _bones(entry.reference.title)
        letters = script(entry.reference.title or "")
        if len(bones) > _WORDS and (bones, letters) not in seen:
            seen.add((bones, letters))
            seat = context.side(lst, entry.index, entry.reference.spans["title"])
            for word in _telling(bones):
                titles.setdefault(word, []).append((seat, bones, letters))
    return titles


def _telling(bones: tuple[str, ...]) -> Sequence[str]:
    """Return the words with most consonants of a title."""
    return sorted({*bones}, key=lambda word: (-len(word), word))[:_LOOKED_FOR]


def _bones(title: str | None) -> tuple[str, ...]:
    return tuple(bones for word in words(title or "") if len(bones := skeleton(word)) >= _SMALL)


def _share(own: Sequence[str], other: Sequence[str]) -> float:
    """Return how many words of the longer title stand in the other one, too."""
    return len({*own} & {*other}) / max(len({*own}), len({*other}))
