"""Western names: Cyrillic writes them by their sound, a reference list as they are spelled at home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from refnorm import locales
from refnorm.patterns import kept
from refnorm.romanization.letters import Step
from refnorm.romanization.pairing import Match, lost_two
from refnorm.romanization.spots import SIGNS, fold, spots
from refnorm.romanization.spots import native as native_form
from refnorm.tables import beside
from refnorm.text import folded, skeleton

_NONE = ("ok", "soft")
_MANY = 2
"""Faults from which on a name without a native ending is no misspelled one, but another spelling."""
_ALIKE = 0.55
"""Share of the consonants of two surnames that agree, to which they are two persons'."""
_LONG = 6
"""Letters of a surname that has no consonant of another spelling of it by chance alone."""
_WORD, _TWICE = 4, 2
"""Letters of a short surname which no other spelling makes so many times as long."""
_WHOLE = 2
"""Words of a name that is a given name and a surname."""


@cache
def _spellings() -> re.Pattern[str]:
    marks = "|".join(map(re.escape, beside(__file__)["spellings"]))
    return kept(rf"{marks}|([bcdfgklmnprstz])\1")


def outlandish(name: str) -> bool:
    """Tell by its letters alone whether a name is spelled as in its own language (Hoffmann, Schwarz)."""
    return bool(_spellings().search(fold(name)))


@cache
def _table() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the letters of foreign spellings, and how single letters of them are written in Cyrillic."""
    data = beside(__file__)
    return frozenset(data["foreign"]), frozenset(map(_couple, data["letters"]))


def _couple(text: str) -> tuple[str, str]:
    native, _, roman = text.partition("=")
    return native.strip(), roman.strip()


@cache
def _pairs(name: str) -> frozenset[tuple[str, str]]:
    """Return the couples of one list of the table, native and original."""
    return frozenset(map(_couple, beside(__file__)[name]))


def western(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the full given name of a foreign person, and how it is spelled at home; None for any other name.

    It stands beside one other word, which has no ending of the surnames at hand.
    """
    parts = name.split()
    for given, other in (parts, parts[::-1]) if len(parts) == _WHOLE else ():
        if (known := at_home(given)) and not other.casefold().endswith(locales.words("surname_ending")):
            return given, known
    return None


def at_home(given: str) -> tuple[str, ...]:
    """Return how a foreign given name that is written in full is spelled at home: Жан, Jean."""
    low = given.casefold()
    return tuple(roman for native, roman in _pairs("given") if native == low)


def signed_so(native: str, step: Step) -> bool:
    """Tell whether a part of a surname is written as its bearers sign: Ринейский, Rinejsky; Юрьев, Yuriev."""
    end = step.at + len(step.native)
    if native[end : end + 1] == "е" and (step.native, step.roman) in _pairs("softened"):
        return True
    if native[max(0, step.at - 1) : step.at] == "ь" and (step.native, step.roman) in _pairs("behind_soft"):
        return True
    return end == len(native) and (step.native, step.roman) in _pairs("endings")


def personal(match: Match, steps: Sequence[Step]) -> bool:
    """Tell whether all that is odd in a surname is how its bearers may sign: Усманов, Ousmanov."""
    native, known, data = match.native.form, _pairs("signatures"), beside(__file__)
    if native.endswith(tuple(data["vowels"])) and not native.endswith(tuple(data["ukrainian"])):
        known = known | _pairs("italian")
    known = known | russified(match.language)
    rest = [s for s in steps if not any(_covers(native, match.roman.form, s, couple) for couple in known)]
    plain = _pairs("unsoftened") if len(rest) < len(steps) else ()
    return all(any(_covers(native, match.roman.form, step, couple) for couple in plain) for step in rest)


@cache
def russified(language: str) -> frozenset[tuple[str, str]]:
    """Return how those sign whose surnames came into passports by their Russian form: Өтеғұлов, Utegulov."""
    return frozenset(map(_couple, beside(__file__)["russified"].get(language, ())))


def passport(native: str, roman: str, languages: Iterable[str]) -> bool:
    """Tell whether a surname is written by its Russian form in one of some languages: Барысаў, Borisov."""
    return any(_is_russified(native_form(native), fold(roman), one) for one in languages if russified(one))


def homeward(native: str, roman: str, steps: Iterable[Step], languages: Iterable[str]) -> bool:
    """Tell whether all that is odd in a surname of a Russian entry is the form that it has in one of some
    languages: Вежновец is Vezhnavets in a list that has Belarusian works."""
    homes = beside(__file__)["homeward"]
    known = [_couple(one) for language in languages for one in homes.get(language, ())]
    return bool(known) and all(any(_covers(native, roman, step, one) for one in known) for step in steps)


def _is_russified(own: str, other: str, language: str) -> bool:
    """Tell whether the letters of a surname are, from end to end, what schemes write or its bearers sign."""
    ends: list[set[int]] = [{0}, *(set() for _ in own)]
    for i, spot in enumerate(spots(own, language)):
        ways = [(choice.length, choice.output) for choice in spot.choices]
        ways += [(len(a), b) for a, b in russified(language) if own.startswith(a, i)]
        for length, output in ways:
            if i + length <= len(own):
                ends[i + length].update(j + len(output) for j in ends[i] if other.startswith(output, j))
    return len(other) in ends[-1]


def _covers(native: str, roman: str, step: Step, couple: tuple[str, str]) -> bool:
    """Tell whether the letters of a step are, with their neighbours, those of a couple on either side.

    A letter that is lost or added is one of several.
    """
    if len(couple[0]) <= (not step.roman) or len(couple[1]) <= (not step.native):
        return False
    ends = ((native, step.at, step.native), (roman, step.where, step.roman))
    return all(
        any(word.startswith(part, at) for at in range(max(0, start + len(own) - len(part)), start + 1))
        for (word, start, own), part in zip(ends, couple, strict=True)
    )


def homely(native: str, step: Step) -> bool:
    """Tell whether a letter is that of the language in which a surname is at home: Абраамян, Abrahamyan."""
    table = beside(__file__)["homely"]
    if not native.endswith(tuple(table["endings"])):
        return False
    if step.kind == "missing":
        return native[step.at : step.at + 2] in table["lost"]
    return (step.native, step.roman) in map(_couple, table["letters"])


def translates(publisher: str) -> bool:
    """Tell whether a publisher is known for translations: Мир, Изд-во иностранной литературы."""
    low = publisher.strip(' .«»"').casefold()
    return any(low == house or (" " in house and house in low) for house in beside(__file__)["houses"])


def signs(initial: str, roman: str) -> bool:
    """Tell whether a bearer may sign an initial so, whatever the scheme: Ж. is Dzh. in Kyrgyz passports."""
    low, other = initial.lower(), fold(roman)
    return any(low.startswith(own) and other == theirs for own, theirs in _pairs("signed"))


def abroad(initial: str, roman: str) -> bool:
    """Tell whether an initial is that of a western name in its own spelling: Карл is Carl, Уильям William."""
    low, other = initial.lower(), fold(roman)
    return any(low.startswith(own) and other.startswith(theirs) for own, theirs in _pairs("initials"))


def foreign(matches: Iterable[Match]) -> bool:
    """Tell by its faults whether a name is spelled as in its own language (Хайек, Hayek; Вена, Vienna)."""
    faults = _faults(matches := tuple(matches))
    return _known(matches, faults) or (len(faults) >= _MANY and not schemed(matches))


def sounded(match: Match) -> bool:
    """Tell whether a fault of a word is how a sound is spelled in another language: California."""
    return _known((match,), _faults((match,)))


def _faults(matches: Iterable[Match]) -> list[tuple[Match, Step]]:
    return [(match, step) for match in matches for step in match.steps if step.kind not in _NONE]


def _known(matches: Iterable[Match], faults: Iterable[tuple[Match, Step]]) -> bool:
    """Tell whether a fault is how a sound is spelled in another language."""
    return any(map(_clustered, matches)) or any(
        (_equivalent(step) and not _doubled(match.roman.form, step))
        or _sounded(match, step)
        or _silent(match, step)
        for match, step in faults
    )


def schemed(matches: Iterable[Match]) -> bool:
    """Tell whether a name has, beside its faults, what schemes alone write: kh, a soft sign (Kheizngo).

    One that is spelled as at home has letters with marks, or spellings of its own, or many other letters.
    """
    own, matches = frozenset(beside(__file__)["schemed"]), tuple(matches)
    faults = _faults(matches)
    if _known(matches, faults) or any(outlandish(m.roman.form) for m in matches):
        return False
    if any(map(lost_two, matches)):
        return True  # no other spelling has but lost two of its letters
    written = (step for match in matches for step in match.steps if step.kind == "ok" and step.roman)
    plain = all(step.roman.isascii() and len(step.native) <= 1 for _, step in faults)
    return (
        plain
        and len(faults) <= _MANY
        and any(step.roman in own or (step.native in SIGNS and not step.roman.isalpha()) for step in written)
    )


def unlike(family: str, other: str) -> bool:
    """Tell whether the consonants of two surnames are two persons'."""
    from rapidfuzz import fuzz

    return fuzz.ratio(skeleton(family), skeleton(other)) <= 100 * _ALIKE


def is_another(family: str, other: str) -> bool:
    """Tell whether a surname is somebody else's, and not another spelling of the same one.

    Of a short one no consonant may be the same, if the other is not twice as long.
    """
    if len(other) < _LONG or (outlandish(other) and not folded(other).endswith(_at_home())):
        return False
    apart = set(skeleton(family)).isdisjoint(skeleton(other))
    whole = len(family) >= _LONG or len(other) >= _TWICE * len(family) >= _TWICE * _WORD
    return apart or (whole and unlike(family, other))


def regional(family: str, other: str) -> bool:
    """Tell whether a surname is of the region by its letters, and its other form neither foreign nor Russian.

    Бөкейхан may sign as Bukeikhanov.
    """
    letters = frozenset(beside(__file__)["regional"])
    signs = outlandish(other) or folded(other).endswith(_at_home())
    return len(family) >= _LONG - 1 and not letters.isdisjoint(family.casefold()) and not signs


@cache
def _at_home() -> tuple[str, ...]:
    """Return how surnames of the region end in Latin letters: Gulmammadov has mm and is no western one."""
    endings = {folded(ending) for ending in locales.words("surname_ending")}
    return tuple(one for one in endings if len(one) > 2 or one.endswith("v"))


def _silent(match: Match, step: Step) -> bool:
    """Tell whether a letter too many makes one of the foreign spellings with its neighbour: Dickerson."""
    word, start, end = match.roman.form, step.where, step.where + len(step.roman)
    if step.kind == "extra" and (
        match.native.form[max(step.at - 1, 0) : step.at],
        word[start - 1 : end],
    ) in _pairs("long"):
        return True
    near = (word[max(start - 1, 0) : end], word[start : end + 1])
    return step.kind == "extra" and not set(beside(__file__)["spellings"]).isdisjoint(near)


def signed(matches: Iterable[Match]) -> bool:
    """Tell whether a surname is written as those who bear it usually sign: Пак, Park; Цой, Choi."""
    return any((m.native.form, fold(m.roman.form)) in _pairs("names") for m in matches)


def _clustered(match: Match) -> bool:
    """Tell whether a fault is that two letters are spelled as at home: Судзуки, Suzuki; Ёсида, Yoshida."""
    own, other = match.native.form, fold(match.roman.form)
    for step in match.steps:
        if step.kind not in _NONE:
            near = own[max(step.at - 1, 0) : step.at + 2]
            if any(a in near and b in other for a, b in _pairs("clusters")):
                return True
    return False


def _sounded(match: Match, step: Step) -> bool:
    """Tell whether two letters are written as their sound is spelled at home: Хайдеггер, Heidegger."""
    own = match.native.form[step.at : step.at + 2]
    return step.kind == "wrong" and (own, match.roman.form[step.where : step.where + 2]) in _pairs("sounds")


def _doubled(word: str, step: Step) -> bool:
    """Tell whether a letter too many is its neighbour again: Жихарь, Zhykhhar."""
    return step.kind == "extra" and step.roman in (
        word[step.where - 1 : step.where],
        word[step.where + 1 :][:1],
    )


def _equivalent(step: Step) -> bool:
    letters, couples = _table()
    if step.kind == "swapped":
        return False
    own = {char for choice in step.spot.choices for char in choice.output} if step.spot else set()
    return bool((letters & set(step.roman)) - own) or (step.native, step.roman) in couples
