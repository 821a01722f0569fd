"""Both forms of a reference in one item: where the second begins, and whether it is the first one's.

Between the forms stands a line end, a tab, a slash, a bracket that closes at the item's end, or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from refnorm.fields import evidence
from refnorm.text import CYRILLIC, LATIN, cyrillic_share, skeleton, unlinked, words

Range = tuple[int, int]

_SEAM = re.compile(
    r"\s*\n\s*|\s*<br\s*/?>\s*|\s*\t\s*|\s+(?:/{1,2}|\||=)\s+|(?P<open>\s*[(\[]\s*)"
    r"|(?<=[.;,)\]»”])\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_OF_LINK = re.compile(r"(?:https?|ftp)://\S+|www\.\S+|10\.\d{4,9}/\S+|(?<!\S)\S+@\S+")
_OF_CYRILLIC, _OF_LATIN = (re.compile(f"[{letters}]") for letters in (CYRILLIC, LATIN))
_NUMBER = re.compile(r"\d+")
_LEAD = re.compile(r"[\W\d_]*")
_SHORTEST = 25
"""Characters that the shorter half has at least."""
_LONGEST = 6000
"""Characters of a longest item."""
_APART = 0.55
"""By how much the share of native letters differs at least between two halves."""
_TAIL = 25
"""Characters that may follow a closing bracket: `(In Russ.)`."""
_SHARED = 0.5
"""Share of common numbers from which two forms can be of one work."""


def cut(text: str) -> tuple[Range, Range] | None:
    """Return the two forms in an item's text, without what parts them; None where there is only one."""
    if len(text) > _LONGEST:
        return None
    masked = _OF_LINK.sub(lambda match: "0" * len(match[0]), text)
    shares = _Shares(masked)
    first = _first_word(text)
    best: tuple[float, Range, Range] | None = None
    for left, right, bonus in _seams(masked):
        if left[1] - left[0] < _SHORTEST or right[1] - right[0] < _SHORTEST:
            continue
        gap = abs(shares.of(left) - shares.of(right))
        again = first == _first_word(text[slice(*right)])
        if gap < _APART and not (again and bonus and _repeated(text[slice(*left)], text[slice(*right)])):
            continue
        score = gap + bonus + _opening(text[right[0] :], again)
        if best is None or score > best[0]:
            best = score, left, right
    if best is None or not evidence.weight(text[slice(*best[2])]):
        return None
    return best[1], best[2]


def reads(one: str, other: str) -> bool:
    """Tell whether two texts, in whatever scripts, are forms of one reference: by numbers and words."""
    numbers = [Counter(_NUMBER.findall(unlinked(text))) for text in (one, other)]
    least = min(n.total() for n in numbers)
    common = numbers[0] & numbers[1]
    agree = common.total() / least if least else 0.0
    if agree < _SHARED:
        return False
    if _alike(one, other):
        return True
    return sum(len(number) > 1 for number in common) > 1 and agree > 0.7


def _alike(one: str, other: str) -> bool:
    """Tell whether the first word of one begins the other, or a third of the words agree."""
    bones = [[skeleton(w) for w in words(unlinked(text)) if len(w) > 2] for text in (one, other)]
    if not bones[0] or not bones[1]:
        return False
    if len(bones[0][0]) > 1 and bones[0][0] in bones[1][:3]:
        return True
    common = Counter(bones[0]) & Counter(bones[1])
    return common.total() * 3 >= min(map(len, bones))


def _repeated(one: str, other: str) -> bool:
    """Tell whether a work in Latin letters is printed twice, once as each list would have it."""
    near = 0.5 < len(other) / len(one) < 2
    return near and cyrillic_share(one) < 0.2 and evidence.weight(one) > 1 and reads(one, other)


def _first_word(text: str) -> str:
    word = next((w for w in words(text[:200]) if len(w) > 2), "")
    return skeleton(word)


def _opening(after: str, again: bool) -> float:
    """Score the beginning of the second form: it begins with the author like the first."""
    if evidence.continues(after):
        return -0.6
    return (0.6 if again else 0.0) + (0.3 if evidence.leads(after) else 0.0)


class _Shares:
    """The share of Cyrillic letters of any stretch of a text."""

    def __init__(self, text: str) -> None:
        self._native, self._latin = (
            list(accumulate((bool(p.match(c)) for c in text), initial=0)) for p in (_OF_CYRILLIC, _OF_LATIN)
        )

    def of(self, where: Range) -> float:
        """Return the share; .5 without letters."""
        start, end = where
        native = self._native[end] - self._native[start]
        every = native + self._latin[end] - self._latin[start]
        return native / every if every else 0.5


def _seams(text: str) -> Iterator[tuple[Range, Range, float]]:
    """Yield both sides of every place where the second form may begin, and what its mark counts."""
    for match in _SEAM.finditer(text):
        left = (0, match.start())
        if match["open"] is None:
            bonus = 0.4 if match[0].strip(" ") else 0.0
            yield left, (match.end(), len(text)), bonus
        elif (close := _closing(text, match.end("open") - 1)) is not None:
            yield left, (match.end(), close), 0.4


def _closing(text: str, start: int) -> int | None:
    """Return where the bracket before `start` closes, if nothing but a remark follows."""
    opened = text.rfind("(", 0, start + 1), text.rfind("[", 0, start + 1)
    at = max(opened)
    pair = "()" if opened[0] > opened[1] else "[]"
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == pair[0]) - (text[i] == pair[1])
        if depth == 0:
            return i if len(text) - i - 1 <= _TAIL else None
    return len(text) if depth == 1 else None
