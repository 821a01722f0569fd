"""Editors and translators whom the native mark puts into the genitive.

`под ред. С. С. Громовой` is `ed. by S. S. Gromova`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from refnorm import locales
from refnorm.fields.draft import alternatives, conjunction
from refnorm.model import Name
from refnorm.patterns import kept
from refnorm.writers.generate.cutting import VALUE, Piece, value


@cache
def _governed() -> re.Pattern[str]:
    """A mark that asks for the genitive, and persons and their titles behind it."""
    marks = alternatives(locales.words("genitive_mark"))
    between = rf"{VALUE}|[,;:]|[^\W\d_]{{2,8}}\.|(?:{conjunction()}|&)(?!\w)"
    return kept(rf"(?i:(?<!\w){marks})(?:\s*(?:{between}))*\s*$")


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Return the genitive and the nominative ending of surnames, the longest first."""
    parted = (text.partition("=") for text in locales.words("surname_nominative"))
    return tuple(sorted(((a.strip(), b.strip()) for a, _, b in parted), key=lambda pair: -len(pair[0])))


def nominative(family: str, doubtful: bool = False) -> str:
    """Return a surname in the genitive as its bearer signs; unchanged where its ending leaves that open.

    Where it is `doubtful` that it is one, unchanged also where it may be a surname itself: Иванова.
    """
    for genitive, ending in _endings():
        if doubtful and family.endswith(locales.words("surname_ending")):
            return family
        if family.endswith(genitive) and len(family) > len(genitive) + 1:
            return family.removesuffix(genitive) + ending
    return family


def beside(masked: str) -> str:
    """Return an entry with the persons whom nothing has claimed, and whose mark asks for the genitive, in the
    nominative: `предисл. А. А. Орловой`."""
    return _unclaimed().sub(lambda match: match["lead"] + nominative(match["family"]), masked)


@cache
def _unclaimed() -> re.Pattern[str]:
    marks = alternatives(locales.words("genitive_mark"))
    return kept(rf"(?P<lead>(?<!\w)(?i:{marks})\s(?:[^\W\d_]\.\s?){{1,2}})(?P<family>[^\W\d_]{{4,}})")


def righted(
    masked: str, pieces: Sequence[Piece], names: Sequence[Name], write: Callable[[str], str]
) -> Mapping[tuple[str, int], str]:
    """Return what is written for the editors whose mark asks for the genitive, by their pieces."""
    own = [(place, piece) for place, piece in enumerate(pieces) if piece.field == "editor"]
    return dict(_righted(masked, own, names, write)) if len(own) == len(names) else {}


def translated(
    pieces: Sequence[Piece], names: Sequence[Name], write: Callable[[str], str]
) -> Mapping[tuple[str, int], str]:
    """Return what is written for translators, who mostly stand in the genitive, where an ending proves it."""
    own = [piece for piece in pieces if piece.field == "translator"]
    both = list(zip(own, names, strict=True)) if len(own) == len(names) else []
    rights = (
        (piece, name.family or "", nominative(name.family or "", doubtful=True)) for piece, name in both
    )
    return {(p.field, p.turn): write(p.text.replace(a, b, 1)) for p, a, b in rights if a != b}


def _righted(
    masked: str, own: Sequence[tuple[int, Piece]], names: Sequence[Name], write: Callable[[str], str]
) -> Iterator[tuple[tuple[str, int], str]]:
    for (place, piece), name in zip(own, names, strict=True):
        family = name.family or ""
        right = nominative(family)
        if right != family and _governed().search(masked, 0, masked.find(value(place))):
            yield (piece.field, piece.turn), write(piece.text.replace(family, right, 1))
