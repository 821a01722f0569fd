"""Names that people give: rules by code or name, and the name that was likeliest meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated

import typer

from refnorm.cli import completing
from refnorm.cli.wording import worded
from refnorm.errors import ConfigError, RefnormError

Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULES", help="Only these rules: RN201, RN2, page-drift.", autocompletion=completing.rules
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option(metavar="RULES", help="Not these rules.", autocompletion=completing.rules)
]


def codes(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the codes of comma lists of codes, their beginnings, or names; refuse what no rule is called."""
    wanted = [word.strip() for text in given or () for word in text.split(",") if word.strip()]
    return tuple(code(word) for word in wanted)


def code(word: str) -> str:
    """Return the code of a rule, or its beginning, for a code or name in any case."""
    names = _names()
    if word.lower() in names:
        return names[word.lower()]
    begun = word.upper()
    if len(begun) > 1 and any(known.startswith(begun) for known in names.values()):
        return begun
    raise ConfigError(
        worded("trouble.no_rule", word=repr(word)),
        nearest(word, [*names.values(), *names], worded("advice.rules_listed")),
    )


@cache
def _names() -> dict[str, str]:
    """Return the codes of all rules by their names."""
    from refnorm.checks import rules

    return {one.name: one.code for one in rules()}


def one_of(key: str, name: str, known: Sequence[str], error: type[RefnormError] = ConfigError) -> str:
    """Return a name that is one of those known; refuse another with the words at that key."""
    if name not in known:
        raise error(worded(key, name=repr(name)), nearest(name, known))
    return name


def nearest(word: str, known: Sequence[str], others: str = "") -> str:
    """Return a hint at the likeliest meant name, else at all; `others` says where too many are listed."""
    from refnorm.messages import meant

    return meant(word, known, others)
