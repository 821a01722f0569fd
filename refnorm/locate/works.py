"""The works of a list, and whether another list, in whatever script and language, holds the same ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from refnorm.fields.halves import linked, reads
from refnorm.text import DIGITS

_SAMPLE = 12
"""Works of a list that are looked up in the other."""
_SAME = 0.5
"""Share of works that two lists have in common, from which they are lists of the same works."""
_OFTEN = 0.3
"""Share of works from which a number is common to them all: the day on which all links were looked at."""
_MOST = 100
"""Works with a page or number of another one that are looked at: it may be their other form."""


class Works:
    """The works of a list, found by the pages that they link to and the numbers that they print."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(number for text in texts for number in set(DIGITS.findall(text)))
        often = {n for n, count in counts.items() if count > _OFTEN * len(texts) and count > 2}
        self.texts = [DIGITS.sub(lambda m: "" if m[0] in often else m[0], text) for text in texts]

    @cached_property
    def _having(self) -> Mapping[str, Sequence[int]]:
        """The works that have each page or number."""
        found: dict[str, list[int]] = {}
        for at, text in enumerate(self.texts):
            for key in _keys(text):
                found.setdefault(key, []).append(at)
        return found

    def hold(self, text: str) -> bool:
        """Tell whether a work is one of the list; what it shares with fewest of them is looked at first."""
        having = sorted((self._having[key] for key in _keys(text) if key in self._having), key=len)
        near = islice(dict.fromkeys(chain.from_iterable(having)), _MOST)
        return any(reads(text, self.texts[at]) for at in near)

    def are(self, other: Works) -> bool:
        """Tell whether two lists of nearly one length hold the same works, by a sample of the shorter one."""
        few, many = sorted((self, other), key=lambda works: len(works.texts))
        if len(few.texts) < _SAME * len(many.texts):
            return False
        sample = few.texts[:: max(1, len(few.texts) // _SAMPLE)]
        return bool(sample) and sum(map(many.hold, sample)) >= _SAME * len(sample)


def _keys(text: str) -> dict[str, None]:
    """Return what two forms of a work have at least one of in common, as they are printed."""
    return dict.fromkeys([*sorted(linked(text)), *DIGITS.findall(text)])
