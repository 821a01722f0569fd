"""Authors who have a Latin spelling of their own, which no scheme writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from refnorm.model import Name
from refnorm.romanization.known import Authors, chinese, own_spelling, western
from refnorm.romanization.originals import western as named_at_home
from refnorm.writers.generate.cutting import Piece


def spelled(
    pieces: Sequence[Piece], names: Sequence[Name], write: Callable[[str], str], authors: Authors, entry: str
) -> Mapping[tuple[str, int], str]:
    """Return what is written for the authors of an entry whose spelling is known, by their pieces."""
    own = [piece for piece in pieces if piece.field == "author"]
    return dict(_spelled(own, names, write, authors, entry)) if len(own) == len(names) else {}


def _spelled(
    pieces: Sequence[Piece], names: Sequence[Name], write: Callable[[str], str], authors: Authors, entry: str
) -> Iterator[tuple[tuple[str, int], str]]:
    for piece, name in zip(pieces, names, strict=True):
        known = chinese(" ".join(piece.text.split()), entry)
        family = name.family or ""
        if known:
            yield ("author", piece.turn), known
        elif (foreign := named_at_home(piece.text)) and len(foreign[1]) == 1:
            given, (home,) = foreign
            yield ("author", piece.turn), write(piece.text.replace(given, home.capitalize(), 1))
        elif there := western(name, authors):
            text = piece.text.replace(family, there.family or family, 1)
            yield ("author", piece.turn), write(text.replace(name.given or "", there.given or "", 1))
        elif own := own_spelling(name, write(family), authors):
            yield ("author", piece.turn), write(piece.text.replace(family, own, 1))
