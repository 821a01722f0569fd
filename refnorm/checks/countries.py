"""Names of countries and peoples, which every language has in forms of its own: Україна is Ukraine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from refnorm.checks import Context, Couple
from refnorm.checks.brackets import body, outside
from refnorm.model import Bracket, Span
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import LETTERS

_PRINTED = kept(r"[A-Z](?<!\w.)[a-z]{4,}(?!\w)")
"""A word of a translation that may be a name, also half of a hyphened one: `Russian-Chinese`."""
_BEGINNING = 3
"""Letters at least of the beginnings by which the table knows a native word."""


def misspelt(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span, Span]]:
    """Yield the native name of a country or people, and what stands for it in a translation with a slip.

    Only a translation that names it in no form of its own has misspelt it; a word that the entry prints
    elsewhere is another name.
    """
    text = context.document.text
    printed = [list(_PRINTED.finditer(text, b.span.start, b.span.end)) for b in brackets]
    if not any(one[0] not in _known() for row in printed for one in row):
        return
    own = body(context.document, found[0])
    named = [
        (w, forms) for w in LETTERS.finditer(text, own.start, own.end) if (forms := _named(w[0].lower()))
    ]
    elsewhere = set(LETTERS.findall(outside(context.document, found[1], brackets))) if named else set()
    for row in printed:
        told = {one[0] for one in row}
        odd = [one for one in row if one[0] not in _known() | elsewhere]
        for word, forms in named if odd else ():
            near = [one for one in odd if any(_is_slip(one[0], form) for form in forms)]
            if near and told.isdisjoint(forms):
                yield word[0], Span(*word.span()), Span(*near[0].span())
                break


def exchanged(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span, Span]]:
    """Yield the one country that a title names, and the one that its translation names instead of it.

    Only a noun amid a title names one for sure: `перспективы` begins like the Persians.
    """
    text = context.document.text
    printed = [one for b in brackets if b.translates_title for one in _words(text, b.span)]
    told = {forms: at for word, at in printed if (forms := _forms().get(word))}
    if len(told) != 1:
        return
    title = [one for span in found[0].reference.where("title") for one in _words(text, span)]
    named = {forms: (word, at) for word, at in title if (forms := _named(word.lower()))}
    (theirs, roman), *_ = told.items()
    if len(named) != 1 or theirs in named:
        return
    ((own, (word, native)),) = named.items()
    follows = native != title[0][1] and word[0].isupper()
    if (
        follows
        and not _are_kin(own, theirs)
        and roman.of(text) not in outside(context.document, found[1], brackets)
    ):
        yield word, native, roman


def _words(text: str, within: Span) -> list[tuple[str, Span]]:
    return [(w[0], Span(*w.span())) for w in LETTERS.finditer(text, within.start, within.end)]


def _are_kin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two countries may stand for each other: Britain and England, Kirghiz and Kazakhs."""
    both = {one[0], other[0]}
    return any(both.issubset(row) for row in beside(__file__)["kin"])


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """Return the row of each English form."""
    return {form: row for row in _table().values() for form in row}


def _is_slip(printed: str, form: str) -> bool:
    """Tell whether a word is a name with one letter at fault, or with two at each other's place."""
    from rapidfuzz.distance import OSA

    return OSA.distance(printed, form, score_cutoff=1) == 1


def _named(word: str) -> tuple[str, ...]:
    """Return the English names of what a native word names, by the longest beginning that is known."""
    table = _table()
    lengths = range(len(word), _BEGINNING - 1, -1)
    return next((table[word[:n]] for n in lengths if word[:n] in table), ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    rows = beside(__file__)["countries"]
    return {own: tuple(row["english"]) for row in rows for own in row["own"]}


def names(word: str) -> bool:
    """Tell whether a word is an English name of a country or people, whatever its letter case."""
    return word.capitalize() in _known()


def is_standard(word: str) -> bool:
    """Tell whether a word is the English name of a country as it is today: Azerbaijan, not Azerbaidzhan."""
    return word.capitalize() in _standard()


@cache
def _standard() -> frozenset[str]:
    return frozenset(row[0] for row in _table().values())


@cache
def _known() -> frozenset[str]:
    return frozenset(form for row in _table().values() for form in row)
