"""The style of one list: which marks stand between which fields, learnt from its easy entries."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from refnorm.nouns import noun
from refnorm.parse.apply import Reading
from refnorm.patterns import kept
from refnorm.traced import GROUP, TAKEN

_FEW = 3
"""Times that two fields must follow each other before their marks are a habit."""
_SMOOTH = 0.3
"""Times that any mark is held to have been seen."""
_SHARE = 0.6
"""Of the places where two fields meet, the share with one mark from which the report names it."""
_CLEAR = 0.85
"""Confidence from which an entry teaches."""
_WEIGHT = 1.0
"""What style counts beside the model."""
_RUN = kept(f"[{TAKEN} ]*{TAKEN}[{TAKEN} ]*|{GROUP}+")
_WORDS = kept(r"\w+")

Edge = tuple[str, str]


@noun
class Style:
    """For each couple of neighbouring fields, how often which marks part them."""

    marks: Mapping[Edge, Counter[str]]

    def fit(self, mask: str, reading: Reading) -> float:
        """Return how well a reading fits: 0 where all its marks are the usual ones, less for others."""
        return _WEIGHT * sum(self._cost(edge, gap) for edge, gap in edges(mask, reading))

    def _cost(self, edge: Edge, gap: str) -> float:
        seen = self.marks.get(edge)
        if seen is None or seen.total() < _FEW:
            return 0.0
        if edge[0] == "author" and gap == "." and seen[""]:
            gap = ""  # elsewhere the period of an initial ends the names as well
        return math.log((seen[gap] + _SMOOTH) / (max(seen.values()) + _SMOOTH))

    @property
    def habits(self) -> dict[str, str]:
        """The marks that mostly part two fields, by the fields: `title>container`: `//`."""
        found = {}
        for (left, right), seen in sorted(self.marks.items()):
            gap, times = seen.most_common(1)[0]
            if seen.total() >= _FEW and times >= _SHARE * seen.total():
                found[f"{left}>{right}"] = gap
        return found


def learnt(entries: Iterable[tuple[str, Reading]]) -> Style:
    """Learn the style of a list from the masks and readings of its entries; doubtful ones teach nothing."""
    marks: dict[Edge, Counter[str]] = {}
    for mask, reading in entries:
        if reading and min(s.confidence for s in reading.values()) >= _CLEAR:
            for edge, gap in edges(mask, reading):
                seen = marks.get(edge)
                if seen is None:
                    seen = marks[edge] = Counter()
                seen[gap] += 1
    return Style(marks)


def edges(mask: str, reading: Reading) -> Iterator[tuple[Edge, str]]:
    """Yield which field follows which in an entry, and the marks between them.

    `#` stands for what a rule has claimed, such as the year, `[]` for a bracket group.
    """
    row = sorted(reading.values(), key=lambda stretch: stretch.start)
    for one, following in zip_longest(row, row[1:]):
        if following is None:
            yield (one.label, "end"), _marks(mask[one.end : one.end + 6])[:2]
        elif one.end <= following.start:
            yield (one.label, following.label), _marks(mask[one.end : following.start])


def _named(run: re.Match[str]) -> str:
    return "[]" if run[0][0] == GROUP else "#"


def _marks(gap: str) -> str:
    named = _RUN.sub(_named, gap) if TAKEN in gap or GROUP in gap else gap
    return _WORDS.sub("w", named.replace(" ", "").replace("–", "-").replace("—", "-"))[:8]
