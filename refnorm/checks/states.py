"""A state's adjective in translations: казахстанский is Kazakhstani, or Kazakh as its people's is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refnorm.checks.kinds import STATE, Form
from refnorm.model import Entry, Span
from refnorm.patterns import kept
from refnorm.tables import beside
from refnorm.text import words

_WORD = kept(r"[A-Z](?<!\w.)[a-z]+(?!\w)(?!['’]s)")


def of_states(entry: Entry, native: Entry, text: str) -> Iterator[Form]:
    """Yield how a translation writes the adjective of a state that the native title has, and no people's."""
    if not entry.reference.brackets:
        return
    own = tuple(words((native.reference.title or "").casefold()))
    for row in beside(__file__)["states"]:
        states = [word for word in own if word.startswith(tuple(row["state"]))]
        rest = [word for word in own if word not in states]
        if not states or any(word.startswith(tuple(row["people"])) for word in rest):
            continue
        found = [
            match
            for bracket in entry.reference.brackets
            for match in _WORD.finditer(text, bracket.span.start, bracket.span.end)
            if match[0] in row["english"]
        ]
        if len({match[0] for match in found}) == 1:
            at = found[0]
            yield Form(STATE, row["state"][0], at[0], at[0], entry.index, Span(*at.span()))


@cache
def peoples() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the native roots of each people's name, and its English one, in lower case."""
    return tuple((tuple(row["people"]), row["english"][0].casefold()) for row in beside(__file__)["states"])
