"""A title in whose stead a romanized entry has another one."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context, Couple, couple, shared, trust
from refnorm.checks.letters import compared
from refnorm.checks.otherwork import title_of_another
from refnorm.locales.spelling import is_usual
from refnorm.messages import phrase
from refnorm.model import Entry, Finding
from refnorm.text import script, skeleton, words

_SURE = 0.93
"""How sure it is that such a title is wrong."""
_FEWEST, _LONG, _ENGLISH = 3, 4, 0.6
"""Words of a title that tell it, letters at least of each, and the share of them that makes it English."""
_FEW = 0.34
"""Share of the words of a title that another work may have, too."""
_SMALL = 2
"""Consonants of a word that tells a title."""


def other_titles(entries: Couple, context: Context) -> Iterator[Finding]:
    """Yield a romanized title that is of another work: of one of the list, or of none."""
    told = list(title_of_another(entries, context))
    yield from told or _in_its_stead(entries, context)


def _in_its_stead(entries: Couple, context: Context) -> Iterator[Finding]:
    """Yield the other title of a work in English, in lists that keep the titles of such works; and that of a
    native one with its translation behind it, in lists that write such titles letter by letter."""
    lists = entries.pair.lists
    if (_is_other(entries) and _keep_titles(context, lists)) or (
        _is_unwritten(entries, context) and _write_titles(context, lists)
    ):
        sides = context.sides(entries.pair, *(entry.reference.spans["title"] for entry in entries))
        message = phrase("RN309.instead", native=sides[0].text, romanized=sides[1].text)
        yield context.finding(message, *sides, confidence=trust(entries, "title", _SURE))


@shared
def _keep_titles(context: Context, lists: tuple[int, int]) -> bool:
    """Tell whether works in English have one title on both sides, most of them, or all but one.

    Where the article is in English, the native title may be a translation.
    """
    pairs = (couple(pair, context) for pair in context.article.pairs if pair.lists == lists)
    told = [_is_other(both) for both in pairs if both and _is_english(both[0])]
    return sum(told) <= max(1, len(told) // 2)


@shared
def _write_titles(context: Context, lists: tuple[int, int]) -> bool:
    """Tell whether native titles with a translation behind them are written letter by letter, all but one."""
    pairs = (couple(pair, context) for pair in context.article.pairs if pair.lists == lists)
    told = [_is_unwritten(both, context) for both in pairs if both and _is_translated(both, context)]
    return len(told) > _FEWEST and sum(told) <= 1


def _is_translated(entries: Couple, context: Context) -> bool:
    """Tell whether a native title that has been compared has its translation in a bracket."""
    found = compared(entries.pair, context)
    return (
        bool(found)
        and script(entries[0].reference.title or "") == "Cyrillic"
        and any(bracket.role == "title" for bracket in entries[1].reference.brackets)
    )


def _is_unwritten(entries: Couple, context: Context) -> bool:
    """Tell whether no word of such a title is the native one in other letters, nor nearly one."""
    found = compared(entries.pair, context)
    if not found or "title" in found.romanized or not _is_translated(entries, context):
        return False
    if _is_english(entries[1]):  # a translation, whatever stands in the bracket
        return False
    titles = [_bones(entry.reference.title or "") for entry in entries]
    return min(map(len, titles)) >= _FEWEST and not found.within("title") and titles[0].isdisjoint(titles[1])


def _is_other(entries: Couple) -> bool:
    """Tell whether two titles have few words in common, and each few with all of the other entry.

    What stands elsewhere in an entry may be a part of the title that was read as another field.
    """
    printed = [entry.reference.title or "" for entry in entries]
    if printed[0] == printed[1] or not all(script(title) == "Latin" for title in printed):
        return False
    titles = [_bones(title) for title in printed]
    if min(map(len, titles)) < _FEWEST or not _few(titles[0] & titles[1], *titles):
        return False
    whole = (_bones(entry.raw) for entry in entries[::-1])
    apart = all(_few(title & there, title) for title, there in zip(titles, whole, strict=True))
    return apart and _is_english(entries[0])


def _few(common: set[str], *titles: set[str]) -> bool:
    return all(len(common) <= _FEW * len(title) for title in titles)


def _is_english(entry: Entry) -> bool:
    """Tell whether a title is in English: most of its longer words are."""
    title = entry.reference.title or ""
    if script(title) != "Latin":
        return False
    long = [word.casefold() for word in words(title) if len(word) >= _LONG]
    return len(long) >= _FEWEST and sum(map(is_usual, long)) >= _ENGLISH * len(long)


def _bones(text: str) -> set[str]:
    return {bones for word in words(text) if len(bones := skeleton(word)) >= _SMALL}
