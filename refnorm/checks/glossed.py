"""Editors whom a translation names by other letters than the romanized part of its entry does."""

from __future__ import annotations

from collections.abc import Iterator

from refnorm.checks import Context
from refnorm.checks.kinds import PERSON, Form
from refnorm.checks.persons import persons
from refnorm.model import Bracket, Entry, Pair, Span
from refnorm.text import WORD, folded, skeleton

_GENITIVE = "a"
"""What a man's surname has behind it in the genitive: `pod red. Gromova`."""


def editors(entry: Entry, pair: Pair, context: Context) -> Iterator[Form]:
    """Yield both forms of an editor: `pod red. Grigor'eva [… ed. by Grigorieva]`; a genitive is no form."""
    glosses = [bracket for bracket in entry.reference.brackets if bracket.translates]
    for person in persons(pair, context, "editor") if glosses else ():
        roman = person.romanized
        if not person.native or not roman or not roman.family:
            continue
        if not any(bracket.span.holds(roman.span) for bracket in glosses):
            for word in _others(roman.family, glosses, context.document.text):
                for name, span in ((roman.family, roman.span), (word.of(context.document.text), word)):
                    yield Form(PERSON, f"editor {entry.index}", folded(name), name, entry.index, span)


def _others(family: str, glosses: list[Bracket], text: str) -> Iterator[Span]:
    """Yield where translations have a surname with other vowels or signs."""
    bones, stem = skeleton(family), folded(family).rstrip(_GENITIVE)
    for bracket in glosses:
        for word in WORD.finditer(text, bracket.span.start, bracket.span.end):
            if skeleton(word[0]) == bones and folded(word[0]).rstrip(_GENITIVE) != stem:
                yield Span(*word.span())
