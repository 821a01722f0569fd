"""The spelling of English words: whether a word is one, and which one it nearly is.

`english.txt` is made from SCOWL by `training/spelling.py`; `COPYING` is what its makers ask to be shown. It
holds the usual words and, behind an empty line, rarer ones and names that are one letter away from a usual
word. What is kept of it are sorted sums: a word is found in them nearly as fast as in a set, and they cost a
start next to nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

from refnorm import locales
from refnorm.tables import compiled

ENGLISH = Path(__file__).with_name("english.txt")
_HISSED = "sxyz"
"""Letters before which the plural has more than an s."""
_PART = 5
"""Letters of a word behind a prefix."""
_KEPT = 8192
"""Words of which is remembered what they are."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(_KEPT)
def is_usual(word: str) -> bool:
    """Tell whether a word in small letters is a usual English one."""
    return _holds(_sums()[0], word)


@lru_cache(_KEPT)
def is_known(word: str) -> bool:
    """Tell whether a word in small letters is an English one, or a name that looks like one.

    So are the plural of a usual word (`graphites`) and one behind a prefix (`microchannel`).
    """
    if is_usual(word) or _holds(_sums()[1], word) or word in locales.words("technical"):
        return True
    if word.endswith("s") and word[-2] not in _HISSED and is_usual(word[:-1]):
        return True
    prefixes = locales.words("word_prefix")
    if not word.startswith(prefixes):
        return False
    parts = (word[len(prefix) :] for prefix in prefixes if word.startswith(prefix))
    return any(len(part) >= _PART and is_usual(part) for part in parts)


@lru_cache(_KEPT)
def nearest(word: str) -> tuple[str, ...]:
    """Return the usual words that a word in small letters becomes by one letter more, less or other, or two
    letters in the other order."""
    sums = _sums()[0]
    found = sorted({other for other in near(word) if _holds(sums, other)})
    if not found:
        return ()
    words = ENGLISH.read_bytes()
    return tuple(other for other in found if f"\n{other}\n".encode() in words)  # two words may have one sum


def near(word: str) -> Iterator[str]:
    """Yield all words, English or not, that are one letter away from a word, and some of them twice."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


@cache
def _sums() -> tuple[array[int], array[int]]:
    """Return the sorted sums of the usual and of the other words."""
    usual, others = compiled(ENGLISH, _summed)
    return array("I", usual), array("I", others)


def _summed(file: Path) -> tuple[bytes, bytes]:
    halves = file.read_bytes().split(b"\n\n")
    usual, others = (array("I", sorted(map(crc32, half.split()))).tobytes() for half in halves)
    return usual, others


def _holds(sums: array[int], word: str) -> bool:
    wanted = crc32(word.encode("ascii"))
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted
