"""Names of few words, half of them English: a translation, or a romanized name with a cognate in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refnorm.checks import Context, shared
from refnorm.locales.spelling import is_known, nearest
from refnorm.model import Pair
from refnorm.romanization.cognates import english
from refnorm.romanization.pairing import Match
from refnorm.text import cyrillic_share

_READ, _ONE = 0.5, 1.6
"""What a word costs at most that schemes write so; and one with a fault, or a syllable lost or doubled."""
_LIST = 5
"""Titles from which on a list shows what it does with them."""


def is_translated(words: Sequence[Match]) -> bool:
    """Tell whether a field is in English: half of its words are, and no other one shows that it is not.

    `Atomic expert`, `Internet resource`; but `Internet-resrus` is romanized, for no English word is near.
    """
    if 2 * sum(map(english, words)) < len(words):
        return False
    return not any(_is_romanized(match) for match in words if not english(match))


def _is_romanized(match: Match) -> bool:
    """Tell whether a word is romanized, with a fault at most, and is neither English nor nearly so."""
    form = match.roman.form
    if not match.native.native or not match.steps or match.cost > _ONE:
        return False
    if not (form.isascii() and form.isalpha()):
        return True
    near = () if match.cost < _READ else nearest(form)
    return not is_known(form) and not any(english(_as(match, word)) for word in near)


def _as(match: Match, word: str) -> Match:
    return match._replace(roman=match.roman._replace(text=word, form=word))


def in_translated_list(pair: Pair, context: Context, field: str) -> bool:
    """Tell whether words that are alike are a translation's: none agrees to the letter, as in no other entry.

    `Эндоваскулярная денервация` is Endovascular denervation where all titles of a list are in English.
    """
    found = context.comparison.of(pair)
    words = found.within(field) if found and field == "title" else ()
    if not words or not all(m.native.native and m.cost >= _READ for m in words):
        return False
    romanized, titles = _titles(context).get(pair.lists, (0, 0))
    return titles >= _LIST and romanized <= 1


@shared
def _titles(context: Context) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Count the titles of two lists that are romanized, and all in native letters."""
    counts: dict[tuple[int, int], list[int]] = {}
    for pair in context.article.pairs:
        entry, found = context.native(pair), context.comparison.of(pair)
        if not entry or not found or not cyrillic_share(entry.reference.title or "") > 0.5:
            continue
        row = counts.setdefault(pair.lists, [0, 0])
        row[0] += "title" in found.romanized
        row[1] += 1
    return {lists: (some, whole) for lists, (some, whole) in counts.items()}
