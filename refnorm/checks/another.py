"""A place, a publisher, a journal or book that is not misspelled but another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

from refnorm import locales
from refnorm.checks import Context, Couple, shared, shared_of, trust
from refnorm.checks.alone import closes, printed_outside
from refnorm.checks.letters import compared, side
from refnorm.locales.tongues import tongue
from refnorm.model import PEOPLE, Entry, Side, Span
from refnorm.patterns import kept
from refnorm.romanization.comparison import Compared, same_word
from refnorm.romanization.letters import traced
from refnorm.romanization.spots import fold, spots
from refnorm.romanization.spots import native as native_form
from refnorm.romanization.words import Word, words
from refnorm.tables import beside
from refnorm.text import TO_LATIN, folded, skeleton

_KNOWN, _BORROWED, _LETTERS, _CHANGED, _LOST = 0.94, 0.9, 0.85, 0.88, 0.85
"""How sure a value is another: a known city, a value of another entry, an acronym without a common letter,
a word between words that agree; and how sure a word of it is lost."""
_UNLIKE, _ALIKE = 0.86, 0.5
"""How sure a place is another that has little in common with it, and the share of letters that is little."""
_CONFERENCE = "paper-conference"
_TOWN = kept(r"(?<!\w)[^\W\d_]{4,}(?:-[^\W\d_]{4,})?(?!\w)")
_FORM = 0.5
"""Share of the letters of a value that agree, above which it is only given in another form; any, where the
other one has more words or fewer."""
_ABBREVIATED = 4
"""Letters at most of a city's abbreviation."""
_ACRONYM = range(3, 7)
"""Letters of an acronym that is held against another."""
_LONG = 4
"""Letters of a word that is missed."""
_BRIEF = 6
"""Letters of a word at most that a period may shorten."""

Change = tuple[Side, Side, float]
"""Both sides of a value that became another, and how sure that is."""


def place(entries: Couple, context: Context) -> Iterator[Change]:
    """Yield the place of publication or of a conference in whose stead another one stands."""
    told = False
    for field in ("publisher_place", "event_place"):
        spans = [e.reference.spans.get(field, ()) for e in entries]
        if not all(spans):
            continue
        printed = [[span.of(context.document.text).strip() for span in one] for one in spans]
        cities = [set(map(_city, one)) for one in printed]
        if all(map(all, cities)):
            apart = cities[0].isdisjoint(cities[1]) and not _are_named(context, entries, cities)
            sure = _KNOWN if apart else 0.0
        else:
            sure = _UNLIKE if _are_unlike(*printed) else 0.0
        if sure:
            told = True
            yield *context.sides(entries.pair, *spans), trust(entries, field, sure)
    if not told and all(entry.reference.type == _CONFERENCE for entry in entries):
        yield from _held_elsewhere(entries, context)


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
    if not (one.isalpha() and other.isalpha() and min(len(one), len(other)) > _LONG) or other.isupper():
        return False
    known = _city(one) or _city(other)
    if not known:
        return False
    from rapidfuzz.distance import Levenshtein

    word = folded(one if _city(other) else other)
    forms = (folded(form) for form in locales.cities() if _city(form) == known)
    return all(Levenshtein.normalized_similarity(word, form) < _ALIKE for form in forms)


def near_city(entries: Couple, context: Context) -> Iterator[tuple[Side, Side, str]]:
    """Yield the place whose English name has one letter wrong, or two at each other's place.

    The third value is the city's name as it was to be expected. Only what no scheme makes of the native name
    is looked at (`М.`, Тошкент: Tashkent); another one is compared by its letters.
    """
    spans = [e.reference.spans.get("publisher_place", ()) for e in entries]
    if not all(spans):
        return
    found = compared(entries.pair, context)
    own, theirs = (one[0].of(context.document.text).strip() for one in spans)
    theirs = theirs.translate(TO_LATIN)  # of those RN401 speaks
    name = "" if _city(theirs) else locales.city(own)
    meant = _one_letter_off(theirs.casefold(), name) if name else None
    spoken, forms = found.language if found else "", (theirs, meant or "")
    if meant and not any(traced(native_form(own), fold(form), spoken) for form in forms if spoken):
        native, roman = context.sides(entries.pair, *spans)
        yield native, roman, meant.title()


def _one_letter_off(printed: str, name: str) -> str | None:
    """Return the Latin form of a city from which a word differs by one letter, or by two that are turned."""
    from rapidfuzz.distance import OSA

    forms = (form for form, city in locales.cities().items() if city == name and form.isascii())
    return next(
        (f for f in forms if len(f) > _ABBREVIATED and OSA.distance(f, printed, score_cutoff=1) == 1),
        None,
    )


def _city(text: str) -> str:
    """Return the present name of a city by any of its forms, empty for none."""
    name = locales.city(text)
    return _renamed().get(name, name)


@cache
def _renamed() -> Mapping[str, str]:
    rows = beside(__file__)["renamed"]
    return {former: row[0] for row in rows for former in row}


def value(entries: Couple, context: Context, field: str) -> Iterator[tuple[Change, tuple[Side, ...]]]:
    """Yield a publisher or container that is another entry's, or an acronym without a letter of its own.

    A name that is only translated has its own words; that of another work of the list has none of these.
    """
    found = compared(entries.pair, context)
    if not found:
        return
    own = core(entries[0], context, field)
    if not own or not all(w.native and not is_abbreviated(w) for w in own):
        return
    same = sum(len(w.form) for w in own if w.span in found.agreed)
    if same > _FORM * sum(len(w.form) for w in own):
        return
    other = core(entries[1], context, field)
    if not other or any(w.native for w in other) or (same and len(own) != len(other)):
        return
    sides = context.sides(entries.pair, *(entry.reference.spans[field] for entry in entries))
    if any(w.text.isupper() for w in own):
        if len(own) == 1 and field == "publisher" and _no_letter(own[0], other, found):
            yield (*sides, trust(entries, field, _LETTERS)), ()
        return
    if "".join(_bones(own)) == "".join(_bones(other)):
        return  # its words are parted otherwise
    for seat in _borrowed(context, entries.pair.lists[0], field, other, found):
        yield (*sides, trust(entries, field, _BORROWED)), (seat,)
        return


@shared_of
def core(entry: Entry, context: Context, field: str) -> list[Word]:
    """Return the words of a field without the marks of a publisher: `Publ.`, `изд-во`."""
    own = words(context.document, entry, (field,))
    return [word for word in own if word.text.casefold() not in houses()]


@cache
def houses() -> frozenset[str]:
    """Return the single words by which publishers call themselves, in lower case."""
    phrases = (*locales.words("publisher"), *locales.words("published"))
    return frozenset(
        part.casefold() for name in phrases for part in name.replace("-", " ").rstrip(".").split()
    )


def _no_letter(own: Word, other: Sequence[Word], found: Compared) -> bool:
    """Tell whether an acronym became one of as many letters, none of which any of its letters may become."""
    if len(other) != 1 or not other[0].text.isupper() or len(own.form) not in _ACRONYM:
        return False
    letters = {c for spot in spots(own.form, found.language) for output in spot.outputs for c in output}
    return len(own.form) == len(other[0].form) and letters.isdisjoint(other[0].form)


_Values = dict[tuple[str, ...], list[tuple[Side, list[Word]]]]
"""The values of a field by their language and the consonants of their words."""


def _borrowed(
    context: Context, lst: int, field: str, other: Sequence[Word], found: Compared
) -> Iterator[Side]:
    """Yield the native entries of the same language that have a romanized value.

    A journal or publisher of two languages has a name in each: Ғылым is Наука.
    """
    for seat, own in _values(context, lst, field).get((found.language, *_bones(other)), ()):
        if all(traced(a.form, b.form, found.language) for a, b in zip(own, other, strict=True)):
            yield seat


@shared
def _values(context: Context, lst: int, field: str) -> _Values:
    """Return the values of a field of a list in native letters."""
    values: _Values = {}
    known = context.lists[lst].language
    for entry in context.lists[lst].entries:
        own = core(entry, context, field)
        if own and all(w.native for w in own):
            seat = context.side(lst, entry.index, entry.reference.spans[field])
            language = tongue(entry.reference, entry.raw, known) or ""
            values.setdefault((language, *_bones(own)), []).append((seat, own))
    return values


def _bones(row: Sequence[Word]) -> tuple[str, ...]:
    return tuple(skeleton(word.text) for word in row)


def word(entries: Couple, context: Context, field: str) -> Change | None:
    """Return the one word of a romanized field that is lost or became another; all others are the same."""
    found = compared(entries.pair, context)
    if not found or field not in found.romanized or field in found.brief:
        return None
    others = [m for m in found.within(field) if not same_word(m)]
    if len(others) > 1 or not (others or found.lost):
        return None
    agreed = [m for m in found.within(field) if same_word(m)]
    lost = [*(w for w in found.lost if w.field == field), *(m.native for m in others)]
    added = [*(w for w in found.added if w.field == field), *(m.roman for m in others)]
    lost, added = _undated(entries[0], lost), _undated(entries[1], added)
    whole = any(len(m.native.form) >= _LONG for m in agreed)
    if not whole or len(lost) != 1 or len(added) > 1:
        return None
    if not all(
        _plain(w) or (lost[0].native and _closes(w, e, context, field))
        for w, e in zip((*lost, *added), entries, strict=False)
    ):
        return None
    if skeleton(lost[0].text) in printed_outside(entries[1], [m.roman for m in found.matches]):
        return None
    native = side(entries.pair, context, lost[0], ())
    if not added:
        _, nothing = context.sides(entries.pair, (), ())
        return native, nothing, trust(entries, field, _LOST)
    return native, side(entries.pair, context, added[0], ()), trust(entries, field, _CHANGED)


def _undated(entry: Entry, found: Iterable[Word]) -> list[Word]:
    """Return words without the month of a conference, whose day not all lists print with its name."""
    days = entry.reference.spans.get("event_date", ())
    return [word for word in found if not any(day.holds(word.span) for day in days)]


def _closes(one: Word, entry: Entry, context: Context, field: str) -> bool:
    """Tell whether a word is a whole one whose period ends the field."""
    return closes(one, context.document.text, entry.reference.spans.get(field, ()))


def _plain(one: Word) -> bool:
    """Tell whether a word is a whole one: no abbreviation and no acronym."""
    return len(one.form) >= _LONG and not is_abbreviated(one) and not one.text.isupper()


def is_abbreviated(one: Word) -> bool:
    """Tell whether a period behind a word shortens it: behind a long one it ends the field."""
    return one.short and len(one.form) <= _BRIEF
