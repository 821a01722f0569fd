"""What a translation calls things by signs: acronyms that every language has its own of, formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from refnorm.checks import Context, Couple
from refnorm.checks.brackets import body, outside
from refnorm.model import Bracket, Entry, Span
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import LETTERS

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
    """Yield the formula of a title that its translation has with other digits or letters: CaCO3, CaCO2."""
    text = context.document.text
    printed = _formulas(text, [body(context.document, found[0])])
    told = _formulas(text, [b.span for b in brackets]) if printed else []
    lost = [one for one in printed if one[0] not in {formula for formula, _ in told}]
    # a formula that the romanized title has, too, differs from the native one, of which RN210 tells
    known = found[0].raw + outside(context.document, found[1], brackets) if lost else ""
    new = [one for one in told if one[0] not in known]
    for formula, at in new:
        alike = [one for one in lost if _letters(one[0]) == _letters(formula)]
        alike = alike or (_within_title(lost, found[0]) if len(new) == 1 else [])
        if len(alike) == 1 and _is_other(alike[0][0], formula):
            yield *alike[0], at


def replaced(found: Couple, context: Context) -> Iterator[tuple[Span, Span]]:
    """Yield the one formula of a title that is another one in the romanized title: CH4, NH4."""
    text = context.document.text
    rows = [_formulas(text, entry.reference.spans.get("title", ())) for entry in found]
    there = [{formula for formula, _ in row} for row in rows]
    lost, new = ([one for one in row if one[0] not in there[1 - n]] for n, row in enumerate(rows))
    if len(lost) == len(new) == 1 and _is_other(lost[0][0], new[0][0]):
        yield lost[0][1], new[0][1]


def _is_other(one: str, other: str) -> bool:
    """Tell whether two formulas are not the same in another order or other capitals: 137Cs, Cs137."""
    return sorted(one.casefold()) != sorted(other.casefold())


def _formulas(text: str, spans: Iterable[Span]) -> list[tuple[str, Span]]:
    found = (one for at in spans for one in _FORMULA.finditer(text, at.start, at.end))
    return [(one[0], Span(*one.span())) for one in found]


def _within_title(formulas: Sequence[tuple[str, Span]], entry: Entry) -> list[tuple[str, Span]]:
    """Return the formulas that stand in an entry's title, where no link or number looks like one."""
    title = entry.reference.spans.get("title", ())
    return [one for one in formulas if any(span.holds(one[1]) for span in title)]


def _letters(formula: str) -> str:
    return "".join(filter(str.isalpha, formula))


def _is_near(one: str, other: str) -> bool:
    """Tell whether two acronyms of as many letters have one that differs."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def forms(own: str) -> tuple[str, ...]:
    """Return the English forms of a native acronym, none where it is not known."""
    return _table().get(own, ())


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """Return the English forms of each acronym."""
    table: dict[str, tuple[str, ...]] = {}
    for row in beside(__file__)["acronyms"]:
        for own in row["own"]:
            table[own] = (*table.get(own, ()), *row["english"])
    return table
