"""Names that another language has for a place, a body or a country: a letter of theirs is no slip."""

from __future__ import annotations

from functools import cache

from refnorm import locales
from refnorm.checks import countries
from refnorm.checks.states import peoples
from refnorm.patterns import kept
from refnorm.romanization.letters import is_written
from refnorm.romanization.originals import foreign
from refnorm.romanization.pairing import Match
from refnorm.romanization.words import ENGLISHED, TITLES

_PARTED = kept(r"[\s-]+")
_CONTAINERS = ("container_title", "collection_title")


def is_exonym(match: Match) -> bool:
    """Tell whether a word is what its place, body, country or people is called in another language."""
    return _of_place(match) or _of_country(match) or _of_people(match)


def _of_place(match: Match) -> bool:
    """Tell whether a place or a body is named in another language: Вена, Vienna; Вашингтон, Washington."""
    if match.native.field not in ENGLISHED:
        return False
    if not match.language:
        return {match.native.text.casefold(), match.roman.text.casefold()} <= city_words()
    if match.native.text.casefold() in city_words():
        return match.roman.text.casefold() in city_words()
    if match.native.form.endswith(locales.words("house_ending")):
        return False  # `Энергоатомиздат` is no western house
    return match.roman.field != match.native.field or foreign([match])


def _of_country(match: Match) -> bool:
    """Tell whether a country is called as English does: Таджикистан, Tajikistan; by a journal also of old."""
    if match.native.field in _CONTAINERS:
        return countries.names(match.roman.form)
    return match.native.field in TITLES and countries.is_standard(match.roman.form)


def _of_people(match: Match) -> bool:
    """Tell whether a people has its English name, with the word's own ending: Қазақтар, Kazakhtar."""
    own, other = match.native.form, match.roman.form
    for native, name in ((native, name) for roots, name in peoples() for native in roots):
        if own.startswith(native) and other.startswith(name):
            ends = own.removeprefix(native), other.removeprefix(name)
            return ends == ("", "") or is_written(*ends, (match.language,))
    return False


@cache
def city_words() -> frozenset[str]:
    """Return the words of the names of cities: Нижний, Nizhny."""
    return frozenset(word for name in locales.cities() for word in (name, *_PARTED.split(name)))
