"""Which lists belong to one article, and which side each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from refnorm import locales
from refnorm.fields import afterword
from refnorm.fields.compare import common, long_numbers
from refnorm.locales.tongues import COMMON, foreign_letters, lettering, told
from refnorm.model import Document, ReferenceList, Role
from refnorm.nouns import noun
from refnorm.patterns import kept
from refnorm.text import WORD, cyrillic_share, unlinked

_LABEL = kept(r"(?m)^[^\w\n]{0,6}(\d{1,3})[.)\]]\s?(?=[^\W\d_]|[«\"“])")
"""The number of an entry at the beginning of its line."""
_FEWEST = 2
"""Numbers at least that a list behind another one goes on from."""
_SAME = 0.4
"""Share of common numbers from which two lists are taken for lists of the same works."""
_FORMS = 0.6
"""Share of the longer from which two lists of one side are forms of one list (Kazakh and Russian)."""
_HELD = 0.8
"""Share of its numbers that a list has in common with one that holds all its works."""
_NEAR = 300
"""Characters at most between two lists of one side that belong to one article."""
_TOUCHING = 100
"""Characters at most between two parts under headings of their own: a page's number and head."""
_LATER = 2
"""Lists behind a part among which the one is looked for that holds all parts."""
_APART = 5000
"""Characters from which on two lists need more than common numbers to belong to one article."""
_TOLD = 2
"""Letters that one telling word counts for."""


@noun
class _Lists:
    """The lists of a document, in its order, each with the numbers that it prints."""

    document: Document
    found: Sequence[ReferenceList]
    numbers: Sequence[Counter[str]]

    def between(self, first: int, second: int) -> str:
        """Return the text between two lists."""
        return self.document.text[self.found[first].span.end : self.found[second].span.start]


def group(
    document: Document, found: Sequence[ReferenceList], spoken: frozenset[str] = frozenset()
) -> list[tuple[ReferenceList, ...]]:
    """Group lists by article: by the numbers that they share, else by their distance."""
    numbers = [long_numbers(_text(document, lst)) for lst in found]
    every = _Lists(document, found, numbers)
    groups: list[list[int]] = []
    for i in range(len(found)):
        if groups and _joins(every, groups[-1], i):
            groups[-1].append(i)
        else:
            groups.append([i])
    return [_roles(document, [found[i] for i in g], [numbers[i] for i in g], spoken) for g in groups]


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """Return the share of common numbers, of the longer one."""
    return (a & b).total() / max(1, a.total(), b.total())


def _joins(lists: _Lists, members: Sequence[int], new: int) -> bool:
    """Tell whether a list belongs to the article of those before it."""
    found, numbers = lists.found, lists.numbers
    if any(found[members[-1]].span.start < start <= found[new].span.start for start in lists.document.starts):
        return False
    best = max(common(numbers[m], numbers[new]) for m in members)
    forms = max(_likeness(numbers[m], numbers[new]) for m in members)
    if _parted(lists, members[-1], new):
        return True
    after = common(numbers[new], numbers[new + 1]) if new + 1 < len(found) else 0.0
    if after >= _SAME and _likeness(numbers[new], numbers[new + 1]) > forms + 0.1:
        return False
    taken = any(_alike(found[m], found[new]) for m in members)
    if best >= _SAME and (not taken or found[new].span.start - found[members[-1]].span.end < _APART):
        return not taken or best > after or forms >= _FORMS
    between = lists.between(members[-1], new)
    if taken:
        stopped = any(afterword.begins(line) for line in between.splitlines())
        return len(between) < _NEAR and not stopped and not _anew(lists, members, new)
    return len(between) < _APART


def _parted(lists: _Lists, last: int, new: int) -> bool:
    """Tell whether two lists under headings of their own are parts of one: a later list holds both, or the
    numbers of the first go on in the second."""
    found, numbers = lists.found, lists.numbers
    if len(lists.between(last, new).strip()) > _TOUCHING or "romanized" in (
        found[last].role,
        found[new].role,
    ):
        return False
    if not lists.between(last, new).strip() and found[last].heading and found[new].heading:
        return True
    return _goes_on(lists, last, new) or any(
        common(numbers[last], later) >= _SAME and common(numbers[new], later) >= _SAME
        for later in numbers[new + 1 : new + 1 + _LATER]
    )


def _anew(lists: _Lists, members: Sequence[int], new: int) -> bool:
    """Tell whether a list is that of another article: text stands before it, and it begins with number 1
    under the heading that a list of the same side has here already."""
    found = lists.found
    heading = found[new].heading
    if not heading or not lists.between(members[-1], new).strip():
        return False
    said = heading.of(lists.document.text).casefold()
    first = _LABEL.findall(_text(lists.document, found[new]))[:1]
    known = (found[m] for m in members if _alike(found[m], found[new]))
    return first == ["1"] and any(
        one.heading and one.heading.of(lists.document.text).casefold() == said for one in known
    )


def _goes_on(lists: _Lists, last: int, new: int) -> bool:
    """Tell whether the first number of a list is the next one behind the last number of the list before."""
    before, behind = (_LABEL.findall(_text(lists.document, lists.found[at])) for at in (last, new))
    return bool(before and behind) and int(behind[0]) == int(before[-1]) + 1 > _FEWEST


def _alike(a: ReferenceList, b: ReferenceList) -> bool:
    return a.script == b.script and a.role == b.role


def _roles(
    document: Document,
    lists: Sequence[ReferenceList],
    numbers: Sequence[Counter[str]],
    spoken: frozenset[str],
) -> tuple[ReferenceList, ...]:
    """Decide the sides by the script of the items; the heading decides where both are alike."""
    named = [replace(lst, language=_language(document, lst, spoken)) for lst in lists]
    if len(named) == 1:
        return (replace(named[0], role="single"),)
    shares = [_share(document, lst) for lst in named]
    low, high = min(shares), max(shares)
    if high - low < 0.02:
        return tuple(replace(lst, role=_by_heading(lst, i, named)) for i, lst in enumerate(named))
    headed = [share for lst, share in zip(named, shares, strict=True) if lst.role == "romanized"]
    bound = max(headed, default=high) if max(headed, default=high) < high else (low + high) / 2
    native = [share > bound for share in shares]
    return tuple(
        replace(lst, role="native" if own or _other_part(named, numbers, native, i) else "romanized")
        for i, (lst, own) in enumerate(zip(named, native, strict=True))
    )


def _other_part(
    lists: Sequence[ReferenceList], numbers: Sequence[Counter[str]], native: Sequence[bool], at: int
) -> bool:
    """Tell whether a list that looks like the romanized one is a part of the native one: foreign works.

    It shares no works with the native lists; and a later list holds them, or it is in native script itself.
    """
    of_native = max(common(numbers[i], numbers[at]) for i in range(len(lists)) if native[i])
    if lists[at].script == "Cyrillic":
        return of_native < _SAME
    later = [common(numbers[i], numbers[at]) for i in range(at + 1, len(lists)) if not native[i]]
    return max(later, default=0.0) >= max(_HELD, of_native + _SAME)


def _by_heading(lst: ReferenceList, position: int, lists: Sequence[ReferenceList]) -> Role:
    """Name the side where both scripts are alike: a romanized heading, else the order."""
    if lst.script != "Latin" and not any(one.role == "romanized" for one in lists):
        return "native"
    if any(one.role == "romanized" for one in lists) and not all(one.role == "romanized" for one in lists):
        return "romanized" if lst.role == "romanized" else "native"
    return "native" if position == 0 else "romanized"


def _share(document: Document, lst: ReferenceList) -> float:
    text = unlinked(_text(document, lst))
    return 1.0 if lst.script == "Other" else cyrillic_share(text)


def _text(document: Document, lst: ReferenceList) -> str:
    """Return a list's own text behind its heading."""
    if lst.pieces:
        return "\n".join(piece.span.of(document.text) for piece in lst.pieces)
    return lst.body.of(document.text)


def _language(document: Document, lst: ReferenceList, spoken: frozenset[str]) -> str:
    """Name the language of most of a list's letters and telling words; its heading breaks a tie."""
    text = _text(document, lst).casefold()
    if lst.script == "Latin":
        return "en" if lst.language in ("und", "en") else lst.language
    tables = locales.cyrillic() if lst.script == "Cyrillic" else locales.load()
    tables = tuple(lo for lo in tables if lo.script == lst.script and (not spoken or lo.language in spoken))
    counts = _lettered(text, tables)
    former = any(lo.former[0] and lo.language == lst.language for lo in tables)
    # a language may share all letters with the common one, and have one where that never has it: ъ
    if former or any(map(text.count, foreign_letters())) or lettering(text):
        said = told(WORD.findall(text))
        if former and said[lst.language] >= _TOLD:
            return lst.language
        for language, times in said.items():
            if language in counts and language != COMMON:
                counts[language] += _TOLD * times
    # letters that the common language has as well, ы, tell nothing of another
    ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0] != lst.language, kv[0] != COMMON))
    own = counts.get(lst.language, 0)
    barred = bool(spoken) and lst.language not in spoken
    if not ranked or not (ranked[0][1] > 0 or barred):
        return lst.language
    return lst.language if own * 1.5 >= ranked[0][1] and not barred else ranked[0][0]


def _lettered(text: str, tables: Sequence[locales.Locale]) -> dict[str, int]:
    """Count the letters that speak for a language, less those that its alphabet lacks: Tatar has no ҙ.

    Russian works stand in every list, and others beside them. Of languages that fit alike the one with more
    letters of its own comes first, and one that is in Latin letters today last.
    """
    times = {c: many for c in _letters() if (many := text.count(c))}
    foreign = {c: times[c] for c in times.keys() & foreign_letters()}
    own = {lo.language: sum([times.get(c, 0) for c in lo.letters]) for lo in tables}
    counts = {
        lo.language: own[lo.language]
        + sum(many for c, many in foreign.items() if c in lo.alphabet and c not in lo.letters)
        - sum(many for c, many in foreign.items() if c not in lo.alphabet and lo.language != COMMON)
        for lo in tables
    }
    order = sorted(tables, key=lambda lo: (bool(lo.former[0]), -own[lo.language]))
    return {lo.language: counts[lo.language] for lo in order}


@cache
def _letters() -> frozenset[str]:
    """Return the letters that tell a language in any table."""
    return foreign_letters().union(*(lo.letters for lo in (*locales.load(), *locales.cyrillic())))
