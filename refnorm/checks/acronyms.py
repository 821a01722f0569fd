"""What a translation calls things by signs: acronyms that every language has its own of, formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from refnorm.checks import Context, Couple
from refnorm.checks.brackets import body, outside
from refnorm.model import Bracket, Span
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import DIGITS, LETTERS

_PRINTED = kept(r"[A-Z](?<![\w/.].)[A-Z]+(?![\w/])")
"""An acronym of a translation, also before or behind a hyphen."""

_FORMULA = kept(r"(?<![\w.,-])(?:[A-Za-z]{1,6}\d|\d{1,3}[A-Za-z])[A-Za-z\d]{0,10}(?![\w-])")
"""Latin letters and digits of one word, as formulas, isotopes and models have them: CaCO3, 137Cs."""


def mistaken(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span, Span]]:
    """Yield what the title calls a body or a thing of whose acronym the translation has one letter otherwise.

    Where the translation names it in any form of its own, another acronym that looks like it is another one.
    """
    text = context.document.text
    printed = [
        (one[0], Span(*one.span()))
        for b in brackets
        if not b.text.isupper()
        for one in _PRINTED.finditer(text, b.span.start, b.span.end)
    ]
    if not printed:
        return
    own, table = body(context.document, found[0]), _table()
    told = {acronym for acronym, _ in printed}
    known = {one for row in table.values() for one in row}.union(
        _PRINTED.findall(outside(context.document, found[1], brackets))
    )
    for word in LETTERS.finditer(text, own.start, own.end):
        english = table.get(word[0], ())
        if not english or not told.isdisjoint(english):
            continue
        odd = ((acronym, at) for acronym, at in printed if acronym not in known)
        near = [at for acronym, at in odd if any(_is_near(acronym, one) for one in english)]
        if len(near) == 1:
            yield word[0], Span(*word.span()), near[0]


def formulas(
    found: Couple, context: Context, brackets: Sequence[Bracket]
) -> Iterator[tuple[str, Span, Span]]:
    """Yield the formula of a title that its translation has with other digits: CaCO3, CaCO2."""
    text = context.document.text
    own = body(context.document, found[0])
    printed = [(m[0], Span(*m.span())) for m in _FORMULA.finditer(text, own.start, own.end)]
    spans = [b.span for b in brackets] if printed else ()
    told = [(m[0], Span(*m.span())) for at in spans for m in _FORMULA.finditer(text, at.start, at.end)]
    lost = [one for one in printed if one[0] not in {formula for formula, _ in told}]
    # a formula that the romanized title has, too, differs from the native one, of which RN210 tells
    known = found[0].raw + outside(context.document, found[1], brackets) if lost else ""
    for formula, at in told:
        alike = [one for one in lost if _letters(one[0]) == _letters(formula)]
        if len(alike) == 1 and formula not in known and _digits(alike[0][0]) != _digits(formula):
            yield *alike[0], at


def _letters(formula: str) -> str:
    return "".join(filter(str.isalpha, formula))


def _digits(formula: str) -> list[str]:
    return sorted(DIGITS.findall(formula))


def _is_near(one: str, other: str) -> bool:
    """Tell whether two acronyms of as many letters have one that differs."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """Return the English forms of each acronym."""
    table: dict[str, tuple[str, ...]] = {}
    for row in beside(__file__)["acronyms"]:
        for own in row["own"]:
            table[own] = (*table.get(own, ()), *row["english"])
    return table
