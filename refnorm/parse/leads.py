"""What marks say of where fields of words begin and end: a lead like `In:`, quotes around a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from refnorm.fields.titles import container_mark
from refnorm.parse.apply import Stretch
from refnorm.patterns import kept

_NEAR = 2
"""Marks between such a word and the container, or between a field and the quote that is a part of it."""
_QUOTE = kept(r"«[^«»\x00]{4,200}»")


def led(mask: str) -> list[re.Match[str]]:
    """Return where a word with its colon leads to a container."""
    return [m for m in container_mark().finditer(mask) if ":" in m[0]] if ":" in mask else []


def bounded(mask: str, found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches with the bounds and labels that marks prove."""
    return _unquoted(mask, _contained(mask, found))


def _contained(mask: str, found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, those for containers that stand behind a word that leads to one, and not that word."""
    ends = [m.span() for m in led(mask)]
    for one in found:
        if any(start <= one.start and one.end <= end for start, end in ends):
            continue
        behind = any(0 <= one.start - end <= _NEAR for _, end in ends)
        yield one._replace(label="container") if behind and one.label == "title" else one


def _unquoted(mask: str, found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches of which none ends within quotes: `Proc. of the Symp. «New Waters»` is one name."""
    quotes = [m.span() for m in _QUOTE.finditer(mask)] if "«" in mask else []
    whole: list[Stretch] = []
    for one in found:
        last = whole[-1] if whole else None
        inside = next(((a, b) for a, b in quotes if a <= one.start < b and one.end <= b), None)
        if last and inside and last.label == "container" and 0 <= inside[0] - last.end <= _NEAR:
            whole[-1] = last._replace(end=inside[1])
        elif not (last and inside and last.label == "container" and last.end == inside[1]):
            whole.append(one)
    return whole
