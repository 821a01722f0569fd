"""A place that is not misspelled but another, by the cities that the tables know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from refnorm import locales
from refnorm.checks import Context, Couple, trust
from refnorm.checks.another import Change, borrowed, core
from refnorm.checks.letters import compared
from refnorm.locales.tongues import COMMON
from refnorm.model import PEOPLE, Entry, Side, Span
from refnorm.patterns import kept
from refnorm.romanization.comparison import same_word
from refnorm.romanization.letters import traced
from refnorm.romanization.spots import fold
from refnorm.romanization.spots import native as native_form
from refnorm.tables import beside
from refnorm.text import TO_CYRILLIC, TO_LATIN, folded

_KNOWN, _UNLIKE, _ALIKE = 0.94, 0.86, 0.5
"""How sure a place is another: a known city, one that has little in common with it; and the share of letters
that is little."""
_CONFERENCE = "paper-conference"
_TOWN = kept(r"(?<!\w)[^\W\d_]{4,}(?:-[^\W\d_]{4,})?(?!\w)")
_HEAD = kept(r"\s?[,(]")
"""What parts a town from its country: `Sarov (Russia)`."""
_ABBREVIATED, _LONG, _SHORT = 4, 4, 2
"""Letters at most of a city's abbreviation, of a name too short for a comparison, and of that city."""
_WHOLE, _PAIR, _TURNED = 6, 2, 4
"""Letters of a name that may have lost two, so many, and how far those may be that stand in another order."""


def place(entries: Couple, context: Context) -> Iterator[Change]:
    """Yield the place of publication or of a conference in whose stead another one stands."""
    told = False
    for field in ("publisher_place", "event_place"):
        spans = [e.reference.spans.get(field, ()) for e in entries]
        if not all(spans):
            continue
        printed = [[" ".join(span.of(context.document.text).split()) for span in one] for one in spans]
        cities = [set(map(_city, one)) for one in printed]
        if all(map(all, cities)):
            apart = cities[0].isdisjoint(cities[1]) and not _are_named(context, entries, cities)
            sure = _KNOWN if apart else 0.0
        else:
            other = _are_unlike(*printed) or _is_other(entries, context, field, *printed)
            sure = _UNLIKE if other else 0.0
        if sure:
            told = True
            yield *context.sides(entries.pair, *spans), trust(entries, field, sure)
    if not told and all(entry.reference.type == _CONFERENCE for entry in entries):
        yield from _held_elsewhere(entries, context)


def _is_other(
    entries: Couple, context: Context, field: str, native: Sequence[str], romanized: Sequence[str]
) -> bool:
    """Tell whether a town stands for a known city, which no table knows: `Ivanovo` for `М.`

    It is the place, for the publisher behind it is the native one, or another entry's place is written so.
    """
    found, name = compared(entries.pair, context), _city(native[0]) if len(native) == 1 else ""
    word = _HEAD.split(romanized[0])[0] if len(romanized) == 1 and name else ""
    if not found or len(word) < _ABBREVIATED or not word.isalpha() or not word.istitle():
        return False
    if _is_near(word, name):
        return False
    if "publisher" in found.romanized and all(map(same_word, found.within("publisher"))):
        return True
    return any(borrowed(context, entries.pair.lists[0], field, core(entries[1], context, field), found))


def _are_named(context: Context, entries: Iterable[Entry], cities: Sequence[Set[str | None]]) -> bool:
    """Tell whether each entry names the other one's city, too: both have two, and fields have one each."""
    named = [_towns(context.document.text, entry, entry.span.start).keys() for entry in entries]
    return all(own & there for own, there in zip(cities, named[::-1], strict=True))


def _held_elsewhere(entries: Couple, context: Context) -> Iterator[Change]:
    """Yield the one known city that only one entry of a conference names, and that of the other one."""
    text = context.document.text
    named = [_towns(text, entry, entry.span.start) for entry in entries]
    towns = [_towns(text, entry, _behind_title(entry)) for entry in entries]
    gone, come = (
        {city: at for city, at in one.items() if city not in other}
        for one, other in zip(towns, named[::-1], strict=True)
    )
    if len(gone) == len(come) == 1 and not set(gone) & set(come):
        spans = ([*one.values()] for one in (gone, come))
        yield *context.sides(entries.pair, *spans), trust(entries, "event_place", _KNOWN)


def _behind_title(entry: Entry) -> int:
    return max((span.end for span in entry.reference.spans.get("title", ())), default=entry.span.end)


def _towns(text: str, entry: Entry, begin: int) -> dict[str, Span]:
    """Return the cities that an entry names from a place on, and where."""
    reference = entry.reference
    taken = [*reference.where("URL", "DOI", *PEOPLE), *(b.span for b in reference.brackets)]
    found: dict[str, Span] = {}
    for match in _TOWN.finditer(text, begin, entry.span.end):
        at = Span(*match.span())
        if (city := _city(match[0])) and not any(span.meets(at) for span in taken):
            found.setdefault(city, at)
    return found


def _are_unlike(native: Sequence[str], romanized: Sequence[str]) -> bool:
    """Tell whether a known city and a single word have little in common by sight, in all forms of the city.

    Two places that no table knows may be one: Кёльн is Cologne, Швейцария is Switzerland.
    """
    if len(native) > 1 or len(romanized) > 1:
        return False
    one, other = native[0], romanized[0]
    known = _city(one) or _city(other)
    # a city that the tables know by its whole name may be short: Niš, Уфа
    least = (_SHORT if _city(printed) else _LONG for printed in (one, other))
    if not known or not all(p.isalpha() and len(p) > n for p, n in zip((one, other), least, strict=True)):
        return False
    if one.isupper() or other.isupper():
        return False
    return not _is_near(one if _city(other) else other, known)


def _is_near(word: str, city: str) -> bool:
    """Tell whether a word has much in common by sight with any form of a city."""
    from rapidfuzz.distance import Levenshtein

    own = folded(word)
    return any(Levenshtein.normalized_similarity(own, form) >= _ALIKE for form in _forms().get(city, ()))


@cache
def _forms() -> Mapping[str, Sequence[str]]:
    """Return all forms of each city, former ones too, without marks, by its present name."""
    forms: dict[str, list[str]] = {}
    for form in locales.cities():
        forms.setdefault(_city(form), []).append(folded(form))
    return forms


def near_city(entries: Couple, context: Context) -> Iterator[tuple[Side, Side, str]]:
    """Yield the place whose Latin name is one letter from it, has lost two or has them in another order.

    Or whose native name is so. The third value is the city's name as it was to be expected.
    What a scheme makes of the native name is none of it, nor a word that its letters have told already.
    """
    spans = [e.reference.spans.get("publisher_place", ()) for e in entries]
    if not all(spans):
        return
    found = compared(entries.pair, context)
    own, theirs = (" ".join(one[0].of(context.document.text).split()) for one in spans)
    theirs = theirs.translate(TO_LATIN).rstrip(".")  # of look-alike letters RN401 speaks
    own = own if own.isascii() else own.translate(TO_CYRILLIC)
    name, common = _city(theirs), found is not None and found.language == COMMON
    if name and common and not _city(own) and not _city(own.rstrip(".")):  # the table has its names in full
        forms = (form for form, city in locales.cities().items() if city == name and not form.isascii())
        meant = next((form for form in forms if _is_nearly(own.casefold(), form)), None)
        if meant and len(own) >= _ABBREVIATED and not own.isascii():
            yield *context.sides(entries.pair, *spans), meant.title()
    name = "" if name else locales.city(own) or locales.city(own.rstrip("."))
    meant = _meant(theirs.casefold(), name) if name else None
    spoken = {found.language, *context.comparison.hands.get(entries.pair.lists, ())} if found else set()
    if meant and not any(traced(native_form(own), fold(theirs), lang) for lang in spoken if lang):
        native, roman = context.sides(entries.pair, *spans)
        yield native, roman, meant.title()


def _meant(printed: str, name: str) -> str | None:
    """Return the Latin form of a city that was meant by a word."""
    forms = [form for form, city in locales.cities().items() if city == name and form.isascii()]
    return next((f for f in forms if len(f) >= _ABBREVIATED and _is_nearly(printed, f)), None)


def _is_nearly(printed: str, form: str) -> bool:
    """Tell whether a word differs by one letter, or two that are turned; a long one by two more letters.

    It may lack two in a row, or have all of them in another order.
    """
    from rapidfuzz.distance import OSA

    if OSA.distance(form, printed, score_cutoff=1) == 1:
        return True
    if len(form) < _WHOLE or form[0] != printed[:1]:
        return False
    lacking = len(form) - len(printed) == _PAIR
    if lacking and any(form[:at] + form[at + _PAIR :] == printed for at in range(1, len(form) - 1)):
        return True
    return sorted(form) == sorted(printed) and OSA.distance(form, printed) <= _TURNED


def _city(text: str) -> str:
    """Return the present name of a city by any of its forms, empty for none."""
    name = locales.city(text) or _beside_country(text)
    return _renamed().get(name, name)


def _beside_country(text: str) -> str:
    """Return the one city of a place with more than its name: `Stockholm, Sweden`."""
    parts = _HEAD.split(text.rstrip(")"))
    cities = [name for part in parts if (name := locales.city(part))] if len(parts) > 1 else ()
    return cities[0] if len(cities) == 1 else ""


@cache
def _renamed() -> Mapping[str, str]:
    rows = beside(__file__)["renamed"]
    return {former: row[0] for row in rows for former in row}
