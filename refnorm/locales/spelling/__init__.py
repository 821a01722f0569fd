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
_LETTERS = [bytes([code]) for code in range(ord("a"), ord("z") + 1)]


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
    if len(word) > 1 and word.endswith("s") and word[-2] not in _HISSED and is_usual(word[:-1]):
        return True
    prefixes = locales.words("word_prefix")
    if not word.startswith(prefixes):
        return False
    parts = (word[len(prefix) :] for prefix in prefixes if word.startswith(prefix))
    return any(len(part) >= _PART and is_usual(part) for part in parts)


@lru_cache(_KEPT)
def nearest(word: str) -> tuple[str, ...]:
    """Return the usual words that a word in small letters becomes by one letter more, less or other, or two
    letters in the other order; else by doubling another letter (`personell`) or by `x` for `ks`."""
    found = sorted(set(_known_near(word.encode("ascii"))))
    if not found:
        return tuple(sorted({one for one in (*_doubled(word), word.replace("ks", "x")) if is_usual(one)}))
    words = ENGLISH.read_bytes()
    return tuple(one.decode() for one in found if b"\n%b\n" % one in words)  # two words may have one sum


def _known_near(word: bytes) -> Iterator[bytes]:
    """Yield the words one letter away from a word whose sums are known, and some of them twice.

    Half a thousand are asked for: the sum of what they begin with is made once for all that share it.
    """
    sums = _sums()[0]
    last = len(sums) - 1
    for at in range(len(word) + 1):
        head = word[:at]
        begun = crc32(head)
        for rest in rests(word[at:]):
            wanted = crc32(rest, begun)
            place = bisect_left(sums, wanted)
            if place <= last and sums[place] == wanted:
                yield head + rest


def _doubled(word: str) -> Iterator[str]:
    """Yield a word that has a doubled letter with another one doubled in its place."""
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            single = word[:at] + word[at + 1 :]
            yield from (single[:i] + single[i - 1 :] for i in range(1, len(single) + 1))


def rests(tail: bytes) -> list[bytes]:
    """Return what a word may end with instead: a letter less, more or other, or two in the other order."""
    after = tail[1:]
    rests = [after, *(letter + tail for letter in _LETTERS)]
    if tail:
        rests += [letter + after for letter in _LETTERS]
    if after:
        rests.append(after[:1] + tail[:1] + after[1:])
    return rests


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
    if not word.isascii():
        return False
    wanted = crc32(word.encode("ascii"))
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted
