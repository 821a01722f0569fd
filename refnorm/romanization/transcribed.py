"""Words of the region's Latin alphabets as English publications write them: Qurbanov, Gurbanov."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from refnorm.romanization.letters import Step
from refnorm.romanization.spots import bare
from refnorm.tables import beside

_CLUSTER = 3
"""Letters of a surname at most that become others together."""
_SIGN = "'"


@cache
def _letters() -> Mapping[str, tuple[str, ...]]:
    """Return what English writes for a letter, beside the letter itself."""
    letters = beside(__file__)["letters"]
    return {letter: (letter, *(written.split() or ("",))) for letter, written in letters.items()}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return what one to three letters of a surname may become beside what English writes for each letter."""
    return {letters: tuple(written.split()) for letters, written in beside(__file__)["names"].items()}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(beside(__file__)["endings"])


@lru_cache(maxsize=1 << 10)
def _ways(letter: str) -> tuple[str, ...]:
    """Return what may be written for a letter: itself, what English writes, itself without a mark."""
    found = _letters().get(letter, (letter,))
    return found if letter.isascii() else tuple(dict.fromkeys((*found, bare(letter))))


def _units(word: str) -> Iterator[str]:
    """Yield the letters of a word; those that a sign behind them makes another one (oʻ) with it."""
    at = 0
    while at < len(word):
        size = 2 if word[at + 1 : at + 2] == _SIGN and word[at : at + 2] in _letters() else 1
        yield word[at : at + size]
        at += size


def beginnings(letter: str) -> tuple[str, ...]:
    """Return how a name may begin that begins with a Latin letter, folded: ş is s or sh, x is x, kh or h."""
    return _letters().get(letter, (letter,))


def is_regional(word: str) -> bool:
    """Tell whether a word has letters for which English publications write others."""
    return not word.isascii() or not _letters().keys().isdisjoint(word)


def transcribed(word: str, written: str) -> bool:
    """Tell whether a word in Latin letters, folded, is written as English writes its letters."""
    ends = {0}
    for letter in _units(word):
        ends = {at + len(out) for at in ends for out in _ways(letter) if written.startswith(out, at)}
        if not ends:
            return False
    return len(written) in ends


def of_region(name: str) -> bool:
    """Tell whether a surname in Latin letters, folded, is of the region by its ending, or has marks."""
    return not name.isascii() or name.endswith(_endings()) or _SIGN in name


def is_spelled(name: str, written: str) -> bool:
    """Tell whether a surname in Latin letters, folded, may be spelled so by its bearer: Hüseynov, Guseinov.

    Only one of the region, by its letters or its ending, or with marks: Müller, Mueller.
    """
    if not of_region(name):
        return False
    table, ends = _names(), [{0}, *(set[int]() for _ in name)]
    for start in range(len(name)):
        for size in range(1, min(_CLUSTER, len(name) - start) + 1):
            letters = name[start : start + size]
            ways = _ways(letters) if size == 1 or letters in _letters() else ()
            ends[start + size] |= {
                at + len(out)
                for at in ends[start]
                for out in (*ways, *table.get(letters, ()))
                if written.startswith(out, at)
            }
    return len(written) in ends[-1]


def meant(word: str, written: str) -> list[tuple[str, str]]:
    """Return the letters of a word, each with what it was meant to become: the way with the fewest faults.

    A letter at fault stays itself without a mark. Faults are single characters that are lost, added or wrong.
    """
    units, size = list(_units(word)), len(written) + 1
    costs, ways = list(range(size)), list[list[tuple[int, str] | None]]()
    for unit in units:
        row, way = list[int](), list[tuple[int, str] | None]()
        for j in range(size):
            moves = [(costs[j] + 1, j, bare(unit))]
            if j:
                moves.append((costs[j - 1] + 1, j - 1, bare(unit)))
            for out in _ways(unit):
                if len(out) <= j and written[j - len(out) : j] == out:
                    moves.append((costs[j - len(out)], j - len(out), out))
            cost, back, out = min(moves, key=lambda move: move[0])
            more = bool(j) and row[j - 1] + 1 < cost
            row.append(row[j - 1] + 1 if more else cost)
            way.append(None if more else (back, out))
        costs = row
        ways.append(way)
    return list(zip(units, _traced(ways, len(written)), strict=True))


def _traced(ways: list[list[tuple[int, str] | None]], at: int) -> list[str]:
    """Go back from the last cell of a table to the first; None is a character too many."""
    found: list[str] = []
    while ways:
        if way := ways[-1][at]:
            at, out = way
            found.append(out)
            ways = ways[:-1]
        else:
            at -= 1
    return found[::-1]


@lru_cache(maxsize=1 << 14)
def plainly(native: str, roman: str) -> tuple[float, tuple[Step, ...]]:
    """Compare two words in Latin letters, without the marks that close a quotation behind them."""
    native, roman = native.rstrip("'"), roman.rstrip("'")
    if native == roman or transcribed(native, roman):
        return 0.0, ()
    from rapidfuzz.distance import Levenshtein

    letters = meant(native, roman) if is_regional(native) else [(letter, letter) for letter in native]
    plain, of, at = "".join(out for _, out in letters), list[tuple[int, int]](), 0
    for letter, out in letters:
        of += [(at, at + len(letter))] * len(out)
        at += len(letter)
    of.append((at, at))
    places = range(len(plain) - 1 if _SIGN in native or not native.isascii() else 0)  # `fibre` is `fiber`
    turned = next((n for n in places if _turned(plain, n) == roman), None)
    if turned is not None:
        start, end = of[turned][0], of[turned + 1][1]
        step = Step("swapped", native[start:end], roman[turned : turned + 2], None, start, turned)
        return 1.0, (step,)
    kinds = {"replace": "wrong", "delete": "missing", "insert": "extra"}
    steps = tuple(
        Step(
            kinds[op.tag],
            native[of[op.src_start][0] : of[op.src_end - 1][1]] if op.tag != "insert" else "",
            roman[op.dest_start : op.dest_end],
            None,
            of[op.src_start][0],
            op.dest_start,
        )
        for op in Levenshtein.opcodes(plain, roman)
        if op.tag != "equal"
    )
    return float(Levenshtein.distance(plain, roman)), steps


def _turned(word: str, at: int) -> str:
    """Return a word with two letters that have changed places."""
    return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
