"""Lines that recur from page to page: the heads of a journal's pages."""

from __future__ import annotations

import re
from itertools import islice

from refnorm.fields.lines import Line
from refnorm.patterns import kept
from refnorm.text import DIGITS

_FAR = 60_000
"""How far off a running head is looked for: some twenty pages either way."""
_MANY = 60
"""Recurrences that are looked at."""
OFTEN = 3
"""How often a line recurs that no page's end or number shows to be a head."""
_WORD = kept(r"[^\W\d_]{3}")
_MARKS = "#*_ "
_TWICE = 2
"""How often a head of two lines stands at least."""
_PARTED = r"[*_\s|]+"
_FOLIO = kept(rf"^\d{{1,4}}{_PARTED}(?=[^\W\d_])|(?<=[\w.)*_]){_PARTED}\d{{1,4}}$")
"""The number of a page at the one end of its head; on the page beside it stands at the other."""


class Heads:
    """Counts how often a line stands in a document, but for its digits, and remembers it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, int, int], int] = {}

    def recur(self, row: Line, times: int, paged: bool = False) -> bool:
        """Tell whether a line stands so many times, among other lines each time: a running head.

        A line of a reference that both lists print recurs together with its neighbours, or, as an entry of
        its own, stands just twice. `paged`: the number of the page may stand on the other side of it.
        """
        bare = row.text.strip(_MARKS)
        folio = paged and _FOLIO.search(bare)
        bare = unnumbered(bare) if folio else bare
        masked = r"\d+".join(re.escape(piece) for piece in DIGITS.split(bare))
        masked = rf"(?:\d{{1,4}}{_PARTED})?{masked}(?:{_PARTED}\d{{1,4}})?" if folio else masked
        return _worded(bare) and self._known_count(masked, row) >= times

    def stand(self, row: Line) -> bool:
        """Tell whether a line stands on several pages to the letter, with the page's number beside it.

        A page may have two such lines, so that each has the other for a neighbour every time.
        """
        bare = row.text.strip(_MARKS)
        return _worded(bare) and self._known_count(re.escape(bare), row, sides=1) >= OFTEN

    def go_on(self, head: Line, row: Line) -> bool:
        """Tell whether a line behind one of a head is the second of it: both stand so elsewhere, too."""
        both = [r"\d+".join(map(re.escape, DIGITS.split(line.text))) for line in (head, row)]
        near = max(0, row.span.start - _FAR), row.span.end + _FAR
        found = re.compile(rf"(?<![^\r\n\f]){both[0]}\s+{both[1]}(?![^\r\n\f])").finditer(self._text, *near)
        return len(list(islice(found, _TWICE))) == _TWICE

    def _known_count(self, masked: str, row: Line, sides: int = 2) -> int:
        key = (masked, row.span.start // _FAR, sides)
        if key not in self._known:
            self._known[key] = self._count(*key)
        return self._known[key]

    def _count(self, masked: str, page: int, sides: int) -> int:
        """Count a line near a place; 0 where too few sides have another neighbour each time."""
        pattern = re.compile(rf"(?<![^\r\n\f])[#*_ \t]*{masked}[#*_ \t]*(?![^\r\n\f])")
        found = pattern.finditer(self._text, max(0, (page - 1) * _FAR), (page + 2) * _FAR)
        around = [_neighbours(self._text, m.start(), m.end()) for m in islice(found, _MANY)]
        apart = sum(len({pair[side] for pair in around}) == len(around) for side in (0, 1))
        return len(around) if apart >= sides else 0


def unnumbered(text: str) -> str:
    """Return a line without the number of a page at its one end, or as it is."""
    bare = text.strip(_MARKS)
    folio = _FOLIO.search(bare)
    return (bare[: folio.start()] + bare[folio.end() :]).strip(_MARKS) if folio else text


def _worded(bare: str) -> bool:
    return len(bare) >= 4 and bool(_WORD.search(bare))


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words on the lines before and after a stretch; a bare page number is passed over."""
    before = [line for line in text[max(0, start - 400) : start].splitlines() if _WORD.search(line)]
    after = [line for line in text[end : end + 400].splitlines() if _WORD.search(line)]
    return before[-1].strip() if before else "", after[0].strip() if after else "\0"
