"""The forms in which the things of one list are printed: places, publishers, journals, persons, marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from refnorm import locales
from refnorm.checks import Context, shared
from refnorm.checks.abroad import page_tongue
from refnorm.checks.books import of_books
from refnorm.checks.contracted import is_contracted, spelled_out
from refnorm.checks.glossed import editors
from refnorm.checks.kinds import JOURNAL, PERSON, PLACE, PUBLISHER, Form, sure
from refnorm.checks.latin import of_names
from refnorm.checks.marks import of_entry, of_native, roman_year
from refnorm.checks.persons import persons
from refnorm.checks.quoting import quotes
from refnorm.checks.rn501_gost_residue import short_cities
from refnorm.checks.states import of_states
from refnorm.locales.tongues import tongue
from refnorm.model import Entry, Name, Pair, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import (
    LETTERS,
    LOOKALIKES,
    TO_LATIN,
    cyrillic_share,
    folded,
    mostly_cyrillic,
    skeleton,
    unlinked,
)

_OF_ONE = ("RN302", "RN303")
"""Rules that tell of one person of an entry, not of all."""
_WORD = kept(r"[^\W\d_]+(?:[’'ʹʼ`´‘][^\W\d_]+)*\.?")
_INITIAL = 3
"""Letters of an initial at most: `Дж.`, `Sch.`."""
_SHORT = 3
"""Letters of an abbreviated place at most."""
_TELLING = 3
"""Consonants of a surname that tell, with two initials, who is meant."""
_ALIKE = 0.5
"""The least that two names of one town have in common; one that was renamed has two names rightly. So have
two of a publisher that stands once in another form: it may be the one of the original edition."""


def forms(lst: ReferenceList, context: Context) -> Iterator[Form]:
    """Yield every form of the list's entries of which no other rule has told."""
    told = [f for f in context.found if f.severity != "info" or f.code == "RN303"]
    sides = [(f.code, s) for f in told for s in (f.native, f.romanized) if s and s.list == lst.index]
    known = {(code, side.entry) for code, side in sides if code not in _OF_ONE}
    names: dict[int | None, list[Span]] = {}
    for code, side in sides:
        if code in _OF_ONE:
            names.setdefault(side.entry, []).extend(side.spans)
    couples = context.article.paired
    seats = ((seat, p) for p in couples for seat in (p.native, p.romanized) if seat)
    pairs = {seat.entry: p for seat, p in seats if seat.list == lst.index}
    for entry in lst.entries:
        pair = pairs.get(entry.index)
        if pairs and not pair:
            continue  # what no counterpart tells of is not held against the others
        for form in _of_entry(lst, entry, pair, context):
            if any((code, entry.index) in known for code in form.kind.faults):
                continue
            own = names.get(entry.index, ()) if form.kind == PERSON else ()
            if not any(form.span.holds(span) for span in own):
                yield form


def _of_entry(lst: ReferenceList, entry: Entry, pair: Pair | None, context: Context) -> Iterator[Form]:
    native = context.native(pair) if pair else None
    if native and lst.role == "romanized":
        yield from roman_year(entry, native, context.document.text)
    if lst.role == "native":
        yield from page_tongue(entry, context.document.text)
        if mostly_cyrillic(unlinked(entry.raw)):
            yield from quotes(entry, context.document.text)
            yield from _place(entry, tongue(entry.reference, entry.raw, lst.language) or "")
            yield from _publisher(entry, entry)
            yield from of_native(entry, context.document.text)
            yield from of_books(entry, context.document.text)
    elif pair and native and mostly_cyrillic(unlinked(native.raw)) and not mostly_cyrillic(entry.raw):
        if (entry.reference.publisher_place or "").rstrip(". ") not in short_cities():  # of which RN501 tells
            yield from _place(entry, tongue(native.reference, native.raw, "") or "")
        yield from _publisher(entry, native)
        yield from quotes(entry, context.document.text)
        yield from _journal(entry, native, context)
        yield from of_names(entry, native, pair, context)
        yield from of_states(entry, native, context.document.text)
        yield from _persons(entry, pair, context)
        yield from editors(entry, pair, context)
        yield from of_entry(entry, native, context.document.text)


def _place(entry: Entry, language: str) -> Iterator[Form]:
    """Yield the place, where its other names are known; each language has its own name for it."""
    found = sure(entry, "publisher_place")
    if not found or found[0] == entry.reference.event_place or _held(entry, found[1]):
        return  # the town of a conference is no place of publication, and is not abbreviated
    if city := locales.city(found[0]):
        form = _plain(found[0].strip().casefold())
        if len(form) <= _SHORT:  # `М.` typed as M. is a fault of script
            form = "".join(LOOKALIKES.get(c.upper(), c).casefold() for c in form)
        yield Form(PLACE, f"{city} {language}", form, found[0], entry.index, found[1])


def _held(entry: Entry, place: Span) -> bool:
    """Tell whether a place stands behind the day on which a conference was held."""
    date, held = entry.reference.issued, entry.reference.spans.get("event_date", ())
    if not date or date.span.end > place.start:
        return False
    return bool(date.day) or any(span.holds(date.span) for span in held)


def _publisher(entry: Entry, native: Entry) -> Iterator[Form]:
    found, thing = sure(entry, "publisher"), sure(native, "publisher")
    if found and thing and (core := _core(thing[0])):
        yield Form(PUBLISHER, core, _plain(found[0]), found[0], entry.index, found[1])


def _journal(entry: Entry, native: Entry, context: Context) -> Iterator[Form]:
    found, thing = sure(entry, "container_title"), sure(native, "container_title")
    whole = spelled_out(_plain(thing[0])) if thing else ""
    if found and thing and not _overread(found[0], whole):
        name = whole if _respelled(context) else _plain(thing[0])
        yield Form(JOURNAL, name, _plain(found[0]), found[0], entry.index, found[1])


def _overread(title: str, native: str) -> bool:
    """Tell whether a journal was read together with the end of what stands before it."""
    return ". " in title and len(_WORD.findall(title)) > len(_WORD.findall(native))


@shared
def _respelled(context: Context) -> bool:
    """Tell whether a journal that its native entry prints in short has its whole name, or the reverse."""
    for pair in context.article.paired:
        entries = context.native(pair), context.romanized(pair)
        own, other = (_plain(entry.reference.container_title or "") if entry else "" for entry in entries)
        if other and is_contracted(own) and len(other.split()) != len(own.split()):
            return True
    return False


def _persons(entry: Entry, pair: Pair, context: Context) -> Iterator[Form]:
    for person in persons(pair, context, "author"):
        native, roman = person.native, person.romanized
        if not roman or not roman.family or not roman.given:
            continue
        thing, initial = _person(native) if native else _known(roman, context), _initial(roman)
        if thing and initial:
            form = f"{folded(roman.family)} {folded(initial)}"
            yield Form(PERSON, thing, form, f"{roman.family} {initial}.", entry.index, roman.span)
            both = _further(native) if native else [], _further(roman)
            if 0 < len(both[0]) == len(both[1]):
                whole = f"{roman.family} {initial}.{'.'.join(both[1])}."
                form = folded(" ".join(both[1]))
                yield Form(PERSON, " ".join((thing, *both[0])), form, whole, entry.index, roman.span)


def _person(name: Name | None) -> str:
    """Return which person a native name is; ё and е are two names: where the native list has both, it is no
    fault of the romanized one."""
    letter = _initial(name) if name else ""
    return f"{_plain(name.family)} {letter}" if name and name.family and letter else ""


def _known(roman: Name, context: Context) -> str:
    """Return which person is named in a romanized entry alone, where `et al.` stands in the native one."""
    key = _key(roman)
    found = _people(context).get(key, set()) if key else set()
    return next(iter(found)) if len(found) == 1 else "" if found else key


@shared
def _people(context: Context) -> dict[str, set[str]]:
    """Return the persons that the native lists name, by what all ways to romanize them have in common."""
    found: dict[str, set[str]] = {}
    for pair in context.article.paired:
        both = [p for p in persons(pair, context, "author") if p.native and p.romanized]
        for key, thing in ((_key(p.romanized), _person(p.native)) for p in both):
            if key and thing:
                found.setdefault(key, set()).add(thing)
    return found


def _key(roman: Name | None) -> str:
    """Return the consonants, the gender and the initials of a name; nothing where too few of them tell."""
    if not roman:
        return ""
    consonants, further = skeleton(roman.family or ""), _further(roman)
    if len(consonants) < _TELLING or not further:
        return ""
    woman = folded(roman.family or "").endswith("a")
    return " ".join((consonants, "aya" if woman else "", folded(_initial(roman)), *map(folded, further)))


def _further(name: Name) -> list[str]:
    """Return the initials behind the first one, none where a name is written in full."""
    parts = LETTERS.findall(name.given or "")
    return parts[1:] if all(len(part) <= _INITIAL for part in parts) else []


def _initial(name: Name) -> str:
    """Return the first initial, empty where the given name is written in full."""
    letters = LETTERS.match(name.given or "")
    return letters[0] if letters and len(letters[0]) <= _INITIAL else ""


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    """Return the words of a text in lower case: marks, quotes, periods and signs are no other form."""
    return " ".join(kept(r"[^\w]").sub("", _unmixed(word).casefold()) for word in _WORD.findall(text))


def _unmixed(word: str) -> str:
    """Return a Latin word with its look-alikes turned: that it mixes scripts is told of elsewhere."""
    mixed = 0 < cyrillic_share(word) < _ALIKE
    return word.translate(TO_LATIN) if mixed else word


@cache
def _house() -> frozenset[str]:
    return frozenset(part for word in locales.words("publisher") for part in _plain(word).split())


def _core(publisher: str) -> str:
    """Return a publisher's name without the words that only say it is one."""
    return " ".join(word for word in _plain(publisher).split() if word not in _house())


def one_name(usual: list[Form], other: list[Form]) -> bool:
    """Tell whether two ways to print a thing are of one name."""
    from rapidfuzz.distance import Levenshtein

    first, second = usual[0], other[0]
    if first.kind not in (PLACE, PUBLISHER) or min(len(first.form), len(second.form)) <= _SHORT:
        return True
    if first.kind == PUBLISHER and len(other) > 1:
        return True
    cores = (folded(_core(form.printed)) for form in (first, second))
    share: float = Levenshtein.normalized_similarity(*cores)
    return share >= _ALIKE


def merged(things: Mapping[str, list[Form]]) -> list[list[Form]]:
    """Return the forms of each thing; two of which one is the other's abbreviation are one."""
    groups: list[list[Form]] = []
    titles: list[set[str]] = []
    begun: dict[str, set[int]] = {}  # groups by first letters of words: no abbreviation changes them
    for found in things.values():
        own = {form.printed for form in found}
        keys = {_first_letters(title) for title in own}
        near = sorted({at for key in keys for at in begun.get(key, ())})
        at = next((n for n in near if any(abbreviates(a, b) for a in titles[n] for b in own)), len(groups))
        if at == len(groups):
            groups.append([])
            titles.append(set())
        groups[at] += found
        titles[at] |= own
        for key in keys:
            begun.setdefault(key, set()).add(at)
    return groups


def _first_letters(title: str) -> str:
    return "".join(word[0] for word in _WORD.findall(title.casefold()))


def abbreviates(one: str, other: str) -> bool:
    """Tell whether two titles are one, some of their words cut off with a period: `Izv. vuzov`."""
    a, b = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    return len(a) == len(b) > 1 and all(map(_cut, a, b)) and any(map(str.__ne__, a, b))


def _cut(one: str, other: str) -> bool:
    if one.rstrip(".") == other.rstrip("."):
        return True
    short, long = sorted((one, other), key=len)
    return short.endswith(".") and long.startswith(short[:-1])
