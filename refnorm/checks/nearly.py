"""Names of a native list that are the same but for one letter: journals, publishers, persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from refnorm import locales
from refnorm.checks.kinds import NEAR, NEAR_HOUSE, NEAR_PERSON, Form, Kind, sure
from refnorm.model import Entry, Name, ReferenceList, Span
from refnorm.patterns import kept
from refnorm.text import LETTERS, cyrillic_share, yoless

_NAMING, _SPOKEN = range(3, 40), 6
"""How many words a journal's name has of which one may be misspelled, and letters of that one."""
_SAME = 3
"""Letters of a word before, or behind, the one that is another."""
_HOUSE = 8
"""Letters of a publisher's one word: of shorter ones there are many."""
_OF_PLACE = kept(r"ск(?:ий|ого|ая|ой|ое|ие|их)$")
"""How words end that tell towns apart by a letter: Омский, Орский."""
_FIGURE = kept(r"\d")
_WORD = kept(r"[^\W\d_]+(?:[’'ʹʼ`´‘][^\W\d_]+)*")
_WOMAN = ("а", "a", "я")
"""What a woman's surname has behind her brother's."""

_Words = tuple[str, ...]
_Found = Iterator[tuple[_Words, str, Form]]
"""What stands around a word that may be misspelled, the word itself, and where it stands."""


def nearly_one(lst: ReferenceList) -> Iterator[list[Form]]:
    """Yield the forms of names that are the same but for one letter: `Ученые`, `Учебные`; Котлов, Котолов."""
    for read in (_journals, _publishers, _persons):
        named: dict[_Words, dict[str, list[Form]]] = {}
        for entry in lst.entries:
            for around, word, form in read(entry):
                named.setdefault(around, {}).setdefault(word, []).append(form)
        told = set[frozenset[str]]()
        for ways in (ways for ways in named.values() if len(ways) > 1):
            usual = sorted(ways, key=lambda word: -len(ways[word]))
            for one, other in combinations(usual, 2):
                both = frozenset(form.form for word in (one, other) for form in ways[word])
                if both not in told and _is_slip(ways[other], one, other):
                    told.add(both)
                    yield [form for word in (one, other) for form in ways[word]]


def called(names: Iterable[str]) -> str:
    """Return what journals are called as some of the names say, and not all of them: `Ученые записки`."""
    told = [" ".join(map(yoless, _WORD.findall(name))).casefold() for name in names]
    for title in locales.words("serial"):
        known = " ".join(map(yoless, title.split())).casefold()
        if " " in known and 0 < sum(known in name for name in told) < len(told):
            return title
    return ""


def _ends(word: str) -> tuple[str, str]:
    """Return what two words that differ in one letter have in common, one or the other."""
    return word[:_SAME], word[-_SAME:]


def _is_slip(places: list[Form], usual: str, word: str) -> bool:
    """Tell whether a word is another one with a slip; a person who is named twice has that name."""
    if places[0].kind == NEAR_PERSON:
        short, long = sorted((usual, word), key=len)
        if len(places) > 1 or (long[:-1] == short and long.endswith(_WOMAN)):
            return False
    return _a_letter_apart(usual, word)


def _a_letter_apart(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return one[0] == other[0] and Levenshtein.distance(one, other, score_cutoff=1) == 1


def _journals(entry: Entry) -> _Found:
    for words, form in _field(entry, "container_title", NEAR, lambda n: n in _NAMING):
        for at, word in enumerate(words):
            if len(word) >= _SPOKEN and not _OF_PLACE.search(word):
                yield (str(at), *words[:at], *words[at + 1 :]), word, form


def _publishers(entry: Entry) -> _Found:
    for words, form in _field(entry, "publisher", NEAR_HOUSE, lambda n: n == 1):
        for end in _ends(words[0]) if len(words[0]) >= _HOUSE else ():
            yield (end,), words[0], form


def _field(
    entry: Entry, field: str, kind: Kind, fits: Callable[[int], bool]
) -> Iterator[tuple[list[str], Form]]:
    """Yield the words of a field that is read surely and has as many words as wanted, and no figure."""
    found = sure(entry, field)
    words = _words(found[0]) if found else []
    if found and fits(len(words)) and not _FIGURE.search(found[0]):
        yield words, Form(kind, "", " ".join(words), found[0], entry.index, found[1])


def _persons(entry: Entry) -> _Found:
    for name in entry.reference.author:
        initials = tuple(part.casefold() for part in LETTERS.findall(name.given or ""))
        words = _words(name.family or "")
        least = _SPOKEN if len(initials) > 1 else _HOUSE  # with one initial there are more namesakes
        if initials and len(words) == 1 and len(words[0]) >= least:
            form = _named(entry, name, words[0], initials)
            yield from (((end, *initials), words[0], form) for end in _ends(words[0]))


def _named(entry: Entry, name: Name, family: str, initials: _Words) -> Form:
    printed, at = f"{name.family} {name.given}", Span(name.span.start, name.span.end)
    return Form(NEAR_PERSON, "", " ".join((family, *initials)), printed, entry.index, at)


def _words(text: str) -> list[str]:
    """Return the words of a name; nothing where one mixes scripts, of which RN401 tells."""
    found = _WORD.findall(text)
    if any(0.0 < cyrillic_share(word) < 1.0 for word in found):
        return []
    return [yoless(word) for word in found]
